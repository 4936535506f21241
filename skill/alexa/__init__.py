"""Alexa's side: requests become events, speech becomes responses. Only this layer knows the SDK."""
