"""The tables of what a record has several of, each with who says it."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.export.data.derived_json import derived, findings_told
from briefing.export.data.tables.csv_table import CsvTable, Found, Row, items, own
from briefing.export.data.tables.voices import against_words, given_by
from briefing.page.attribution.attribution import speaker_line
from briefing.page.blocks import plain
from briefing.text.json_text import json_line

_BY = ("by", "by_name", "who_says_so")


def _passages(found: Found) -> Iterator[Row]:
    """The passages of a quotation that is interrupted, each with its speaker."""
    record, look = found.record, found.look
    text = record.fields.get("text")
    if not isinstance(text, list):
        return
    speaker, told = plain(speaker_line(record, look)), derived(record, look)
    for number, passage in enumerate(text):
        yield {
            "statement": found.id,
            "position": number,
            "speaker_name": speaker,
            "form": record.text("form"),
            "text": passage,
            "who_says_so": told["who_says_so"],
            "against": against_words(told["against"]),
        }


def _harm(found: Found) -> Iterator[Row]:
    harm = found.record.fields.get("harm")
    for kind, tolls in (harm if isinstance(harm, dict) else {}).items():
        for toll in items(tolls):
            by = given_by(found, toll.get("by"))
            yield {"incident": found.id, "kind": kind, **own(toll, "low", "best", "high"), **by}


def _points(found: Found) -> Iterator[Row]:
    for number, point in enumerate(items(found.record.fields.get("points"))):
        value = point.get("value")
        ends = str(value).partition("..") if isinstance(value, str) else (value, "", value)
        yield {
            "figure": found.id,
            "label": found.record.title,
            "position": number,
            **own(point, "as_of", "value", "parts_sum", "revises", qualifier="q"),
            "low": ends[0],
            "high": ends[2],
            **given_by(found, point.get("by")),
        }


def _parts(found: Found) -> Iterator[Row]:
    for number, point in enumerate(items(found.record.fields.get("points"))):
        for name, value in (point.get("parts") or {}).items():
            by = given_by(found, point.get("by"))
            yield {"figure": found.id, "position": number, "part": name, "value": value, **by}


def _stated(found: Found) -> Iterator[Row]:
    for one in items(found.record.fields.get("stated")):
        sums = own(one, "says", "delta", "window", "ratio")
        yield {"figure": found.id, **sums, **given_by(found, one.get("by"))}


def _findings(found: Found) -> Iterator[Row]:
    for one in findings_told(found.record, found.look):
        yield {"figure": found.id, **one}


def _names(found: Found) -> Iterator[Row]:
    for one in items(found.record.fields.get("names")):
        yield {"of": found.id, **own(one, "name"), **given_by(found, one.get("according_to"))}


def _positions(found: Found) -> Iterator[Row]:
    for one in items(found.record.fields.get("positions")):
        held = own(one, "role", "of", from_date="from", until_date="to")
        yield {"actor": found.id, **held, **given_by(found, one.get("according_to"))}


def _relations(found: Found) -> Iterator[Row]:
    for one in items(found.record.fields.get("relations")):
        tie = own(one, "type", "to", from_date="from", until_date="until")
        yield {"actor": found.id, **tie, **given_by(found, one.get("according_to"))}


_ALREADY = frozenset({"text", "at", "names", "positions", "relations", "points", "stated", "harm"})


def _lists(found: Found) -> Iterator[Row]:
    """Every list of texts: words, and the references that `links` has resolved."""
    for field, value in found.record.fields.items():
        if isinstance(value, list) and field not in _ALREADY:
            for number, one in enumerate(value):
                if not isinstance(one, dict):
                    yield {"of": found.id, "field": field, "position": number, "value": one}


def _named(found: Found) -> Iterator[Row]:
    """Identifiers elsewhere, and findings that are accepted."""
    for field in ("ids", "accepts"):
        values = found.record.fields.get(field)
        for name, value in (values if isinstance(values, dict) else {}).items():
            yield {"of": found.id, "field": field, "name": name, "value": value}


def _looked_for(found: Found) -> Iterator[Row]:
    """A list that is empty: somebody looked, and found none. That is not the same as no list."""
    for field, value in found.record.fields.items():
        if value == []:
            yield {"of": found.id, "field": field}


def _faults(found: Found) -> Iterator[Row]:
    for field, value in sorted(found.record.faults.items()):
        yield {"of": found.id, "field": field, "as_written": json_line(value)}


_POSITION = frozenset({"position"})
PART_TABLES = (
    CsvTable(
        "passages",
        ("statements",),
        ("statement", "position", "speaker_name", "form", "text", "who_says_so", "against"),
        _passages,
        _POSITION,
    ),
    CsvTable(
        "harm",
        ("incidents",),
        ("incident", "kind", "low", "best", "high", *_BY),
        _harm,
        frozenset({"low", "best", "high"}),
    ),
    CsvTable(
        "points",
        ("figures",),
        (
            *("figure", "label", "position", "as_of", "value", "low", "high", "qualifier"),
            *(*_BY, "parts_sum", "revises"),
        ),
        _points,
        frozenset({"position", "low", "high"}),
    ),
    CsvTable(
        "parts",
        ("figures",),
        ("figure", "position", "part", "value", *_BY),
        _parts,
        frozenset({"position", "value"}),
    ),
    CsvTable(
        "stated",
        ("figures",),
        ("figure", "says", "delta", "window", "ratio", *_BY),
        _stated,
        frozenset({"delta", "ratio"}),
    ),
    CsvTable("findings", ("figures",), ("figure", "outcome", "says", "code", "path"), _findings),
    CsvTable("names", ("actors", "locations"), ("of", "name", *_BY), _names),
    CsvTable(
        "positions",
        ("actors",),
        ("actor", "role", "of", "from_date", "until_date", *_BY),
        _positions,
    ),
    CsvTable(
        "relations",
        ("actors",),
        ("actor", "type", "to", "from_date", "until_date", *_BY),
        _relations,
    ),
    CsvTable("lists", (), ("of", "field", "position", "value"), _lists, _POSITION),
    CsvTable("named_values", (), ("of", "field", "name", "value"), _named),
    CsvTable("looked_for", (), ("of", "field"), _looked_for),
    CsvTable("faults", (), ("of", "field", "as_written"), _faults),
)
