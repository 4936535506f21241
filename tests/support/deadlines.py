"""Deadlines for tests that are not about deadlines."""

from skill.adapters.deadline import Deadline

PLENTY = Deadline.after(24 * 3600.0)
"""A deadline that no test reaches."""
