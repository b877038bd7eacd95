"""The compiled form of a briefing, and the questions one can ask it."""
