"""Sets, finds and cancels reminders through Alexa's Reminders API."""
