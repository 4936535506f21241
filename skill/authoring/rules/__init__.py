"""The rules for content, one module for each kind of rule."""
