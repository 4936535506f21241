"""Golden conversations: recorded answers that a test compares with the real ones."""
