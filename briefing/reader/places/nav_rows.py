"""Rows that lead somewhere in the program: the contents on the left, the trail, a choice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from rich.cells import set_cell_size

from briefing.library.store.records import Briefing, SectionCount
from briefing.model.key import FRONT, Key
from briefing.page.blocks import Line, Span, plain
from briefing.page.layout.cut_words import cut_words
from briefing.page.overviews import OVERVIEWS
from briefing.page.rows.row import UNREAD
from briefing.page.words.dates import short_date
from briefing.reader.places.history import ReaderPlace
from briefing.reader.places.nav_marks import NO_MARKS, NavMarks, SavedSection

PROBLEMS = "problems"
"""Stands in `Place.section` for the page that lists what is wrong with the files."""
WHATS_NEW = "whats-new"
"""Stands there for the page of what has changed since it was read."""
COMPARE, NETWORK, CONNECT = "compare", "network", "connect"
"""Stand there for the pages of two records side by side, of one with what it is tied to, and of the
ways between two."""
BETWEEN = (COMPARE, CONNECT)
COMPUTED = (WHATS_NEW, *BETWEEN, NETWORK, *OVERVIEWS)
"""Pages that are there only once they have been worked out."""
TITLES = {COMPARE: "Compare", NETWORK: "Network", CONNECT: "Connections"}
NARROWED = (PROBLEMS, *OVERVIEWS)
"""What is narrowed by a query though it is no list."""
WORKED_OUT = (PROBLEMS, *COMPUTED)
"""Pages that take long."""
LEDGER = "ledger"
ALONE = (FRONT, *WORKED_OUT)
"""What is read without a list beside it."""
MOST_BRIEFINGS = 6
"""More than these would push the sections out of view: then one row stands for all of them."""
_NO_KEY = Span("  ")
"""What stands before a row without a key of its own: a rail of keys shows nothing of it."""
_LABEL, _COUNT = 11, 5
_NAME_LINES = 3
"""Lines that the name of a saved search has there."""
_TITLE, _TITLE_LINES = 16, 6
"""Cells, and lines, that the title of a briefing has there."""


class NavRow(NamedTuple):
    """A row, and where choosing it leads; no place: to a choice of briefings."""

    first: Line
    second: Line = ()
    place: ReaderPlace | None = None
    third: Line = ()

    def same_place(self, other: object) -> bool:
        """Whether another row of the left pane leads to the same place."""
        return isinstance(other, NavRow) and self.place is not None and self.place == other.place


def ends_of(place: ReaderPlace) -> tuple[Key, ...]:
    """The two records that a page is about, if it is about two."""
    named = (reference.rpartition(":")[2].split("/") for reference in place.between)
    return tuple(Key(*(one if len(one) == 2 else (one[0], FRONT))) for one in named)


def front(briefing: str) -> ReaderPlace:
    """The front page of a briefing."""
    return ReaderPlace("page", briefing, FRONT, Key(briefing, FRONT))


def contents(
    briefings: Sequence[Briefing],
    count: int,
    here: str,
    sections: Sequence[SectionCount],
    problems: int,
    keys: Mapping[str, str],
    marks: NavMarks = NO_MARKS,
) -> list[NavRow]:
    """The left pane: the briefings if there are several, the sections, the overviews, the problems.

    `briefings` are all of them if their `count` is up to `MOST_BRIEFINGS`, or else that of `here`.
    `keys` are those that open the overviews, by their names.
    """
    rows = _briefings(briefings, count, here)
    for number, section in enumerate(sections, start=1):
        is_front = section.name == FRONT
        place = front(here) if is_front else ReaderPlace("list", here, section.name)
        many = "" if is_front else f"{section.records:,}"
        unread = marks.unread.get(section.name, 0)
        line = _counted(
            f"{number}", section.title, _marked_count(many, unread), not section.records
        )
        rows.append(NavRow(line, (), place))
    rows.append(NavRow(()))
    for one in OVERVIEWS.values():
        line = (Span(f"{keys.get(one.name, ' ')} ", "muted"), Span(one.title))
        rows.append(NavRow(line, (), ReaderPlace("page", here, one.name)))
    if marks.new:
        line = _counted(keys.get(WHATS_NEW, " "), "What is new", f"{marks.new:,}")
        rows.append(NavRow(line, (), ReaderPlace("page", here, WHATS_NEW)))
    rows += [row for saved in marks.saved for row in _saved_rows(saved, here)]
    if marks.more_saved:
        line = _counted("/", "more saved", f"{marks.more_saved:,}")
        rows.append(NavRow(line, (), ReaderPlace("search", here)))
    if problems:
        rows.append(_problems(here, problems))
    return rows


def _briefings(briefings: Sequence[Briefing], count: int, here: str) -> list[NavRow]:
    if count < 2:
        return []
    rows = [row for one in briefings for row in _named_rows(one, one.slug == here)]
    if count > MOST_BRIEFINGS:
        rows.append(NavRow((_NO_KEY, Span(f"{count:,} briefings", "muted"))))
    return [*rows, NavRow(())]


def _named_rows(one: Briefing, here: bool) -> list[NavRow]:
    """A title in as many rows as it takes, up to a few.

    The sign at the one where the person is needs no colour to be seen.
    """
    lines = cut_words((Span(one.title, "strong" if here else ""),), _TITLE, _TITLE_LINES)
    signs = ["▸ " if here else "  ", *["  "] * len(lines)]
    return [
        NavRow((Span(sign, "muted"), *line), (), front(one.slug))
        for sign, line in zip(signs, lines, strict=False)
    ]


def _saved_rows(saved: SavedSection, here: str) -> list[NavRow]:
    """A saved search in as many rows as its name takes, up to a few."""
    place = ReaderPlace("search", here, query=saved.query)
    names = [plain(one) for one in cut_words((Span(saved.name),), _LABEL, _NAME_LINES)]
    first = _counted("/", names[0], _marked_count(f"{saved.many:,}", saved.unread))
    return [
        NavRow(line, (), place) for line in (first, *((_NO_KEY, Span(one)) for one in names[1:]))
    ]


def _counted(number: str, label: str, count: str, muted: bool = False) -> Line:
    padded = set_cell_size(label, _LABEL)
    return (
        Span(f"{number} ", "muted"),
        Span(padded, "muted" if muted else ""),
        Span(count.rjust(_COUNT), "muted"),
    )


def _marked_count(many: str, unread: int) -> str:
    """How many are unread or have changed; where none are, how many there are.

    Both would have room beside small sections only, and then one pane had two forms.
    """
    return f"{UNREAD}{unread:,}" if unread else many


def _problems(here: str, count: int) -> NavRow:
    sign, many = Span("! ", "warning"), Span(f"{count:,}".rjust(_COUNT), "muted")
    line = (sign, Span("Problems".ljust(_LABEL)), many)
    return NavRow(line, (), ReaderPlace("page", here, PROBLEMS))


def briefing_choices(briefings: Iterable[Briefing]) -> list[NavRow]:
    """A row for each briefing: its title, and the day it knows up to."""
    return [_choice(one) for one in briefings]


def _choice(one: Briefing) -> NavRow:
    return NavRow((Span(one.title),), _as_of(one.as_of), front(one.slug))


def _as_of(day: str) -> Line:
    return (Span(f"as of {short_date(day)}"),) if day else ()


def trail_rows(
    places: Sequence[ReaderPlace], at: int, titles: Mapping[Key, str], sections: Mapping[str, str]
) -> list[NavRow]:
    """Where the person has been, the latest first, with a sign at where he or she is now."""
    rows = [
        NavRow((Span("▸ " if row == at else "  "), *_named(place, titles, sections)), (), place)
        for row, place in enumerate(places)
    ]
    return rows[::-1]


def _named(place: ReaderPlace, titles: Mapping[Key, str], sections: Mapping[str, str]) -> Line:
    section = sections.get(place.section, "")
    if place.screen == "search":
        return (Span("Search  ", "muted"), Span(place.query))
    if place.screen in ("map", "timeline"):
        return (
            Span(place.screen.capitalize()),
            Span(f"  filter: {place.query}" if place.query else "", "muted"),
        )
    if place.section == PROBLEMS:
        return (Span("Problems"),)
    if place.section == WHATS_NEW:
        return (Span("What is new"),)
    if place.section in OVERVIEWS:
        return (Span(OVERVIEWS[place.section].title),)
    if place.section in BETWEEN:
        named = " | ".join(titles.get(key, key.slug) for key in ends_of(place))
        return (Span(f"{TITLES[place.section]}  ", "muted"), Span(named))
    if place.screen == "list":
        narrowed = f"  filter: {place.query}" if place.query else ""
        return (Span(section), Span(narrowed, "muted"))
    title = titles.get(place.key, place.key.slug) if place.key else ""
    return (Span(title), Span(f"  {section}" if section else "", "muted"))
