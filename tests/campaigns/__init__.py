"""Campaigns: what is tried many times over, by hand at full numbers and in the suite at a few.

Each module is a command, as `python -m tests.campaigns.damage --count 1000`; docs/reliability.md
has the counts. A run is told by its seed: the same seed tries the same things.
"""
