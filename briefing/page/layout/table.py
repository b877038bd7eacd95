"""Tables that fit the width: columns that shrink and wrap, or one value a row if it is narrow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from rich.cells import cell_len

from briefing.page.blocks import Beside, Line, Span, Style, Table, plain, restyled
from briefing.page.layout.cut_words import cut_name
from briefing.page.layout.leading import LEAD, hung, is_led, led
from briefing.page.layout.truncate import part, truncated
from briefing.page.layout.wrap import Row, row_piece, row_width, wrap
from briefing.page.layout.wrap_chain import wrap_chain
from briefing.text.common_prefix import longest_prefixes
from briefing.text.visible import visible

_GAP = 2
_NARROW = 3
"""The narrowest column under heads that stand by turns."""
_NARROWEST = 6
"""A column is never made narrower than this, nor than what it has."""
_WHOLE = 12
"""Words up to this many cells stay whole: a table that would break them is none."""
_AIRY_FROM = 3
"""From so many lines in a row on, there is air between the rows."""
_BESIDE_FROM = 66
"""From this many cells on two that are held against each other stand side by side."""
_BETWEEN_SIDES = 4
_WORDS_FROM = 90
"""From this many cells on a row of one line has a second one for what is below its title."""
_STACKED_BELOW = 44
"""Below this many cells a table of three columns or more is no table any more."""


Cells = tuple[Line, ...]


def draw_table(table: Table, width: int) -> list[Row]:
    """The rows of a table of at most `width` cells; of a long one its ends, if it says so."""
    table, hidden = _with_ends(table)
    widths = _fit(table, width) if table.rows else None
    if widths is None:
        return _stacked(table, hidden, width)
    if table.staggered:
        table, widths = _one_line(table, widths, width) if table.one_line else (table, widths)
        rows = _staggered(table, widths)
    else:
        rows = _across(tuple(restyled(cell, "label") for cell in table.head), widths, Table((), ()))
    rows.append(_rule(widths))
    drawn = [_across(*_spread(cells, widths, table), table) for cells in _said_once(table)]
    airy = not table.staggered and max(map(len, drawn)) >= _AIRY_FROM
    air: list[Row] = [()] if airy else []
    for number, lines in enumerate(drawn):
        rows += [*(air if number else ()), *_between(number, table, hidden, width), *lines]
    return [*rows, *_between(len(drawn), table, hidden, width)]


def _with_ends(table: Table) -> tuple[Table, int]:
    """The table with the rows that are shown, and how many between them are not."""
    first, last = table.ends or (0, 0)
    hidden = len(table.rows) - first - last
    if table.ends is None or hidden <= 0:
        return table, 0
    return table._replace(rows=(*table.rows[:first], *table.rows[first + hidden :])), hidden


def _between(number: int, table: Table, hidden: int, width: int) -> list[Row]:
    """What stands for the rows that are not shown, before the first of those after them."""
    if not hidden or table.ends is None or number != table.ends[0]:
        return []
    where = "" if table.every else ": v shows all of them, beside the source"
    style: Style = "" if table.every else "muted"
    return wrap((Span(f"… {hidden:,} more{where}", style, query=table.every),), width)


def _said_once(table: Table) -> Iterator[Cells]:
    """The rows: of several that are there as the same, the first says as what.

    What has no name above it is a sign, which each row has.
    """
    above: Cells = ()
    named = table.about and plain(table.head[table.about - 1])
    for number, cells in enumerate(table.rows):
        after_gap = table.ends is not None and number == table.ends[0]
        same = named and above and cells[: table.about] == above[: table.about]
        yield (*((),) * table.about, *cells[table.about :]) if same and not after_gap else cells
        above = cells


def _staggered(table: Table, widths: list[int]) -> list[Row]:
    """The heads on two lines by turns, the first on the lower one; what is asked above them."""
    starts = [sum(widths[:number]) + _GAP * number for number in range(len(widths))]
    asked: list[tuple[int, Line]] = [
        (starts[column], (Span(words, "strong"),)) for column, words in table.groups
    ]
    heads = [(at, restyled(cell, "label")) for at, cell in zip(starts, table.head, strict=True)]
    return [_placed(cells) for cells in (asked, heads[1::2], heads[::2]) if cells]


def _placed(cells: list[tuple[int, Line]]) -> Row:
    """Some cells in one row, each where it begins."""
    pieces: list[Row] = []
    at = 0
    for start, cell in cells:
        drawn = wrap(cell, max(_WHOLE, _longest(cell)))[0]
        pieces += [_blank(" " * (start - at)), drawn]
        at = start + row_width(drawn)
    return tuple(each for cell in pieces for each in cell)


def _one_line(table: Table, widths: list[int], width: int) -> tuple[Table, list[int]]:
    """The same with its titles cut to a line.

    What is below a title goes to the right where no title need give way to it, stays where the
    table is wide, and is left out otherwise. In a row without numbers it stands in their place.
    """
    parted = [(*_parted(cells[0]), cells[1:]) for cells in table.rows]
    words = max((_longest(below) for _, below, cells in parted if any(cells)), default=0)
    last = max(widths[-1], _longest(table.head[-1]))
    longest = max(_led_cells(title) for title, *_ in parted)
    beside = width - sum(widths[1:-1]) - last - words - _GAP * len(widths) >= longest
    first = longest if beside else min(longest, widths[0])
    rows, prefixes = [], longest_prefixes(plain(title) for title, *_ in parted)
    for title, below, cells in parted:
        counted = any(cells)
        name = cut_name(title, first - len(LEAD) * is_led(title), prefixes[plain(title)])
        if counted and not beside and width >= _WORDS_FROM:
            name = (*name, Span("\n"), *truncated(below, first))
        after = (below if counted else (),) if beside else ()
        rows.append((name, *(cells if counted else (below, *cells[1:])), *after))
    head = (*table.head, (Span("in words"),)) if beside else table.head
    ending = [last, words] if beside else widths[-1:]
    return table._replace(head=head, rows=tuple(rows)), [first, *widths[1:-1], *ending]


def _spread(cells: Cells, widths: list[int], table: Table) -> tuple[Cells, list[int]]:
    """A row of one line that has nothing but words beside its title has the room of all others."""
    if not table.one_line or not table.staggered or any(cells[2:]):
        return cells, widths
    return cells[:2], [widths[0], sum(widths[1:]) + _GAP * (len(widths) - 2)]


def _parted(cell: Line) -> tuple[Line, Line]:
    """The first line of a cell, without the colon that leads on, and what is below it."""
    at = plain(cell).find("\n")
    if at < 0:
        return cell, ()
    end = len(plain(cell))
    return part(cell, 0, at - plain(cell)[:at].endswith(":")), part(cell, at + 1, end)


def _fit_staggered(table: Table, width: int) -> list[int] | None:
    """The same where the heads need no room of their own: two columns have room for each."""
    first, *others = zip(table.head, *table.rows, strict=True)
    least = [max(_NARROW, *(_longest(cell) for cell in column[1:])) for column in others]
    heads = [_longest(column[0]) for column in others]
    after = [*least[1:], _WHOLE]
    least = [
        max(size, head - beside - _GAP - 1)
        for size, head, beside in zip(least, heads, after, strict=True)
    ]
    room = width - sum(least) - _GAP * len(least) - max(0, heads[-1] - least[-1])
    if room < _WHOLE:
        return None
    return [min(room, max(map(_led_cells, first))), *least]


def _fit(table: Table, width: int) -> list[int] | None:
    """The width of each column, or None where the table cannot be set across."""
    if table.staggered:
        return _fit_staggered(table, width)
    columns = list(zip(table.head, *table.rows, strict=True))
    natural = [min(width, max(_longest(cell) for cell in column)) for column in columns]
    natural[table.about] = min(width, max(map(_led_cells, columns[table.about])))
    least = [
        min(size, max(_NARROWEST, _longest_word(column[0]), _whole(column)))
        for size, column in zip(natural, columns, strict=True)
    ]
    room = width - _GAP * (len(columns) - 1)
    if sum(least) > room or (len(columns) > 2 and width < _STACKED_BELOW):
        return None
    while sum(natural) > room:
        widest = max(
            (n for n in range(len(natural)) if natural[n] > least[n]), key=natural.__getitem__
        )
        natural[widest] -= 1
    return natural


def _led_cells(cell: Line) -> int:
    """How wide a cell of the first column would be, with the sign before a link."""
    return _longest(cell) + len(LEAD) * is_led(cell)


def _longest(cell: Line) -> int:
    return max(cell_len(row) for row in visible(plain(cell)).split("\n"))


def _longest_word(cell: Line) -> int:
    return max((cell_len(word) for word in visible(plain(cell)).split()), default=0)


def _whole(column: tuple[Line, ...]) -> int:
    """How wide a column must be so that it breaks no word of a usual length."""
    sizes = (_longest_word(cell) for cell in column)
    return max((size for size in sizes if size <= _WHOLE), default=0)


def _across(cells: tuple[Line, ...], widths: list[int], table: Table) -> list[Row]:
    """The rows that one row of cells takes."""
    wrapped = [wrap_chain(cell, size) for cell, size in zip(cells, widths, strict=True)]
    at = table.about
    if is_led(cells[at]) and widths[at] > len(LEAD):
        indent = row_piece(" " * len(LEAD))
        wrapped[at] = hung(led(cells[at]), widths[at], row_piece(LEAD, "sign"), indent)
    return [_padded(row, widths, table.numbers) for row in zip_longest(*wrapped, fillvalue=())]


def _padded(row: tuple[Row, ...], widths: list[int], numbers: frozenset[int]) -> Row:
    pieces: list[Row] = []
    for number, (cell, size) in enumerate(zip(row, widths, strict=True)):
        gap = " " * (size - row_width(cell))
        last = number == len(widths) - 1
        between = "" if last else " " * _GAP
        before, after = (gap, between) if number in numbers else ("", "" if last else gap + between)
        pieces.append((*_blank(before), *cell, *_blank(after)))
    return tuple(each for cell in pieces for each in cell)


def _blank(text: str) -> Row:
    return (row_piece(text),) if text else ()


def _rule(widths: list[int]) -> Row:
    return (row_piece((" " * _GAP).join("─" * size for size in widths), "rule"),)


def _stacked(table: Table, hidden: int, width: int) -> list[Row]:
    """Each row as lines of "head: value", with an empty row between.

    A first cell that leads somewhere is what its row is about: it stands bare above the others, and
    the name of its column above them all.
    """
    rows: list[Row] = []
    if not table.about and any(_leads(cells[0]) for cells in table.rows):
        rows += [*wrap(restyled(table.head[0], "label"), width), ()]
    for number, cells in enumerate(table.rows or [((),) * len(table.head)]):
        if number:
            rows += [(), *_between(number, table, hidden, width)]
        rows += (_gathered if table.staggered else _stack)(table, cells, width)
    return [*rows, *_between(len(table.rows), table, hidden, width)]


def _gathered(table: Table, cells: tuple[Line, ...], width: int) -> list[Row]:
    """One row of narrow columns: what it is about, and below it the others as flowing text."""
    values: list[Span] = []
    for name, cell in filter(all, zip(table.head[1:], cells[1:], strict=True)):
        values += [Span(" · ", "muted")] if values else []
        values += [*restyled(name, "label"), Span("\u00a0"), *cell]
    step = min(_GAP, width // 4)
    below = wrap(tuple(values), width - step) if values else []
    return [*wrap(cells[0], width), *_indented(below, step)]


def _stack(table: Table, cells: tuple[Line, ...], width: int) -> list[Row]:
    """One row of a table as lines."""
    at = table.about
    bare = at > 0 or _leads(cells[at])
    step = min(_GAP, width // 4) if bare else 0
    below = [
        (*restyled(name, "label"), Span(": ", "label"), *cell)
        for place, (name, cell) in enumerate(zip(table.head, cells, strict=True))
        if not bare or (place > at and (cell or not at))
    ]
    rows = [row for line in below for row in _indented(wrap_chain(line, width - step), step)]
    if not bare:
        return rows
    before = (*cells[0], Span(" ")) if at and cells[0] else ()
    sign = (Span(LEAD, "sign"),) if is_led(cells[at]) else ()
    first, *others = wrap((*before, *sign, *led(cells[at])), width - step)
    return [first, *_indented(others, step), *rows]


def _indented(rows: Iterable[Row], step: int) -> list[Row]:
    return [(*_blank(" " * step), *row) for row in rows]


def draw_beside(block: Beside, width: int) -> list[Row]:
    """What two say, in two columns; where there is no room, one below the other, with its name."""
    above = wrap(block.about, width) if block.about else []
    if width >= _BESIDE_FROM:
        column = (width - _BETWEEN_SIDES) // 2
        left, right = (wrap_chain(cell, column) for cell in block.sides)
        if block.named:
            left, right = (
                [*wrap(name, column), *cell]
                for name, cell in zip(block.names, (left, right), strict=True)
            )
        for one, other in zip_longest(left, right, fillvalue=()):
            gap = _blank(" " * (column + _BETWEEN_SIDES - row_width(one))) if other else ()
            above.append((*one, *gap, *other))
        return above
    step = min(_GAP, width // 4)
    for name, cell in zip(block.names, block.sides, strict=True):
        below = wrap_chain(cell, width - step)
        above += [*wrap(restyled(name, "label"), width), *_indented(below, step)]
    return above


def _leads(cell: Line) -> bool:
    return any(span.link for span in cell)
