"""What is new, in words: what has become of each record, and the page of all of it."""
