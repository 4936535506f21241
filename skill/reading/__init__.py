"""Reads a person's words: every meaning found in them, and how certain each is."""
