"""Reports, first speakers and sources read; and what joins the chains."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.party import party_of
from briefing.analysis.reports.first_speakers import FirstSpeaker
from briefing.analysis.reports.origins import ReportCount, origins_of
from briefing.library.store.records import Record
from briefing.model.key import Key
from tests.analysis.records import HERE, Records, actor, incident, source, statement

NAMES = "abcdef"
ACTORS = (
    *(actor(name) for name in NAMES),
    actor("agency", kind="media"),
    actor("press", ("spokesperson_for", "a")),
    actor("alias", ("same_as", "b")),
    actor("whole"),
    actor("left", ("part_of", "whole")),
    actor("right", ("part_of", "whole")),
    actor("watchers", kind="ngo"),
    *(actor(f"outlet-{name}", kind="media") for name in NAMES),
)
SOURCES = (
    *(source(f"paper-{name}", f"outlet-{name}") for name in NAMES),
    source("wire", "agency"),
    source("text-of-a", "a"),
    source("leaflet"),
    source("counts", "watchers", kind="dataset"),
    source("post-of-b", "agency", author={"actor": "b"}),
    source("post-of-c", "agency", author={"actor": "c"}),
)


def _found(*statements: Record, **lists: Any) -> ReportCount:
    """The counts of an incident that all these statements report, unless the lists say else."""
    event = incident(**(lists or {"reported_by": [one.key.slug for one in statements]}))
    return origins_of(event, Records(*ACTORS, *SOURCES, *statements, event))


def _names(*statements: Record, **lists: Any) -> list[str]:
    return [one.label for one in _found(*statements, **lists).speakers]


def _said(slug: str, speaker: object, *chain: str, **more: Any) -> Record:
    return statement(slug, speaker, chain, **more)


def test_a_spokesperson_and_an_unnamed_official_are_the_body() -> None:
    several = [
        _said("one", "a", "text-of-a", "paper-a"),
        _said("two", "press", "paper-b"),
        _said("three", {"unnamed": "an official", "of": "a"}, "paper-c"),
    ]

    assert _names(*several) == ["a"]
    assert _found(*several).unknown == 0


def test_an_actor_under_two_names_is_one_first_speaker() -> None:
    assert _names(_said("one", "b", "paper-a"), _said("two", "alias", "paper-c")) == ["b"]


def test_a_spokesperson_who_had_left_speaks_for_nobody_else() -> None:
    left = {"type": "spokesperson_for", "to": "a", "until": "2019"}
    former = actor("former", relations=[left])
    records = Records(former, actor("a"))

    assert party_of(former, records, "2019-06-01", "2019-06-01").slug == "a"
    assert party_of(former, records, "2020-01-01", "2020-01-01").slug == "former"


def test_who_repeats_another_is_no_first_speaker() -> None:
    first = _said("first", "a", "paper-a")
    again = _said("again", "b", "paper-b", repeats=["first"])
    third = _said("third", "c", "paper-c", repeats=["again"])

    assert _names(first, again, third, reported_by=["third"]) == ["a"]
    assert _names(first, again, third, reported_by=["third", "again"]) == ["a"]


def test_those_who_only_repeat_each_other_are_one_first_speaker() -> None:
    one = _said("one", "a", "paper-a", repeats=["three"])
    two = _said("two", "b", "paper-b", repeats=["one"])
    three = _said("three", "c", "paper-c", repeats=["two"])

    assert _found(one, two, three).speakers == (FirstSpeaker("a", Key(HERE, "a"), ("b", "c")),)


def test_who_said_it_first_is_not_known_of_media_data_sets_and_nobody() -> None:
    own = _said("own", "agency", "wire")
    data = _said("data", "watchers", "counts")
    nobody = _said("nobody", {"unnamed": "residents"}, "paper-a")
    unknown = _said("unknown", "unknown", "paper-a")

    for one in (own, data, nobody, unknown):
        found = _found(one)
        assert (found.speakers, found.unknown) == ((), 1), one.key
    assert (_names(own, _said("one", "a", "paper-a")), _found(own).unknown) == (["a"], 1)


def test_who_says_what_it_goes_by_said_it_first() -> None:
    seen = _said("seen", "agency", "wire", basis="saw it")
    data = _said("data", "watchers", "counts", basis="satellite images")

    assert _names(seen, data) == ["agency", "watchers"]


def test_of_several_bodies_it_is_known_only_if_they_speak_as_one() -> None:
    one_of = _said("one", {"unnamed": "officials", "of": ["a", "b"]}, "paper-a")
    same = _said("two", {"unnamed": "officials", "of": ["b", "alias"]}, "paper-a")

    assert (_names(one_of), _found(one_of).unknown) == ([], 1)
    assert _names(same) == ["b"]


def test_words_said_in_custody_are_the_custodians() -> None:
    assert _names(_said("one", "a", "paper-a", in_custody_of="c")) == ["c"]


def test_two_accounts_on_one_platform_are_two_first_speakers_and_the_platform_none() -> None:
    figure = Record(
        Key(HERE, "f"),
        "figures",
        "F",
        {"points": [{"value": 1, "by": "post-of-b"}, {"value": 2, "by": "post-of-c"}]},
    )

    found = origins_of(figure, Records(*ACTORS, *SOURCES))

    assert [one.label for one in found.speakers] == ["b", "c"]


def test_slugs_without_records_are_told_apart_and_have_no_link() -> None:
    found = _found(_said("one", "nobody", "paper-a"), _said("two", "somebody", "wire"))

    assert found.speakers == (FirstSpeaker("nobody", None), FirstSpeaker("somebody", None))


def test_what_is_said_about_an_incident_and_listed_nowhere_is_no_report() -> None:
    about = _said("one", "a", "paper-a", act="assert", about=["event"])

    assert _found(about, claimed_by=[]) == ReportCount(())


def test_a_denial_a_withdrawn_report_and_a_source_are_no_reports() -> None:
    denied = _said("no", "a", "paper-a")
    wrong = _said("wrong", "b", "paper-a", said="2024-01-01")
    right = _said("right", "b", "paper-a", said="2024-01-02", corrects=["wrong"])

    found = _found(
        denied, wrong, right, reported_by=["no", "wrong"], denied_by=["no"], sources=["paper-b"]
    )

    assert found.reports == ()


def test_whoever_gives_the_harm_reports_too() -> None:
    one, two = _said("one", "a", "paper-a"), _said("two", "b", "paper-b")
    harm = {"killed": [{"best": 3, "by": "one"}, {"best": 5, "by": "two"}]}

    assert _names(one, two, reported_by=["one"], harm=harm) == ["a", "b"]
    assert len(_found(one, two, reported_by=["one"], harm=harm).reports) == 2


def test_what_joins_chains_is_a_side_an_outlet_a_source_or_a_hop_that_nobody_names() -> None:
    free = _found(_said("one", "a", "paper-a"), _said("two", "b", "paper-b"))
    side = _found(_said("one", "left", "paper-a"), _said("two", "right", "paper-b"))
    outlet = _found(_said("one", "a", "wire", "paper-a"), _said("two", "b", "wire", "paper-b"))
    unnamed = _found(_said("one", "a", "unknown", "paper-a"), _said("two", "b", "paper-b"))
    read = _found(_said("one", "a", "paper-a"), _said("two", "b", "paper-a"))

    assert not free.joined
    assert [(one.label, one.speakers) for one in side.sides] == [("whole", 2)]
    assert [(one.label, one.speakers) for one in outlet.outlets] == [("agency", 2)]
    assert unnamed.unnamed_hops == 1
    assert [hop.label for hop in read.read] == ["outlet-a"]
    assert read.only_source is not None
    assert all(one.joined for one in (side, outlet, unnamed, read))


def test_a_publisher_nobody_names_and_a_missing_chain_are_hops_that_nobody_names() -> None:
    one = _said("one", "a", "paper-a")
    for chain in (["leaflet"], ["leaflet", "paper-b"], ["gone"], []):
        found = _found(one, _said("two", "b", *chain))
        assert (found.unnamed_hops, found.joined) == (1, True), chain
    assert _found(one, _said("two", "b", "post-of-b")).unnamed_hops == 0


def test_an_outlet_on_the_side_of_another_first_speaker_joins_the_chains() -> None:
    """Words of a witness that only the ministry's own channel passes on."""
    channel = actor("channel", ("part_of", "a"), kind="media")
    sources = source("broadcast", "channel"), source("daily", "outlet-b")
    own, passed = _said("own", "a", "paper-a"), _said("passed", "b", "broadcast", "daily")
    event = incident(reported_by=["own", "passed"])

    found = origins_of(event, Records(*ACTORS, *SOURCES, channel, *sources, own, passed, event))

    assert [(one.label, one.speakers) for one in found.sided_outlets] == [("channel", 1)]
    assert found.joined
    alone = incident(reported_by=["passed"])
    found = origins_of(alone, Records(*ACTORS, *SOURCES, channel, *sources, passed, alone))
    assert found.sided_outlets == ()


