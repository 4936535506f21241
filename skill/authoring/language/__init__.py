"""Begins a language or locale: makes the skeleton of what has to be written from what is there."""
