"""Deadlines for tests of something else."""

from skill.adapters.deadline import Deadline

PLENTY = Deadline.after(24 * 3600.0)
"""Later than the end of any test."""
