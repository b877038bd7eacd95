"""Who speaks in a statement, as its `speaker` field says it."""

from __future__ import annotations

from typing import NamedTuple

from briefing.library.answers import Record

PARTIAL = "partial-quote"
"""The form of words that are quoted, and are not all that was said there."""
VERBATIM = frozenset({"quote", PARTIAL})
"""The forms of a statement whose text is somebody's words, letter by letter."""


class Speaker(NamedTuple):
    """A named speaker has a `reference`; an unnamed one has `words`, and perhaps a body, `of`.

    `several` says that the words stand for more than one person. All are empty where the record
    has no valid speaker.
    """

    reference: str = ""
    words: str = ""
    of: str = ""
    several: bool = False


def speaker_of(statement: Record) -> Speaker:
    """The speaker of a statement."""
    value = statement.fields.get("speaker")
    if isinstance(value, str):
        return Speaker(reference=value)
    if isinstance(value, dict):
        return Speaker(
            words=str(value.get("unnamed") or ""),
            of=str(value.get("of") or ""),
            several=value.get("count") == "several",
        )
    return Speaker()


def is_verbatim(statement: Record) -> bool:
    """Whether the statement's text is the speaker's own words."""
    return statement.text("form") in VERBATIM
