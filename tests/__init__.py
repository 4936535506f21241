"""The tests of Cramp Coach."""
