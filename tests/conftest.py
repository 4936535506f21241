"""What holds for all tests."""

from datetime import timedelta

from hypothesis import settings

# Tests share the processors with each other, so that what takes a millisecond may take a second;
# what is to be quick is measured elsewhere, by clocks that count a process's own time.
settings.register_profile("shared", deadline=timedelta(seconds=10))
settings.load_profile("shared")
