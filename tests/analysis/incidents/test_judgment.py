"""What follows of an incident: rule by rule, the contested events, and what may change nothing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, combinations
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.analysis.incidents.incident_lists import LISTS, REPORTING
from briefing.analysis.incidents.judgment import Judgment, judgment_of
from briefing.analysis.incidents.status import row_words
from briefing.analysis.lookup import MOST_PARTS
from briefing.analysis.reports.origins import origins_of
from briefing.library.store.records import Record
from briefing.model.key import Key
from tests.analysis.contested import CASES, Case
from tests.analysis.records import HERE, Records, actor, incident, source, statement

ACTORS = (
    actor("group", ("opposes", "army")),
    actor("wing", ("part_of", "group")),
    actor("army", kind="state-forces"),
    actor("officer", ("spokesperson_for", "army"), kind="person"),
    actor("state", kind="state"),
    actor("un", kind="igo"),
    actor("daily", kind="media"),
    source("paper", "daily"),
)


def _said(slug: str, speaker: object, day: str = "2024-01-02", **more: Any) -> Record:
    return statement(slug, speaker, ["paper"], said=day, **more)


def _judged(*records: Record, **lists: Any) -> Judgment:
    it = incident(**lists)
    return judgment_of(it, Records(*ACTORS, *records, it))


def _row(*records: Record, **lists: Any) -> str:
    return row_words(_judged(*records, **lists).answers)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_contested_event_has_its_row(case: Case) -> None:
    found = judgment_of(case.records[-1], Records(*case.records))

    assert row_words(found.answers) == case.row
    assert len(case.row) <= 38
    assert {one.testimony.reference: one.standing for one in found.reports} == case.standings
    assert found.confirmed == ()


EVERY = [
    frozenset(some)
    for some in chain.from_iterable(combinations(LISTS, n) for n in range(len(LISTS) + 1))
]


@pytest.mark.parametrize("lists", EVERY, ids=lambda lists: "+".join(sorted(lists)) or "none")
def test_every_combination_of_lists_says_no_more_than_each_of_them(lists: frozenset[str]) -> None:
    """In each list a statement by an actor of its own, that nothing joins to any other."""
    records = [
        *(actor(f"by-{name}") for name in LISTS),
        *(_said(name, f"by-{name}", attributes_to=["state"] * (name == "attributed_by"))
          for name in LISTS),
    ]  # fmt: skip
    found = _judged(*records, **{name: [name] for name in lists}).answers

    reporting = lists & set(REPORTING)
    claims = "claimed_by" in lists
    expected = "no-report"
    if reporting:
        expected = "others-only"
        if claims:
            expected = "claimant-only" if reporting == {"claimed_by"} else "claimant-and-others"
    assert found.happened == expected
    denied, disputed = "denied_by" in lists, "disputed_by" in lists
    assert found.objection == ("denied" if denied else "disputed" if disputed else "")
    if claims:
        assert found.who == ("several-named" if "attributed_by" in lists else "claimed")
    else:
        assert found.who == ("attributed" if "attributed_by" in lists else "not-named")


def test_what_denies_it_never_reports_and_attributes_nothing() -> None:
    staged = _said("staged", "army", attributes_to=["group"])
    assert _row(staged, denied_by=["staged"], attributed_by=["staged"]) == (
        "no report · denied · not named"
    )


def test_whom_a_statement_is_about_did_nothing_by_that() -> None:
    blame = _said("blame", "un", about=["group", "event"])
    assert _row(blame, attributed_by=["blame"]) == "others only · not named"


def test_the_older_name_of_a_list_is_read_as_the_same() -> None:
    blame = _said("blame", "un", attributes_to=["group"])
    assert _row(blame, accused_by=["blame"]) == _row(blame, attributed_by=["blame"])


@pytest.mark.parametrize("name", ["claimed_by", "disclaimed_by", "denied_by", "confirmed_by"])
def test_an_unnamed_official_never_speaks_for_the_body(name: str) -> None:
    official = _said("official", {"unnamed": "an official", "of": "army"}, supports=["ours"])
    ours = _said("ours", "group", "2024-01-01")
    found = _judged(official, ours, reported_by=["ours"], **{name: ["official"]})

    assert found.claims == found.confirmed == ()
    if name == "claimed_by":
        assert found.answers.who == "attributed"
        assert [one.actor.key.slug for one in found.attributed] == ["army"]
    if name == "disclaimed_by":
        assert [one.actor and one.actor.key.slug for one in found.disclaimers] == ["army"]


def test_an_unnamed_official_who_disclaims_is_not_the_party_that_says_no() -> None:
    blame = _said("blame", "un", attributes_to=["army"])
    official = _said("official", {"unnamed": "an official", "of": "army"})
    minister = _said("minister", "officer")
    lists = {"attributed_by": ["blame"]}
    assert _judged(blame, official, disclaimed_by=["official"], **lists).answers.who == "attributed"
    assert _judged(blame, minister, disclaimed_by=["minister"], **lists).answers.who == "disclaimed"


def test_words_said_in_custody_are_the_custodians_report() -> None:
    confession = _said("confession", "group", in_custody_of="army")
    found = _judged(confession, claimed_by=["confession"], target=["army"])

    assert row_words(found.answers) == "target only · attributed"
    assert [one.actor.key.slug for one in found.attributed] == ["group"]


def test_what_the_speaker_or_the_outlet_corrects_later_counts_in_no_answer() -> None:
    wrong = _said("wrong", "group", "2024-01-01", attributes_to=["army"])
    for later in ("group", "daily"):
        right = _said("right", later, "2024-01-04", corrects=["wrong"])
        found = _judged(wrong, right, attributed_by=["wrong"])
        assert (row_words(found.answers), len(found.withdrawn)) == ("no report · not named", 1)


@pytest.mark.parametrize(("speaker", "day"), [("army", "2024-01-04"), ("group", "2023-12-31")])
def test_somebody_else_and_something_earlier_withdraw_nothing(speaker: str, day: str) -> None:
    wrong = _said("wrong", "group", "2024-01-01", attributes_to=["army"])
    right = _said("right", speaker, day, corrects=["wrong"])
    assert _judged(wrong, right, attributed_by=["wrong"]).withdrawn == ()


def test_a_claim_withdrawn_is_told_as_that() -> None:
    claim = _said("claim", "group", "2024-01-01")
    back = _said("back", "group", "2024-01-02", corrects=["claim"])
    assert _row(claim, back, claimed_by=["claim"]) == "no report · withdrawn"


def test_of_two_opposite_things_said_by_one_side_the_later_counts() -> None:
    claim, no = _said("claim", "group", "2024-01-01"), _said("no", "wing", "2024-01-03")
    found = _judged(claim, no, claimed_by=["claim"], disclaimed_by=["no"])
    assert found.answers.who == "disclaimed"
    assert [one.testimony.reference for one in found.earlier_claims] == ["claim"]

    again = _said("again", "group", "2024-01-05")
    found = _judged(claim, no, again, claimed_by=["claim", "again"], disclaimed_by=["no"])
    assert found.answers.who == "claimed"


def test_where_the_days_cannot_be_told_both_count() -> None:
    claim, no = _said("claim", "group", ""), _said("no", "group", "2024-01-03")
    assert _judged(claim, no, claimed_by=["claim"], disclaimed_by=["no"]).answers.who == "said-both"


def test_a_side_that_denies_what_it_reported_is_told_by_its_later_words() -> None:
    report, denial = _said("report", "army", "2024-01-01"), _said("denial", "army", "2024-01-03")
    other = _said("other", "un")
    lists = {"reported_by": ["report", "other"], "denied_by": ["denial"], "target": ["army"]}
    assert _row(report, denial, other, **lists) == "others only · denied · not named"

    later = _said("report", "army", "2024-01-05")
    assert _row(later, denial, other, **lists) == "target+others · not named"


def test_what_a_side_said_of_the_doer_goes_with_the_report_that_it_denies_later() -> None:
    blame = _said("blame", "group", "2024-01-01", attributes_to=["army"])
    no = _said("no", "wing", "2024-01-03")
    lists = {"attributed_by": ["blame"], "denied_by": ["no"], "reported_by": ["other"]}
    found = _judged(blame, no, _said("other", "un"), **lists)
    assert row_words(found.answers) == "others only · denied · not named"
    assert [one.actor.key.slug for one in found.earlier_attributed] == ["army"]
    assert found.attributed == ()

    second = _said("other", "un", attributes_to=["army"])
    found = _judged(blame, no, second, **lists)
    assert row_words(found.answers) == "others only · denied · attributed"
    assert [len(one.by) for one in (*found.attributed, *found.earlier_attributed)] == [1, 1]

    alone = {**lists, "reported_by": []}
    assert _judged(blame, no, **alone).answers.who == "attributed"  # as the report itself stays


def test_a_claim_goes_with_the_report_that_its_side_denies_later() -> None:
    claim, no = _said("claim", "group", "2024-01-01"), _said("no", "wing", "2024-01-03")
    lists = {"claimed_by": ["claim"], "denied_by": ["no"], "reported_by": ["other"]}
    found = _judged(claim, no, _said("other", "un"), **lists)
    assert row_words(found.answers) == "others only · denied · not named"
    assert [one.testimony.reference for one in found.earlier_claims] == ["claim"]


CONFIRMS: dict[str, tuple[object, str, dict[str, Any], bool]] = {
    "later, of another side": ("officer", "2024-01-02", {}, True),
    "on one day": ("officer", "2024-01-01", {}, False),
    "of the same side": ("wing", "2024-01-02", {}, False),
    "repeats it": ("officer", "2024-01-02", {"repeats": ["first"]}, False),
    "supports nothing": ("officer", "2024-01-02", {"supports": []}, False),
    "not named": ({"unnamed": "an official", "of": "army"}, "2024-01-02", {}, False),
    "in custody": ("officer", "2024-01-02", {"in_custody_of": "group"}, False),
    "on no known day": ("officer", "", {}, False),
}


@pytest.mark.parametrize("name", CONFIRMS)
def test_a_confirmation_is_of_another_side_later_and_its_own(name: str) -> None:
    speaker, day, more, holds = CONFIRMS[name]
    first = _said("first", "group", "2024-01-01")
    second = _said("second", speaker, day, **{"supports": ["first"], **more})
    found = _judged(first, second, reported_by=["first"], confirmed_by=["second"])

    assert [one.testimony.reference for one in found.confirmed] == ["second"] * holds
    assert {one.testimony.reference for one in found.reports} == {"first", "second"}


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (1, 2, 0)])
def test_a_third_who_may_be_with_either_makes_no_one_side_of_two(order: tuple[int, ...]) -> None:
    """Two factions that oppose each other, and the party that both are part of."""
    factions = (
        actor("whole"),
        actor("left", ("part_of", "whole"), ("opposes", "right")),
        actor("right", ("part_of", "whole")),
    )
    claims = [_said(f"by-{one.key.slug}", one.key.slug) for one in factions]
    names = [claims[n].key.slug for n in order]
    assert _row(*factions, *claims, claimed_by=names) == "claimant only · 2 claims"


def test_opposed_parties_make_it_something_between_them_and_others_do_not() -> None:
    report = _said("report", "group")
    assert _row(report, actor=["group", "army"], reported_by=["report"]) == "one party"
    assert _row(report, actor=["group", "un"], reported_by=["report"]) == "doer only · named only"


def test_speakers_of_several_bodies_are_on_a_side_only_if_all_are() -> None:
    for bodies, standing in ((["group", "wing"], "target"), (["group", "army"], "unknown")):
        report = _said("report", {"unnamed": "a fighter", "of": bodies})
        (found,) = _judged(report, reported_by=["report"], target=["group"]).reports
        assert found.standing == standing


def test_ties_of_what_one_is_part_of_are_ones_own_and_read_both_ways() -> None:
    by_wing, by_army = _said("by-wing", "wing"), _said("by-army", "officer")
    found = _judged(by_wing, by_army, claimed_by=["by-wing"], reported_by=["by-army"])
    told = {
        one.testimony.reference: [(stance.kind, stance.other.slug) for stance in one.stances]
        for one in found.witnesses
    }
    assert told == {"by-wing": [], "by-army": [("opposes", "group")]}


@pytest.mark.parametrize(
    ("tie", "told"),
    [(("part_of", "un"), [("opposes", "un")]), (("member_of", "un"), []), (("backs", "un"), [])],
)
def test_who_opposes_a_body_opposes_its_parts_and_nobody_with_a_seat_there(
    tie: tuple[str, str], told: list[tuple[str, str]]
) -> None:
    """Though to be part of an assembly, or an IGO, puts nobody on a side."""
    people = actor("rebels", ("opposes", "un")), actor("relief", tie, kind="igo")
    report = _said("report", "rebels")
    (found,) = _judged(*people, report, reported_by=["report"], target=["relief"]).reports

    assert found.standing == "other"
    assert [(one.kind, one.other.slug) for one in found.stances] == told
    (back,) = _judged(
        *people, _said("back", "relief"), reported_by=["back"], target=["rebels"]
    ).reports
    assert [one.kind for one in back.stances] == ["opposes"] * len(told)


UNKNOWN_SPEAKERS = st.sampled_from(
    [{"unnamed": "a source"}, "unknown", {"unnamed": "officials", "of": ["army", "group"]}]
)


def test_an_incident_and_one_that_is_the_same_are_read_as_one() -> None:
    claim, report = _said("claim", "group"), _said("report", "un")
    one = incident(claimed_by=["claim"])
    other = Record(
        Key(HERE, "other"), "incidents", "Other", {"reported_by": ["report"], "same_as": ["event"]}
    )
    lookup = Records(*ACTORS, claim, report, one, other)
    for it in (one, other):
        assert row_words(judgment_of(it, lookup).answers) == "claimant+others · claimed"


def test_a_series_has_no_status_and_nothing_that_it_lists_is_lost() -> None:
    report = _said("report", "un")
    found = _judged(report, kind="series", reported_by=["report"])
    assert row_words(found.answers) == "series: 0 parts here"
    assert [one.testimony.reference for one in found.witnesses] == ["report"]


def _part(slug: str, **fields: Any) -> Record:
    return Record(Key(HERE, slug), "incidents", slug, fields)


def test_a_series_read_with_another_has_the_parts_of_both_and_each_once() -> None:
    series = incident(kind="series")
    others = (
        _part("twin", kind="series", same_as=["event"]),
        _part("one", part_of=["event"]),
        _part("one-again", part_of=["twin"], same_as=["one"]),
        _part("two", part_of=["twin", "event"]),
    )
    lookup = Records(*ACTORS, series, *others)
    for it in (series, others[0]):
        assert row_words(judgment_of(it, lookup).answers) == "series: 2 parts here"


def test_more_parts_than_are_counted_are_told_as_that() -> None:
    series = incident(kind="series")
    for count, words in ((MOST_PARTS, "series: 1,000 parts here"),
                         (MOST_PARTS + 5, "series: more than 1,000 parts here")):  # fmt: skip
        parts = [_part(f"p{n}", part_of=["event"]) for n in range(count)]
        found = judgment_of(series, _OfASeries(*ACTORS, series, *parts))
        assert (row_words(found.answers), len(found.parts)) == (words, MOST_PARTS)
        assert len(words) <= 38


class _OfASeries(Records):
    """Answers at once that no part is the same as another."""

    def linking(self, key: Key, role: str) -> Sequence[Record]:
        return super().linking(key, role) if role == "part_of" else ()


# Laws.

LISTED = st.dictionaries(
    st.sampled_from(LISTS),
    st.lists(st.sampled_from([f"s{n}" for n in range(8)]), max_size=3, unique=True),
)
SAID = [
    _said("s0", "group", "2024-01-01"),
    _said("s1", "wing", "2024-01-02", attributes_to=["army"]),
    _said("s2", "officer", "2024-01-03", supports=["s0"]),
    _said("s3", "army", "", not_by=["group"]),
    _said("s4", "un", "2024-01-04", attributes_to=["group", "state"]),
    _said("s5", {"unnamed": "officials", "of": "army", "count": "several"}, "2024-01-02"),
    _said("s6", "state", "2024-01-05", corrects=["s4"]),
    _said("s7", "un", "2024-01-06", corrects=["s4"]),
]
NAMED = st.fixed_dictionaries(
    {},
    optional={
        "actor": st.lists(st.sampled_from(["group", "army", "un"]), max_size=2, unique=True),
        "target": st.lists(st.sampled_from(["army", "state"]), max_size=2, unique=True),
    },
)


@given(
    LISTED, NAMED, st.sampled_from(REPORTING), UNKNOWN_SPEAKERS, st.sampled_from(["", "2024-01-09"])
)
@example({"confirmed_by": ["s0"], "denied_by": ["s1"]}, {}, "reported_by", "unknown", "")
def test_a_report_of_unknown_standing_never_changes_row_or_code(
    lists: dict[str, list[str]],
    named: dict[str, list[str]],
    name: str,
    speaker: object,
    day: str,
) -> None:
    before = _judged(*SAID, **lists, **named)
    nobody = _said("nobody", speaker, day, supports=["s0"])
    more = {**lists, name: [*lists.get(name, []), "nobody"]}
    after = _judged(*SAID, nobody, **more, **named)

    if before.answers.happened == "no-report":
        assert after.answers == before.answers._replace(happened="unknown-only")
    else:
        assert after.answers == before.answers
    assert after.confirmed == tuple(
        one for one in after.witnesses if one.testimony.reference in
        {each.testimony.reference for each in before.confirmed}
    )  # fmt: skip


@given(LISTED, NAMED)
def test_an_unlisted_statement_about_it_changes_nothing(
    lists: dict[str, list[str]], named: dict[str, list[str]]
) -> None:
    about = [
        _said(f"about-{act}", "un", act=act, about=["event", "army"], attributes_to=["state"])
        for act in ("deny", "accuse", "confirm", "claim-responsibility")
    ]
    before, after = _judged(*SAID, **lists, **named), _judged(*SAID, *about, **lists, **named)
    assert after.answers == before.answers
    assert [one.standing for one in after.witnesses] == [one.standing for one in before.witnesses]
    it = incident(**lists, **named)
    counts = [origins_of(it, Records(*ACTORS, *SAID, *more, it)) for more in ((), about)]
    assert counts[0] == counts[1]
    assert len(after.witnesses) == len(before.witnesses)


@given(LISTED, NAMED)
def test_every_statement_in_a_list_is_told_of_and_every_row_fits(
    lists: dict[str, list[str]], named: dict[str, list[str]]
) -> None:
    found = _judged(*SAID, **lists, **named)
    assert {one.testimony.reference for one in found.witnesses} == {
        slug for some in lists.values() for slug in some
    }
    assert len(row_words(found.answers)) <= 38
    for one in found.confirmed:
        assert one in found.reports
