"""Labels in a margin at the left of what they are of: of a fact, and of a list under a heading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, zip_longest

from rich.cells import cell_len

from briefing.page.blocks import Block, Heading, ItemList, Line, plain, restyled
from briefing.page.layout.wrap import Row, row_piece, row_width, wrap

_WIDEST_LABEL = 18
_GAP = 2
_LISTS_BESIDE = 42
"""Lists have their headings beside them if this many cells are left for the items."""
_OF_A_LIST = 3
"""The level of the headings that stand above a list."""
_MOST_LINES = 2
"""A heading that takes more lines than this beside its list stands above it."""


def label_column(labels: Iterable[str]) -> int:
    """How wide the margin is for some labels."""
    return max((min(cell_len(one), _WIDEST_LABEL) for one in labels), default=0) + _GAP


def fact_column(rows: Iterable[tuple[str, Line]], width: int) -> int:
    """The same for facts; where their values are short, no label is broken."""
    rows = tuple(rows)
    labels = [label for label, _ in rows]
    whole = max((cell_len(label) for label in labels), default=0) + _GAP
    longest = max((cell_len(plain(value)) for _, value in rows), default=0)
    return whole if whole + longest <= width else label_column(labels)


def list_column(blocks: Sequence[Block]) -> int:
    """The same for all lists of a page, which begin one below the other."""
    return label_column(_list_labels(blocks))


def _list_labels(blocks: Sequence[Block]) -> Iterator[str]:
    for block, after in pairwise(blocks):
        if isinstance(block, Heading) and is_of_list(block, after):
            yield plain(block.line)


def is_of_list(block: Block, after: Block | None) -> bool:
    """Whether a block is the heading of a list."""
    return isinstance(block, Heading) and block.level == _OF_A_LIST and isinstance(after, ItemList)


def list_label(block: Block, after: Block | None, column: int, width: int) -> Line:
    """What stands in the margin of a list; nothing where its heading is no label, or too long."""
    if not isinstance(block, Heading) or not is_of_list(block, after):
        return ()
    label = restyled(block.line, "label")
    fits = len(wrap(label, column - _GAP)) <= _MOST_LINES
    return label if fits and width - column >= _LISTS_BESIDE else ()


def labelled(label: Line, values: Sequence[Row], column: int) -> list[Row]:
    """Rows with a label in the margin before them."""
    labels = wrap(label, column - _GAP)
    rows = []
    for head, value in zip_longest(labels, values, fillvalue=()):
        gap = (row_piece(" " * (column - row_width(head))),) if value else ()
        rows.append((*head, *gap, *value))
    return rows
