"""The commands that draw a whole briefing: in space, and in time."""
