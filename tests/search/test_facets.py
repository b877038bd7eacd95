"""Facets: what the hits of a search have in common, and that their terms find what was counted."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.search.facets import Facet, FacetValue, exact_facets, facets
from briefing.search.query_parts import added
from briefing.search.search import search
from tests.briefings import library_of, write

QUERIES = (
    "",
    "kind:statement",
    "drone",
    "attack | base",
    "-drone",
    "actor:kataib-hezbollah",
    "where:syria -kind:incident",
    "kind:(actor | location)",
    "date:2023-11",
    "act:assert",
    "outlet:al-mayadeen",
    "nothing-has-this-word",
)
MADE_UP = ("", "fuel", "guard", "actor:river-guard", "kind:incident", "depot -noon", "where:north")


def faceted(
    library: Library, query: str, briefing: str = "", most: int = 1000
) -> tuple[Facet, ...]:
    return facets(library, search(library, query or "-nowhere", briefing), most, query=query)


def values(library: Library, query: str, name: str, briefing: str = "") -> dict[str, FacetValue]:
    """The values of one facet, by their terms."""
    found = {facet.name: facet.values for facet in faceted(library, query, briefing)}
    return {value.term: value for value in found.get(name, ())}


def wrong(library: Library, query: str, briefing: str, found: tuple[Facet, ...]) -> list[str]:
    """The values whose terms find another number of records than was counted."""
    query = query or "-nowhere"
    return [
        f"{value.term}: {value.count}, but it finds {finds}"
        for facet in found
        for value in facet.values
        if value.count
        != (
            finds := library.lists.count(
                search(library, added(query, value.term), briefing).listing
            )
        )
    ]


@pytest.mark.parametrize("query", QUERIES)
def test_a_count_is_what_the_term_finds_in_the_shipped_library(
    shipped: Library, query: str
) -> None:
    found = faceted(shipped, query)
    assert all(facet.exact for facet in found)
    assert wrong(shipped, query, "", found) == []


@pytest.mark.parametrize("query", QUERIES)
def test_a_count_is_what_the_term_finds_as_of_a_day(shipped: Library, query: str) -> None:
    library = shipped.as_of("2023-11-17")
    assert wrong(library, query, "", faceted(library, query)) == []


@pytest.mark.parametrize("briefing", ["", "one", "two"])
@pytest.mark.parametrize("query", MADE_UP)
def test_a_count_is_what_the_term_finds_where_briefings_share_slugs(
    library: Library, query: str, briefing: str
) -> None:
    assert wrong(library, query, briefing, faceted(library, query, briefing)) == []


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from(MADE_UP[1:]), max_size=3), st.sampled_from([" ", " | ", " -"]))
def test_a_count_is_what_the_term_finds_whatever_was_asked(
    library: Library, some: list[str], between: str
) -> None:
    query = between.join(some)
    assert wrong(library, query, "", faceted(library, query)) == []


def test_one_slug_of_two_briefings_is_one_value(library: Library) -> None:
    guards = [term for term in values(library, "guard", "actor") if term == "actor:river-guard"]
    assert len(guards) == 1
    assert values(library, "guard", "actor")["actor:river-guard"].count > max(
        values(library, "guard", "actor", briefing)["actor:river-guard"].count
        for briefing in ("one", "two")
    )


def test_months_are_in_the_order_of_time_and_the_undated_last(shipped: Library) -> None:
    terms = list(values(shipped, "", "month"))
    assert terms[-1] == "date:none"
    assert terms[:-1] == sorted(terms[:-1])
    assert "date:2023-11" in terms


def test_other_values_are_in_the_order_of_their_counts(shipped: Library) -> None:
    for facet in faceted(shipped, "attack"):
        counts = [value.count for value in facet.values]
        assert facet.name == "month" or counts == sorted(counts, reverse=True)


def test_a_vague_date_counts_for_every_month_that_it_overlaps(shipped: Library) -> None:
    months = values(shipped, "", "month").values()
    listing = search(shipped, "-nowhere").listing
    assert sum(value.count for value in months) > shipped.lists.count(listing)


def test_a_year_before_the_first_is_offered_as_what_needs_no_hint(tmp_path: Path) -> None:
    said = "form: quote, act: assert, speaker: ann, chain: [paper], text: Words"
    library = library_of(
        tmp_path,
        "actors: {ann: {name: Ann, kind: person}}\n"
        "sources: {paper: {kind: document, outlet: unknown}}\n"
        "statements:\n"
        f"  one: {{{said}, said: '-0044-03-15'}}\n  two: {{{said}, said: '-0499-05'}}\n",
    )
    offered = values(library, "kind:statement", "month")
    assert len(offered) == 2
    for value in offered.values():
        found = search(library, f"kind:statement {value.term}")
        assert (found.hints, library.lists.count(found.listing)) == ((), 1)
        chosen = values(library, f"kind:statement {value.term}", "month")
        assert any(one.chosen and one.term == value.term for one in chosen.values())


def test_what_the_query_demands_is_chosen_and_comes_first(shipped: Library) -> None:
    actors = values(shipped, "actor:kh kind:statement", "actor")
    first, *others = actors.values()
    assert (first.term, first.chosen) == ("actor:kataib-hezbollah", True)
    assert not any(value.chosen for value in others)
    assert values(shipped, "kind:statement", "section")["kind:statements"].chosen
    assert not values(shipped, "-kind:statement", "section")["kind:actors"].chosen


def test_a_place_that_holds_every_hit_is_offered_only_if_it_is_chosen(library: Library) -> None:
    assert "where:north" not in values(library, "kind:incident fuel", "place", "one")
    assert values(library, "kind:incident where:north", "place", "one")["where:north"].chosen


def test_no_hit_has_no_facets(shipped: Library) -> None:
    assert faceted(shipped, "nothing-has-this-word") == ()


def test_of_many_hits_the_newest_are_looked_at(shipped: Library) -> None:
    found = faceted(shipped, "", most=20)
    assert {(facet.of, facet.exact) for facet in found} == {(20, False)}


@pytest.mark.parametrize("query", ["", "attack", "actor:us-forces"])
def test_every_hit_is_counted_when_there_is_time(shipped: Library, query: str) -> None:
    found = search(shipped, query or "-nowhere")
    exact = exact_facets(shipped, found, 20, query=query)
    count = shipped.lists.count(found.listing)
    assert {(facet.of, facet.exact) for facet in exact} == {(count, True)}
    assert wrong(shipped, query, "", exact) == []


def test_few_hits_are_counted_the_same_both_ways(shipped: Library) -> None:
    found = search(shipped, "drone")
    assert exact_facets(shipped, found) == facets(shipped, found)


HEADER = "title: {0}\nas_of: 2024-05-01\nbasis: Made up for a test.\n"
INCIDENT = """
incident-{0}:
  title: Fuel {0}
  date: '{1}'
  where: [{2}]
  summary: About [[guard]].
