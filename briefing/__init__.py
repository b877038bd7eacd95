"""A terminal reader for sourced briefings."""

__version__ = "0.2.0"
