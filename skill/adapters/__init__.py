"""What the skill needs of the outside world: stores, Alexa's reminders and an HTTP client."""
