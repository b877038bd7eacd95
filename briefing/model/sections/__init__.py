"""One module for each section of a briefing, and their registry."""
