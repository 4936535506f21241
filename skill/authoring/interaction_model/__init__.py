"""Builds Alexa's interaction models from the writers' TOML sources, and checks them."""
