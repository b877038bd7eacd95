"""Lists: rows that are fetched and drawn as they come into view."""
