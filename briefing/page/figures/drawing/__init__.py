"""The chart of a figure as text: a lane for each giver, or a bar for each number."""
