"""Cutting somebody's words to a few lines of a list, so that nothing reads surer than it is.

The quotation is closed before the mark of the cut, and what is left does not end in a number or a
date, or in a word that qualifies one: "56 to …" is not "56", nor is "about …" anything.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import accumulate

from rich.cells import cell_len

from briefing.page.blocks import Line, Span, plain
from briefing.page.layout.truncate import CUT, part, truncated
from briefing.page.layout.wrap import starts_of_characters, wrap_line
from briefing.text.common_prefix import common_prefix_length
from briefing.text.visible import visible_line

_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
)
_SIGNS = (
    "about|over|under|almost|nearly|around|some|than|least|most|to|and|or|between|from|since|until"
    "|by|on|in|of|no|not|up|at|more|less|fewer|the|a|an"
)
_OPENING, _CLOSING = "“", "”"
_GAP = f" {CUT}\u00a0"
"""What stands for the middle of a name."""
_QUALIFIED = re.compile(
    r"(?:\S*\d\S*|\b(?:no|not|never|about|over|under|almost|nearly|around|than|least|most))\W*\Z",
    re.IGNORECASE,
)
_MARKED = 8
"""Letters of a text for each cell of its lines that are looked at: some combine with others."""
_CLAUSES = "，。；：！？、"
"""What stands between clauses where there are no spaces: a text may begin behind it."""
_NUMERALS = "〇零一二三四五六七八九十百千万亿億萬两兩"
_LISTING = " ,;:"
"""What goes with what is cut: more was to follow."""
_UNNAMED = " (unnamed)"
_LEAST = 8
"""Cells of a name that still tell whose it is."""
_LETTERS = 4
"""Letters of the first word of a name that stand for it."""
_LOST = 6
"""Cells of a line, more or less, that are left free before its end."""


def cut_words(line: Line, width: int, most: int) -> list[Line]:
    """`line` in at most `most` lines of `width` cells, cut between words if it is longer."""
    return wrap_line(cut_line(line, width, most), width)[:most]


def cut_around(line: Line, width: int, most: int) -> list[Line]:
    """The same, but what matched is kept in view: words before it are cut then, with a mark."""
    lines = cut_words(line, width, most)
    if any(_matches(one) for one in lines) or not _matches(line):
        return lines
    at = next(start for start, span in _starts(line) if span.style == "match")
    return cut_words(_from(line, at - width * most // 4), width, most)


def cut_apart(line: Line, width: int, most: int, prefix: int, *, name: bool) -> list[Line]:
    """The same; but where others begin with the same `prefix` letters, what differs is in view.

    A name loses its middle for that; somebody's words, which could say something else without it,
    lose their beginning. What matched is in view in any case.
    """
    lines = cut_around(line, width, most)
    text = plain(line)
    if not prefix or _in_view(lines, text) > (prefix := min(prefix, len(text) - 1)):
        return lines
    for shown in (_without_middle if name else _without_beginning)(line, prefix, width * most):
        found = cut_words(shown, width, most)
        words = plain(shown)
        cut = plain(found[-1]).endswith(CUT) and plain(found[-1]).removesuffix(CUT)
        if cut and _endings()[1].search(cut):
            continue  # a date would be another one
        if _in_view(found, words) > len(words) - len(text) + prefix:
            return found if any(map(_matches, found)) or not any(map(_matches, lines)) else lines
    return lines


def cut_name(name: Line, width: int, prefix: int) -> Line:
    """A name in so many cells: cut at its end, unless others begin with the same letters.

    A cut one keeps that it is not the name of anybody.
    """
    whole = plain(name)
    if cell_len(whole) > width and whole.endswith(_UNNAMED) and width >= len(_UNNAMED) + _LEAST:
        words = (Span(whole.removesuffix(_UNNAMED)),)
        return (*cut_name(words, width - len(_UNNAMED), prefix), Span(_UNNAMED, "muted"))
    shorter = truncated(name, width)
    kept = len(plain(shorter).removesuffix(CUT).rstrip())
    if shorter == name or not kept:
        return shorter
    shorter = (*part(name, 0, kept), Span(CUT, "muted"))
    if kept > prefix:
        return shorter
    return next(iter(cut_apart(name, width, 1, prefix, name=True)), shorter)


def _without_middle(line: Line, prefix: int, room: int) -> Iterator[Line]:
    """The beginning of a name, and the rest of it from before letter `prefix` on; ever less of it.

    The rest has two thirds of the room if it can use them: what is near tells more of what differs.
    """
    text = plain(line)
    at = _end_of_name(text, prefix, room * 2 // 3 - _LOST)
    first = text.find(" ")  # without its first word a name is hardly known
    if first + len(_GAP) + cell_len(text[at:]) > room:
        at = _end_of_name(text, prefix, room - len(_GAP))
    end = 1 + min(at, max(first, room // 3, room - cell_len(text[at:]) - len(_GAP)))
    while (end := text.rfind(" ", 0, end)) > 0:
        yield _joined(line, len(text[:end].rstrip(" ,;:–-")), _GAP, at)
    # Some letters of its first word are still a beginning.
    word = text.rfind(" ", 0, prefix + 1) + 1
    gap = _GAP.lstrip()
    for start in dict.fromkeys((at, at if _QUALIFIED.search(text[:word]) else word)):
        left = max(_LETTERS, room - len(gap) - cell_len(text[start:]))
        if left < first:
            yield _joined(line, left, gap, start)
    yield _joined(line, 0, gap, at)


def _joined(line: Line, end: int, gap: str, start: int) -> Line:
    """The beginning of a line, up to one letter, and the rest of it from another on."""
    text = plain(line)
    if len(line) == 1:  # one link stays one
        return (line[0]._replace(text=f"{text[:end]}{gap}{text[start:]}"),)
    return (*part(line, 0, end), Span(gap), *part(line, start, len(text)))


def _end_of_name(text: str, prefix: int, room: int) -> int:
    """The word with which the end of a name begins that has letter `prefix` in it, and more of it
    where that fits; a word stays with one before it that counts or qualifies it."""
    at = found = text.rfind(" ", 0, prefix + 1) + 1
    while at and (_QUALIFIED.search(text[:at]) or cell_len(text[at:]) <= room):
        found = at if not _QUALIFIED.search(text[:at]) else found
        at = text.rfind(" ", 0, at - 1) + 1
    return found


def _without_beginning(line: Line, prefix: int, room: int) -> Iterator[Line]:
    """Somebody's words from before letter `prefix` on; ever less before it."""
    text = plain(line)
    at = min(prefix - room // 4, len(text) - room + _LOST)
    while at < prefix:
        yield _from(line, max(0, at))
        at = text.find(" ", max(0, at)) + 1 or prefix
    yield _from(line, prefix + 1)


def _in_view(lines: list[Line], text: str) -> int:
    """How many letters of a text some lines begin with."""
    kept = "".join("".join(map(plain, lines)).split())
    seen = common_prefix_length(kept, "".join(text.split()))
    letters = accumulate(not letter.isspace() for letter in text)
    return next((at for at, number in enumerate(letters) if number > seen), len(text))


def _from(line: Line, start: int) -> Line:
    """A line from the word at a place on, with a mark before it."""
    text = plain(line)
    start = beginning_at(text, start)
    quoted = _OPENING if text[:start].count(_OPENING) > text[:start].count(_CLOSING) else ""
    before = Span(f"{CUT}\u00a0{quoted}", "quote" if quoted else "")
    return (before, *part(line, start, len(text)))


def beginning_at(text: str, at: int) -> int:
    """The word at or before a place with which a text may begin: "no" and "about" stay with it."""
    start = text.rfind(" ", 0, max(0, at)) + 1
    clause = max(text.rfind(one, start, max(0, at)) for one in _CLAUSES) + 1
    if clause:  # where there are no spaces, nothing before it belongs to a word
        return clause
    while start and _endings()[0].search(text[:start].rstrip()):
        start = text.rfind(" ", 0, start - 1) + 1
    return start


def _matches(line: Line) -> bool:
    return any(span.style == "match" for span in line)


def _starts(line: Line) -> Iterator[tuple[int, Span]]:
    """Each span with the place in the text where it begins."""
    at = 0
    for span in line:
        yield at, span
        at += len(span.text)


def cut_line(line: Line, width: int, most: int) -> Line:
    """As much of `line` as has room in `most` lines of `width` cells."""
    most_letters = width * most * _MARKED
    whole = sum(len(span.text) for span in line) <= most_letters
    line = line if whole else part(line, 0, most_letters)  # of a book no more is looked at
    line = tuple(span._replace(text=visible_line(span.text)) for span in line)
    return line if whole and len(wrap_line(line, width)) <= most else _cut(line, width, most)


def _cut(line: Line, width: int, most: int) -> Line:
    """The longest beginning that ends well; where that says too little, one that ends worse."""
    shown: Line = (Span(CUT, "muted"),)
    for ending in _endings():
        kept = _beginning(line, width, most, ending)
        shown = kept or shown
        if len(plain(kept)) * 3 >= width * most:
            return shown
    return _inside_word(line, width, most) or shown


def _inside_word(line: Line, width: int, most: int) -> Line:
    """As much of a word that is longer than a row: of an address, or where there are no spaces."""
    text = plain(line)
    fits = bisect_left(
        range(len(text) + 1), True, key=lambda end: not _fits(line, end, width, most)
    )
    word = text.rfind(" ", 0, fits) + 1, text.find(" ", fits)
    if cell_len(text[word[0] : word[1] if word[1] > 0 else len(text)]) <= width:
        return ()
    starts = [at for at in starts_of_characters(text[: fits + width]) if at < fits]
    kept = _number().sub("", text[: starts[-1]] if starts else "")
    return _closed(line, len(kept)) if len(kept) > word[0] else ()


def _fits(line: Line, end: int, width: int, most: int) -> bool:
    return len(wrap_line(_closed(line, end), width)) <= most


def _closed(line: Line, end: int) -> Line:
    """A line up to one letter, with its quotation closed, and the mark of the cut."""
    kept = plain(line)[:end]
    closed = kept.count(_CLOSING) >= kept.count(_OPENING)
    return (*part(line, 0, end), Span(CUT if closed else f"{_CLOSING}\u00a0{CUT}", "muted"))


@cache
def _number() -> re.Pattern[str]:
    """What of a number stands before a cut, also of one in Chinese characters."""
    return re.compile(rf"(?:[\d.,:/–-]|[{_NUMERALS}])+\Z")


@cache  # a list whose words are short needs none of them
def _endings() -> tuple[re.Pattern[str], ...]:
    """What should not be the last word before a cut; then what must not; then anything may."""
    return (
        re.compile(rf"(?:\S*\d\S*|\b(?:{_MONTHS}|{_SIGNS})\W*|[^\w\s]+)\Z", re.IGNORECASE),
        re.compile(rf"(?:\S*\d\S*|\b(?:{_MONTHS})\W*|[^\w\s]+)\Z", re.IGNORECASE),
        re.compile(r"(?!)"),
    )


def _beginning(line: Line, width: int, most: int, ending: re.Pattern[str]) -> Line:
    text = plain(line)
    end = min(len(text), width * most)
    while end := _shorter(text, end, ending):
        shown = _closed(line, end)
        if len(wrap_line(shown, width)) <= most:
            return shown
    return ()


def _shorter(text: str, end: int, ending: re.Pattern[str]) -> int:
    """The end of the last word before `end` with which a text may stop; 0 if there is none."""
    cut = text.rfind(" ", 0, end)
    while cut > 0 and ending.search(before := text[:cut].rstrip(_LISTING)):
        cut = before.rfind(" ")
    return len(text[: max(0, cut)].rstrip(_LISTING))
