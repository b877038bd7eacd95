"""The fields for places, which contain places, for countries, and for distances."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Sequence

from briefing.analysis.places.nearness import KnownPoint, SearchArea, SearchBox
from briefing.analysis.places.precision import WITHIN_KM, point_of, precision_of
from briefing.library.derive.index_tokens import index_token, value_token
from briefing.search import hints
from briefing.search.ast import TextTerm
from briefing.search.fields.field import FieldAnswer, first_column, marked, nothing, of_section
from briefing.search.fields.named import KEY, by_name, few, nobody, role, with_marks
from briefing.search.name_lookup import QueryScope, SqlPiece, here, named, these_keys
from briefing.search.predicate import Predicate, as_sql, both, either

_PLACE = index_token("p")
_CODE = re.compile("[A-Za-z]{2}")
_TOPMOST = """
WITH there(key) AS MATERIALIZED (SELECT record.key FROM record WHERE {sql})
SELECT there.key FROM there WHERE NOT EXISTS (
  SELECT 1 FROM place CROSS JOIN there AS over ON over.key = place.above
  WHERE place.key = there.key AND place.above <> there.key AND NOT EXISTS (
    SELECT 1 FROM place AS back WHERE back.key = place.above AND back.above = there.key))
"""
"""SQL: some places without those that are inside another of them; of a circle all are kept."""


def where(asked: QueryScope, term: TextTerm) -> FieldAnswer:
    """The place and those inside it, what links to them, and statements about incidents there."""
    return by_name(asked, term, "locations", (_PLACE,))


def anywhere(asked: QueryScope) -> Predicate:
    """Whatever is at some place."""
    return marked(asked, _PLACE, begun=True)


def country(asked: QueryScope, term: TextTerm) -> FieldAnswer:
    """Actors of a country, and whatever is in it as `where` has it: by its code or by its name."""
    if _CODE.fullmatch(term.words.strip()):
        return FieldAnswer(_of_country(asked, term.words.strip()))
    keys = named(asked, "locations", term) or SqlPiece("NULL")
    sql = "SELECT record.key, json_extract(record.body, '$.fields.country') FROM record"
    rows: list[tuple[int, str | None]] = asked.library.ask(
        f"{sql} WHERE record.kind = 'country' AND record.key IN ({keys.sql})", keys.values
    )
    if not rows:
        return nobody(asked, "country", term, "locations")
    these = these_keys(key for key, _ in rows)
    codes = sorted({code for _, code in rows if code})
    parts = [with_marks(asked, these, _PLACE), *(_of_country(asked, code) for code in codes)]
    return FieldAnswer(either(parts), named=few(asked, these) or ())


def any_country(asked: QueryScope) -> Predicate:
    """Actors of a known country, and whatever is in one."""
    return _of_country(asked, "")


def _of_country(asked: QueryScope, code: str) -> Predicate:
    """What is of a country, or where the code is empty of any."""
    own = marked(asked, value_token("country", code), begun=not code)
    sql, values = as_sql(both([of_section("locations"), own]))
    places = SqlPiece(_TOPMOST.format(sql=sql), values)
    return either([own, with_marks(asked, places, _PLACE)])


# By where places are: only what surely is within counts, wherever in its surroundings it may be.

AT_POINTS = ("locations", "incidents")
"""The sections whose records may have a point."""
_INSIDE = """
SELECT place.key FROM place JOIN record ON record.key = place.key
WHERE place.above IN (SELECT value FROM json_each(?)) AND place.key <> place.above
  AND record.section = 'locations' AND json_type(record.body, '$.fields.at') IS NULL
