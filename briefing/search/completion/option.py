"""One thing that is offered to somebody who types, and how well it goes on with what is typed."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.text.fold import fold, joined


@dataclass(frozen=True, slots=True)
class CompletionOption:
    """What could be put in, how it is shown, and how often it is there (None: nobody counted)."""

    text: str
    shown: str
    count: int | None


WHOLE = -1
"""The rank of what is typed in full already: it comes first, so that nobody's name is changed."""


def rank(begun: str, words: str) -> int | None:
    """`WHOLE`; 0 where `words` begin with what is typed, 1 where a word inside does, else None."""
    folded = fold(begun)
    if folded and joined(words) == joined(begun):
        return WHOLE
    if fold(words).startswith(folded) or joined(words).startswith(joined(begun)):
        return 0
    return 1 if f" {folded}" in fold(words) else None
