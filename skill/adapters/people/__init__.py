"""Remembers people between sessions, as rows of a store."""
