"""Tables as GitHub Flavored Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.export import gfm


def table(
    head: Sequence[str], rows: Sequence[Sequence[str]], numbers: frozenset[int] = frozenset()
) -> str:
    """A table of cells that are Markdown already; the columns `numbers` are set to the right.

    Columns are padded so that the source can be read too, up to a width that still fits a screen.
    """
    cells = [[gfm.cell(raw) for raw in row] for row in (head, *rows)]
    widths = [max(3, *(len(cell) for cell in column)) for column in zip(*cells, strict=True)]
    widths = [min(width, _WIDEST) for width in widths]
    rule = [_rule(width, number in numbers) for number, width in enumerate(widths)]
    padded = [_padded(row, widths, numbers) for row in cells]
    return "\n".join(f"| {' | '.join(row)} |" for row in (padded[0], rule, *padded[1:]))


_WIDEST = 40
"""Characters to which a column is padded at most; a longer cell makes only its own row longer."""


def _rule(width: int, number: bool) -> str:
    return "-" * (width - 1) + (":" if number else "-")


def _padded(row: Sequence[str], widths: Sequence[int], numbers: frozenset[int]) -> list[str]:
    return [
        cell.rjust(width) if number in numbers else cell.ljust(width)
        for number, (cell, width) in enumerate(zip(row, widths, strict=True))
    ]
