"""What stands beside a map, or below it: the place that is chosen, what is not on it, its signs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import floor, log10, pi
from typing import NamedTuple

from briefing.analysis.places.distance import EARTH_KM
from briefing.analysis.places.located_records import LocatedPlace, LocatedRecords
from briefing.analysis.places.precision import PlacePrecision
from briefing.library.library import Library
from briefing.model.key import Key
from briefing.page.blocks import (
    Block,
    Heading,
    Item,
    ItemList,
    Line,
    Paragraph,
    Span,
    text,
)
from briefing.page.map.marks import DASH, SIGNS, PlacedMarks, PlaceMark
from briefing.page.map.projection import ACROSS, Projection
from briefing.page.record_loader import RecordLoader
from briefing.page.rows.row import Row
from briefing.page.sections.place_lists import (
    enclosing_line,
    gather_inside,
    gather_places,
    where_line,
)
from briefing.page.words.labels import listed
from briefing.page.words.vocabulary import PRECISION, plural

MOST_RECORDS = 12
"""Records of a place that stand beside the map; its page has them all."""
_MOST_NAMED = 12
"""Places of one reason that are named; all are counted."""
_SCALE = 12
"""Cells that the scale is at most wide."""
SOURCE = (
    "Shores, borders and names of countries: Natural Earth. Disputed borders are drawn as its data "
    "has them; no side is taken by that."
)
_NOTHING = "No place here. Incidents, figures and locations have places; statements have none."
_SAID: Mapping[PlacePrecision, str] = {
    "exact": f"exact: {PRECISION['exact']}",
    "near": f"near: {PRECISION['near']}",
    "region": f"region: {PRECISION['region']}; somewhere in it",
    "not given": "how exact is not said",
}
_BETWEEN_DASHES = f"{DASH} {DASH}"
_KEY = {
    SIGNS["exact"]: "exact",
    SIGNS["near"]: "near",
    SIGNS["not given"]: "how exact is not said",
    SIGNS["several"]: "several places",
    _BETWEEN_DASHES: "region, somewhere in it",
}


class DescribedMap(NamedTuple):
    """A drawn map, with what it takes to say in words what is on it.

    `mark` is the one that is chosen, with the `rows` of the first records at it; `around` are the
    places around its own.
    """

    located: LocatedRecords
    placed: PlacedMarks
    projection: Projection
    mark: PlaceMark | None = None
    rows: Sequence[Row] = ()
    around: Mapping[Key, Line] = {}


def around(places: Sequence[LocatedPlace], library: Library) -> Mapping[Key, Line]:
    """What the first of some places are in, by their keys."""
    look = RecordLoader(library)
    records = [*library.records(place.key for place in places[:_MOST_NAMED]).values()]
    gather_places(records, look)
    gather_inside([one for one in records if one.section == "locations"], look)
    return {
        one.key: enclosing_line(one, look) if one.section == "locations" else where_line(one, look)
        for one in records
    }


class PlaceWords(NamedTuple):
    """A place with the rows of the first records there, and the places around it."""

    place: LocatedPlace
    rows: Sequence[Row]
    around: Line


def listed_places(places: Iterable[PlaceWords]) -> Iterator[Block]:
    """Places one after the other, each with what is there and who says so."""
    items = []
    for place, rows, within in places:
        records = [(*_linked(row), Span("  "), *row.third) for row in rows]
        rest = len(place.records) - len(rows)
        more = [text(f"{rest:,} more on its page", "muted")] if rest > 0 else []
        items.append(Item(place_line(place, within, named=True), (*records, *more)))
    if items:
        yield ItemList(tuple(items))


def beside(told: DescribedMap) -> tuple[Block, ...]:
    """All of it, for a page beside the map."""
    return (*_chosen(told), *missing(told), *_signs(told))


def below(told: DescribedMap) -> tuple[Block, ...]:
    """The same in as few lines as there may be, for a page below the map."""
    lines: list[Line] = []
    if told.mark is not None and len(told.mark.places) == 1:
        lines.append(
            place_line(told.mark.places[0], told.around.get(told.mark.key, ()), named=True)
        )
        lines += [(*_linked(row), Span("  "), *row.third) for row in told.rows]
    elif told.mark is not None:
        lines.append(
            (*text(f"{plural(len(told.mark.places), 'place')} here: "), *_names(told.mark.places))
        )
    elif not told.located.places:
        lines.append(text(_NOTHING))
    lines += [
        (*text(f"not on this map, {_counted(reason)}", "muted"), Span("  "), *_names(reason.places))
        for reason in _reasons(told)
    ]
    lines.append((*_scale(told.projection), Span("   "), *listed(signs(told), "   ")))
    return (Paragraph(listed(lines, "\n")), Paragraph(text(SOURCE, "muted")))


def count_words(told: DescribedMap) -> str:
    """How many records there are, and how many of them are on the map."""
    shown = {number for mark in told.placed.marks for one in mark.places for number in one.records}
    return f"{len(shown):,} of {plural(told.located.records, 'record')} on this map"


def _chosen(told: DescribedMap) -> Iterator[Block]:
    mark = told.mark
    if mark is None:
        if not told.located.places:
            yield Paragraph(text(_NOTHING))
        return
    first = mark.places[0]
    if len(mark.places) > 1:
        yield Heading(2, text(f"{plural(len(mark.places), 'place')} here"))
        shown = mark.places[:_MOST_NAMED]
        yield ItemList(
            tuple(Item(place_line(one, told.around.get(one.key, ()), named=True)) for one in shown)
        )
        return
    yield Heading(2, (Span(first.title, link=first.key),))
    yield Paragraph(place_line(first, told.around.get(first.key, ())))
    items = [Item(_linked(row), tuple(filter(None, (row.second, row.third)))) for row in told.rows]
    rest = len(first.records) - len(items)
    if rest > 0:
        items.append(Item(text(f"{rest:,} more on its page", "muted")))
    nothing = Paragraph(text("No incident or figure is recorded here.", "muted"))
    yield ItemList(tuple(items)) if items else nothing


def _linked(row: Row) -> Line:
    return tuple(span._replace(link=row.key) for span in row.first)


def place_line(place: LocatedPlace, within: Line, *, named: bool = False) -> Line:
    """What kind of place it is, in which others, and how exactly its point is known."""
    sign = DASH if place.precision == "region" else SIGNS[place.precision]
    name = (Span(place.title, "strong", link=place.key), Span("  ")) if named else ()
    return (
        *name,
        Span(place.kind or "incident", "muted"),
        *((Span(" in ", "muted"), *within) if within else ()),
        Span(f" · {sign} {_SAID[place.precision]}", "muted"),
    )


def missing(told: DescribedMap) -> Iterator[Block]:
    """What is not on the map, and why."""
    reasons = list(_reasons(told))
    if not reasons:
        return
    places = sum(len(reason.places) for reason in reasons)
    yield Heading(2, (Span("Not on this map"), Span(f"  {places:,}" * bool(places), "muted")))
    yield ItemList(
        tuple(
            Item(text(_counted(reason), "muted"), (_names(reason.places),) * bool(reason.places))
            for reason in reasons
        )
    )


class MissingPlaces(NamedTuple):
    """Why some places, or some records that name none, are not on the map."""

    why: str
    places: Sequence[LocatedPlace]
    records: int = 0


def _reasons(told: DescribedMap) -> Iterator[MissingPlaces]:
    without = [one for one in told.located.places if one.at is None]
    for why, places in (
        ("outside this view", told.placed.outside),
        ("no room for the name", told.placed.no_room),
        ("no coordinates", without),
    ):
        if places:
            yield MissingPlaces(why, places)
    if told.located.nowhere:
        yield MissingPlaces("no place given", (), told.located.nowhere)


def _counted(reason: MissingPlaces) -> str:
    many = plural(reason.records, "record") if reason.records else f"{len(reason.places):,}"
    return f"{reason.why}: {many}"


def _names(places: Sequence[LocatedPlace]) -> Line:
    names: list[Line] = [
        (
            Span(one.title, link=one.key),
            *text(f" {len(one.records):,}" * bool(one.records), "muted"),
        )
        for one in places[:_MOST_NAMED]
    ]
    rest = len(places) - len(names)
    return listed([*names, *([text(f"{rest:,} more", "muted")] if rest > 0 else [])], " · ")


def _signs(told: DescribedMap) -> Iterator[Block]:
    yield Heading(2, text("Signs"))
    yield Paragraph(listed([*signs(told), _scale(told.projection)], "\n"))
    yield Paragraph(text(SOURCE, "muted"))


def signs(told: DescribedMap) -> list[Line]:
    """The signs that are on the map, with their meaning."""
    there = {mark.sign or _BETWEEN_DASHES for mark in told.placed.marks}
    return [
        (Span(sign), Span(f" {means}", "muted")) for sign, means in _KEY.items() if sign in there
    ]


def _scale(projection: Projection) -> Line:
    """A length on the map, at its middle."""
    cell = projection.view.degrees * ACROSS * EARTH_KM * pi / 180
    most = cell * _SCALE
    power = 10 ** floor(log10(most))
    km = max(step * power for step in (1, 2, 5) if step * power <= most)
    bar = "─" * max(0, round(km / cell) - 2)
    return (Span(f"├{bar}┤", "muted"), Span(f" {km:,.3g} km" if km < 1000 else f" {km:,.0f} km"))
