"""How a record looks in a list: who, in bold; the words, in two lines; at the right what departs.

What all rows share stands above the list, so a row has only what tells it apart; but a statement
without its speaker is in no row, but where a heading has it, which stays in view.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from briefing.page.blocks import Line, Span, plain
from briefing.page.layout.cut_words import cut_apart, cut_around, cut_name
from briefing.page.layout.truncate import ending_of, fitted_line, part, truncated
from briefing.page.rows.common import CommonFacts, below_head, below_heading
from briefing.page.rows.row import UNREAD, Row, Speech
from briefing.page.words.dates import short_date, short_months
from briefing.page.words.labels import TEXTS, listed
from briefing.page.words.vocabulary import ARROW, DOT, UNKNOWN_HOP
from briefing.reader.content import SIGN, STYLES, content
from briefing.reader.widgets.rows.row_painter import ROW_STATES
from briefing.reader.widgets.rows.row_source import ListRow

GUTTER = 3
"""Cells before a row's text: the sign of the cursor, a mark, a space."""
WIDE = 88
"""Cells of a list from which on who, words and what departs stand in columns."""
_NAME, _SHORT_NAME, _ROOMY = 20, 14, 60
_WIDE_NAME, _WIDE_WORDS, _DEPARTS, _DEPARTS_DATED = 22, 56, 16, 26
_LEAST = 8
_LEAST_BESIDE = 16
"""Cells that are worth what stands beside a question."""
_MOST_BELOW = 3
"""Lines below a title."""
_UNNAMED = " (unnamed)"
_SECTION = 24
"""Cells for the name of a section with its number."""


class EntryLook(NamedTuple):
    """How all rows of a list look.

    `width` is that of the list, and `common` what its head says. `under` is the order whose heading
    stands above a row, and says what that need not; empty where there is no heading.
    """

    width: int
    compact: bool = False
    common: CommonFacts = CommonFacts()
    under: str = ""

    @property
    def room(self) -> int:
        """The cells for text in a row."""
        return max(1, self.width - GUTTER - 1)


def entry_lines(row: Row, look: EntryLook, state: str, *, leads: bool, under: str) -> list[Content]:
    """The lines of a row, without air; `leads` where another speaks than in the row before."""
    look = look._replace(under=under)
    row = below_head(below_heading(row, under) if under else row, look.common)
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
    count, width = (look.common.groups or {}).get(name, 0), look.width
    many = f" {count:,}" if count else ""
    kept = 0 if look.under == "date" else cell_len(many)  # a date goes before a number
    words = f"{' ' * GUTTER}{_whole_heading(name, look, width - GUTTER - 1 - kept)} "
    rule = "─" * max(0, width - 1 - cell_len(words) - cell_len(many))
    bold = "bold" if look.under == "speaker" else STYLES["muted"]
    return Content.assemble((words, bold), (f"{rule}{many}", STYLES["muted"])).truncate(width)


def section_line(row: ListRow, look: EntryLook, state: str) -> Content:
    """A row that is the heading of those below it: how many they are, and what they share."""
    sign, ground = ROW_STATES[state]
    start = truncated((*row.first, Span(f"  {plain(row.second)}", "muted")), look.room)
    said = _two_ends(content(start), row.third if look.common.source else (), look.room)
    line = Content.assemble((sign, SIGN), "  ", said)
    return line.truncate(look.width, pad=True).stylize_before(ground)


def has_room_for(common: CommonFacts, look: EntryLook) -> bool:
    """Whether the heading of a section has room for what its rows share, which is then in none."""
    return cell_len(plain(common.short_line)) <= look.room - _SECTION


def _whole_heading(name: str, look: EntryLook, width: int) -> str:
    """A heading in so many cells: the rows below do not say again what it says.

    A cut one says that it is, and keeps its last sign; of a file it keeps the end.
    """
    shorter = short_months(name) if look.under == "date" else name
    if cell_len(name) <= width:
        return name
    if cell_len(shorter) <= width:
        return shorter
    if look.under == "file":
        return ending_of(name, width)
    end = next((sign for sign in ("?", _UNNAMED) if shorter.endswith(sign)), "")
    return plain(truncated((Span(shorter.removesuffix(end)),), width - len(end))) + end


def _mark(row: Row) -> Content:
    """Whether the record has problems, and whether the person has read it: of two signs one."""
    flawed = bool(row.first) and row.first[0].style == "error"
    if flawed:
        return content((Span("!", "error"),))
    return content((Span(_MARKS[row.mark], "strong"),)) if row.mark else Content(" ")


_MARKS = {"unread": UNREAD, "changed": "~"}
"""Signs of what the person has not read, or not as it is now."""