"""
"""SQL: the places inside others that have no point of their own to go by."""
_DISTANCE = re.compile(
    r"(?P<place>.+?)\s*,\s*(?P<number>\d+(?:\.\d+)?)\s*(?P<unit>km|m|mi)", re.S | re.I
)
_KM = {"km": 1.0, "m": 0.001, "mi": 1.609344}
_NUMBER = r"[-+]?\d+(?:\.\d+)?"
_POINT = re.compile(rf"\s*({_NUMBER})\s*,\s*({_NUMBER})\s*")
_BOX = re.compile(rf"\s*({_NUMBER})" + rf"\s*,\s*({_NUMBER})" * 3 + r"\s*")
_NEAR_EXAMPLE = "`near:al-tanf,50km` or `near:33.5,38.6,50km`"
_BOX_EXAMPLE = "`bbox:33,38,35,41`: south, west, north, east, in degrees"


def near(asked: QueryScope, term: TextTerm) -> FieldAnswer:
    """What is surely no further than so much from a place, or from a point."""
    match = _DISTANCE.fullmatch(term.words)
    if match is None:
        return nothing(hints.no_scalar("distance", term.words, _NEAR_EXAMPLE))
    reach = float(match["number"]) * _KM[match["unit"].lower()]
    written = _POINT.fullmatch(match["place"])
    if written is not None:
        at = point_of([float(one) for one in written.groups()])
        if at is None:
            return nothing(hints.no_scalar("point", match["place"], _NEAR_EXAMPLE))
        return _within(asked, [SearchArea(at, 0.0, reach)])
    place = TextTerm(match["place"], term.phrase)
    keys = named(asked, "locations", place)
    if keys is None:
        return nobody(asked, "location", place, "locations")
    areas = {
        key: SearchArea(point.at, point.within_km, reach)
        for key, point in _known_points(asked, "locations", keys).items()
        if point.within_km is not None
    }
    if not areas:
        return nothing(hints.no_point(match["place"]))
    return _within(asked, list(areas.values()), areas.keys())


def bbox(asked: QueryScope, term: TextTerm) -> FieldAnswer:
    """What is surely between two latitudes and two longitudes."""
    match = _BOX.fullmatch(term.words)
    south, west, north, east = map(float, match.groups()) if match else (1.0, 0.0, 0.0, 0.0)
    if match is None or south > north or not point_of([south, west]) or not point_of([north, east]):
        return nothing(hints.no_scalar("box", term.words, _BOX_EXAMPLE))
    return _within(asked, [SearchBox(south, west, north, east)])


def any_point(asked: QueryScope) -> Predicate:
    """What is at a place, or has a point, of which it is known how exact it is."""
    return _within(asked, [SearchArea((0.0, 0.0), 0.0, float("inf"))]).part


def _within(
    asked: QueryScope, areas: Sequence[SearchArea | SearchBox], also: Collection[int] = ()
) -> FieldAnswer:
    """What is surely in one of the areas, or `also` there, and how many places may be."""
    there, own = (_known_points(asked, section) for section in AT_POINTS)
    answers = {
        key: {area.has(point) for area in areas} | ({"surely"} if key in also else set())
        for key, point in (there | own).items()
    }
    surely = {key for key, said in answers.items() if "surely" in said}
    maybe = sum("maybe" in said for key, said in answers.items() if key not in surely)
    inside = first_column(asked, _INSIDE, (json.dumps(sorted(surely & there.keys())),))
    places = these_keys([*(surely & there.keys()), *inside])
    # What has a point of its own is where that is, whatever place it names.
    at_places = both([with_marks(asked, places, role("where"))], [_these(asked, own)])
    itself = with_marks(asked, places, KEY)
    found = either([itself, at_places, _these(asked, surely & own.keys())])
    return FieldAnswer(found, hints.maybe_within(maybe) if maybe else "")


def _these(asked: QueryScope, keys: Iterable[int]) -> Predicate:
    return with_marks(asked, these_keys(keys), KEY)


def _known_points(
    asked: QueryScope, section: str, keys: SqlPiece | None = None
) -> dict[int, KnownPoint]:
    """The points of the records of a section, by their keys, with how far each may be off."""
    wanted = SqlPiece(f"record.key IN ({keys.sql})", keys.values) if keys else here(asked.briefing)
    rows = asked.library.ask(
        "SELECT record.key, record.kind, json_extract(record.body, '$.fields.at'), "
        "json_extract(record.body, '$.fields.precision') FROM record "
        f"WHERE record.section = ? AND {wanted.sql} "
        "AND json_type(record.body, '$.fields.at') = 'array'",
        (section, *wanted.values),
    )
    return {
        key: KnownPoint(at, WITHIN_KM.get(precision_of(kind, precision or "")))
        for key, kind, written, precision in rows
        if (at := point_of(json.loads(written))) is not None
    }
