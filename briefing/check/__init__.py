"""Checking a briefing: what its records say, held against each other and against the sources."""
