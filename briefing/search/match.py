"""Words to the language of SQLite's full text, in which every word of ours is quoted.

What is stored was folded, and what is asked is folded here, so that a token has only letters and
digits and nothing in it can be an operator.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from briefing.search.syntax import And, Field, Not, Or, Term, Tree
from briefing.text.fold import fold, joined

_WIDEST = 3
"""Neighbouring words that may be one word elsewhere: "dayr az zawr" is "Dayr az-Zawr"."""
_WRITTEN = "{title names quoted text}"


def has_field(tree: Tree) -> bool:
    """Whether something other than the full text is asked anywhere in `tree`."""
    match tree:
        case Term():
            return False
        case Field():
            return True
        case Not(part):
            return has_field(part)
        case And(parts) | Or(parts):
            return any(map(has_field, parts))


def expression(tree: Tree) -> str | None:
    """What to MATCH for a tree of terms; None where it says only what must not be there.

    The tree has no fields, and every term in it has a letter or a digit.
    """
    match tree:
        case Term():
            return _term(tree)
        case And(parts):
            return _all(parts)
        case Or(parts):
            found = [expression(part) for part in parts]
            return f"({' OR '.join(filter(None, found))})" if None not in found else None
        case _:
            return None


def _all(parts: Sequence[Tree]) -> str | None:
    wanted: list[str | None] = []
    for is_word, group in groupby(parts, key=_is_word):
        if is_word:
            wanted += _run([part for part in group if isinstance(part, Term)])
        else:
            wanted += [expression(part) for part in group if not isinstance(part, Not)]
    unwanted = [expression(part.part) for part in parts if isinstance(part, Not)]
    if not wanted or None in wanted or None in unwanted:
        return None
    without = "".join(f" NOT {one}" for one in unwanted)
    return f"(({' AND '.join(filter(None, wanted))}){without})"


def _is_word(part: Tree) -> bool:
    return isinstance(part, Term) and not part.phrase


def _term(term: Term) -> str:
    """A word or a phrase; one of several parts is also looked for without its spaces."""
    folded, star = fold(term.words), "" if term.phrase and not term.prefix else " *"
    if " " not in folded:
        return f'("{folded}"{star})'
    return f'({_WRITTEN} : "{folded}"{star} OR joined : "{joined(folded)}"{star})'


def _run(terms: Sequence[Term]) -> list[str]:
    """Words side by side: each as it is, or as a part of one that is written together."""
    return [
        f"({' OR '.join([_term(term), *_together(terms, index)])})"
        for index, term in enumerate(terms)
    ]


def _together(terms: Sequence[Term], index: int) -> Iterator[str]:
    """The words that term `index` makes up together with its neighbours."""
    for width in range(2, _WIDEST + 1):
        for start in range(max(0, index - width + 1), index + 1):
            part = terms[start : start + width]
            if len(part) == width:
                yield f'joined : "{joined(" ".join(term.words for term in part))}" *'
