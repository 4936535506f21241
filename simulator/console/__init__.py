"""The Echo in a terminal."""
