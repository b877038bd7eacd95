"""The one-file HTML edition: a briefing for those who do not live in a terminal."""
