"""GeoJSON: valid, no surer of a place than the briefing, and with who says so in every title."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import geojson
import pytest

from briefing.export.context import ExportOptions
from briefing.export.export import export
from briefing.export.selection import select
from briefing.library.library import Library
from briefing.text.visible import visible
from tests.briefings import library_of
from tests.export.test_hostile import hostile

BRIEFING = """\
locations:
  land: {name: The Land, kind: country, at: [33, 44], precision: exact}
  hills: {name: The Hills, kind: other, kind_other: hills, at: [33.5, 44.5], precision: region}
  town: {name: Old Town, kind: city, at: [33.25, -44.75], precision: near}
  port: {name: The Port, kind: port, at: [1, 2]}
  camp: {name: The Camp, kind: camp}
incidents:
  raid:
    title: A raid
    date: 2024-04-01~
    where: [town, hills, camp]
    claimed_by: [claim]
    denied_by: [denial]
  shot: {title: A shot, at: [10, 20], precision: exact, where: land, claimed_by: []}
statements:
  claim: {form: quote, act: claim-responsibility, text: We did, speaker: group, chain: leaflet}
  denial: {form: summary, act: deny, text: No., speaker: state, chain: leaflet}
actors:
  group: {name: The Group, kind: armed-group}
  state: {name: The State, kind: state}
sources:
  leaflet: {kind: article, outlet: unknown, title: Leaflet}
"""


def features(library: Library, name: str = "all") -> dict[str, dict[str, Any]]:
    """The features by their ids; the whole must be valid."""
    (document,) = export(
        library, select(library, name), ExportOptions(format="geojson")
    ).documents()
    text = document.text()
    assert visible(text) == text
    read = geojson.loads(text)
    assert read.is_valid, read.errors()
    return {one["id"]: one for one in json.loads(text)["features"]}


@pytest.fixture
def found(tmp_path: Path) -> dict[str, dict[str, Any]]:
    return features(library_of(tmp_path, BRIEFING))


@pytest.mark.parametrize(
    ("id_", "point"),
    [
        ("test/land", None),
        ("test/hills", None),
        ("test/camp", None),
        ("test/town", [-44.75, 33.25]),
        ("test/port", [2, 1]),
        ("test/raid@town", [-44.75, 33.25]),
        ("test/raid@hills", None),
        ("test/raid@camp", None),
        ("test/shot", [20, 10]),
    ],
)
def test_only_what_is_known_to_be_there_is_a_point(
    found: dict[str, dict[str, Any]], id_: str, point: list[float] | None
) -> None:
    geometry = found[id_]["geometry"]
    assert (geometry["coordinates"] if geometry else None) == point


def test_how_exactly_a_place_is_known_stands_beside_it(found: dict[str, dict[str, Any]]) -> None:
    told = {id_: one["properties"] for id_, one in found.items()}
    assert (told["test/town"]["precision"], told["test/town"]["radius_m"]) == ("near", 5_000)
    assert (told["test/port"]["precision"], "radius_m" in told["test/port"]) == ("not given", False)
    assert (told["test/raid@hills"]["precision"], told["test/raid@hills"]["place"]) == (
        "region",
        "The Hills",
    )


def test_the_title_has_both_answers_and_who_gives_them(found: dict[str, dict[str, Any]]) -> None:
    title = found["test/raid@town"]["properties"]["title"]
    assert title.startswith("A raid — claimant only · denied · claimed. ")
    assert "The Group" in title
    assert "Denied by The State" in title


def test_a_name_has_a_sign_behind_it_where_any_of_its_words_went_through_an_unknown_hand(
    tmp_path: Path,
) -> None:
    said = "form: summary, act: assert, text: Yes, speaker: group, chain: [unknown, leaflet]"
    text = BRIEFING.replace("    claimed_by: [claim]", "    claimed_by: [claim, retold]")
    text = text.replace("statements:\n", f"statements:\n  retold: {{{said}}}\n")
    told = features(library_of(tmp_path, text))["test/raid@town"]["properties"]
    answers = (
        "Reported only by those who say they did it: The Group → ?. Denied by The State (no tie "
        "recorded)."
    )
    assert answers in told["title"]
    assert answers in told["description"]


def test_what_the_map_rests_on_goes_with_it(tmp_path: Path) -> None:
    library = library_of(tmp_path, BRIEFING)
    (document,) = export(
        library, select(library, "raid"), ExportOptions(format="geojson")
    ).documents()
    read = json.loads(document.text())
    assert read["export"]["briefings"][0]["basis"] == "Made up for a test."
    assert len(read["features"]) == 3


def test_hostile_texts_are_seen_in_it(tmp_path: Path) -> None:
    assert features(hostile(tmp_path)) == {}


def test_the_shipped_briefing_is_valid(shipped: Library) -> None:
    assert len(features(shipped)) > 14
