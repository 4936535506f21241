"""The coach's decisions, one module per topic."""
