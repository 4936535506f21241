"""Records that go into a decision (events) and come out of it (replies, questions, effects)."""
