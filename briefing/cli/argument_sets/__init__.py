"""The arguments of the commands that have many."""