def _title(row: Row) -> Line:
    return row.first[1:] if row.first and row.first[0].text == "! " else row.first


def _airy(row: Row, look: EntryLook, strong: bool) -> list[Content]:
    if row.speech is None:
        number = row.second[:1] if row.section == "figures" else ()
        if look.room >= _ROOMY and number and 0 < _gap(number) <= look.room // 2:
            return _numbered(row, number, look)
        lines = [_bold(line) for line in _words(row, _title(row), look.room, 2)]
        return lines + [_quiet(line) for line in _below_title(row, look.room)]
    if look.width >= WIDE:
        return _columns(row, row.speech, look, strong)
    words = _said(row, look.room)
    if look.under == "speaker":
        departs = _departs(row, row.speech, look, look.room)
        below = [_quiet(departs)] if departs else []
        return [*map(content, words), *below, *_whole_way(row, row.speech, look, look.room)]
    right = _departs(row, row.speech, look, look.room * 3 // 5)
    first = _two_ends(_speaker(row.speech, look.room - _gap(right), strong), right, look.room)
    return [first, *map(content, words), *_whole_way(row, row.speech, look, look.room)]


def _below_title(row: Row, width: int) -> list[Line]:
    """The lines below a title: of what is reported both answers, or the number, first and whole."""
    found = any(span.style == "words" for span in row.second)
    answers_first = row.section == "incidents" and not found
    told: Sequence[Line] = (row.third, row.second) if answers_first else (row.second, row.third)
    lines = [line for line in told if line]
    if found or not row.third or all(cell_len(plain(line)) <= width for line in lines):
        return [_fitted(line, width) for line in lines]
    if row.section == "figures":
        told = (row.second[:1], _after_comma(row.second[1:]), row.third)
    return _flowed([one for line in told for one in _parts(line)], width)[:_MOST_BELOW]


def _parts(line: Line) -> list[Line]:
    """What stands in a line with dots between."""
    text, parts, start = plain(line), [], 0
    while text[start:]:
        end = text.find(DOT, start) if DOT in text[start:] else len(text)
        parts.append(part(line, start, end))
        start = end + len(DOT)
    return parts


def _flowed(parts: list[Line], width: int) -> list[Line]:
    """Parts in lines, which break between them and in none; one that is too long is cut."""
    lines: list[Line] = []
    for one in parts:
        joined = listed((lines[-1], one), DOT) if lines else one
        if lines and cell_len(plain(joined)) <= width:
            lines[-1] = joined
        else:
            lines.append(_fitted(one, width))
    return lines


def _after_comma(given: Line) -> Line:
    return tuple(span._replace(text=span.text.removeprefix(", ")) for span in given)


def _numbered(row: Row, number: Line, look: EntryLook) -> list[Content]:
    """A figure with its number at the right edge, and when and by whom that was given below."""
    first, *others = _words(row, _title(row), look.room - _gap(number), 2) or [()]
    told = listed((line for line in (_after_comma(row.second[1:]), row.third) if plain(line)), DOT)
    below = [_quiet(_fitted(told, look.room))] if told else []
    return [_two_ends(_bold(first), number, look.room), *map(_bold, others), *below]


def _words(row: Row, words: Line, width: int, most: int) -> list[Line]:
    """A title, or words, of which what differs from others is in view."""
    name = row.section not in TEXTS
    return cut_apart(words, width, most, row.prefix, name=name)


def _said(row: Row, width: int) -> list[Line]:
    """A statement's words in two lines, and what was found beside them in one."""
    words = _words(row, row.second, width, 2)
    return words + cut_around(row.found, width, 1) if row.found else words


def _columns(row: Row, speech: Speech, look: EntryLook, strong: bool) -> list[Content]:
    """Who, the words, and what departs, side by side."""
    named = 0 if look.under == "speaker" else _WIDE_NAME
    departs = _DEPARTS if look.under == "date" else _DEPARTS_DATED
    wide = min(_WIDE_WORDS + _WIDE_NAME - named, look.room - named - departs - 4)
    words = [*map(content, _said(row, wide))]
    words += _whole_way(row, speech, look, wide)
    name = cut_apart(speech.who, named, 2, speech.prefix, name=True) if named else []
    who = [_name(line, strong) for line in name]
    right = _departs(row, speech, look, departs)
    lines = []
    for number in range(max(len(words), len(who))):
        start = words[number] if number < len(words) else Content("")
        if named:
            beside = who[number] if number < len(who) else Content("")
            start = Content.assemble(beside.truncate(named, pad=True), "  ", start)
        lines.append(_two_ends(start, right if not number else (), look.room))
    return lines


def _compact(row: Row, look: EntryLook, strong: bool) -> list[Content]:
    room = look.room
    if row.speech is None:
        right = _beside_title(row, room) if room >= _ROOMY else ()
        (title, *_) = _words(row, _title(row), room - _gap(right), 1) or [()]
        return [_two_ends(content(title), right, room)]
    departs = not look.common.source or look.common.departs(row.speech)
    name = 0 if look.under == "speaker" else (_NAME if room >= _ROOMY else _SHORT_NAME) + 1
    beside = _DEPARTS if name else _DEPARTS_DATED
    most = room * 2 // 5 if departs else beside if room >= _ROOMY else 1
    below: list[Content] = []
    if departs and room < _ROOMY:  # a way of its own leaves no room for words
        way = _quiet(fitted_line(row.third, room - name))
        below, right = [Content.assemble(" " * name, way)], ()
    else:
        right = fitted_line(row.third, most) if departs else _departs(row, row.speech, look, most)
    left = max(1, room - name - _gap(right))
    found = cut_around(row.found, left, 1) if row.found else _words(row, row.second, left, 1)
    said = found[0] if found else ()
    if not name:
        return [_two_ends(content(said), right, room), *below]
    who = _speaker(row.speech, name - 1, strong).truncate(name - 1, pad=True)
    return [_two_ends(Content.assemble(who, " ", content(said)), right, room), *below]


def _beside_title(row: Row, room: int) -> Line:
    """What a row of one line has at its right: as much as the title leaves, or whole parts."""
    left = room - cell_len(plain(_title(row))) - len("  ")
    told = (row.third or row.second) if row.section != "figures" else row.second
    if row.section == "incidents":  # as much of all: one below the other, they are compared
        return _whole_parts(told, room * 2 // 5)
    if cell_len(plain(told)) <= left:
        return told
    if row.section == "figures":  # no number is cut, and no date
        return row.second[:1]
    if row.section == "questions":  # what it asks goes before what it is about
        return fitted_line(told, left) if left >= _LEAST_BESIDE else ()
    return _whole_parts(told, max(left, room * 2 // 5))


def _whole_parts(line: Line, width: int) -> Line:
    """As many parts of a line, with dots between, as have room; the page has the others."""
    end = len(text := plain(line))
    while end > 0 and cell_len(text[:end]) > width:
        end = text.rfind(DOT, 0, end)
    return part(line, 0, end) if end > 0 else fitted_line(line, width)


def _fitted(line: Line, width: int) -> Line:
    """A line of so many cells; what matched in it is in view."""
    matched = any(span.style == "match" for span in line)
    return next(iter(cut_around(line, width, 1)), ()) if matched else fitted_line(line, width)


def _whole_way(row: Row, speech: Speech, look: EntryLook, width: int) -> list[Content]:
    """The way of a statement that came another way to us than the head says."""
    if look.common.source and not look.common.departs(speech):
        return []
    return [_quiet(fitted_line(row.third, width))]


def _departs(row: Row, speech: Speech, look: EntryLook, width: int) -> Line:
    """What a row has beside its words: its date where no heading has it, the hops between.

    A row whose way is told whole has no need of the latter. Where there is no room for both, the
    hops are cut first; where there is none for a whole date, that is left out.
    """
    day = "" if look.under == "date" else short_date(row.day)
    whole = not look.common.source or look.common.departs(speech)
    via = "" if whole or not speech.via else plain(speech.via)
    dated = (Span(day, "muted"),) if day else ()
    if not via:
        return dated if cell_len(day) <= width else ()
    left = width - cell_len(day) - len(DOT)
    return listed([_via(via, left), dated], DOT) if day and left > 0 else _via(via, width)


def _via(via: str, width: int) -> Line:
    """The hops between; of one that is not known its sign is left, however narrow it is."""
    said = f"via {via}"
    if cell_len(said) <= width:
        return (Span(said, "muted"),)
    unknown = "?" in via.split(f" {ARROW}")
    if width < _LEAST:
        return (Span("?" if unknown else ARROW.strip(), "muted"),)
    end = UNKNOWN_HOP if unknown else ""
    name = said.removesuffix(end) if end else said
    return (*truncated((Span(name, "muted"),), width - len(end)), Span(end, "muted"))


def _speaker(speech: Speech, width: int, strong: bool) -> Content:
    return _name(cut_name(speech.who, width, speech.prefix), strong)


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
    """What stands below the line that a person scans for; but what was found is not dim."""
    found = any(span.style == "words" for span in line)
    return content(line) if found else content(line).stylize_before(STYLES["muted"])
