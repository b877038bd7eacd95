"""The pieces that screens are made of, each with its style sheet beside it."""
