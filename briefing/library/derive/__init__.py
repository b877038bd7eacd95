"""What follows from the records once they are in: one definition for each derived table."""
