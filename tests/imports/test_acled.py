"""Events in ACLED's columns say here what they say there, and no more. All rows are made up."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from briefing.errors import BriefingError
from briefing.imports.acled import read
from briefing.imports.imported import Imported
from briefing.imports.writing import write_imported
from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.model.key import Key

ROW = {
    "event_id_cnty": "XXX1",
    "event_date": "18 November 2023",
    "year": "2023",
    "time_precision": "1",
    "disorder_type": "Political violence",
    "event_type": "Explosions/Remote violence",
    "sub_event_type": "Air/drone strike",
    "actor1": "Unidentified Armed Group (Land)",
    "assoc_actor_1": "Helpers of it",
    "inter1": "Rebel group",
    "actor2": "Military Forces of Other Land",
    "inter2": "External/Other forces",
    "civilian_targeting": "",
    "iso": "1",
    "country": "Land",
    "admin1": "North",
    "location": "Old Town",
    "latitude": "33.5",
    "longitude": "-38.25",
    "geo_precision": "2",
    "source": "The Paper; Radio",
    "source_scale": "National",
    "notes": "On 18 November, drones hit [[a base]] near Old Town.",
    "fatalities": "0",
    "tags": "drone; base",
    "timestamp": "1700700000",
}


def table(*rows: dict[str, str]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, ROW)
    writer.writeheader()
    writer.writerows({**ROW, **row} for row in rows)
    return out.getvalue()


def opened(found: Imported, folder: Path) -> Library:
    write_imported(found, folder / "events")
    return open_library(folder / "events")


def test_a_row_is_an_event_and_what_acled_says_of_it(tmp_path: Path) -> None:
    library = opened(read(table({}), "events.csv"), tmp_path)
    incident = library.record(Key("events", "event-xxx1"))
    said = library.record(Key("events", "event-xxx1-notes"))

    assert incident is not None
    assert said is not None
    assert incident.title == "Air/drone strike in Old Town"
    assert incident.fields["at"] == [33.5, -38.25]
    assert incident.fields["precision"] == "near"
    assert incident.fields["type"] == "air-drone-strike"
    assert incident.fields["ids"] == {"acled": "XXX1"}
    assert said.fields["speaker"] == "acled"
    assert said.fields["chain"] == ["unknown", "acled-dataset"]
    assert said.fields["sources"] == ["source-the-paper", "source-radio"]
    assert said.fields["text"] == "On 18 November, drones hit [ [a base]] near Old Town."
    # The kind of one actor is left open by ACLED; nothing else is wrong.
    assert [problem.code for problem in library.problems.all()] == ["missing-field"]


def test_brackets_that_would_be_a_link_are_set_apart_and_that_is_said(tmp_path: Path) -> None:
    plain = {"event_id_cnty": "XXX2", "notes": "A base [[ of somebody."}
    deep = {"event_id_cnty": "XXX3", "notes": "A [[[base]]."}
    found = read(table({}, plain, deep), "events.csv")
    library = opened(found, tmp_path)

    said = library.record(Key("events", "event-xxx2-notes"))
    assert said is not None
    assert said.fields["text"] == "A base [[ of somebody."
    below = library.record(Key("events", "event-xxx3-notes"))
    assert below is not None
    assert below.fields["text"] == "A [ [ [base]]."
    assert found.dropped["[[ in notes, written [ [, for [[ ]] would be a link"] == 2
    text = (tmp_path / "events/statements.yaml").read_text("utf-8")
    assert text.count("# ACLED has [[ where the text has [ [, which is no link.\n") == 2


def test_it_says_no_direction_no_number_and_no_list_that_acled_does_not(tmp_path: Path) -> None:
    library = opened(read(table({}), "events.csv"), tmp_path)
    incident = library.record(Key("events", "event-xxx1"))

    assert incident is not None
    assert incident.fields.keys() == {
        *("title", "date", "where", "at", "precision", "type", "reported_by", "ids", "tags")
    }


def test_what_was_not_carried_is_counted_and_stands_above_the_record(tmp_path: Path) -> None:
    found = read(table({}, {"event_id_cnty": "XXX2", "fatalities": "3"}, {}), "events.csv")
    opened(found, tmp_path)

    assert found.dropped["a second row of XXX1"] == 1
    assert found.dropped["0 fatalities: none, or not reported: no number is written"] == 1
    assert found.dropped["column source_scale, kept as a remark"] == 2
    text = (tmp_path / "events/incidents.yaml").read_text("utf-8")
    assert "# ACLED source_scale: National\n" in text
    assert "# ACLED assoc_actor_1: Helpers of it\n" in text
    assert "killed: {best: 3, by: event-xxx2-notes}" in text


@pytest.mark.parametrize(
    ("precision", "date", "printed"),
    [
        ("1", "2023-11-18", None),
        ("2", "2023-11-18~", "within that week"),
        ("3", "2023-11", "within that month"),
    ],
)
def test_a_date_is_as_exact_as_acled_has_it(precision: str, date: str, printed: str | None) -> None:
    for written in ("18 November 2023", "2023-11-18"):
        found = read(table({"event_date": written, "time_precision": precision}), "x.csv")
        (incident,) = (one for one in found.records[""] if one.section == "incidents")
        assert (incident.fields["date"], incident.fields.get("date_as")) == (date, printed)


@pytest.mark.parametrize("source", ["The Paper", "../../etc/passwd", "unknown", "صحيفة"])
def test_one_source_is_the_hop_before_acled_and_nobody_has_read_it(source: str) -> None:
    found = read(table({"source": source}), "x.csv")
    (said,) = (one for one in found.records[""] if one.section == "statements")
    named = next(one for one in found.records[""] if one.slug == said.fields["chain"][0])

    assert said.fields["chain"][1:] == ["acled-dataset"]
    assert named.fields == {
        "kind": "document",
        "outlet": "unknown",
        "title": source,
        "seen": False,
    }


@pytest.mark.parametrize(
    "row",
    [{"event_date": "30 February 2023"}, {"event_date": "yesterday"}, {"event_id_cnty": ""}],
)
def test_a_row_without_a_day_or_an_id_is_counted_and_left_out(row: dict[str, str]) -> None:
    found = read(table(row), "x.csv")

    assert found.count == 0
    assert sum(found.dropped.values()) == 1


@pytest.mark.parametrize("value", ["nan", "inf", "91", "north", ""])
def test_a_place_that_is_none_on_earth_has_no_point(value: str) -> None:
    found = read(table({"latitude": value}), "x.csv")
    (incident,) = (one for one in found.records[""] if one.section == "incidents")

    assert "at" not in incident.fields
    assert "precision" not in incident.fields


def test_a_file_with_other_columns_is_refused() -> None:
    with pytest.raises(BriefingError, match="event_id_cnty"):
        read("a,b\n1,2\n", "x.csv")


def test_every_text_may_be_hostile(tmp_path: Path) -> None:
    hostile = dict.fromkeys(ROW, "=cmd|'/c calc'!A1 \u202e[[x]] # \x1b[31m: - {")
    hostile |= {"event_date": "2023-11-18", "event_id_cnty": "../x", "notes": '"\n\n- [[y]]: *z'}
    library = opened(read(table(hostile), "x.csv"), tmp_path)

    assert {problem.code for problem in library.problems.all()} <= {"missing-field"}
