"""How a record looks in a list: who, in bold; the words, in two lines; at the right what departs.

What all rows share stands above the list, so a row has only what tells it apart; but a statement
without its speaker is in no row.
"""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from briefing.page.blocks import Line, Span, plain
from briefing.page.layout.cut_words import cut_words
from briefing.page.layout.truncate import fitted_line, truncated
from briefing.page.rows.common import CommonFacts
from briefing.page.rows.row import Row, Speech
from briefing.page.words.dates import short_date, short_months
from briefing.page.words.labels import listed
from briefing.page.words.vocabulary import ARROW, DOT
from briefing.reader.content import SIGN, STYLES, content
from briefing.reader.widgets.rows.row_painter import ROW_STATES

GUTTER = 3
"""Cells before a row's text: the sign of the cursor, a mark, a space."""
WIDE = 88
"""Cells of a list from which on who, words and what departs stand in columns."""
_NAME, _SHORT_NAME, _ROOMY = 20, 14, 60
_WIDE_NAME, _WIDE_WORDS, _DEPARTS = 22, 56, 16
_LEAST = 8


class EntryLook(NamedTuple):
    """How all rows of a list look.

    `width` is that of the list, and `common` what its head says. `dated` is whether the heading
    above a row has its date.
    """

    width: int
    compact: bool
    common: CommonFacts
    dated: bool = False

    @property
    def room(self) -> int:
        """The cells for text in a row."""
        return max(1, self.width - GUTTER - 1)


def entry_lines(
    row: Row, look: EntryLook, state: str, *, leads: bool, dated: bool
) -> list[Content]:
    """The lines of a row, without air; `leads` where another speaks than in the row before."""
    look = look._replace(dated=dated)
    sign, ground = ROW_STATES[state]
    strong = leads or bool(state)
    lines = _compact(row, look, strong) if look.compact else _airy(row, look, strong)
    mark = _mark(row)
    return [
        Content.assemble((sign, SIGN), mark if not number else " ", " ", line)
        .truncate(look.width, pad=True)
        .stylize_before(ground)
        for number, line in enumerate(lines)
    ]


def heading_line(name: str, look: EntryLook) -> Content:
    """The heading of some rows, with a rule and how many there are, as soon as that is known."""
    count, width = (look.common.days or {}).get(name, 0), look.width
    many = f" {count:,}" if count else ""
    words = f"{' ' * GUTTER}{_whole_date(name, width - GUTTER - 1)} "
    rule = "─" * max(0, width - 1 - cell_len(words) - cell_len(many))
    return Content(f"{words}{rule}{many}").truncate(width).stylize_before(STYLES["muted"])


def _whole_date(name: str, width: int) -> str:
    """A heading in so many cells: the rows below have no date of their own.

    A cut one says that it is, and keeps its last sign.
    """
    shorter = short_months(name)
    if cell_len(name) <= width:
        return name
    if cell_len(shorter) <= width:
        return shorter
    end = "?" if shorter.endswith("?") else ""
    return plain(truncated((Span(shorter.removesuffix(end)),), width - len(end))) + end


def _mark(row: Row) -> Content:
    flawed = bool(row.first) and row.first[0].style == "error"
    return content((Span("!", "error"),)) if flawed else Content(" ")


def _title(row: Row) -> Line:
    return row.first[1:] if row.first and row.first[0].text == "! " else row.first


