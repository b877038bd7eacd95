"""What is visible on a day is visible on every later one: over libraries that are made up."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.library.store import cache
from briefing.library.store.records import Listing, Record
from briefing.load.loaded_record import load_record
from briefing.load.validation import ValidatedFields
from briefing.model.sections.registry import BY_NAME
from briefing.text import prose
from tests.briefings import write

pytestmark = pytest.mark.slow

DAYS = (
    "2023-12-31",
    "2024-01-02",
    "2024-01-15",
    "2024-01-31",
    "2024-02-10",
    "2024-03-01",
    "9999-12-30",
)
DATES = (
    "2024-01-02",
    "2024-01",
    "2024-02-10~",
    "2024-01-15/2024-02-10",
    "2024-01-15/..",
    "../2024-02-10",
    "2024",
)
STATEMENTS, INCIDENTS, FIGURES = ("s0", "s1", "s2", "s3"), ("i0", "i1"), ("f0", "f1")
SOURCES, ACTORS, PLACES = ("p0", "p1"), ("a0", "a1", "a2"), ("l0", "l1", "l2")
ANY = (*STATEMENTS, *INCIDENTS, *FIGURES, *SOURCES, *ACTORS, *PLACES, "q0", "t0", "gone")

Fields = dict[str, Any]


def some(slugs: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(slugs), max_size=3, unique=True)


def words(prefix: str = "") -> st.SearchStrategy[str]:
    return some(ANY).map(lambda found: prefix + " ".join(["Of", *(f"[[{one}]]" for one in found)]))


dates = st.sampled_from(DATES)
statement = st.fixed_dictionaries(
    {
        "form": st.sampled_from(["paraphrase", "quote"]),
        "act": st.just("assert"),
        "text": words(),
        "speaker": st.sampled_from([*ACTORS, {"unnamed": "a man", "of": "a0"}]),
        "chain": st.lists(st.sampled_from(["unknown", *SOURCES]), min_size=1, max_size=2),
    },
    optional={"said": dates, "about": some(ANY), "note": words(), "repeats": some(STATEMENTS)},
)
toll = st.fixed_dictionaries({"best": st.just(3)}, optional={"by": st.sampled_from(STATEMENTS)})
incident = st.fixed_dictionaries(
    {"title": st.just("Title")},
    optional={
        "date": dates,
        "where": some(PLACES),
        "claimed_by": some(STATEMENTS),
        "denied_by": some(STATEMENTS),
        "summary": words(),
        "harm": st.fixed_dictionaries({}, optional={"killed": toll, "injured": toll}),
        "colour": st.just("no field"),
    },
)
point = st.fixed_dictionaries(
    {"as_of": dates, "value": st.integers(0, 9)},
    optional={"by": st.sampled_from([*STATEMENTS, *SOURCES])},
)
stated = st.fixed_dictionaries(
    {"says": st.just("a sum")}, optional={"by": st.sampled_from(STATEMENTS)}
)
figure = st.fixed_dictionaries(
    {"label": st.just("Label"), "unit": st.just("people"), "kind": st.just("stock")},
    optional={
        "points": st.lists(point, max_size=4),
        "stated": st.lists(stated, max_size=2),
        "who": some(ACTORS),
        "counts": words(),
    },
)
relation = st.fixed_dictionaries(
    {"type": st.sampled_from(["backs", "part_of"]), "to": st.sampled_from(ACTORS)},
    optional={"from": dates, "according_to": st.sampled_from([*STATEMENTS, *SOURCES, *ACTORS])},
)
actor = st.fixed_dictionaries(
    {"name": st.just("Name"), "kind": st.just("party")},
    optional={"relations": st.lists(relation, max_size=3), "note": words()},
)
place = st.fixed_dictionaries(
    {"name": st.just("Name"), "kind": st.just("city")}, optional={"in": st.sampled_from(PLACES)}
)
source = st.fixed_dictionaries(
    {"kind": st.just("post"), "outlet": st.sampled_from(["unknown", *ACTORS])},
    optional={"published": dates, "note": words()},
)
term = st.fixed_dictionaries(
    {"as_printed": st.just("T"), "neutral": st.just("N")}, optional={"used_by": some(ACTORS)}
)
question = st.fixed_dictionaries({"q": words()}, optional={"about": some(ANY)})
header = st.fixed_dictionaries(
    {"title": st.just("T"), "as_of": st.sampled_from(["2024-02-10", "2024-01~"]), "basis": words()},
    optional={"summary": words(), "note": words(), "sources": some(SOURCES)},
)


def section(of: st.SearchStrategy[Fields], slugs: tuple[str, ...]) -> st.SearchStrategy[Fields]:
    return st.fixed_dictionaries({}, optional=dict.fromkeys(slugs, of))


briefing = st.fixed_dictionaries(
    {
        "briefing": header,
        "statements": section(statement, STATEMENTS),
        "incidents": section(incident, INCIDENTS),
        "figures": section(figure, FIGURES),
        "actors": section(actor, ACTORS),
        "locations": section(place, PLACES),
        "sources": section(source, SOURCES),
        "terms": section(term, ("t0",)),
        "questions": section(question, ("q0",)),
    }
)
shared = st.fixed_dictionaries(
    {"actors": section(actor, ACTORS), "sources": section(source, SOURCES)}
)
libraries = st.fixed_dictionaries(
    {"one.yaml": briefing, "two.yaml": briefing}
) | st.fixed_dictionaries({"one.yaml": briefing, "shared.yaml": shared})

made_up = settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def library_of(folder: Path, files: Mapping[str, Fields], name: str = "made up") -> Library:
    """A library of these files; what is shared is a folder."""
    there = folder / name
    texts = {
        f"shared/{part}.yaml" if file == "shared.yaml" else file: value
        for file, tree in files.items()
        for part, value in (tree.items() if file == "shared.yaml" else [("", tree)])
    }
    for old in there.rglob("*.yaml"):
        old.unlink()
    return open_library(write(there, {file: json.dumps(text) for file, text in texts.items()}))


def records(library: Library) -> list[Record]:
    return library.lists.page(Listing(order="file"), 0, 1_000)


def pieces(value: Any, path: str = "") -> Iterator[str]:
    """Every scalar in a record and where it stands, whatever its place in a list."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from pieces(inner, f"{path}/{name}")
    elif isinstance(value, list):
        whole = any(isinstance(item, dict) for item in value)
        for item in value:
            yield f"{path}: {json.dumps(item)}" if whole else f"{path}: {item}"
    else:
        # The same words whether a link in them can be shown or not.
        yield f"{path}: {prose.plain_prose(str(value))}"


