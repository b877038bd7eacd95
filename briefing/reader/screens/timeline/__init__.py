"""The timeline: what happened, was said and was counted, row by row."""
