"""Alexa's reminders."""
