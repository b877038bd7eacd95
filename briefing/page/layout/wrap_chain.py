"""A chain in rows: it breaks before a hop, and inside one only where the hop is too long."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.page.blocks import Line, Span
from briefing.page.layout.wrap import Row, row_piece, row_width, wrap
from briefing.page.words.vocabulary import ARROW, DOT

_STEP = 2
"""How far a hop on a row of its own is indented, and once more where it goes on in the next."""
_GRADES = DOT.lstrip()


def wrap_chain(line: Line, width: int) -> list[Row]:
    """`line` in rows of at most `width` cells: as `wrap` gives them, but for a chain."""
    rows = wrap(line, width)
    if len(rows) == 1 or not any(_begins(span, ARROW) for span in line):
        return rows
    return [row for part in _paragraphs(line) for row in _set(part, width)]


def _set(line: Line, width: int) -> list[Row]:
    """One paragraph: as many hops in a row as fit."""
    if not any(_begins(span, ARROW) for span in line):
        return wrap(line, width)
    step = min(_STEP, width // 8)
    indent = (row_piece(" " * step),) if step else ()
    first, *hops = _hops(line)
    rows = _hung(wrap(first, width), first, width, step)
    for hop in hops:
        drawn = wrap(hop, width - step)
        if len(drawn) == 1 and row_width(rows[-1]) + 1 + row_width(drawn[0]) <= width:
            rows[-1] = (*rows[-1], row_piece(" "), *drawn[0])
        else:
            alone = _without_dot(hop)
            drawn = wrap(alone, width - step)
            rows += [(*indent, *row) for row in _hung(drawn, alone, width - step, step)]
    return rows


def _paragraphs(line: Line) -> Iterator[Line]:
    """The line cut at its line breaks."""
    part: list[Span] = []
    for span in line:
        for number, text in enumerate(span.text.split("\n")):
            if number:
                yield tuple(part)
                part = []
            if text:
                part.append(span._replace(text=text))
    yield tuple(part)


def _hops(line: Line) -> Iterator[Line]:
    """The speaker, each hop with its arrow, and what stands behind the last after a dot."""
    hop: list[Span] = []
    for span in (one for one in line if one.text):
        if _begins(span, ARROW) or (_begins(span, _GRADES) and hop):
            if hop:
                yield tuple(hop)
            hop = [span._replace(text=span.text.lstrip())]
        else:
            hop.append(span)
    yield tuple(hop)


def _without_dot(hop: Line) -> Line:
    """What has a row of its own needs no sign that it is another thing."""
    first, *others = hop
    return (first._replace(text=first.text.removeprefix(_GRADES)), *others)


def _begins(span: Span, sign: str) -> bool:
    return span.style == "muted" and span.text.lstrip().startswith(sign)


def _hung(drawn: list[Row], hop: Line, width: int, step: int) -> list[Row]:
    """A hop as it is `drawn`; one of several rows with the later ones indented."""
    if len(drawn) == 1 or not step:
        return drawn
    first, *others = wrap(hop, width - step)
    indent = row_piece(" " * step)
    return [first, *((indent, *row) for row in others)]
