"""What an edition shows of place, and of two sources: with whom, and with nothing left out."""

from __future__ import annotations

import re
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.places.located_records import LocatedPlace, located
from briefing.analysis.timeline.dated_records import dated_records
from briefing.errors import BriefingError
from briefing.export.export import export
from briefing.export.html.views import timeline_part
from briefing.export.html.views.svg_map import HEIGHT, WIDTH, draw_map
from briefing.export.selection import only_briefing, select
from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.library.store.records import Listing
from briefing.model.key import Key
from briefing.page.timeline import timeline_rows
from briefing.search.search import search
from briefing.shipped import example
from tests.briefings import library_of
from tests.export.html.editions import HTML, edition
from tests.export.html.reading import Node, read_html
from tests.export.html.test_html_laws import check_structure

TIMES = """\
actors:
  ann: {name: Ann, kind: person}
sources:
  paper: {title: Paper, kind: article, outlet: unknown}
incidents:
  old: {title: Old thing, date: 2023-06-01}
  nowhen: {title: Undated thing}
statements:
  one: {text: First words, speaker: ann, said: 2024-01-03, chain: [paper], form: summary,
        about: old}
  two: {text: Second words, speaker: ann, said: 2024-03-03, chain: [paper], form: summary}
  mute: {text: Third words, speaker: {unnamed: a guard}, chain: [paper], form: summary}
"""
POINTS = st.tuples(st.floats(-90, 90), st.floats(-180, 180))
PLACES = st.lists(
    st.builds(
        LocatedPlace,
        st.integers(0, 10**6).map(lambda number: Key("test", f"p{number}")),
        st.text(min_size=1, max_size=40),
        st.just("town"),
        st.none() | POINTS,
        st.sampled_from(["exact", "near", "region", "not given"]),
        st.lists(st.integers(1, 9), max_size=3, unique=True).map(tuple),
    ),
    max_size=12,
    unique_by=lambda place: place.key,
)


@given(PLACES)
def test_every_place_is_on_the_map_or_given_back_and_no_region_is_a_point(
    places: list[LocatedPlace],
) -> None:
    drawn = draw_map(places)
    there = [one.key for mark in drawn.placed.marks for one in mark.places]
    left = [one.key for one in (*drawn.placed.outside, *drawn.placed.no_room)]
    nowhere = [one.key for one in places if one.at is None]
    assert sorted((*there, *left, *nowhere)) == sorted(one.key for one in places)
    for mark, placed in zip(drawn.drawing.marks, drawn.placed.marks, strict=True):
        assert bool(mark.shape) == all(one.pointed for one in placed.places)
        assert 0 <= mark.x <= WIDTH
        assert 0 <= mark.y <= HEIGHT
    for path in (drawn.drawing.shores, drawn.drawing.borders):
        assert re.fullmatch(r"[Ml0-9 .e+-]*", path)


@pytest.mark.slow
def test_what_is_at_a_place_is_told_with_both_answers_and_whose_they_are(shipped: Library) -> None:
    (part,) = [
        one for one in edition(shipped).all("section", "part") if one.attributes["id"] == "_map"
    ]
    for place in located(shipped, only_briefing(shipped)).places:
        assert place.title in part.text
    assert len(part.one("points").all("circle")) == 4
    (tanf,) = [one for one in part.all("li") if one.text.startswith("al-Tanf, base in ")]
    assert "Did it happen? Reported only by those who say they did it" in tanf.text
    assert "Who did it? Says it did it: Islamic Resistance in Iraq" in tanf.text


def _lanes(tree: Node) -> dict[str, Node]:
    """The lists of a timeline by the headings that they stand under."""
    (part,) = tree.all("div", "timeline")
    heads = [one.text.partition(" ")[0] for one in part.all("h3")]
    lanes = [one for one in part.children if isinstance(one, Node) and one.tag == "ul"]
    return dict(zip(heads, lanes, strict=False))


def _rows(lane: Node) -> list[Node]:
    return [one for one in lane.children if isinstance(one, Node) and one.tag == "li"]


