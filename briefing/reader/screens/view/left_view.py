"""How a view was left, and for what."""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar

from briefing.model.key import Key
from briefing.reader.places.history import ReaderPlace

S = TypeVar("S")


class LeftView(NamedTuple, Generic[S]):
    """What it was filtered for and what it showed; the record that was opened, if one was; or the
    action, by its id, that was asked for instead; or the `place` that it led to.
    """

    query: str
    state: S
    key: Key | None = None
    then: str = ""
    place: ReaderPlace | None = None
