"""Turns the coach's replies into words, silences, SSML and a time line."""
