"""Tools for writers of the content, not needed at runtime: `python -m skill.authoring`."""