def visible(library: Library) -> Counter[object]:
    """Everything that can be seen in a library, and how often."""
    found: Counter[object] = Counter()
    for record in records(library):
        found[record.key] += 1
        found.update((record.key, piece) for piece in pieces(record.fields))
        found.update((record.key, "fault", name) for name in record.faults)
        found.update(record.problems)
        found[record.key, "mentions"] = record.mentions
        for link in library.links.of(record.key):
            found[link.source, link.role, link.target, link.context] += 1
        for group in library.links.backlinks(record.key):
            found[record.key, "backlinks", group.role] = group.total
            found.update((link.source, link.role, record.key) for link in group.links)
    for one in library.briefings.all():
        found.update(
            {(one.slug, each.name): each.records for each in library.briefings.sections(one.slug)}
        )
        found[one.slug, "problems"] = one.problems
    return found


@made_up
@given(libraries)
def test_what_is_visible_on_a_day_is_visible_on_every_later_one(
    tmp_path: Path, files: dict[str, Fields]
) -> None:
    library = library_of(tmp_path, files)
    before: Counter[object] = Counter()
    for now in (*map(visible, map(library.as_of, DAYS)), visible(library)):
        assert not before - now
        before = now


@made_up
@given(libraries)
def test_the_links_of_a_record_are_those_in_its_fields_and_lead_to_what_is_visible(
    tmp_path: Path, files: dict[str, Fields]
) -> None:
    whole = library_of(tmp_path, files)
    missing = {link.target for one in records(whole) for link in whole.links.of(one.key)}
    missing -= whole.titles(missing).keys()
    for library in map(whole.as_of, DAYS):
        for record in records(library):
            links = library.links.of(record.key)
            read = load_record(
                BY_NAME[record.section],
                record.key.slug,
                ValidatedFields(dict(record.fields)),
                (),
                0,
            )
            assert [(link.role, link.path) for link in links] == [
                (link.role, ".".join(map(str, link.path))) for link in read.links
            ]
            assert (read.lower, read.upper) == (record.lower, record.upper)
            ends = {link.target for link in links}
            assert ends - library.titles(ends).keys() <= missing


@made_up
@given(libraries)
def test_a_count_of_the_days_is_a_count_of_the_records(
    tmp_path: Path, files: dict[str, Fields]
) -> None:
    library = library_of(tmp_path, files)
    for slug in ("", *(one.slug for one in library.briefings.all())):
        for day, count in library.days(slug):
            assert library.as_of(day).lists.count(Listing(slug)) == count


@made_up
@given(libraries)
def test_nothing_is_new_between_two_of_the_days(tmp_path: Path, files: dict[str, Fields]) -> None:
    library = library_of(tmp_path, files)
    days = [day for day, _ in library.days()]
    for day in DAYS:
        latest = max((one for one in days if one <= day), default="0001-01-01")
        assert visible(library.as_of(day)) == visible(library.as_of(latest))


@made_up
@given(libraries, libraries)
def test_a_library_brought_up_to_date_knows_what_one_made_anew_does(
    tmp_path: Path, before: dict[str, Fields], after: dict[str, Fields]
) -> None:
    library_of(tmp_path, before)
    step_by_step = library_of(tmp_path, after)
    found = [visible(step_by_step.as_of(day)) for day in DAYS], step_by_step.days()
    with pytest.MonkeyPatch.context() as elsewhere:
        elsewhere.setenv("BRIEFING_CACHE_DIR", str(tmp_path / "another cache"))
        cache.place(tmp_path / "made up").unlink(missing_ok=True)
        anew = library_of(tmp_path, after)
        assert ([visible(anew.as_of(day)) for day in DAYS], anew.days()) == found
