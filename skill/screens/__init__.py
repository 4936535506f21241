"""What a screen shows while an answer is spoken: scenes with drawings, timed to the speech."""
