"""A page of text: where it stands, its links, their letters, and what is found in it."""