@pytest.mark.slow
def test_every_dated_record_is_in_a_lane_with_its_date_as_vague_as_it_is(shipped: Library) -> None:
    found = dated_records(shipped, only_briefing(shipped))
    lanes = _lanes(edition(shipped))
    assert len(_rows(lanes["Happened"])) == len(found.happened)
    said = _rows(lanes["Said"])
    assert len(said) == len(found.voices)
    assert sum(len(_rows(one.one("lane"))) for one in said) == len(found.said)
    assert len(_rows(lanes["Counted"])) == len(found.counted)
    assert all(row.all("svg") for name in lanes for row in _rows(lanes[name]) if name != "No")
    (cramer,) = [one for one in said if one.text.startswith("Kevin Cramer")]
    assert "3 statements, about November 2023" in cramer.text
    for row in _rows(cramer.one("lane")):
        assert row.text.startswith("Kevin Cramer")
        assert "Al Mayadeen (source read)" in row.text
    (tanf,) = [one for one in _rows(lanes["Happened"]) if "al-Tanf base" in one.text]
    assert "Did it happen? Reported only by those who say they did it" in tanf.text


def test_what_was_said_long_after_is_joined_to_it_and_the_undated_are_there(
    tmp_path: Path,
) -> None:
    with closing(library_of(tmp_path, TIMES)) as library:
        lanes = _lanes(edition(library))
    (ann,) = _rows(lanes["Said"])
    late, other = _rows(ann.one("lane"))
    assert "tells of Old thing, 1 June 2023: long before it was said" in late.text
    assert late.all("path", "joined")
    assert not other.all("path", "joined")
    assert "Undated thing" in lanes["No"].text
    assert "a guard, summary: Third words" in lanes["No"].text


def test_what_is_too_much_for_rows_opens_by_pieces_of_time(
    shipped: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (timeline_part, timeline_rows):
        monkeypatch.setattr(module, "MOST_ROWS", 3)
    monkeypatch.setattr(timeline_part, "MOST_SAID", 3)
    tree = edition(shipped)
    check_structure(tree)
    (part,) = tree.all("div", "timeline")
    found = dated_records(shipped, only_briefing(shipped))
    assert "all incidents 9:" in part.text
    for one in found.voices.values():
        assert one in part.text
    for record in shipped.lists.page(Listing(only_briefing(shipped), "incidents"), 0, 99):
        assert record.title in part.text
    assert "November 2023" in part.text


def _compared(library: Library, *pairs: tuple[str, str]) -> Node:
    options = replace(HTML, compared=pairs)
    (document,) = export(library, select(library, "all"), options).documents()
    return read_html(document.text())


QUERIES = ["drone", "where:al-tanf", "speaker:unnamed", "kind:term", "kind:incident"]


@pytest.mark.parametrize("query", QUERIES)
def test_what_a_search_has_found_is_in_time_and_place_and_nothing_else_is(
    shipped: Library, query: str
) -> None:
    file, only = edition(shipped, f"?{query}"), search(shipped, query).listing.condition
    found = dated_records(shipped, condition=only)
    lanes = _lanes(file) if file.all("div", "timeline") else {}
    dated = {"Happened": found.happened, "Said": found.voices, "Counted": found.counted}
    for name, some in dated.items():
        assert len(_rows(lanes[name]) if name in lanes else []) == len(some)
    told = " ".join(one.text for one in file.all("section", "map"))
    places = located(shipped, condition=only).places
    assert bool(told) == bool(places)
    assert all(place.title in told for place in places)


def test_two_papers_stand_side_by_side_each_cell_with_its_name() -> None:
    with closing(open_library(example())) as library:
        tree = edition(library)
        check_structure(tree)
    rows = tree.all("div", "beside")
    assert len(rows) > 5
    for row in rows:
        assert [one.text[:3] for one in row.all("p", "name")] == ["The", "The"]
    (blows,) = [row for row in rows if "Did it happen? Blows at the harbour" in row.text]
    assert "says it did not happen" in blows.text
    assert "Edvin Raske, spokesperson of the company" in blows.text


@pytest.mark.slow
def test_one_source_is_held_against_nothing_unless_somebody_asks(shipped: Library) -> None:
    assert not _compared(shipped).all("div", "beside")
    tree = _compared(shipped, ("kevin-cramer", "joseph-votel"))
    check_structure(tree)
    assert tree.all("div", "beside")
    with pytest.raises(BriefingError, match="Both are Kevin Cramer"):
        _compared(shipped, ("kevin-cramer", "kevin-cramer"))
