"""A virtual Echo for trying Cramp Coach on a laptop."""
