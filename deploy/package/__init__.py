"""What the Alexa store asks for: `python -m deploy.package` builds it and checks it."""
