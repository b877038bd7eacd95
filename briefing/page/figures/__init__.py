"""The words, tables and pictures of a figure."""
