"""Did you mean …: the known word that a mistyped one was most likely meant to be."""

from __future__ import annotations

from collections.abc import Iterable

_LONGEST = 60  # characters; what is longer was not mistyped from a name
_MOST_COMPARED = 400  # letter by letter, up to 0.1 ms each: keeps a call short, whatever is known


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The word of `known` that `word` was meant to be, or None where none is near.

    Near is a different case, `_` or a space for `-`, or a few slips: a letter too many, missing,
    wrong, or two swapped; one slip in a short word, two from six letters, three from eleven. Where
    no word is that near, a part will do if only one known word has it: `cramer` for `kevin-cramer`.
    Of equally near words it is the first in the alphabet, whatever the order of `known`.

    Takes about a tenth of a second for 100,000 known words, however long or alike they are; where
    hundreds share as many pairs of letters with `word` as the nearest one, that one may be missed.
    """
    asked = _plain(word)
    if len(asked) < 2 or len(asked) > _LONGEST:
        return None
    names = [name for name in known if len(name) <= _LONGEST]
    return _by_slips(asked, names) or _by_part(asked, names)


def _plain(word: str) -> str:
    """`word` without what is not counted as a slip."""
    return word.casefold().replace("_", "-").replace(" ", "-")


def _by_slips(asked: str, names: list[str]) -> str | None:
    """The name with the fewest slips from `asked`, if they are few."""
    allowed = 1 + (len(asked) > 5) + (len(asked) > 10)
    best: tuple[int, str] | None = None
    for name in _alike(asked, names, allowed):
        slips = distance(asked, _plain(name), allowed)
        if slips <= allowed and (best is None or (slips, name) < best):
            best, allowed = (slips, name), slips
    return best[1] if best else None


def _alike(asked: str, names: list[str], slips: int) -> list[str]:
    """Of the names that may be within `slips` of `asked`, those that share most pairs of letters.

    A slip changes at most three pairs of neighbouring letters, the two ends counted as letters.
    """
    framed = f"-{asked}-"
    pairs = {framed[start : start + 2] for start in range(len(asked) + 1)}
    needed = len(pairs) - 3 * slips
    shared = (
        (-sum(map(f"-{_plain(name)}-".__contains__, pairs)), name)
        for name in names
        if abs(len(name) - len(asked)) <= slips
    )
    # Most programs start without anything having been mistyped.
    from heapq import nsmallest  # noqa: PLC0415

    found = nsmallest(_MOST_COMPARED, (pair for pair in shared if -pair[0] >= needed))
    return [name for _, name in found]


def _by_part(asked: str, names: list[str]) -> str | None:
    """The only name that has `asked` as one or more whole parts, if just one has."""
    part = f"-{asked}-"
    found = {name for name in names if part in f"-{name}-"} if len(asked) > 2 else set()
    return found.pop() if len(found) == 1 else None


def distance(one: str, other: str, most: int) -> int:
    """How many slips lead from `one` to `other`, or `most + 1` if it is more than `most`.

    A slip is a letter inserted, left out or replaced, or two neighbours swapped, no letter being
    touched twice (optimal string alignment). Work is in proportion to length × `most`.
    """
    far = most + 1
    if abs(len(one) - len(other)) > most:
        return far
    before: list[int] = []
    above = [min(column, far) for column in range(len(other) + 1)]
    for row, letter in enumerate(one, 1):
        line = [far] * (len(other) + 1)
        line[0] = min(row, far)
        for column in range(max(1, row - most), min(len(other), row + most) + 1):
            match = other[column - 1]
            slips = min(above[column], line[column - 1], above[column - 1] - (letter == match)) + 1
            if row > 1 and column > 1 and (letter, match) == (other[column - 2], one[row - 2]):
                slips = min(slips, before[column - 2] + 1)
            line[column] = min(slips, far)
        if min(line) >= far:
            return far
        before, above = above, line
    return above[-1]
