"""The Echo in a browser: the page and the local server behind it."""
