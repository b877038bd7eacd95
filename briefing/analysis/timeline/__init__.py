"""Time: what happened, was said and was counted when, as far as that is known."""