"""
DATES = (
    "2024-03-01",
    "2024-03",
    "2024-21",
    "2024",
    "202X",
    "2023-12/2024-02",
    "2024-02/..",
    "../2024-02",
    "-0044",
    "Y17000",
    "2024-04-XX",
    "XXXX",
)
TANGLED = {
    # A slug that is another's alias, and slugs that say something else in a query.
    "shared/actors.yaml": """
        guard: {name: The Guard, kind: party, aliases: [Watch]}
        watch: {name: The Watch, kind: media}
        """,
    "shared/locations.yaml": """
        plain: {name: Plain, kind: region}
        hill: {name: Hill, kind: city, in: plain, country: SY}
        """,
    "one/briefing.yaml": HEADER.format("One"),
    "one/actors.yaml": """
        none: {name: Nobody, kind: party}
        unnamed: {name: Some, kind: party}
        """,
    "one/sources.yaml": """
        paper: {kind: article, outlet: watch, title: Fuel, published: 2024-03-02}
        """,
    "one/statements.yaml": """
        denial:
          {form: quote, act: deny, speaker: none, said: 2024-03-01, chain: [paper], text: No fuel.,
           tags: [Old Name, old-name]}
        claim:
          {form: quote, act: claim-responsibility, speaker: unnamed, chain: [paper], text: Fuel.}
        """,
    "one/incidents.yaml": "".join(
        INCIDENT.format(number, date, "hill") for number, date in enumerate(DATES)
    ),
    "two/briefing.yaml": HEADER.format("Two"),
    "two/actors.yaml": "guard: {name: Guard of two, kind: party}",
    "two/locations.yaml": "hill: {name: Hill of two, kind: city}",
    "two/incidents.yaml": INCIDENT.format(1, "2024-03-05", "hill")
    + INCIDENT.format(2, "2024-03-06", "one/hill"),
}


@pytest.fixture(scope="module")
def tangled(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Briefings with shared records, same slugs, names that are slugs of others, vague dates."""
    library = open_library(write(tmp_path_factory.mktemp("tangled"), TANGLED))
    assert [one for one in library.problems.all() if one.severity == "error"] == []
    return library


