"""Translates Alexa requests to events and speech to responses; only this package uses the SDK."""
