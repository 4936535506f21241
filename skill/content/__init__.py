"""What Cramp Coach knows: routines, ladder, advice and danger signs, as data."""
