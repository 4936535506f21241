"""The time line of a conversation as a picture."""
