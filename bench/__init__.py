"""What the skill costs, beside a bare skill on the same SDK, measured in one run."""
