"""Blocks as lines of text, cut and wrapped to a width in the cells of a terminal."""
