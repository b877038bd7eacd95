"""Two held against each other: by what the records say, and by nothing else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

import pytest

from benchmarks.generate import write_library
from briefing.analysis.incidents.incident_lists import FIELDS
from briefing.analysis.incidents.listed import tolls_of
from briefing.errors import BriefingError
from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.library.store.records import Listing, Record
from briefing.model.key import Key
from briefing.page.blocks import plain
from briefing.page.comparison.compared import Comparison, compare
from briefing.page.comparison.comparison_page import comparison_page
from briefing.page.comparison.ends import find_ends
from briefing.page.layout.layout import layout
from briefing.page.record_loader import RecordLoader
from briefing.shipped import example
from tests.briefings import library_of, write


@pytest.fixture
def papers() -> Library:
    return open_library(example())


def compared(library: Library, one: str, other: str, query: str = "") -> Comparison:
    look = RecordLoader(library)
    return compare(look, one, other, library.briefings.only(), query, most=None)


def slugs(records: tuple[Record, ...]) -> list[str]:
    return [record.key.slug for record in records]


def told(found: Comparison) -> list[tuple[str, str, list[str], list[str]]]:
    return [
        (one.kind, one.on.key.slug if one.on else "", slugs(one.one), slugs(one.other))
        for one in found.differ
    ]


def test_the_two_papers_of_the_example(papers: Library) -> None:
    found = compared(papers, "courier", "gazette")
    assert told(found) == [
        ("happened", "clash-at-the-gate", ["courier-blows"], ["raske-no-blows"]),
        ("who", "fire-courier", ["tolland-cables"], ["raske-pickets"]),
        ("number", "fire-courier", ["courier-injured"], ["gazette-injured"]),
        ("number", "march-size", ["tolland-march"], ["police-march"]),
        ("date", "fire-courier", ["fire-courier"], ["fire-gazette"]),
        ("place", "fire-courier", ["fire-courier"], ["fire-gazette"]),
        ("words", "", ["term-strike-breakers"], ["term-relief-crews"]),
    ]
    assert [(slugs(one.one), slugs(one.other)) for one in found.both] == [
        (["courier-fire", "courier-feld-cause"], ["gazette-fire", "gazette-feld-cause"]),
        (["courier-buses"], ["gazette-buses"]),
    ]
    assert [slugs(one) for one in found.only] == [["courier-kitchen"], ["gazette-crane"]]


def test_their_articles_say_the_same_as_they(papers: Library) -> None:
    by_article = compared(papers, "courier-article", "gazette-article")
    assert told(by_article) == told(compared(papers, "courier", "gazette"))


def test_turned_round_the_columns_change_places(papers: Library) -> None:
    found = compared(papers, "courier", "gazette")
    back = compared(papers, "gazette", "courier")
    assert sorted((kind, on, one, other) for kind, on, one, other in told(found)) == sorted(
        (kind, on, one, other) for kind, on, other, one in told(back)
    )


def test_no_speaker_is_said_to_give_the_day_that_a_paper_gives(papers: Library) -> None:
    found = compared(papers, "side:harbour-workers-union", "side:harbour-company")
    assert [kind for kind, *_ in told(found)] == ["who"]


def test_a_query_narrows_both_ends(papers: Library) -> None:
    found = compared(papers, "courier", "gazette", "act:accuse")
    assert told(found) == [("who", "fire-courier", ["tolland-cables"], ["raske-pickets"])]
    assert (found.both, found.only_count) == ((), (0, 0))


def test_what_the_other_says_is_not_lost_where_a_query_finds_one_only(papers: Library) -> None:
    found = compared(papers, "courier", "gazette", "speaker:mira-tolland")
    assert told(found) == [
        ("who", "fire-courier", ["tolland-cables"], ["raske-pickets"]),
        ("number", "march-size", ["tolland-march"], ["police-march"]),
    ]
    assert (found.both, found.only_count, found.matching) == ((), (0, 0), (2, 0))


@pytest.mark.parametrize("query", ["act:assert", "act:assess", "form:quote", "kitchen", "nothing"])
def test_a_query_leaves_out_rows_and_changes_none(papers: Library, query: str) -> None:
    every, found = (compared(papers, "courier", "gazette", one) for one in ("", query))
    assert all(one in told(every) for one in told(found))
    assert all(one in every.both for one in found.both)
    for some, shown in zip(every.only, found.only, strict=True):
        assert {*slugs(shown)} <= {*slugs(some)}


def test_that_there_is_no_difference_is_not_said_of_what_was_left_out(papers: Library) -> None:
    look = RecordLoader(papers)

    def words(query: str, most: int | None = None) -> str:
        found = compare(look, "courier", "gazette", "harbour-strike", query, most)
        lines = layout(comparison_page(found, look, "", query), 200).lines
        return " ".join(plain(line).strip() for line in lines)

    assert "0 of 8 statements" in words("nothing")
    assert "Nothing that the filter finds is part of a difference" in words("nothing")
    assert "In these records nothing" not in words("nothing") + words("", most=0)
    assert "In what was held against each other nothing" in words("act:accuse", most=0)


def test_as_of_a_day_only_what_was_said_by_then(papers: Library) -> None:
    kinds = []
    for day in ("2031-05-05", "2031-05-06"):
        look = RecordLoader(papers.as_of(day))
        found = compare(look, "courier", "gazette", "harbour-strike")
        kinds.append([kind for kind, *_ in told(found)])
    assert "happened" in kinds[1]
    assert set(kinds[0]) <= {*kinds[1]} - {"happened"}  # the Courier's own report is of the 6th


def test_one_first_speaker_for_both_is_told(papers: Library) -> None:
    fire, buses = compared(papers, "courier", "gazette").both
    assert [one.label for one in fire.first_speakers] == ["Ostwick Fire Service"]
    assert not fire.one_origin  # both papers also say something of their own
    assert buses.first_speakers == ()


def test_an_outlet_and_a_speaker_are_held_against_each_other_in_their_own_voices(
    shipped: Library,
) -> None:
    found = compared(shipped, "al-mayadeen", "us-dod")
    assert [end.sort for end in found.ends] == ["speaker", "speaker"]
    assert slugs(found.only[1]) == ["singh-59-injured"]


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("courier", "courier", "Both are"),
        ("courier", "nobody", 'No record "nobody"'),
        ("courier", "march", "cannot be compared so"),
        ("outlet:courier-article", "gazette", "cannot be compared so"),
        ("paper:courier", "gazette", 'Nothing is compared as "paper"'),
    ],
)
def test_what_cannot_be_compared_is_told(papers: Library, one: str, other: str, why: str) -> None:
    with pytest.raises(BriefingError, match=why):
        find_ends(papers, one, other, "harbour-strike")


TWO = """\
briefing: {title: Made up, as_of: 2024-05-01, basis: Made up for a test.}
sources: {paper: {kind: article, outlet: unknown, url: 'https://e.org/x'}}
statements:
  fire: {form: paraphrase, act: assert, speaker: unknown, chain: [paper], text: A fire.}
  rain: {form: paraphrase, act: assert, speaker: unknown, chain: [paper], text: Rain.}
