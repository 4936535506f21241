"""Reads the content files strictly: TOML into records, with every problem named."""
