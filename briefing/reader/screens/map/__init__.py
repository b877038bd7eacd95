"""The map: places, shores and borders, and what is where."""
