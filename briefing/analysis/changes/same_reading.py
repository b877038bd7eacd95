"""Values in the one form in which they are the same wherever they read the same."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from unicodedata import normalize

_LINK = re.compile(r"\[\[\s*([^][|\n]+?)\s*(?=\||\]\])")
Renamed = Mapping[str, str]
"""Slugs, with those that the same records have by now."""


def same_reading(value: Any, renamed: Renamed) -> Any:
    """A value without what nobody can read: the width of blanks, forms of Unicode, the order of
    keys. A slug of a record that has another by now is that.
    """
    if isinstance(value, str):
        return _words(value, renamed)
    if isinstance(value, dict):
        return {name: same_reading(value[name], renamed) for name in sorted(value)}
    if isinstance(value, list):
        return [same_reading(one, renamed) for one in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def _words(text: str, renamed: Renamed) -> str:
    plain = " ".join(text.split())
    if not plain.isascii():
        plain = normalize("NFC", plain)
    if not renamed:
        return plain
    if plain in renamed:
        return renamed[plain]
    return _LINK.sub(lambda at: f"[[{renamed.get(at[1], at[1])}", plain) if "[[" in plain else plain
