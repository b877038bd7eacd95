"""The tables with a row for each record of a section."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefing.export.data.derived_json import derived
from briefing.export.data.tables.csv_table import CsvTable, Found, Row, common, own
from briefing.export.data.tables.voices import against_words, names_of
from briefing.page.attribution.attribution import speaker_line, words_line
from briefing.page.attribution.grades import grade_words
from briefing.page.blocks import plain

_COMMON = ("id", "briefing", "slug")
_ENDING = ("date_from", "date_until", "extends", "note")
_BETWEEN = " | "


def _statement(found: Found) -> Iterator[Row]:
    record, look = found.record, found.look
    fields, told = record.fields, derived(record, look)
    speaker, original = fields.get("speaker"), fields.get("original")
    unnamed = speaker if isinstance(speaker, dict) else {}
    yield {
        **common(found),
        **own(fields, "form", "act", "role", "said", "said_as", "confidence", "basis"),
        **own(fields, "credibility", "credibility_why", "locator", "in_custody_of"),
        "text": plain(words_line(record, look)),
        "text_as_written": "" if isinstance(fields.get("text"), list) else record.text("text"),
        "speaker": speaker if isinstance(speaker, str) else "",
        "speaker_name": plain(speaker_line(record, look)),
        "who_says_so": told["who_says_so"],
        "against": against_words(told["against"]),
        **own(unnamed, speaker_unnamed="unnamed", speaker_count="count"),
        "grade": grade_words(record, look),
        **own(original if isinstance(original, dict) else {}, **_ORIGINAL),
    }


_ORIGINAL = {"original_lang": "lang", "original_text": "text"}


def _incident(found: Found) -> Iterator[Row]:
    told = derived(found.record, found.look)
    answers = list(told["answers"].values())
    yield {
        **common(found),
        **own(found.record.fields, "title", "kind", "date", "date_as", "type", "precision"),
        **own(found.record.fields, "summary"),
        **_point(found),
        "standing": told["row"],
        "happened": told["happened"],
        "objection": told["objection"],
        "who": told["who"],
        "answers": _BETWEEN.join(filter(None, answers)),
        "first_speakers": _BETWEEN.join(one["label"] for one in told["first_speakers"]),
        "first_speaker_not_known": told["first_speaker_not_known"],
    }


def _point(found: Found) -> dict[str, Any]:
    at = found.record.fields.get("at")
    return dict(zip(("lat", "lon"), at, strict=True)) if isinstance(at, list) else {}


def _location(found: Found) -> Iterator[Row]:
    fields = own(found.record.fields, "name", "kind", "kind_other", "country", "precision")
    yield {**common(found), **fields, "in": names_of(found, "in"), **_point(found)}


def _actor(found: Found) -> Iterator[Row]:
    yield {**common(found), **own(found.record.fields, "name", "kind", "self_name", "country")}


def _figure(found: Found) -> Iterator[Row]:
    fields = own(found.record.fields, "label", "unit", "kind", "since", "counts")
    yield {**common(found), **fields}


def _source(found: Found) -> Iterator[Row]:
    fields = found.record.fields
    author = fields.get("author")
    yield {
        **common(found),
        **own(fields, "kind", "title", "published", "url", "archive", "accessed", "lang", "seen"),
        **own(fields, "outlet", "reliability", "reliability_why"),
        "outlet_name": names_of(found, "outlet"),
        "author": author if isinstance(author, str) else "",
    }


def _term(found: Found) -> Iterator[Row]:
    fields = own(found.record.fields, "neutral")
    yield {**common(found), **fields, "used_by_names": names_of(found, "used_by")}


def _question(found: Found) -> Iterator[Row]:
    yield {**common(found), **own(found.record.fields, "q")}


def _header(found: Found) -> Iterator[Row]:
    fields = own(found.record.fields, "title", "as_of", "covers", "basis", "summary", "marking")
    yield {**common(found), **fields, **own(found.record.fields, "lang")}


RECORD_TABLES = (
    CsvTable(
        "briefings",
        ("briefing",),
        (*_COMMON, "title", "as_of", "covers", "basis", "summary", "marking", "lang", *_ENDING),
        _header,
        keyed=True,
    ),
    CsvTable(
        "statements",
        ("statements",),
        (
            *(*_COMMON, "speaker_name", "form", "text", "who_says_so", "against", "act", "said"),
            *("said_as", "speaker", "speaker_unnamed", "speaker_count", "role", "in_custody_of"),
            *("confidence", "basis", "grade", "credibility", "credibility_why", "locator"),
            *("original_lang", "original_text", "text_as_written", *_ENDING),
        ),
        _statement,
        keyed=True,
    ),
    CsvTable(
        "incidents",
        ("incidents",),
        (
            *(*_COMMON, "title", "standing", "answers", "happened", "objection", "who", "kind"),
            *("date", "date_as", "type", "lat", "lon", "precision", "first_speakers"),
            *("first_speaker_not_known", "summary", *_ENDING),
        ),
        _incident,
        numbers=frozenset({"lat", "lon", "first_speaker_not_known"}),
        keyed=True,
    ),
    CsvTable(
        "actors",
        ("actors",),
        (*_COMMON, "name", "kind", "self_name", "country", *_ENDING),
        _actor,
        keyed=True,
    ),
    CsvTable(
        "locations",
        ("locations",),
        (
            *(*_COMMON, "name", "kind", "kind_other", "in", "country", "lat", "lon", "precision"),
            *_ENDING,
        ),
        _location,
        numbers=frozenset({"lat", "lon"}),
        keyed=True,
    ),
    CsvTable(
        "figures",
        ("figures",),
        (*_COMMON, "label", "unit", "kind", "since", "counts", *_ENDING),
        _figure,
        keyed=True,
    ),
    CsvTable(
        "sources",
        ("sources",),
        (
            *(*_COMMON, "kind", "outlet", "outlet_name", "title", "author", "published", "url"),
            *("archive", "accessed", "lang", "seen", "reliability", "reliability_why", *_ENDING),
        ),
        _source,
        keyed=True,
    ),
    CsvTable(
        "terms", ("terms",), (*_COMMON, "neutral", "used_by_names", *_ENDING), _term, keyed=True
    ),
    CsvTable("questions", ("questions",), (*_COMMON, "q", *_ENDING), _question, keyed=True),
)
