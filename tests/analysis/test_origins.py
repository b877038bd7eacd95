"""From how many first origins the reports of an incident or a figure are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.origins import Origin, Origins, origins_of
from briefing.analysis.party import party_of
from briefing.library.store.records import Record
from briefing.model.key import Key
from tests.analysis.records import HERE, Records, actor, incident, source, statement

NAMES = "abcdef"
ACTORS = (
    *(actor(name) for name in NAMES),
    actor("agency", kind="media"),
    actor("press", ("spokesperson_for", "a")),
    actor("alias", ("same_as", "b")),
    *(actor(f"outlet-{name}", kind="media") for name in NAMES),
)
SOURCES = (
    *(source(f"paper-{name}", f"outlet-{name}") for name in NAMES),
    source("wire", "agency"),
    source("text-of-a", "a"),
    source("leaflet"),
    source("other-leaflet"),
)


def _found(*statements: Record, **lists: Any) -> Origins:
    """The origins of an incident that all these statements confirm, unless the lists say else."""
    event = incident(**(lists or {"confirmed_by": [one.key.slug for one in statements]}))
    return origins_of(event, Records(*ACTORS, *SOURCES, *statements, event))


def _names(*statements: Record, **lists: Any) -> list[str]:
    return [one.label for one in _found(*statements, **lists).origins]


def _said(slug: str, speaker: object, *chain: str, **more: Any) -> Record:
    return statement(slug, speaker, chain, **more)


def test_a_chain_has_the_origin_that_it_begins_with() -> None:
    assert _names(_said("one", "a", "unknown", "wire", "paper-b")) == ["a"]


def test_three_outlets_that_relay_one_agency_are_one_origin() -> None:
    relays = [_said(f"s{n}", "agency", "wire", f"paper-{n}") for n in "abc"]

    assert _names(*relays) == ["agency"]


def test_outlets_that_name_no_source_but_the_agency_are_one_origin_with_it() -> None:
    relays = [_said(f"s{n}", {"unnamed": "reports"}, "wire", f"paper-{n}") for n in "abc"]

    assert _names(*relays) == ["agency"]


def test_a_diamond_has_one_origin_and_two_speakers_in_one_paper_are_two() -> None:
    diamond = [_said(f"s{n}", "a", f"paper-{n}", "paper-f") for n in "bc"]

    assert _names(*diamond) == ["a"]
    assert _names(*diamond, _said("more", "b", "paper-f")) == ["a", "b"]


def test_what_is_repeated_comes_first_even_if_it_is_no_report_itself() -> None:
    first = _said("first", "a", "paper-a")
    again = _said("again", "b", "paper-b", repeats=["first"])
    third = _said("third", "c", "paper-c", repeats=["again"])

    assert _names(first, again, third, confirmed_by=["third"]) == ["a"]
    assert _names(first, again, third, confirmed_by=["third", "again"]) == ["a"]


def test_a_circle_of_citations_ends_and_is_one_origin() -> None:
    one = _said("one", "a", "paper-a", repeats=["three"])
    two = _said("two", "b", "paper-b", repeats=["one"])
    three = _said("three", "c", "paper-c", repeats=["two"])

    (origin,) = _found(one, two, three).origins

    assert origin == Origin("a", Key(HERE, "a"), "actor", ("b", "c"))


def test_two_outlets_that_cite_each_other_are_one_origin() -> None:
    one = _said("one", {"unnamed": "reports"}, "paper-a", "paper-b")
    two = _said("two", {"unnamed": "reports"}, "paper-b", "paper-a")

    assert len(_found(one, two).origins) == 1


def test_a_body_its_spokesperson_and_its_unnamed_officials_are_one_origin() -> None:
    several = [
        _said("one", "a", "text-of-a", "paper-a"),
        _said("two", "press", "paper-b"),
        _said("three", {"unnamed": "an official", "of": "a"}, "paper-c"),
    ]

    assert _names(*several) == ["a"]


def test_an_actor_under_two_names_is_one_origin() -> None:
    assert _names(_said("one", "b", "paper-a"), _said("two", "alias", "paper-c")) == ["b"]


def test_a_spokesperson_who_had_left_speaks_for_nobody_else() -> None:
    left = {"type": "spokesperson_for", "to": "a", "until": "2019"}
    former = actor("former", relations=[left])
    records = Records(former, actor("a"))

    assert party_of(former, records, "2019-06-01", "2019-06-01").slug == "a"
    assert party_of(former, records, "2020-01-01", "2020-01-01").slug == "former"


def test_bodies_that_speak_for_each_other_are_one() -> None:
    one = actor("one", ("spokesperson_for", "two"))
    two = actor("two", ("spokesperson_for", "one"))
    third = actor("third", ("spokesperson_for", "two"))
    records = Records(one, two, third)

    assert {party_of(each, records).slug for each in (one, two, third)} == {"one"}


def test_sources_of_unknown_outlets_stand_for_themselves() -> None:
    reports = [_said(n, {"unnamed": "sources"}, n) for n in ("leaflet", "other-leaflet")]

    assert [one.kind for one in _found(*reports).origins] == ["source", "source"]


def test_slugs_without_records_are_told_apart_and_have_no_link() -> None:
    found = _found(_said("one", "nobody", "nowhere", "paper-a"), _said("two", "somebody", "wire"))

    assert found.origins == (Origin("nobody", None, "missing"), Origin("somebody", None, "missing"))


def test_a_report_of_which_nothing_is_known_is_still_from_one_origin() -> None:
    dark = _said("dark", {"unnamed": "sources"}, "unknown")
    darker = _said("darker", {"unnamed": "people"}, "unknown")

    assert _found(dark, darker).origins == (Origin("", None, "unknown"),)
    assert _names(dark, _said("one", "a", "paper-a")) == ["a"]


def test_without_reports_there_are_no_origins() -> None:
    assert _found(confirmed_by=[], sources=["no-such-source"]) == Origins((), ())


ACTS = ("assert", "claim-responsibility", "confirm", "accuse", "report-figure", "announce")


@pytest.mark.parametrize("act", ACTS)
def test_what_is_said_about_an_incident_reports_it(act: str) -> None:
    about = _said("one", "a", "paper-a", act=act, about=["event"])

    assert _found(about, claimed_by=[]).reports == (about,)


@pytest.mark.parametrize("act", ["deny", "threaten", "demand", "assess"])
def test_what_judges_denies_or_threatens_is_no_report(act: str) -> None:
    assert not _found(_said("one", "a", "paper-a", act=act, about=["event"]), claimed_by=[]).reports


def test_what_stands_against_an_incident_does_not_report_it() -> None:
    against = [_said(n, "a", "paper-a", act="assert", about=["event"]) for n in ("no", "never")]

    assert not _found(*against, denied_by=["no"], disputed_by=["never"]).reports


def test_a_report_counts_once_and_a_source_only_if_no_report_was_found_in_it() -> None:
    one = _said("one", "a", "paper-a", act="confirm", about=["event"])
    found = _found(one, claimed_by=["one"], confirmed_by=["one"], sources=["paper-a", "paper-b"])

    assert [report.key.slug for report in found.reports] == ["one", "paper-b"]
    assert [origin.label for origin in found.origins] == ["a", "outlet-b"]


def test_a_figure_has_the_reports_that_give_its_numbers() -> None:
    one, two = _said("one", "a", "paper-a"), _said("two", "press", "paper-a")
    points = [{"value": 1, "by": by} for by in ("one", "two", "wire", "nothing")] + [{"value": 2}]
    figure = Record(Key(HERE, "f"), "figures", "F", {"points": points})

    found = origins_of(figure, Records(*ACTORS, *SOURCES, one, two))

    assert [report.key.slug for report in found.reports] == ["one", "two", "wire"]
    assert [origin.label for origin in found.origins] == ["a", "agency"]


def test_where_the_reports_were_read_is_told_once_for_each_source() -> None:
    one = _said("one", "a", "wire", "paper-a")
    two, three = _said("two", "b", "paper-a"), _said("three", "c", "unknown")

    assert [hop.label for hop in _found(one, two).read] == ["outlet-a"]
    assert [hop.kind for hop in _found(one, two, three).read] == ["outlet", "unknown"]


SPEAKERS = st.sampled_from(
    [*NAMES, "press", "alias", {"unnamed": "x"}, {"unnamed": "y", "of": "a"}, "agency", "nobody"]
)
PAPERS = st.sampled_from([f"paper-{name}" for name in NAMES])
HOPS = st.lists(st.sampled_from(["unknown", "wire", "text-of-a", "leaflet", "paper-a", "gone"]))


@st.composite
def reports(draw: st.DrawFn) -> list[Record]:
    """Statements that repeat any of each other, each of them read somewhere."""
    slugs = [f"s{number}" for number in range(draw(st.integers(1, 6)))]
    return [
        _said(
            slug,
            draw(SPEAKERS),
            *draw(HOPS)[:2],
            draw(PAPERS),
            repeats=draw(st.lists(st.sampled_from(slugs), max_size=2)),
        )
        for slug in slugs
    ]


@given(reports(), st.data())
def test_a_statement_that_repeats_a_report_never_raises_the_count(
    told: Sequence[Record], data: st.DataObject
) -> None:
    repeated = [data.draw(st.sampled_from(told)).key.slug]
    relay = _said(
        "relay", data.draw(SPEAKERS), *data.draw(HOPS), data.draw(PAPERS), repeats=repeated
    )

    assert 1 <= len(_names(*told, relay)) <= len(_names(*told))


@given(reports(), st.data())
def test_the_same_speaker_through_another_outlet_never_raises_the_count(
    told: Sequence[Record], data: st.DataObject
) -> None:
    named = [one for one in told if "unnamed" not in str(one.fields["speaker"])]
    if named:
        speaker = data.draw(st.sampled_from(named)).fields["speaker"]
        relay = _said("relay", speaker, *data.draw(HOPS), data.draw(PAPERS))

        assert len(_names(*told, relay)) <= len(_names(*told))


@given(reports(), st.data())
def test_a_longer_chain_never_raises_the_count(told: Sequence[Record], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(told) - 1))
    longer = _with_chain(told[at], [*told[at].items("chain"), data.draw(PAPERS)])

    assert len(_names(*told[:at], longer, *told[at + 1 :])) <= len(_names(*told))


def _with_chain(one: Record, chain: list[str]) -> Record:
    return Record(one.key, one.section, one.title, {**one.fields, "chain": chain})


@given(reports(), st.randoms())
def test_the_order_of_the_statements_does_not_matter(told: list[Record], random: Any) -> None:
    turned = list(told)
    random.shuffle(turned)

    assert _found(*turned).origins == _found(*told).origins


@given(reports())
def test_there_are_never_more_origins_than_reports_and_what_they_repeat(
    told: Sequence[Record],
) -> None:
    assert 1 <= len(_names(*told)) <= len(told)
