"""The parts of a query: adding one, and taking one back, without retyping the rest.

A part is one of the conditions that a query puts side by side: `actor:kataib-hezbollah`, a word, or
a bracket. Two parts are the same if they are read as the same, however they were typed.

Texts are changed by trying: what could be the new text is read again, and the first that means what
it should is taken. So what the person typed stays as it was typed; only where no such text is found
(an unclosed bracket, say) the query is written anew from its tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefing.search.ast import QUOTED, QUOTES, And, Tree, all_of, query_text
from briefing.search.parser import parse

_PIECE = re.compile(rf"[{QUOTES}]{QUOTED}(?:[{QUOTES}]|\Z)|[()]|\s+|[^\s(){QUOTES}]+")
_WORDS_BEFORE = 2
"""Words before a part that may go with it: AND and NOT."""


def parts(text: str) -> tuple[str, ...]:
    """The parts of a query, each as a query of its own; a query of alternatives is one part."""
    return tuple(query_text(tree) for tree in trees(text))


def added(text: str, term: str) -> str:
    """The query `text`, and `term` demanded besides; unchanged where it demands that already.

    It is unchanged too where nothing more fits into a query (briefing.search.parser.MOST_TERMS).
    """
    old = trees(text)
    new = tuple(tree for tree in trees(term) if tree not in old)
    if not new:
        return text
    asked = (term.strip(), f"({term.strip()})", _written(new))
    had = (text.rstrip(), f"({text.strip()})")
    tried = [" ".join(filter(None, (one, other))) for one in had for other in asked]
    return _first([*tried, _written((*old, *new))], (*old, *new)) or text


def without(text: str, term: str) -> str:
    """The query `text` without the parts of `term`; unchanged where it has none of them."""
    gone, have = trees(term), trees(text)
    for at in reversed(range(len(have))):
        if have[at] in gone:
            have = (*have[:at], *have[at + 1 :])
            text = _first(_shortened(text), have) or _written(have)
    return text


def trees(text: str) -> tuple[Tree, ...]:
    """What the parts of a query are read as."""
    match parse(text).tree:
        case None:
            return ()
        case And(parts):
            return parts
        case tree:
            return (tree,)


def _first(texts: Iterable[str], wanted: tuple[Tree, ...]) -> str | None:
    """The first text that is read as these parts; none where they are no parts at all."""
    return next((text for text in texts if wanted and trees(text) == wanted), None)


def _shortened(text: str) -> Iterator[str]:
    """The text without one of its pieces, the last first, and without what joins it to others."""
    pieces = _pieces(text)
    for last in reversed(range(len(pieces))):
        for first in range(max(0, last - _WORDS_BEFORE), last + 1):
            before, after = text[: pieces[first][0]], text[pieces[last][1] :]
            yield " ".join(filter(None, (before.rstrip(), after.lstrip())))


def _pieces(text: str) -> list[tuple[int, int]]:
    """Where the pieces between the blanks are, from and to; what is in brackets is one piece."""
    found: list[tuple[int, int]] = []
    depth = start = 0
    for match in _PIECE.finditer(text):
        if match[0].isspace() and depth <= 0:
            found.append((start, match.start()))
            start = match.end()
        depth = max(0, depth + (match[0] == "(") - (match[0] == ")"))
    found.append((start, len(text)))
    return [(start, end) for start, end in found if start < end]


def _written(several: tuple[Tree, ...]) -> str:
    return query_text(all_of(several))
