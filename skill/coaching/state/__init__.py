"""The state of a conversation, what is stored about a person, and what follows from both."""
