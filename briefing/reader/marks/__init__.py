"""What the person has read, bookmarked and noted, on the screen and in the file that keeps it."""
