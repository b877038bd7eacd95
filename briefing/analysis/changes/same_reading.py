"""Values in the one form in which they are the same wherever they read the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any
from unicodedata import normalize

_LINK = re.compile(r"\[\[\s*([^][|\n]+?)\s*(?=\||\]\])")
Renamed = Mapping[str, str]
"""Slugs, with those that the same records have by now."""
EMPTY: tuple[object, ...] = ([], {})
"""Values that read as none."""


IsLink = Callable[[str], bool]
"""Whether a place of a record, whose path has no numbers in it, has a link."""


def told_apart(renamed: Renamed) -> Renamed:
    """The same, also with the slugs that belong to these records only now: before, they were those
    of others, or of none.
    """
    others = {slug: f"{slug} (another record)" for slug in renamed.values()}
    return {**others, **renamed}


def same_reading(value: Any, renamed: Renamed, is_link: IsLink, place: str = "") -> Any:
    """A value without what nobody can read: the width of blanks, forms of Unicode, the order of
    keys, empty lists in it. In a link, a slug of a record that has another by now is that.
    """
    if isinstance(value, str):
        return _words(value, renamed, is_link, place)
    if isinstance(value, dict):
        said = {
            name: same_reading(value[name], renamed, is_link, f"{place}.{name}")
            for name in sorted(value)
        }
        return {name: one for name, one in said.items() if one not in EMPTY}
    if isinstance(value, list):
        return [same_reading(one, renamed, is_link, place) for one in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def _words(text: str, renamed: Renamed, is_link: IsLink, place: str) -> str:
    plain = " ".join(text.split())
    if not plain.isascii():
        plain = normalize("NFC", plain)
    if not renamed:
        return plain
    if is_link(place):
        return renamed.get(plain, plain)
    return _LINK.sub(lambda at: f"[[{renamed.get(at[1], at[1])}", plain) if "[[" in plain else plain