def _airy(row: Row, look: EntryLook, strong: bool) -> list[Content]:
    if row.speech is None:
        lines = [_bold(line) for line in cut_words(_title(row), look.room, 2)]
        return lines + [_quiet(fitted_line(line, look.room)) for line in _below(row)]
    if look.width >= WIDE:
        return _columns(row, row.speech, look, strong)
    who, words = row.speech.who, cut_words(row.second, look.room, 2)
    right = _departs(row, row.speech, look, look.room * 3 // 5)
    first = _two_ends(_speaker(who, look.room - _gap(right), strong), right, look.room)
    return [first, *map(content, words), *_whole_way(row, row.speech, look, look.room)]


def _columns(row: Row, speech: Speech, look: EntryLook, strong: bool) -> list[Content]:
    """Who, the words, and what departs, side by side."""
    wide = min(_WIDE_WORDS, look.room - _WIDE_NAME - _DEPARTS - 4)
    words = [*map(content, cut_words(row.second, wide, 2))]
    words += _whole_way(row, speech, look, wide)
    who = [_name(line, strong) for line in cut_words(speech.who, _WIDE_NAME, 2)]
    right = _departs(row, speech, look, _DEPARTS)
    lines = []
    for number in range(max(len(words), len(who))):
        name = who[number] if number < len(who) else Content("")
        said = words[number] if number < len(words) else Content("")
        start = Content.assemble(name.truncate(_WIDE_NAME, pad=True), "  ", said)
        lines.append(_two_ends(start, right if not number else (), look.room))
    return lines


def _compact(row: Row, look: EntryLook, strong: bool) -> list[Content]:
    room = look.room
    if row.speech is None:
        below = _below(row)
        # The number of a figure is what its row is about.
        told = below if row.section == "figures" else below[-1:]
        right = fitted_line(listed(told, DOT), room * 2 // 5) if room >= _ROOMY else ()
        (title, *_) = cut_words(_title(row), room - _gap(right), 1) or [()]
        return [_two_ends(content(title), right, room)]
    departs = not look.common.source or look.common.departs(row.speech)
    most = room * 2 // 5 if departs else _DEPARTS if room >= _ROOMY else 1
    right = fitted_line(row.third, most) if departs else _departs(row, row.speech, look, most)
    name = _NAME if room >= _ROOMY else _SHORT_NAME
    who = _speaker(row.speech.who, name, strong).truncate(name, pad=True)
    (said, *_) = cut_words(row.second, max(1, room - name - 1 - _gap(right)), 1) or [()]
    return [_two_ends(Content.assemble(who, " ", content(said)), right, room)]


def _below(row: Row) -> list[Line]:
    return [line for line in (row.second, row.third) if line]


def _whole_way(row: Row, speech: Speech, look: EntryLook, width: int) -> list[Content]:
    """The way of a statement that came another way to us than the head says."""
    if look.common.source and not look.common.departs(speech):
        return []
    return [_quiet(fitted_line(row.third, width))]


def _departs(row: Row, speech: Speech, look: EntryLook, width: int) -> Line:
    """What a row has beside its words: its date where no heading has it, the hops between.

    A row whose way is told whole has no need of the latter.
    """
    day = "" if look.dated else short_date(row.day)
    whole = not look.common.source or look.common.departs(speech)
    via = "" if whole or not speech.via else plain(speech.via)
    for said in (" · ".join(filter(None, (f"via {via}" if via else "", day))), f"via {via}"):
        if cell_len(said) <= width and (via or said == day):
            return (Span(said, "muted"),) if said else ()
    if not via:
        return ()
    unknown = "?" in via.split(f" {ARROW}")
    if width < _LEAST:
        return (Span("?" if unknown else ARROW.strip(), "muted"),)
    end = f" {ARROW}?" if unknown else ""
    name = via.removesuffix(end) if end else via
    return (*truncated((Span(f"via {name}", "muted"),), width - len(end)), Span(end, "muted"))


def _speaker(who: Line, width: int, strong: bool) -> Content:
    """A name; a cut one keeps that it is not named."""
    whole = plain(who)
    end = " (unnamed)"
    if cell_len(whole) > width and whole.endswith(end) and width >= len(end) + _LEAST:
        name = truncated((Span(whole.removesuffix(end)),), width - len(end))
        return _name((*name, Span(end, "muted")), strong)
    return _name(truncated(who, width), strong)


def _name(who: Line, strong: bool) -> Content:
    return content(who).stylize_before("bold" if strong else STYLES["muted"])


def _two_ends(left: Content, right: Line, width: int) -> Content:
    """One text at the left of a line, and another at its right."""
    if not right:
        return left
    gap = max(1, width - left.cell_length - cell_len(plain(right)))
    return Content.assemble(left, " " * gap, _quiet(right))


def _gap(right: Line) -> int:
    return cell_len(plain(right)) + 2 if right else 0


def _bold(line: Line) -> Content:
    return content(line).stylize_before("bold")


def _quiet(line: Line) -> Content:
    return content(line).stylize_before(STYLES["muted"])
