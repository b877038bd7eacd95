"""Where something stands inside a record: keys, and places in lists from 0."""

from __future__ import annotations

import re

Path = tuple[str | int, ...]
"""From the record inwards; a number is the place of an item in a list."""
_COUNTS = re.compile(r"0|[1-9]\d*", re.ASCII)


def steps(path: str) -> Path:
    """The steps of a dotted path; a number is the place of an item, where it is no slug (`007`)."""
    parts = path.split(".") if path else ()
    return tuple(int(part) if _COUNTS.fullmatch(part) else part for part in parts)


def field_name(path: Path) -> str:
    """The path of a field as people write it: `chain[1]`, `relations[0].to`."""
    parts = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(parts).removeprefix(".")
