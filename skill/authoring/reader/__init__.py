"""Builds what the reader of words loads, from lists, patterns and example phrases."""
