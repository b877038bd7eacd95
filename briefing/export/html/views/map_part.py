"""The map of an edition: the drawing, what is at each place and who says so, what is not on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefing.analysis.places.located_records import LocatedPlace, LocatedRecords, records_at
from briefing.export.html.drawn_rows import DrawnRows
from briefing.export.html.views.svg_map import MapDrawing, draw_map
from briefing.export.selection import public
from briefing.library.library import Library
from briefing.library.store.records import Record
from briefing.page.blocks import Block, Item, ItemList, Line, Paragraph, Span, text
from briefing.page.map.map_words import (
    MOST_RECORDS,
    SOURCE,
    DescribedMap,
    around,
    count_words,
    missing,
    place_line,
    signs,
)
from briefing.page.record_loader import MANY, RecordLoader
from briefing.page.words.labels import listed
from briefing.page.words.vocabulary import DOT

MOST_PLACES = 60
"""Places of which it is told what is there; how many there are besides is told as well."""


class MapPart(NamedTuple):
    """The drawing with its words: how much is on it, its signs, each place, and what is not."""

    drawing: MapDrawing
    counted: str
    signs: tuple[Line, ...]
    places: tuple[Block, ...]
    missing: tuple[Block, ...]


def map_part(library: Library, rows: DrawnRows, located: LocatedRecords) -> MapPart:
    """The map of what is where."""
    map_ = draw_map(located.places)
    told = DescribedMap(located, map_.placed, map_.projection)
    shown = [place for mark in map_.placed.marks for place in mark.places]
    shown.sort(key=lambda place: (not place.pointed, -len(place.records), place.title))
    return MapPart(
        map_.drawing,
        count_words(told),
        (*signs(told), text(SOURCE, "muted")),
        tuple(_places(library, rows, shown)),
        tuple(missing(told)),
    )


def _places(library: Library, rows: DrawnRows, places: Sequence[LocatedPlace]) -> Iterator[Block]:
    first = places[:MOST_PLACES]
    within = around(first, library)
    there = PlaceRecords(library, rows)
    yield ItemList(
        tuple(
            Item(
                (
                    Span(one.title, "strong", link=one.key),
                    Span(", ", "muted"),
                    *place_line(one, within.get(one.key, ())),
                ),
                tuple(there.at(one)),
            )
            for one in first
        )
    )
    rest = len(places) - len(first)
    if rest:
        words = f"{len(first):,} of {len(places):,} places on the map are told of; each has a page."
        yield Paragraph(text(words, "muted"))


class PlaceRecords:
    """What is at places, each record in a line: of an incident both answers, with the names."""

    def __init__(self, library: Library, rows: DrawnRows) -> None:
        """The library must be the thread's own."""
        self._library = library
        self._rows = rows
        self._look = RecordLoader(library, MANY)

    def at(self, place: LocatedPlace) -> Iterator[Line]:
        """The newest records at a place, and how many more there are."""
        look = self._look
        look.turn()
        records = [public(one) for one in records_at(self._library, place, MOST_RECORDS)]
        look.remember(records)
        rows = self._rows.kept(records, look)
        for record in records:
            yield _row(record, rows[record.key].title, rows[record.key].lines)
        rest = len(place.records) - len(records)
        if rest > 0:
            yield text(
                f"{len(records):,} of {len(place.records):,}; the others on its page", "muted"
            )


def _row(record: Record, title: Line, lines: Sequence[Line]) -> Line:
    named = tuple(span._replace(link=record.key, style="") for span in title)
    return (*named, Span(": "), *listed(lines, DOT))
