"""YAML text → plain values, with the places where they stand and what is wrong with them."""
