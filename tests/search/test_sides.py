"""Sides in queries and facets have the numbers of voice; an actor is one in a whole library."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.analysis.voice import voices
from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.model.key import Key
from briefing.page.record_loader import RecordLoader
from briefing.search.completion.completion import complete
from briefing.search.facets import facets
from briefing.search.parser import parse
from briefing.search.search import search
from tests.briefings import write
from tests.search.oracle.evaluate import found
from tests.search.oracle.libraries import library_files
from tests.search.oracle.world import World

HEADER = "{{title: {0}, as_of: 2024-05-01, basis: Made up.}}\n"
FILES = {
    "shared/actors.yaml": """\
        state: {name: State, kind: state}
        army: {name: Army, kind: state-forces, aliases: [Land forces]}
        senate: {name: Senate, kind: assembly, relations: {type: part_of, to: state}}
        left: {name: Left, kind: party, relations: {type: opposes, to: right}}
        right: {name: Right, kind: party}
        """,
    "one/briefing.yaml": HEADER.format("One"),
    "one/actors.yaml": """\
        army: {extends: army, relations: {type: part_of, to: state}}
        anna: {name: Anna, kind: person, positions: {role: Senator, of: senate},
          relations: {type: member_of, to: left}}
        bert: {name: Bert, kind: person, positions: {role: Senator, of: senate},
          relations: {type: member_of, to: right}}
        """,
    "one/sources.yaml": "paper: {kind: article, outlet: unknown}\n",
    "one/statements.yaml": """\
        a: {form: quote, act: assert, speaker: army, chain: paper, text: We hold.}
        b: {form: quote, act: deny, speaker: {unnamed: an officer, of: army}, chain: paper,
          text: No.}
        c: {form: quote, act: assert, speaker: anna, chain: paper, text: Stop it.}
        d: {form: quote, act: assert, speaker: bert, chain: paper, text: Go on.}
        e: {form: quote, act: assert, speaker: {unnamed: aides, of: [army, left]}, chain: paper,
          text: Perhaps.}
        """,
    "two/briefing.yaml": HEADER.format("Two"),
    "two/actors.yaml": "troops: {extends: army, name: The Army, aliases: [Troops]}\n",
    "two/sources.yaml": "daily: {kind: article, outlet: unknown}\n",
    "two/statements.yaml": "f: {form: quote, act: assert, speaker: troops, chain: daily, "
    "text: Us.}\n",
}


@pytest.fixture
def library(cache: Path, tmp_path: Path) -> Library:
    library = open_library(write(tmp_path, FILES))
    assert library.problems.all() == []
    return library


def found_by(library: Library, text: str, briefing: str = "") -> set[str]:
    listing = search(library, text, briefing).listing
    return {str(record.key) for page in library.lists.pages(listing) for record in page}


def test_unnamed_speakers_of_a_body_are_of_its_side_and_of_several_bodies_of_none(
    library: Library,
) -> None:
    assert found_by(library, "side:state", "one") == {"one/a", "one/b"}
    assert found_by(library, "side:state act:deny") == {"one/b"}
    assert found_by(library, "side:state") == {"one/a", "one/b", "two/f"}


def test_two_senators_of_opposed_parties_are_two_sides(library: Library) -> None:
    assert found_by(library, "side:left", "one") == {"one/c"}
    assert found_by(library, "side:right", "one") == {"one/d"}
    assert found_by(library, "side:senate", "one") == set()


def test_the_shipped_rows_are_what_the_queries_find(shipped: Library) -> None:
    (briefing,) = shipped.briefings.all()
    for row in voices(shipped, briefing.slug, RecordLoader(shipped)).sides:
        if row.key is not None:
            listing = search(shipped, f"side:{row.key.slug}", briefing.slug).listing
            assert shipped.lists.count(listing) == row.all.statements


@pytest.mark.parametrize("briefing", ["", "one"])
def test_each_side_of_the_facet_is_what_its_term_finds(library: Library, briefing: str) -> None:
    every = search(library, "kind:statement", briefing)
    (sides,) = (one for one in facets(library, every) if one.name == "side")
    assert len(sides.values) == 3
    for value in sides.values:
        assert len(found_by(library, value.term, briefing)) == value.count


def test_a_search_shows_an_actor_once_and_means_all_its_records(library: Library) -> None:
    assert found_by(library, "kind:actor army") == {"shared/army"}
    assert found_by(library, "kind:actor army", "one") == {"one/army"}
    assert found_by(library, "kind:actor troops") == {"two/troops"}
    for name in ("army", "troops", '"land forces"'):
        assert found_by(library, f"speaker:{name}") == {"one/a", "two/f"}


def test_completion_and_facets_have_an_actor_once(library: Library) -> None:
    offered = [one.text for one in complete(library, "actor:a", 7).options]
    assert offered.count("army") == 1
    assert "troops" not in offered
    (actors,) = (
        one for one in facets(library, search(library, "kind:statement")) if one.name == "actor"
    )
    assert [one.count for one in actors.values if one.term == "actor:army"] == [4]


def test_a_page_has_the_words_of_all_records_of_an_actor(library: Library) -> None:
    look = RecordLoader(library)
    for key in (Key("one", "army"), Key("two", "troops"), Key("shared", "army")):
        said = [group for group in look.backlinks(key) if group.role == "speaker"]
        assert {str(link.source) for group in said for link in group.links} == {"one/a", "two/f"}


@pytest.mark.parametrize("seed", range(4))
def test_sides_are_what_the_oracle_finds(seed: int, cache: Path, tmp_path: Path) -> None:
    library = open_library(write(tmp_path, library_files(seed)))
    world = World(library)
    for briefing in ("", *world.scopes):
        for slug in sorted({key.slug for key in world.of("actors")}):
            expected = {str(key) for key in found(world, parse(f"side:{slug}").tree, briefing)}
            assert found_by(library, f"side:{slug}", briefing) == expected, (slug, briefing)
