"""The Echo in a browser: a page, and what it asks of this machine."""
