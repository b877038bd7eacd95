"""Cutting the way of a statement, and other lines, to the width of a list.

A way that is too long loses its middle. What a person must not miss stays: that a hop is unknown,
the source that was read, and the grades.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len, set_cell_size

from briefing.page.blocks import Line, Span, plain
from briefing.page.words.vocabulary import ARROW, DOT
from briefing.text.visible import visible_line

CUT = "…"
_UNKNOWN = f"{ARROW}? {ARROW}"
_MARK = f"? {ARROW}"
_AND_OTHERS = f"{ARROW}{CUT}? {ARROW}"
"""What stays of the hops between where one is unknown: alone, and with others."""
_LEAST = 8
"""Cells of a name that still tell which one it is."""
_CODE = 5
"""Cells of the grades without their words: ` · F6`."""


def fitted_line(line: Line, width: int) -> Line:
    """`line` in at most `width` cells.

    First the named hops between go, then the words of the grades, which have a code as well; then
    the rest of the name of the source, but not that it was not read. A line that is no way is cut
    at its end.
    """
    line = tuple(span._replace(text=visible_line(span.text)) for span in line)
    text = plain(line)
    if cell_len(text) <= width or not text.startswith(ARROW):
        return truncated(line, width)
    dot = text.rfind(DOT) if DOT in text else len(text)
    arrow = text.rfind(ARROW, 0, dot)
    name, grades = part(line, arrow + len(ARROW), dot), part(line, dot, len(text))
    between = text[: arrow + len(ARROW)]
    kept = "" if _UNKNOWN not in between else _UNKNOWN if between == _UNKNOWN else _AND_OTHERS
    befores = (kept,) if kept else (f"{ARROW}{CUT} {ARROW}", CUT) if arrow else (ARROW, "")
    code = part(grades, 0, colon) if (colon := plain(grades).find(": ")) > 0 else grades
    for said in (grades, code):
        for before in befores:
            shorter = (Span(before, "muted"), *name)
            if _wide((*shorter, *said)) <= width:
                return (*shorter, *said)
    grades = code
    mark = (Span(_MARK, "muted"),) if kept else ()
    room = width - _wide((*mark, *grades))
    least = _LEAST + _wide(_note(name))
    shown = (*mark, *_short_name(name, room if room >= least else width - _wide(mark) - _CODE))
    return truncated((*shown, *truncated(grades, width - _wide(shown))), width)


def _short_name(name: Line, width: int) -> Line:
    """The name of a source, cut; what is said of it in brackets (not read) is the last to go."""
    note = _note(name)
    room = width - _wide(note)
    if not note:
        return truncated(name, max(0, width))
    if room > 1:
        return (*truncated(name[:-1], room), *note)
    return truncated((note[0]._replace(text=note[0].text.strip(" ()")),), max(0, width))


def _note(name: Line) -> Line:
    last = name[-1:]
    return last if last and last[0].text.startswith(" (") else ()


def joined_lines(first: Line, words: Line, way: Line, width: int) -> tuple[Line, Line]:
    """Who; and the words with the way: both for one line of `width` cells, for want of lines.

    The words, in the middle, are the first to be cut, and go where there is no room for them. Who
    speaks may have a third of the line then.
    """
    end = fitted_line(way, max(width * 2 // 3, width - _wide(first) - 1))
    start = truncated(first, width - _wide(end) - 1)
    room = width - _wide(start) - _wide(end) - 3
    middle = (Span("  "), *truncated(words, room)) if room >= _LEAST else ()
    return start, (*middle, Span(" "), *end)


def truncated(line: Line, width: int) -> Line:
    """The beginning of a line, with … if anything was cut off."""
    if _wide(line) <= width:
        return line
    return (*_beginning(line, width - 1), Span(CUT, "muted")) if width > 0 else ()


def ending_of(text: str, width: int) -> str:
    """The end of a text, with … before it if anything was cut off."""
    if cell_len(text) <= width:
        return text
    start = len(text)
    while start and cell_len(text[start - 1 :]) < width:
        start -= 1
    return f"{CUT}{text[start:]}" if width > 0 else ""


def _beginning(line: Line, width: int) -> Iterator[Span]:
    for span in line:
        if width <= 0:
            return
        wide = cell_len(span.text)
        yield span if wide <= width else span._replace(text=set_cell_size(span.text, width))
        width -= wide


def part(line: Line, start: int, end: int) -> Line:
    """Some characters of a line, each in its own style."""
    spans, at = [], 0
    for span in line:
        text = span.text[max(0, start - at) : max(0, end - at)]
        at += len(span.text)
        if text:
            spans.append(span._replace(text=text))
    return tuple(spans)


def _wide(line: Line) -> int:
    return cell_len(plain(line))
