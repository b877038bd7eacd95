"""The same query gives the same records by the program and by a slow, obvious twin of it.

The twin (`tests.search.oracle`) looks at every record in plain Python, and knows nothing of SQL,
marks or the full text.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.library.store.person_marks import MarkedRecords
from briefing.model.key import Key
from briefing.search.fields import BY_NAME
from briefing.search.fields.own import WHAT_IT_IS
from briefing.search.parser import parse
from briefing.search.search import search
from briefing.text.fold import joined
from tests.briefings import library_of, write
from tests.search.oracle.evaluate import found
from tests.search.oracle.fields import FIELDS
from tests.search.oracle.libraries import library_files
from tests.search.oracle.queries import Queries
from tests.search.oracle.things import _IS
from tests.search.oracle.world import World

pytestmark = pytest.mark.slow

LIBRARIES = 30
CHANGED = 8
QUERIES = 100
"""Asked of each library: in all of its briefings, and in one of them or as of a day."""
DAYS = ("2023-11-12", "2023-11-17", "2023-12-31")


def by_program(library: Library, text: str, briefing: str) -> list[Key]:
    """What the search finds, in order."""
    listing = search(library, text, briefing).listing
    return [record.key for page in library.lists.pages(listing, 7) for record in page]


def disagreements(
    library: Library, world: World, texts: list[str], briefing: str
) -> list[tuple[str, str, list[str], list[str]]]:
    """The queries of which the two say different things: what is too much and what is missing."""
    wrong = []
    for text in texts:
        tree = parse(text).tree
        keys, expected = by_program(library, text, briefing), found(world, tree, briefing)
        assert len(keys) == len(set(keys)), f"{text}: a record comes twice"
        assert library.lists.count(search(library, text, briefing).listing) == len(keys), text
        if set(keys) != expected:
            over, missing = set(keys) - expected, expected - set(keys)
            wrong.append((text, briefing, sorted(map(str, over)), sorted(map(str, missing))))
    return wrong


@pytest.mark.parametrize("seed", range(LIBRARIES))
def test_the_program_finds_what_the_oracle_finds(seed: int, cache: Path, tmp_path: Path) -> None:
    library = open_library(write(tmp_path, library_files(seed)))
    random, world = Random(seed), World(library)
    texts = queries(random, world)
    briefing, day = random.choice(list(world.scopes)), random.choice(DAYS)
    narrowed = library.as_of(day)
    assert disagreements(library, world, texts, "") == []
    assert disagreements(library, world, texts[::2], briefing) == []
    then = World(narrowed, world)
    assert disagreements(narrowed, then, texts[1::2], "") == []
    assert disagreements(narrowed, then, texts[::4], briefing) == []


@pytest.mark.parametrize("seed", range(CHANGED))
def test_a_library_brought_up_to_date_finds_what_one_made_anew_finds_in_the_same_order(
    seed: int, cache: Path, tmp_path: Path
) -> None:
    before, after = library_files(seed), library_files(seed + LIBRARIES)
    random = Random(seed)
    mixed = {
        name: random.choice([held for held in (before.get(name), after.get(name)) if held])
        for name in before | after
    }
    for name in random.sample(sorted(mixed), 2):
        if not name.endswith("briefing.yaml"):
            del mixed[name]
    open_library(write(tmp_path / "kept", before)).close()
    for name in set(before) - set(mixed):
        (tmp_path / "kept" / name).unlink()
    kept = open_library(write(tmp_path / "kept", mixed))
    new = open_library(write(tmp_path / "new", mixed))
    world = World(new)
    for text in queries(random, world):
        assert by_program(kept, text, "") == by_program(new, text, ""), text
    assert disagreements(kept, world, queries(random, world), "") == []


def queries(random: Random, world: World) -> list[str]:
    """Queries about a library."""
    made = Queries(random, world, sorted(BY_NAME))
    return [made.query() for _ in range(QUERIES)]


HEADER = "briefing: {title: Made up, as_of: 2024-01, basis: Made up.}\n"
FIGURES = """
figures:
  later:
    label: Attacks
    unit: attacks
    kind: stock
    points: [{as_of: 2023-10, value: 7}, {as_of: 2023-12-05, value: 60}]
"""
SOURCES = """
sources:
  ungraded: {kind: post, outlet: unknown}
  graded: {kind: post, outlet: unknown, reliability: B, reliability_why: Known.}
"""
ACTORS = """
actors:
  deirezzor: {name: Deirezzor, kind: party}
  deterrence: {name: Deterrence, kind: party, tags: [Old Name], note: oldname}
