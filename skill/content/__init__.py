"""The content as data: routines, relief ladder, situations, advice and danger signs."""
