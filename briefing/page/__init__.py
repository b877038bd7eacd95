"""A record as a page of text: what is said of it, laid out for any medium."""
