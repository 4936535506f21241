"""The review book: everything the coach says, for a clinician and a native reader to sign."""
