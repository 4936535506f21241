"""The rules that content keeps; each module knows one kind of them."""
