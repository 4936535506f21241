"""Cramp Coach: leads a person through a calf cramp by voice."""
