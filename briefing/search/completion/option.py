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


def rank(begun: str, words: str) -> int | None:
    """0 where `words` begin with what is typed, 1 where a word inside does, else None."""
    folded = fold(begun)
    if fold(words).startswith(folded) or joined(words).startswith(joined(begun)):
        return 0
    return 1 if f" {folded}" in fold(words) else None
