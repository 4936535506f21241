"""Builds and checks the skill package for the Alexa store: `python -m deploy.package`."""
