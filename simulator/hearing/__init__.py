"""Words to an intent with slots."""
