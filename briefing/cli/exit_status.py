"""The exit statuses of every command."""

from __future__ import annotations

FOUND = 0
"""What was asked for is there, and nothing is wrong with it."""
NOTHING = 1
"""Nothing was found, or errors were."""
WRONG = 2
"""It could not be done as it was typed."""
INTERRUPTED = 130
"""Somebody pressed ctrl+c: 128 + SIGINT, as shells have it."""
