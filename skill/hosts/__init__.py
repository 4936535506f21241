"""Where the skill runs."""
