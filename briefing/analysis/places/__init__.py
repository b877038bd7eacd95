"""Where things are: how exactly that is known, how far apart they are, and what is where."""
