"""The virtual Echo: the requests it sends, the responses it accepts, and what it plays."""
