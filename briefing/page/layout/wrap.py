"""Breaking a line of text into rows of a given width, measured in the cells of a terminal."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple
from unicodedata import category, combining

from rich.cells import cell_len, split_graphemes

from briefing.page.blocks import Line, Span, Style, is_link
from briefing.text.visible import visible

# Spaces at which a line may break: not the no-break ones (U+00A0, U+2007, U+202F).
_WORD = "[^ \u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]+"
_EVEN = re.compile(
    "[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0377\u0391-\u0482\u048a-\u0527\u2010-\u2027]*"
)
"""Text of which every character has one cell and stands alone; and only U+0020 breaks it."""
_WIDE = "\u3001"
_APART = re.compile(
    f"[{_WIDE}\u3002\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff5e!-~]*"
)
"""Text of which every character stands alone, of one cell or, from `_WIDE` on, of two."""
_BREAKS_AFTER = frozenset("-/_&=?.,;")
"""Where a word that is too long for a row breaks if it can: addresses, paths, compounds."""
_BEFORE_TEXT = re.compile("\u200d(?=[!-\u02ff])")
"""A joiner with plain text after it: only emoji and the letters of some scripts are joined."""
_DOT = "·"
_VIRAMA = 9
"""The combining class of the signs that join a letter to the next one."""


class StyledRun:
    """A span as it stands at one place of the page; the same span elsewhere is another run."""

    __slots__ = ("leads", "span", "text")

    def __init__(self, span: Span, text: str) -> None:
        """`text` is that of the span, as it may be shown."""
        self.span = span
        self.text = text
        self.leads = is_link(span)


class RowPiece(NamedTuple):
    """As much of a run as stands in one row."""

    text: str
    run: StyledRun


Row = tuple[RowPiece, ...]


def row_piece(text: str, style: Style = "") -> RowPiece:
    """A piece of the layout's own: a bar, a bullet, a gap."""
    return RowPiece(text, StyledRun(Span(text, style), text))


def row_width(row: Iterable[RowPiece]) -> int:
    """How many cells a row takes."""
    return sum(cell_len(each.text) for each in row)


def wrap(line: Line, width: int) -> list[Row]:
    """`line` in rows of at most `width` cells; one empty row where the line is empty.

    Rows break at spaces, which then belong to neither row, as does a dot of ours between two
    things; at newlines; and inside a word only where it is longer than a row, and never
    between a character and what combines with it. Only a single character that is wider than
    `width` stands out.
    """
    runs = [StyledRun(span, visible(span.text)) for span in line if span.text]
    text = "".join(run.text for run in runs)
    starts = [0, *accumulate(len(run.text) for run in runs)]
    return [
        _cut(runs, starts, *_without_dots(runs, starts, text, start, end))
        for start, end in _rows(text, max(width, 1))
    ]


def wrap_line(line: Line, width: int) -> list[Line]:
    """`line` as several, each of at most `width` cells."""
    return [
        tuple(piece.run.span._replace(text=piece.text) for piece in row)
        for row in wrap(line, width)
    ]


def _without_dots(
    runs: list[StyledRun], starts: list[int], text: str, start: int, end: int
) -> tuple[int, int]:
    """A row without the dot that it begins or ends with because the text is broken there."""
    if text.startswith(f"{_DOT} ", start, end) and text[start - 1 : start] == " ":
        start += 2 * _is_ours(runs[bisect_right(starts, start) - 1])
    if text.endswith(f" {_DOT}", start, end) and text[end : end + 1] == " ":
        end -= 2 * _is_ours(runs[bisect_right(starts, end - 1) - 1])
    return start, end


def _is_ours(run: StyledRun) -> bool:
    """Whether a dot at the edge of a row is none of a text that somebody wrote."""
    return run.span.style == "muted" or run.text.strip(" ") == _DOT


def starts_of_characters(text: str) -> list[int]:
    """Where each character begins with all that combines with it: before it a word may be cut."""
    return [start for start, _, _ in _clusters(text)]


def _cut(runs: list[StyledRun], starts: list[int], start: int, end: int) -> Row:
    """The pieces of the text between `start` and `end`; `starts` is where each run begins."""
    number = bisect_right(starts, start) - 1
    if start < end <= starts[number + 1]:  # nearly every row of very many
        run, before = runs[number], starts[number]
        return (RowPiece(run.text[start - before : end - before], run),)
    pieces = []
    while start < end:
        stop = min(end, starts[number + 1])
        run = runs[number]
        pieces.append(RowPiece(run.text[start - starts[number] : stop - starts[number]], run))
        start, number = stop, number + 1
    return tuple(pieces)


def _rows(text: str, width: int) -> Iterator[tuple[int, int]]:
    start = 0
    for part in text.split("\n"):
        fill = _fill_even if _EVEN.fullmatch(part) else _fill
        yield from fill(text, start, start + len(part), width)
        start += len(part) + 1


