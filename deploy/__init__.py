"""How the skill is put where it runs."""
