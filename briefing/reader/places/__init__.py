"""The places of a briefing: what each shows, what leads there, and where the reader has been."""
