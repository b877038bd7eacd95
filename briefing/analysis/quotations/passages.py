"""The words of a statement: one text, or several passages as they are printed around something."""

from __future__ import annotations

from briefing.library.store.records import Record

GAP = " […] "
"""What stands between two passages: brackets, because it is not the speaker's."""


def passages_of(statement: Record) -> tuple[str, ...]:
    """The passages of a statement's words; none where it has no valid text."""
    value = statement.fields.get("text")
    several = value if isinstance(value, list) else [value]
    return tuple(one for one in several if isinstance(one, str))


def whole_text(statement: Record) -> str:
    """The words as one text, with a sign wherever something stands between two passages."""
    return GAP.join(passages_of(statement))
