"""What holds for all tests."""

from datetime import timedelta

from hypothesis import settings

# Tests share the processors with each other, so that what takes a millisecond may take a second.
# Whether the skill is quick enough is no question for random examples: it has tests of its own.
settings.register_profile("shared", deadline=timedelta(seconds=10))
settings.load_profile("shared")
