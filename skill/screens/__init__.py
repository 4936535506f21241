"""Turns what is said into what a screen shows: drawings, and scenes on a time line."""
