"""Who says so: the words of statements with their speakers and the way they took."""
