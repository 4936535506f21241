"""Alexa's services on this machine."""
