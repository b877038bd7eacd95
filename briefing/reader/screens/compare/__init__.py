"""A record beside the words of its source."""
