"""The conversation as sound."""
