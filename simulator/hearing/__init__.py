"""Recognizes the intent and slots of what a person says."""
