"""Draws poses, a figure with bones of fixed lengths, as vector graphics for APL and as SVG."""
