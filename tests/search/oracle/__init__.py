"""The slow, obvious twin of the search: plain Python over all records, and what to ask it."""
