"""Pages in plain words, and where loaded terms stand."""
