"""A record as it stands in a list."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.model.key import Key
from briefing.page.blocks import Line


@dataclass(frozen=True, slots=True)
class Row:
    """A record in a list: its key, its section, and its lines, which lead nowhere.

    `third` is who says so: the way of a statement to us, and its grades; of an incident its status
    and how many origins it has, of a figure the latter; empty for anything else.
    """

    key: Key
    first: Line
    second: Line
    section: str
    third: Line = ()
