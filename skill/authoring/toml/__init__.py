"""Reads the TOML files of the content into records, and reports every problem in them."""
