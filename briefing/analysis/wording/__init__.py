"""Loaded wording: the terms of a briefing, where they stand, and plain words for them."""
