"""The content as data: routines, relief ladder, advice and danger signs."""