"""


def test_two_briefings_are_joined_by_incidents_that_are_the_same(tmp_path: Path) -> None:
    day = "incidents: {{blaze: {{title: Fire, date: {0}, reported_by: [fire]{1}}}}}\n"
    files = {
        "one.yaml": TWO + day.format("2024-04-01", ""),
        "two.yaml": TWO + day.format("2024-04-03", ", same_as: [one/blaze]"),
    }
    found = compared(open_library(write(tmp_path, files)), "one", "two")
    assert [(one.kind, *map(slugs, (one.one, one.other))) for one in found.differ] == [
        ("date", ["blaze"], ["blaze"])
    ]
    assert [(slugs(one.one), slugs(one.other)) for one in found.both] == [(["fire"], ["fire"])]
    assert [[str(r.key) for r in some] for some in found.only] == [["one/rain"], ["two/rain"]]


def test_a_spokesperson_counts_for_the_body_only_while_in_office(tmp_path: Path) -> None:
    text = """\
    sources: {paper: {kind: article, outlet: unknown, url: 'https://e.org/x'}}
    actors:
      army: {name: Army, kind: state-forces}
      group: {name: Group, kind: armed-group}
      ann:
        name: Ann
        kind: person
        relations: [{type: spokesperson_for, to: army, until: 2020}]
    statements:
      then: {form: summary, act: assert, speaker: ann, said: 2019-01-01, chain: [paper], text: A.}
      now: {form: summary, act: assert, speaker: ann, said: 2024-01-01, chain: [paper], text: B.}
    """
    found = compared(library_of(tmp_path, text), "army", "group")
    assert slugs(found.only[0]) == ["then"]


# The law, by a twin that reads the fields of records and knows no links.


def matters(records: list[Record]) -> dict[str, set[str]]:
    """For each statement and source the incidents and figures that it speaks of, as written."""
    found: dict[str, set[str]] = {}
    sections = {str(one.key): one.section for one in records}

    def full(one: Record, slug: str) -> str:
        own = slug if "/" in slug else f"{one.key.briefing}/{slug}"
        return own if own in sections else f"shared/{slug}"

    for one in records:
        named = {full(one, slug) for slug in map(str, NAMED[one.section](one))}
        if one.section == "statements":
            about = {key for key in named if sections.get(key) in ("incidents", "figures")}
            found.setdefault(str(one.key), set()).update(about)
        else:
            for key in named:
                found.setdefault(key, set()).add(str(one.key))
    return found


def in_lists(incident: Record) -> list[str]:
    named = [slug for field in FIELDS for slug in incident.items(field)]
    tolls = [toll for some in tolls_of(incident).values() for toll in some]
    return [*named, *(toll["by"] for toll in tolls if "by" in toll)]


def givers(figure: Record) -> list[str]:
    parts = (*figure.items("points"), *figure.items("stated"))
    return [part["by"] for part in parts if "by" in part]


NAMED: dict[str, Callable[[Record], list[str]]] = defaultdict(
    lambda: lambda record: [],
    statements=lambda record: [*record.items("about"), *record.items("responds_to")],
    incidents=in_lists,
    figures=givers,
)
"""What the records of each section name: of a statement what it is about, else who speaks."""


def every(library: Library) -> list[Record]:
    return [one for some in library.lists.pages(Listing()) for one in some]


def answered(records: list[Record]) -> set[frozenset[str]]:
    """The pairs of statements of which one repeats, contradicts, … the other."""
    roles = ("repeats", "contradicts", "corrects", "supports", "responds_to")
    return {
        frozenset((str(one.key), slug if "/" in slug else f"{one.key.briefing}/{slug}"))
        for one in records
        if one.section == "statements"
        for role in roles
        for slug in one.items(role)
    }


def pairs(library: Library) -> Iterator[tuple[str, str]]:
    """Actors that are worth comparing."""
    listing = Listing(section="actors", order="mentions")
    actors = [str(one.key) for one in library.lists.page(listing, 0, 6)]
    for one, other in combinations(actors, 2):
        yield f"speaker:{one}", f"speaker:{other}"
        yield f"outlet:{one}", f"outlet:{other}"


@pytest.mark.parametrize("which", ["example", "shipped", "generated"])
def test_only_in_one_is_what_has_no_counterpart_in_the_other(
    which: str, tmp_path: Path, content: Path
) -> None:
    folder = {"example": example(), "shipped": content}.get(which)
    library = open_library(folder or write_library(tmp_path, 400))
    records = every(library)
    about, direct = matters(records), answered(records)
    looked = 0
    for one, other in pairs(library):
        found = compared(library, one, other)
        keys = [all_of(library, end.voices.all) for end in found.ends]
        for number, some in enumerate(found.only):
            theirs = keys[1 - number]
            on = set().union(*(about.get(key, set()) for key in theirs))
            for statement in map(str, (record.key for record in some)):
                looked += 1
                assert not about.get(statement, set()) & on
                assert not any(frozenset((statement, key)) in direct for key in theirs)
        shown = {str(r.key) for some in found.only for r in some}
        met = {str(r.key) for row in found.differ for r in (*row.one, *row.other)}
        met |= {str(r.key) for row in found.both for r in (*row.one, *row.other)}
        statements = {key for end in found.ends for key in all_of(library, end.voices.statements)}
        if not any(found.left_out):  # none is lost
            assert statements <= shown | met
        assert not shown & met
    assert looked


def all_of(library: Library, numbers: tuple[int, ...]) -> set[str]:
    rows = library.ask("SELECT id, briefing, slug FROM key")
    known = {number: str(Key(*key)) for number, *key in rows}
    return {known[number] for number in numbers}
