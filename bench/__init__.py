"""Benchmarks: measures the skill next to a minimal skill on the same SDK, in one run."""
