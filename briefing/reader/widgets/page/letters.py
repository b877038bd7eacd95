"""The letters that are put on links, so that typing them follows the link."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from textual.strip import Strip

LETTERS = "asdfjklghqwertyuiopzxcvbnm"
"""The order in which letters are given out: first those under the fingers."""


def labels(count: int) -> list[str]:
    """`count` different labels of one letter or more, none the beginning of another.

    As many as can be have one letter only, and the easiest to type come first.
    """
    leaves = deque(reversed(LETTERS))
    while len(leaves) < count:
        stem = leaves.popleft()
        leaves.extend(stem + letter for letter in reversed(LETTERS))
    order = {letter: place for place, letter in enumerate(LETTERS)}
    easiest = sorted(leaves, key=lambda label: (len(label), [order[letter] for letter in label]))
    return easiest[: max(0, count)]


def with_label(row: Strip, start: int, label: Strip) -> Strip:
    """A row with a label before the cell `start`: in the blanks there, and in room made for it.

    What stands behind moves into the next wide gap, or to the end of the row. Where the row has no
    such room it stays as it is: no letter of the text gives way.
    """
    before = row.crop(0, start)
    left = max(start - label.cell_length, cell_len(before.text.rstrip(" ")))
    after = _squeezed(row.crop(start), label.cell_length - (start - left))
    return row if after is None else Strip.join((row.crop(0, left), label, after))


def _squeezed(row: Strip, cells: int) -> Strip | None:
    """A row with so many cells less, all of them blank; None where that takes more than blanks."""
    if not cells:
        return row
    gap = re.search(f" {{{cells + 1},}}| {{{cells}}}$", row.text)
    if gap is None:
        return None
    end = cell_len(row.text[: gap.end()])
    return Strip.join((row.crop(0, end - cells), row.crop(end)))


class LetterLabels:
    """Labels on some links, of which what was typed so far chooses one."""

    def __init__(self, links: Sequence[int] = ()) -> None:
        """`links` are the numbers of the links that get one."""
        self._links = dict(zip(labels(len(links)), links, strict=True))
        self._typed = ""

    def __bool__(self) -> bool:
        """Whether a letter is awaited."""
        return bool(self._links)

    def __iter__(self) -> Iterator[tuple[str, int]]:
        """The labels that could still be meant, each with the number of its link."""
        return (one for one in self._links.items() if one[0].startswith(self._typed))

    def type(self, letter: str) -> int | None:
        """The link that is chosen with this letter; -1 if others are needed, None if none fits."""
        self._typed += letter.lower()
        if self._typed in self._links:
            return self._links[self._typed]
        return -1 if any(self) else None
