"""The offices that somebody surely held on a day, as their record has them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefing.library.store.records import Record
from briefing.model.dates import edtf
from briefing.model.dates.edtf import Edtf


def offices_on(actor: Record, lower: str, upper: str) -> Iterator[dict[str, Any]]:
    """The positions that an actor held on every day between two ISO days; empty is no bound."""
    for one in actor.items("positions"):
        if isinstance(one, dict) and _held(
            _date(one.get("from")), _date(one.get("to")), lower, upper
        ):
            yield one


def _held(begin: Edtf | None, end: Edtf | None, lower: str, upper: str) -> bool:
    begun = begin is None or bool(begin.upper and lower and begin.upper <= lower)
    return begun and (end is None or bool(end.lower and upper and end.lower >= upper))


def _date(written: object) -> Edtf | None:
    return edtf.parse(written) if isinstance(written, str) else None
