"""When a record has a word, a phrase, or words that are written together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.model.key import Key
from briefing.search.ast import TextTerm, Tree
from briefing.text.fold import joined, words
from tests.search.oracle.world import Texts, World

WIDEST = 3
"""So many neighbouring words may be one word elsewhere (docs/query.md: words side by side)."""
WRITTEN = ("title", "called", "quoted", "other")
"""Every text of a record."""


def with_term(world: World, term: TextTerm, columns: Sequence[str] = ()) -> set[Key]:
    """The records that have a word or a phrase, in some columns or anywhere."""
    near = [near_words(world, piece, term.mistakes) for piece in words(term.words)]
    return {key for key in world.records if _has(world.texts[key], term, columns, near)}


def with_word_of_run(world: World, parts: Sequence[Tree], at: int) -> set[Key]:
    """The records that have word `at` of a run, or its run of neighbours written together."""
    found = with_term(world, _term(parts[at]))
    for together in _together(parts, at):
        found |= {
            key
            for key in world.records
            if any(_is_joined(one, together) for one in world.texts[key].joined)
        }
    return found


def is_word(part: Tree) -> bool:
    """Whether it is a word without quotation marks."""
    return isinstance(part, TextTerm) and not part.phrase


def _together(parts: Sequence[Tree], at: int) -> Iterable[str]:
    """What word `at` makes up with its neighbours, two or three of them, spaces removed."""
    for width in range(2, WIDEST + 1):
        for start in range(at - width + 1, at + 1):
            some = parts[max(start, 0) : start + width]
            if len(some) == width and start >= 0 and all(map(is_word, some)):
                yield joined(" ".join(_term(part).words for part in some))


def _term(part: Tree) -> TextTerm:
    assert isinstance(part, TextTerm)
    return part


def _has(texts: Texts, term: TextTerm, columns: Sequence[str], near: Sequence[set[str]]) -> bool:
    pieces, whole = words(term.words), term.phrase and not term.prefix
    some = [text for column in columns or WRITTEN for text in getattr(texts, column)]
    together = frozenset[str]() if columns else texts.joined
    if any(_stands_in(text, pieces, whole) for text in some):
        return True
    letters = "".join(pieces)
    if len(pieces) == 1 and any(_stands_in([one], pieces, whole) for one in together):
        return True
    if len(pieces) > 1:
        if any(_is_joined(one, letters, whole) for one in together):
            return True
        if any(letters in text for text in some):
            return True
    if not any(near):
        return False
    # With mistakes, words that were written with a hyphen may stand anywhere.
    found = together.union(*some)
    return all(
        any(word.startswith(piece) or word in meant for word in found)
        for piece, meant in zip(pieces, near, strict=True)
    )


def _is_joined(one: str, letters: str, whole: bool = False) -> bool:
    """Whether a word written together is, or begins with, these letters; few begin nothing."""
    return one == letters or (not whole and len(letters) >= 4 and one.startswith(letters))


def _stands_in(text: Sequence[str], pieces: Sequence[str], whole: bool) -> bool:
    """Whether the words stand in a text one after the other, the last perhaps only begun."""
    *before, last = pieces
    for start in range(len(text) - len(pieces) + 1):
        found = text[start + len(before)]
        if list(text[start : start + len(before)]) == before and (
            found == last if whole else found.startswith(last)
        ):
            return True
    return False


def near_words(world: World, asked: str, mistakes: int) -> set[str]:
    """Words that this one is but for some mistakes; short words allow fewer, or none."""
    allowed = min(mistakes, 0 if len(asked) < 4 else 1 if len(asked) < 6 else 2)
    return {
        word
        for word in (world.vocabulary if allowed else ())
        if not word.startswith(asked) and slips(asked, word) <= allowed
    }


def slips(one: str, other: str) -> int:
    """Letters to insert, delete, replace, or swap with their neighbour, to make one the other."""
    table = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for row in range(len(one) + 1):
        for column in range(len(other) + 1):
            if not row or not column:
                table[row][column] = row + column
                continue
            same = one[row - 1] == other[column - 1]
            table[row][column] = min(
                table[row - 1][column] + 1,
                table[row][column - 1] + 1,
                table[row - 1][column - 1] + (not same),
            )
            swapped = one[row - 2 : row] == other[column - 2 : column][::-1]
            if row > 1 and column > 1 and swapped:
                table[row][column] = min(table[row][column], table[row - 2][column - 2] + 1)
    return table[-1][-1]
