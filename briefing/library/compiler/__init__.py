"""Compiling a whole library: the records of YAML files into tables."""
