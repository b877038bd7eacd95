"""GeoJSON (RFC 7946): the places, and the incidents at each, with who says so in their titles.

A point on a map looks like a hit. Only what is known to be there, or near there, becomes one; the
middle of a region does not, and neither does the place that stands for a country or a sea.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from briefing.export.context import Document, ExportContext
from briefing.export.data.contents import contents
from briefing.export.data.derived_json import derived, gather_derived
from briefing.export.data.record_pages import record_pages
from briefing.export.outline import file_path
from briefing.library.store.records import Record
from briefing.model.dates.days import edtf_text
from briefing.page.record_loader import MANY, RecordLoader
from briefing.page.words.labels import written
from briefing.text.json_text import json_line
from briefing.text.visible import visible, visible_line

_WIDE = frozenset({"country", "admin", "sea-area", "route", "region"})
"""Kinds of places that are no point, however exact the one that stands for them."""
_RADIUS = {"exact": 500, "near": 5_000}
"""How far from its point a thing may be, in metres: a hint for whoever draws a circle."""


def export(job: ExportContext) -> Iterator[Document]:
    """One file. See `briefing.export.formats.Format`."""
    yield Document(file_path(job, ".geojson"), _collection(job))


def _collection(job: ExportContext) -> Iterator[str]:
    """What the export is, and its features; a reader of GeoJSON passes over the former."""
    found = contents(job)
    marking = "; ".join(dict.fromkeys(one["marking"] for one in found["briefings"]))
    yield f'{{"type": "FeatureCollection", "export": {json_line(found)}, "features": ['
    look, between = RecordLoader(job.library, MANY), "\n"
    for some in record_pages(job, "locations", "incidents"):
        gather_derived(some, look)
        for record in some:
            for feature in _features(record, look, marking):
                yield f"{between}{json_line(feature)}"
                between = ",\n"
        look.turn()
    yield "\n]}\n"


def _features(record: Record, look: RecordLoader, marking: str) -> Iterator[dict[str, Any]]:
    if record.section == "locations":
        yield _feature(str(record.key), record, {"name": record.title, **_common(record, marking)})
        return
    said = _incident(record, look, marking)
    if record.has("at"):
        yield _feature(str(record.key), record, said)
        return
    briefing = record.key.briefing
    for slug in written(record, "where"):
        place = look.record(slug, briefing)
        named = {**said, "place": place.title if place else slug}
        yield _feature(f"{record.key}@{slug}", place, named)


def _incident(incident: Record, look: RecordLoader, marking: str) -> dict[str, Any]:
    """What a map shows of it: both answers with the names of who says so stand in the title."""
    told = derived(incident, look)
    answers = " ".join(told["answers"].values())
    return {
        "title": f"{incident.title} — {told['row']}. {answers}",
        "name": incident.title,
        "description": answers,
        "standing": told["row"],
        "happened": told["happened"],
        "objection": told["objection"],
        "who": told["who"],
        "date": incident.text("date"),
        "date_as": incident.text("date_as"),
        "date_from": edtf_text(incident.lower),
        "date_until": edtf_text(incident.upper),
        **_common(incident, marking),
    }


def _common(record: Record, marking: str) -> dict[str, Any]:
    named = ("kind", "type", "country", "precision")
    fields = {name: record.text(name) for name in named if record.text(name)}
    return {"key": str(record.key), "section": record.section, **fields, "marking": marking}


def _feature(id_: str, at: Record | None, properties: Mapping[str, Any]) -> dict[str, Any]:
    """A feature; `at` is the record that says where it is."""
    precision, point = _where(at)
    shown: dict[str, Any] = {
        name: (visible if name == "description" else visible_line)(value)
        for name, value in properties.items()
    }
    if at is not None:
        shown["precision"] = precision or "not given"
        shown |= {"radius_m": _RADIUS[precision]} if point and precision in _RADIUS else {}
    geometry = {"type": "Point", "coordinates": point} if point else None
    return {"type": "Feature", "id": id_, "geometry": geometry, "properties": shown}


def _where(at: Record | None) -> tuple[str, list[float] | None]:
    """How exactly a place is known, and its longitude and latitude where it is a point."""
    if at is None:
        return "", None
    precision, point = at.text("precision"), at.fields.get("at")
    if not isinstance(point, list) or precision == "region" or at.text("kind") in _WIDE:
        return precision, None
    latitude, longitude = point
    return precision, [longitude, latitude]
