"""Tools for those who write what the coach says and hears: `python -m skill.authoring`."""
