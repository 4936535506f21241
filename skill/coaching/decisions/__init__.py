"""What to do next, one topic a module."""
