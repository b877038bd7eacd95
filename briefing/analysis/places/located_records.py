"""What is where: the places of a briefing, with the incidents and figures that are at each.

A record is where it says: an incident with a point of its own there, anything else at every place
that it names. Nothing is at a place only because something there has to do with it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from briefing.analysis.places.precision import PlacePrecision, point_of, precision_of
from briefing.library.library import Library
from briefing.library.store.records import Condition, Listing, Record
from briefing.model.key import Key

AT_PLACES = ("incidents", "figures")
"""The sections whose records say where they are."""
_MOST = 1_000_000
"""Records that are looked at: more than any list of one briefing has."""


class LocatedPlace(NamedTuple):
    """A place, or an incident with a point of its own, and the numbers of the records there.

    `at` is latitude and longitude; None where no point is known. The numbers are those of the
    library (`record.id`), the newest record first.
    """

    key: Key
    title: str
    kind: str
    at: tuple[float, float] | None
    precision: PlacePrecision
    records: tuple[int, ...] = ()

    @property
    def pointed(self) -> bool:
        """Whether it may be drawn as a point."""
        return self.at is not None and self.precision != "region"


class LocatedRecords(NamedTuple):
    """All places, those with most records first; and how many records there are, with and without
    a place."""

    places: tuple[LocatedPlace, ...] = ()
    records: int = 0
    nowhere: int = 0


def located(
    library: Library, briefing: str = "", condition: Condition | None = None
) -> LocatedRecords:
    """The places of a briefing (empty: of all) with what is there; `condition` narrows both.

    Then only places are given that fit it themselves, or at which there is something that does.
    """
    found = [
        number
        for section in AT_PLACES
        for number in _numbers(library, Listing(briefing, section, "date", condition=condition))
    ]
    own = _own_points(library, found)
    there = _by_place(library, found, own)
    wanted = _numbers(library, Listing(briefing, "locations", "date", condition=condition))
    places = _places(library, wanted, there)
    ordered = sorted(
        (*places, *own.values()), key=lambda one: (-len(one.records), one.title, one.key)
    )
    # What a record names need not be a place, nor one that was known by then.
    everywhere = {number for place in ordered for number in place.records}
    return LocatedRecords(tuple(ordered), len(found), len(found) - len(everywhere))


def _numbers(library: Library, listing: Listing) -> list[int]:
    return library.lists.numbers(listing, _MOST)


def _own_points(library: Library, numbers: Sequence[int]) -> dict[int, LocatedPlace]:
    """The incidents among some records that have a point of their own, by their numbers."""
    rows = library.ask(
        "SELECT record.id, record.briefing, record.slug, record.title, "
        "json_extract(record.body, '$.fields.at'), json_extract(record.body, '$.fields.precision') "
        "FROM record WHERE record.id IN (SELECT value FROM json_each(?)) "
        "AND record.section = 'incidents' AND json_type(record.body, '$.fields.at') = 'array'",
        (json.dumps(numbers),),
    )
    points = ((row, point_of(json.loads(row[4]))) for row in rows)
    return {
        number: LocatedPlace(
            Key(briefing, slug), title, "", at, precision_of("", precision or ""), (number,)
        )
        for (number, briefing, slug, title, _, precision), at in points
        if at is not None
    }


def _by_place(
    library: Library, numbers: Iterable[int], without: Iterable[int]
) -> Mapping[int, list[int]]:
    """By the key of each place the numbers of those of some records that name it."""
    rows = library.ask(
        "SELECT DISTINCT link.target, link.record FROM link WHERE link.role = 'where' "
        "AND link.target IS NOT NULL AND link.record IN (SELECT value FROM json_each(?)) "
        "ORDER BY link.record DESC",
        (json.dumps(sorted(set(numbers) - set(without))),),
    )
    found: dict[int, list[int]] = {}
    for place, number in rows:
        found.setdefault(place, []).append(number)
    return found


def _places(
    library: Library, wanted: Sequence[int], there: Mapping[int, Sequence[int]]
) -> list[LocatedPlace]:
    """The places that are wanted, and those where something is."""
    rows: list[tuple[Any, ...]] = library.ask(
        "SELECT record.key, record.briefing, record.slug, record.title, record.kind, "
        "json_extract(record.body, '$.fields.at'), "
        "json_extract(record.body, '$.fields.precision'), "
        "json_extract(record.body, '$.fields.kind_other') "
        "FROM record WHERE record.section = 'locations' "
        "AND (record.id IN (SELECT value FROM json_each(?1)) "
        "OR record.key IN (SELECT value FROM json_each(?2)))",
        (json.dumps(wanted), json.dumps(list(there))),
    )
    return [
        LocatedPlace(
            Key(briefing, slug),
            title,
            other or kind.replace("-", " "),
            point_of(json.loads(at)) if at else None,
            precision_of(kind, precision or ""),
            tuple(there.get(key, ())),
        )
        for key, briefing, slug, title, kind, at, precision, other in rows
    ]


def record_keys(library: Library, numbers: Iterable[int]) -> Mapping[int, Key]:
    """The keys of records by their numbers."""
    rows = library.ask(
        "SELECT record.id, record.briefing, record.slug FROM record "
        "WHERE record.id IN (SELECT value FROM json_each(?))",
        (json.dumps([*numbers]),),
    )
    return {number: Key(briefing, slug) for number, briefing, slug in rows}


def records_at(library: Library, place: LocatedPlace, most: int) -> list[Record]:
    """The first records at a place, at most so many."""
    first = place.records[:most]
    keys = record_keys(library, first)
    found = library.records(keys.values())
    return [found[keys[number]] for number in first if keys.get(number) in found]
