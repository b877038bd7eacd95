"""Bringing a library up to date with the files that have changed."""