def _fill_even(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """The same as `_fill` for text that needs no measuring: a book takes a moment."""
    first = _after_spaces(text, start, end)
    row_start = start if first < end else end
    word_end = text.find(" ", first, end)
    if (end if word_end < 0 else word_end) - start > width:
        row_start = first  # the spaces before the first word have no room
    while row_start < end:
        if end - row_start <= width:
            row_end = end
        else:
            row_end = text.rfind(" ", row_start, row_start + width + 1)
            if row_end <= row_start:
                word_end = text.find(" ", row_start, end)
                word_end = end if word_end < 0 else word_end
                *whole, (row_start, _) = _chop_even(text, row_start, word_end, width)
                yield from whole
                continue
            dot = _last_dot(text, row_start, row_end)
            if dot > row_start and (word := _after_spaces(text, row_end, end)) < end:
                word_end = text.find(" ", word, end)
                row_end = dot if (end if word_end < 0 else word_end) - dot <= width else row_end
        yield row_start, row_start + len(text[row_start:row_end].rstrip(" "))
        row_start = _after_spaces(text, row_end, end)
    if first == end:
        yield start, start


def _chop_even(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    """The same as `_chop` for text that needs no measuring."""
    parts = []
    while end - start > width:
        least, most = start + width // 2, start + width
        soft = max(text.rfind(one, least, most) for one in _BREAKS_AFTER) + 1
        parts.append((start, soft or most))
        start = soft or most
    return [*parts, (start, end)]


def _last_dot(text: str, start: int, end: int) -> int:
    """Where a dot between two things stands that a row would end with; its start, if with none."""
    last = start + len(text[start:end].rstrip(" ")) - 1
    return last if last > start and text[last - 1 : last + 1] == f" {_DOT}" else start


def _after_spaces(text: str, start: int, end: int) -> int:
    while start < end and text[start] == " ":
        start += 1
    return start


def _fill(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """Where each row of one paragraph begins and ends: as many words as fit."""
    row_start, row_end, used = start, start, 0
    for word_start, word_end in _words(text, start, end):
        size = _cells(text[word_start:word_end])
        gap = cell_len(text[row_end:word_start])
        if used + gap + size <= width:
            row_end, used = word_end, used + gap + size
            continue
        dot = _last_dot(text, row_start, row_end)
        if dot > row_start and 1 + gap + size <= width:
            yield row_start, row_start + len(text[row_start:dot].rstrip(" "))
            row_start, row_end, used = dot, word_end, 1 + gap + size
            continue
        if row_end > row_start:
            yield row_start, row_end
        row_start, row_end, used = word_start, word_end, size
        if size > width:
            *whole, (row_start, row_end) = _chop(text, word_start, word_end, width)
            yield from whole
            used = _cells(text[row_start:row_end])
    yield row_start, row_end


def _words(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The words, each with the space before it if its first character combines with that space.

    If that is the only space, the word before stays with it as well.
    """
    held: tuple[int, int] | None = None
    for match in re.compile(_WORD).finditer(text, start, end):
        first = match.start()
        if first > start and _combines(match[0][0]):
            if held and held[1] == first - 1:
                held = held[0], match.end()
                continue
            first -= 1
        if held:
            yield held
        held = first, match.end()
    if held:
        yield held


def _combines(character: str) -> bool:
    """Whether a character belongs to the one before it: marks, joiners, skin tones."""
    return category(character)[0] == "M" or character in "\u200c\u200d🏻🏼🏽🏾🏿"


def _clusters(text: str) -> list[tuple[int, int, int]]:
    """What must stay together: (start, end, cells) of a character with all that combines with it.

    `split_graphemes` takes the letters of India apart:
    from vowel signs that have a cell of their own, and from letters joined to them by a virama.
    """
    if _APART.fullmatch(text):
        return [(at, at + 1, 1 + (one >= _WIDE)) for at, one in enumerate(text)]
    clusters: list[tuple[int, int, int]] = []
    for start, end in _graphemes(text):
        cells = _cells(text[start:end])
        if clusters and (_combines(text[start]) or _is_joined(text, start)):
            first, _, before = clusters.pop()
            clusters.append((first, end, before + cells))
        else:
            clusters.append((start, end, cells))
    return clusters


def _is_joined(text: str, start: int) -> bool:
    """Whether a virama joins a letter to the one before; it joins nothing else that follows it."""
    return combining(text[start - 1]) == _VIRAMA and category(text[start])[0] == "L"


def _graphemes(text: str) -> Iterator[tuple[int, int]]:
    """The signs; one that a joiner ends is apart from the text after it."""
    for start, end, _ in split_graphemes(text)[0]:
        for match in _BEFORE_TEXT.finditer(text, start, end):
            yield start, match.end()
            start = match.end()
        yield start, end


def _cells(text: str) -> int:
    """How many cells a text takes, where a run may end after a joiner that joins nothing."""
    if "\u200d" not in text:
        return cell_len(text)
    return sum(cell_len(text[start:end]) for start, end in _graphemes(text))


def _chop(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    """The parts of a word that is longer than a row; after a hyphen or slash where one is near."""
    parts = []
    first, used = start, 0  # where this part begins, and how many cells it has so far
    soft, soft_used = start, 0  # where it could end well, and how many cells that would be
    for left, right, cells in _clusters(text[start:end]):
        if used and used + cells > width:
            cut, cut_used = (soft, soft_used) if soft_used > width // 2 else (start + left, used)
            parts.append((first, cut))
            first, used, soft_used = cut, used - cut_used, 0
        used += cells
        if text[start + right - 1] in _BREAKS_AFTER:
            soft, soft_used = start + right, used
    return [*parts, (first, end)]
