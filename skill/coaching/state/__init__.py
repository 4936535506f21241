"""Where the person is: the state, what is remembered, and what follows from both."""
