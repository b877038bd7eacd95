"""Who speaks in a statement, as its `speaker` field says it."""

from __future__ import annotations

from typing import Any, NamedTuple

from briefing.library.store.records import Record
from briefing.model.key import UNKNOWN

PARTIAL = "partial-quote"
"""The form of words that are quoted, and are not all that was said there."""
VERBATIM = frozenset({"quote", PARTIAL})
"""The forms of a statement whose text is somebody's words, letter by letter."""


class Speaker(NamedTuple):
    """A named speaker has a `reference`; an unnamed one has `words`, and perhaps a body, `of`.

    `bodies` are all that are named, where it is one of several; `of` is then empty, for which one
    it is cannot be told. `several` says that the words stand for more than one person, and
    `at_least` for how many. All are empty where the record has no valid speaker.
    """

    reference: str = ""
    words: str = ""
    of: str = ""
    several: bool = False
    bodies: tuple[str, ...] = ()
    at_least: int = 1


UNKNOWN_SPEAKER = Speaker(words="speaker not known")
"""Somebody of whom nothing is told."""


def speaker_of(statement: Record) -> Speaker:
    """The speaker of a statement."""
    value = statement.fields.get("speaker")
    if value == UNKNOWN:
        return UNKNOWN_SPEAKER
    if isinstance(value, str):
        return Speaker(reference=value)
    if isinstance(value, dict):
        return _unnamed(value)
    return Speaker()


def _unnamed(value: dict[str, Any]) -> Speaker:
    of, count = value.get("of") or (), value.get("count", "one")
    bodies = (of,) if isinstance(of, str) else tuple(of)
    at_least = int(count) if isinstance(count, int | float) else 1
    return Speaker(
        words=str(value.get("unnamed") or ""),
        of=bodies[0] if len(bodies) == 1 else "",
        several=count == "several" or at_least > 1,
        bodies=bodies,
        at_least=at_least,
    )


def is_verbatim(statement: Record) -> bool:
    """Whether the statement's text is the speaker's own words."""
    return statement.text("form") in VERBATIM
