"""Words to the language of SQLite's full text, in which every word of ours is quoted.

What is stored was folded, and what is asked is folded here, so that a token has only letters and
digits and nothing in it can be an operator.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.search.ast import TextTerm
from briefing.search.prefixes import PrefixWords, as_it_is
from briefing.text.fold import fold, joined

_WIDEST = 3
"""Neighbouring words that may be one word elsewhere: "dayr az zawr" is "Dayr az-Zawr"."""
SHORTEST_BEGINNING = 4
"""Letters from which on words written together may begin a longer one."""
WRITTEN = "{title names quoted text}"
NAMED = "{title names}"
TEXT = "{quoted text}"
Near = Sequence[Sequence[str]]
"""For each word of a term, the words that it may have been meant to be."""


def term_expression(term: TextTerm, near: Near = (), begun: PrefixWords = as_it_is) -> str:
    """What to MATCH for a word or a phrase that has a letter or a digit.

    One of several parts is also looked for without its spaces.
    """
    return _either([*_as_written(term, begun), *_mistaken(term, near, begun)])


def _as_written(term: TextTerm, begun: PrefixWords) -> list[str]:
    folded, whole = fold(term.words), term.phrase and not term.prefix
    found = [f'"{folded}"'] if whole else beginning(folded, begun)
    if " " not in folded:
        return found
    together = joined(folded)
    return [f"{WRITTEN} : {_either(found)}", f'"{together}"', *_in_joined(together, whole)]


def _in_joined(together: str, whole: bool = False) -> list[str]:
    """Words that are written together; of few letters (`U.S.`) they do not begin longer ones."""
    star = "" if whole or len(together) < SHORTEST_BEGINNING else " *"
    return [f'joined : "{together}"{star}']


def beginning(folded: str, begun: PrefixWords) -> list[str]:
    """A word, or words side by side, of which the last may go on: alternatives for MATCH."""
    *before, last = folded.split()
    words = (" ".join([*before, word]) for word in begun(last))
    return [f'"{one}"' for one in words] or [f'"{folded}" *']


def _mistaken(term: TextTerm, near: Near, begun: PrefixWords) -> list[str]:
    """Each word by itself, as it is or as one that it may have been meant to be."""
    if not any(near):
        return []
    words = fold(term.words).split()
    if len(words) == 1:
        return [f'"{other}"' for other in near[0]]
    pieces = zip(words, near, strict=True)
    each = (
        _either([*beginning(word, begun), *(f'"{one}"' for one in others)])
        for word, others in pieces
    )
    return [f"({' AND '.join(each)})"]


def side_by_side(
    terms: Sequence[TextTerm], near: Sequence[Near], begun: PrefixWords = as_it_is
) -> list[str]:
    """Words side by side: each as it is, or as a part of one that is written together."""
    return [
        _either([term_expression(term, near[index], begun), *_together(terms, index)])
        for index, term in enumerate(terms)
    ]


def _together(terms: Sequence[TextTerm], index: int) -> Iterator[str]:
    """The words that term `index` makes up together with its neighbours."""
    for width in range(2, _WIDEST + 1):
        for start in range(max(0, index - width + 1), index + 1):
            part = terms[start : start + width]
            if len(part) == width:
                yield from _in_joined(joined(" ".join(term.words for term in part)))


def _either(pieces: Sequence[str]) -> str:
    return f"({' OR '.join(pieces)})"