def test_who_denies_it_or_takes_it_back_reports_nothing_by_giving_the_harm() -> None:
    denied = _said("no", "a", "paper-a")
    wrong = _said("wrong", "b", "paper-a", said="2024-01-01")
    right = _said("right", "b", "paper-a", said="2024-01-02", corrects=["wrong"])
    harm = {"killed": [{"best": 0, "by": "no"}, {"best": 3, "by": "wrong"}]}

    assert _found(denied, wrong, right, denied_by=["no"], harm=harm).reports == ()


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


def _counts(found: ReportCount) -> tuple[int, int, int]:
    return len(found.speakers), found.unknown, len(found.read)


@given(reports(), st.data())
def test_a_relay_changes_no_count_but_reports(told: Sequence[Record], data: st.DataObject) -> None:
    repeated = data.draw(st.sampled_from(told))
    relay = _said(
        "relay",
        data.draw(SPEAKERS),
        *data.draw(HOPS),
        repeated.items("chain")[-1],
        repeats=[repeated.key.slug],
    )
    before, after = _found(*told), _found(*told, relay)

    assert _counts(after) == _counts(before)
    assert len(after.reports) == len(before.reports) + 1


@given(reports(), st.data())
def test_a_longer_chain_changes_no_first_speaker(
    told: Sequence[Record], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(told) - 1))
    fields = {**told[at].fields, "chain": [data.draw(PAPERS), *told[at].items("chain")]}
    longer = Record(told[at].key, "statements", "words", fields)

    assert _counts(_found(*told[:at], longer, *told[at + 1 :])) == _counts(_found(*told))


@given(reports(), st.randoms())
def test_the_order_of_the_statements_does_not_matter(told: list[Record], random: Any) -> None:
    turned = list(told)
    random.shuffle(turned)

    assert _found(*turned).speakers == _found(*told).speakers


@given(reports())
def test_there_are_never_more_first_speakers_than_reports(told: Sequence[Record]) -> None:
    found = _found(*told)

    assert 1 <= len(found.speakers) + found.unknown <= len(told)
