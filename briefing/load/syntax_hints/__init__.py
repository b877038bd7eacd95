"""The mistakes that people make when they write YAML by hand, and how each is told to them."""
