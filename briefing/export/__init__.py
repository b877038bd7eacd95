"""Pages as files that leave the program."""
