"""Processes that do a part of the work."""