"""
ONE_BY_ONE = {
    # What is not written is the last grade, and so a grade.
    "reliability:*": (SOURCES, "", {"graded", "ungraded"}),
    "reliability:none kind:source": (SOURCES, "", set()),
    # A negation is the rest of what is found with mistakes.
    "-deterence~ kind:actor": (ACTORS, "", {"deirezzor"}),
    # Words are tried as one only where they stand side by side.
    "deir kind:actor ezzor": (ACTORS, "", set()),
    "deir ezzor kind:actor": (ACTORS, "", {"deirezzor"}),
    # A tag is compared word by word, whatever else is in the record.
    "tag:oldname": (ACTORS, "", set()),
    "tag:old-name": (ACTORS, "", {"deterrence"}),
    # No value of the field of words, and nothing to rank by.
    "title:none": (ACTORS, "", set()),
    # Numbers and days are asked of one point, also in brackets; what is no date is passed over.
    "value:(>5 <50) as-of:2023-12": (FIGURES, "", set()),
    "value:(>5 <50) as-of:2023-10": (FIGURES, "", {"later"}),
    "value:>5 as-of:(2023-12 OR tomorrow)": (FIGURES, "", {"later"}),
    # As of a day a figure has the date of the numbers that it has by then.
    "date:2023-12 kind:figure": (FIGURES, "2023-11-30", set()),
    "date:2023-10 kind:figure": (FIGURES, "2023-11-30", {"later"}),
    "is:vague kind:figure": (FIGURES, "2023-11-30", {"later"}),
}
"""What once went wrong, each as small as it gets: the records, the day, and what is found."""


@pytest.mark.parametrize("text", ONE_BY_ONE)
def test_what_once_went_wrong(text: str, cache: Path, tmp_path: Path) -> None:
    written, day, expected = ONE_BY_ONE[text]
    whole = library_of(tmp_path, written, header=HEADER)
    library = whole.as_of(day)
    assert {key.slug for key in by_program(library, text, "")} == expected
    assert disagreements(library, World(library, World(whole)), [text], "") == []


def test_a_briefing_is_asked_for_a_shared_record_that_only_shared_ones_link_to(
    cache: Path, tmp_path: Path
) -> None:
    files = {
        "shared/locations.yaml": "north: {name: North, kind: region}\n"
        "tell: {name: Tell, kind: city, in: north}\n",
        "one/briefing.yaml": "title: One\nas_of: 2024-01\nbasis: On [[tell]].\n",
    }
    library = open_library(write(tmp_path, files))
    assert by_program(library, "link-to:north", "one") == [Key("shared", "tell")]
    assert by_program(library, "linked-by:tell", "one") == [Key("shared", "north")]


@pytest.mark.parametrize("seed", range(CHANGED, 2 * CHANGED))
def test_an_actor_is_asked_for_with_its_parts(seed: int, cache: Path, tmp_path: Path) -> None:
    library = open_library(write(tmp_path, library_files(seed)))
    world, fields = World(library), [name for name, field in BY_NAME.items() if field.parts]
    texts = [f"{name}:{key.slug}+" for name in fields for key in sorted(world.of("actors"))]
    assert disagreements(library, world, texts, "") == []


@pytest.mark.parametrize("seed", range(CHANGED))
def test_what_is_marked_as_near_is_what_is_found_only_with_mistakes(
    seed: int, cache: Path, tmp_path: Path
) -> None:
    library = open_library(write(tmp_path, library_files(seed)))
    made = Queries(Random(seed), World(library), ())
    for _ in range(QUERIES // 4):
        word = joined(made.word().strip('"*~12').split()[0])
        exact = set(by_program(library, word, ""))
        asked = search(library, f"{word}~")
        records = library.lists.page(asked.listing, 0, 1_000)
        assert asked.is_near(library, records) == {one.key for one in records} - exact
        assert {one.key for one in records[: len(exact)]} == exact, "those found exactly go first"


def test_every_field_has_an_oracle() -> None:
    assert set(BY_NAME) <= set(FIELDS)


def test_what_the_person_read_and_noted_is_found_by_its_fields(cache: Path, tmp_path: Path) -> None:
    library = library_of(tmp_path, ACTORS + SOURCES, header=HEADER)
    every = set(World(library).records)
    read, changed = Key("test", "deirezzor"), Key("test", "graded")
    library.person.set(MarkedRecords({read}, {changed}, {read: "Ask again"}))
    expected = {
        "is:unread": every - {read, changed},
        "is:changed": {changed},
        "has:note": {read, Key("test", "deterrence")},
        "own-note:again": {read},
        "own-note:never": set(),
        "own-note:*": {read},
    }
    asked = {text.removeprefix("is:") for text in expected if text.startswith("is:")}
    assert {joined(one) for one in WHAT_IT_IS} == {*_IS, *asked}
    assert {text: set(by_program(library, text, "")) for text in expected} == expected
