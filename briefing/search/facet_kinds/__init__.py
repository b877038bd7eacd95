"""What the hits of a search can have in common: a function for each kind of value."""
