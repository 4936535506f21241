"""The virtual Echo: what it sends, what it takes, what it plays."""
