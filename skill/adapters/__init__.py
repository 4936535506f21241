"""Where people are remembered: one port, and a store for each place to run."""
