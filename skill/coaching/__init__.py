"""Decides what to do: what the person did, where they are, what comes next. No words, no clock."""
