"""Draws the timeline of a conversation."""
