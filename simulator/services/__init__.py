"""Local stand-ins for Alexa's services."""
