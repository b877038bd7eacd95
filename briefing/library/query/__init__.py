"""Lists and their pages, and what else is asked of a library."""
