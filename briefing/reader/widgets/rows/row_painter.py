"""How a row of a list looks: a sign for the cursor, and its words in up to three lines."""

from __future__ import annotations

from textual.content import Content

from briefing.page.blocks import Line, Paragraph, Span, plain
from briefing.page.layout.layout import layout
from briefing.page.layout.truncate import fitted_line, joined_lines
from briefing.page.rows.row import UNREAD
from briefing.reader.content import CURSOR, KEPT, SIGN, STYLES, content
from briefing.reader.widgets.rows.row_source import ListRow

ROW_STATES = {"": (" ", ""), "cursor": ("▌", CURSOR), "kept": ("▏", KEPT)}
"""The sign and the look of a row: any row, the one with the cursor, and the one that keeps it while
the focus is elsewhere."""
_RAIL = 4
"""Cells of room below which a row has only the first piece of its text: its key, and whether
anything behind it is unread."""
_AROUND = 3  # cells: the sign and a space before a row's text, and a space after it


def row_line(row: ListRow | None, part: int, high: int, state: str, width: int) -> Content:
    """Line `part` of a row that has `high` of them, behind the sign that tells its state.

    A row that has gone in the meantime is an empty line.
    """
    if row is None:
        return Content("")
    sign, look = ROW_STATES[state]
    room = max(0, width - _AROUND)
    if room < _RAIL and part == 0:
        key = plain(row.first[:1]).strip()
        unread = UNREAD if key and UNREAD in plain(row.first[1:]) else ""
        words = content((Span(key, "muted"), Span(unread, "muted"))).truncate(room + 1)
    else:
        words = _words(row, part, high, room).truncate(room, ellipsis=True)
    line = Content.assemble((sign, SIGN), " ", words)
    return line.truncate(width, pad=True).stylize_before(look)


def empty_line(empty: Line, y: int, width: int) -> Content:
    """A line of what is said where there are no rows."""
    lines = layout((Paragraph(empty),), width).lines if empty else ()
    return content(lines[y - 1]) if 0 < y <= len(lines) else Content("")


def _words(row: ListRow, part: int, high: int, room: int) -> Content:
    """The text of a line of a row in so many cells.

    Where a row has fewer lines than texts, the first two share one; and who says so, the third,
    always has its place.
    """
    if row.third and high == 1:
        start, end = joined_lines(row.first, row.second, row.third, room)
        return Content.assemble(content(start), _quiet(end))
    if part == 2 or (part == 1 and row.third and high == 2):
        return _quiet(fitted_line(row.third, room))
    if part == 1:
        return _quiet(row.second)
    alone = not row.second or high > (2 if row.third else 1)
    first = content(row.first)
    return first if alone else Content.assemble(first, "  ", _quiet(row.second))


def _quiet(line: Line) -> Content:
    """What stands below the line that a person scans for; but somebody's words are never dim."""
    spoken = any(span.style == "words" for span in line)
    return content(line) if spoken else content(line).stylize_before(STYLES["muted"])