@pytest.mark.parametrize("day", ["", "2024-03-02", "2024-06-01"])
@pytest.mark.parametrize("briefing", ["", "one", "two", "shared"])
@pytest.mark.parametrize("query", ["", "fuel", "actor:watch", "date:2024-02..2024-03", "-act:deny"])
def test_a_count_is_what_the_term_finds_however_tangled_the_library_is(
    tangled: Library, query: str, briefing: str, day: str
) -> None:
    library = tangled.as_of(day)
    assert wrong(library, query, briefing, faceted(library, query, briefing)) == []


def test_the_tangled_library_has_all_facets(tangled: Library) -> None:
    found = {facet.name: facet.values for facet in faceted(tangled, "fuel")}
    assert list(found) == [
        "section",
        "actor",
        "side",
        "place",
        "country",
        "kind",
        "act",
        "happened",
        "who",
        "outlet",
        "tag",
        "month",
    ]
    assert {'actor:"none"', "actor:guard"} <= {value.term for value in found["actor"]}


def test_a_date_of_a_whole_year_names_no_month_but_counts_for_all(tangled: Library) -> None:
    months = values(tangled, "fuel", "month")
    assert "date:2024-12" not in months
    assert "date:0001-01" not in months
    overlapping = ["2024-03-01", "2024-03", "2024-21", "2024", "202X", "2024-02/..", "XXXX"]
    assert months["date:2024-03"].count == len(overlapping) + len(
        ["source", "denial"] + ["two"] * 2
    )


def test_where_months_are_many_years_are_told(tangled: Library) -> None:
    found = search(tangled, "fuel")
    (months,) = (facet for facet in facets(tangled, found, each=3) if facet.name == "month")
    assert [value.term for value in months.values] == [
        'date:"-0044"',
        "date:2023",
        "date:2024",
    ]
    assert [value.shown for value in months.values] == ["45 BC", "2023", "2024"]


def test_of_a_long_span_decades_are_told(cache: Path, tmp_path: Path) -> None:
    days = {f"{year}-0{year % 9 + 1}-11" for year in range(1951, 2024, 3)}
    text = "".join(INCIDENT.format(number, day, "hill") for number, day in enumerate(sorted(days)))
    place = "hill: {name: Hill, kind: city}"
    files = {"one/briefing.yaml": HEADER.format("One"), "one/incidents.yaml": text}
    library = open_library(write(tmp_path, {**files, "one/locations.yaml": place}))
    found = faceted(library, "fuel")
    (dates,) = (facet.values for facet in found if facet.name == "month")
    assert [value.term for value in dates][:2] == ["date:195X", "date:196X"]
    assert dates[0].shown == "the 1950s"
    assert wrong(library, "fuel", "", found) == []


def test_what_is_not_counted_is_told(tangled: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.search.facet_kinds.analysis_facets._MOST_JUDGED", -1)
    monkeypatch.setattr("briefing.search.fields.sides.MOST_STATEMENTS", -1)
    monkeypatch.setattr("briefing.search.fields.sides._KEPT", {})
    monkeypatch.setattr("briefing.search.fields.verdicts._KEPT", {})
    limits = {facet.name: facet.limit for facet in faceted(tangled, "fuel") if facet.limit}
    assert list(limits) == ["side", "happened", "who"]
    assert all(limit.startswith("not counted: over ") for limit in limits.values())


def test_that_actors_are_not_put_together_is_told(
    tangled: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert search(tangled, "kind:actor").hints == ()
    monkeypatch.setattr("briefing.search.fields.actors.MOST_ALIKE", 1)
    monkeypatch.setattr("briefing.search.fields.actors._some_have_several", lambda asked: True)
    (hint,) = search(tangled, "kind:actor").hints
    assert hint.endswith("one with several records is listed and counted with each")


def test_a_kind_is_offered_in_words_and_asked_for_as_the_format_has_it(tmp_path: Path) -> None:
    written = "actors:\n  relief: {name: Relief, kind: ngo}\n  ann: {name: Ann, kind: person}\n"
    kinds = values(library_of(tmp_path, written), "", "kind")
    assert kinds["kind:ngo"].shown == "non-governmental organisation"
