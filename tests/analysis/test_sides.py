"""Whose side a speaker is on."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.sides import (
    Stand,
    side_of,
    side_of_speaker,
    stand,
    stand_surely,
    ties_between,
)
from briefing.analysis.ties import JOINING, POSITION, Side, Tie
from briefing.library.store.records import Record
from briefing.model.key import Key
from tests.analysis.records import HERE, Records, actor, statement

RELATIONS = sorted(JOINING - {POSITION})
NAMES = st.sampled_from("abcdefg")


def _stand(one: str, other: str, *actors: Record) -> Stand:
    records = Records(*actors)
    first, second = records.record(one, HERE), records.record(other, HERE)
    assert first is not None
    assert second is not None
    return stand(side_of(first, records), side_of(second, records))


def test_an_actor_is_on_its_own_side() -> None:
    assert _stand("a", "a", actor("a")) == "same"


def test_two_without_relations_are_on_different_sides() -> None:
    assert _stand("a", "b", actor("a"), actor("b")) == "other"


@pytest.mark.parametrize("relation", RELATIONS)
@pytest.mark.parametrize(("one", "other"), [("part", "whole"), ("whole", "part")])
def test_what_belongs_to_an_actor_is_on_its_side(relation: str, one: str, other: str) -> None:
    assert _stand(one, other, actor("part", (relation, "whole")), actor("whole")) == "same"


def test_whoever_holds_an_office_is_on_the_side_of_the_body() -> None:
    senator = actor("senator", positions=[{"role": "Senator", "of": "senate"}])

    assert _stand("senator", "senate", senator, actor("senate")) == "same"


def test_two_that_belong_to_a_third_are_on_one_side() -> None:
    army, navy = actor("army", ("part_of", "state")), actor("navy", ("part_of", "state"))

    assert _stand("army", "navy", army, navy, actor("state")) == "same"


def test_belonging_goes_on_through_others() -> None:
    chain = [actor(one, ("part_of", other)) for one, other in pairwise("abcdef")]

    assert _stand("a", "f", *chain, actor("f")) == "same"


@pytest.mark.parametrize("relation", ["backs", "allied_with", "said_to_be_backed_by", "opposes"])
def test_backing_and_alliance_join_nobody(relation: str) -> None:
    assert _stand("a", "b", actor("a", (relation, "b")), actor("b")) == "other"


def test_a_circle_of_belonging_comes_to_an_end() -> None:
    one, other = actor("a", ("part_of", "b")), actor("b", ("part_of", "a"))

    assert _stand("a", "b", one, other) == "same"


def test_being_opposed_separates_what_belongs_to_a_third() -> None:
    rebels = actor("rebels", ("part_of", "army"), ("opposes", "loyal"))
    loyal = actor("loyal", ("part_of", "army"))

    assert _stand("rebels", "loyal", rebels, loyal, actor("army")) == "other"
    assert _stand("loyal", "rebels", rebels, loyal, actor("army")) == "other"


def test_an_actor_that_opposes_what_it_is_part_of_is_not_on_its_side() -> None:
    rebels = actor("rebels", ("part_of", "state"), ("opposes", "state"))

    assert _stand("rebels", "state", rebels, actor("state")) == "other"


def test_a_quarrel_above_both_does_not_separate_them() -> None:
    rebels = actor("rebels", ("part_of", "state"), ("opposes", "state"))
    unit = actor("unit", ("part_of", "rebels"))

    assert _stand("unit", "rebels", unit, rebels, actor("state")) == "same"


def test_members_of_an_intergovernmental_organisation_take_no_side_by_it() -> None:
    un = actor("un", kind="igo")
    states = [actor(name, ("member_of", "un"), kind="state") for name in ("one", "two")]
    speaker = actor("speaker", ("spokesperson_for", "un"))

    assert _stand("one", "two", un, *states) == "other"
    assert _stand("speaker", "un", un, speaker) == "same"


def test_the_same_actor_under_another_name_is_found_from_either_record() -> None:
    alias = actor("alias", ("same_as", "name"), ("part_of", "whole"))

    assert _stand("name", "whole", alias, actor("name"), actor("whole")) == "same"


def test_an_office_that_had_ended_does_not_count() -> None:
    held = {"role": "chief", "of": "command", "from": "2016", "to": "2019"}
    general, command = actor("general", positions=[held]), actor("command")
    records = Records(general, command)

    def on(day: str) -> Stand:
        return stand(side_of(general, records, day, day), side_of(command, records, day, day))

    assert [on(day) for day in ("2015-12-31", "2016-01-01", "2019-12-31", "2020-01-01")] == [
        "other",
        "same",
        "same",
        "other",
    ]


def test_a_statement_without_a_day_counts_every_office() -> None:
    general = actor("general", positions=[{"role": "chief", "of": "command", "to": "2019"}])
    records = Records(general, actor("command"))
    side = side_of_speaker(statement("said", "general"), records)

    assert side is not None
    assert side.actors == {general.key, actor("command").key}


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2024-02-01", "2024-02-28", "same"),
        ("2024-01-01", "2024-12-31", "unknown"),
        ("2024-03-01", "2024-03-31", "unknown"),
        ("2024-05-01", "2024-12-31", "other"),
        ("", "", "unknown"),
    ],
)
def test_who_changed_sides_in_a_time_that_a_date_leaves_open_is_on_no_known_side(
    first: str, last: str, expected: Stand
) -> None:
    river = {
        "name": "river",
        "kind": "armed-group",
        "relations": [
            {"type": "member_of", "to": "front", "until": "2024-03-15"},
            {"type": "opposes", "to": "hawk", "from": "2024-04"},
        ],
    }
    changed = Record(Key(HERE, "river"), "actors", "river", river)
    hawk = actor("hawk", ("part_of", "front"))
    records = Records(changed, hawk, actor("front"))
    one, other = side_of(changed, records, first, last), side_of(hawk, records, first, last)

    assert stand_surely(one, other) == stand_surely(other, one) == expected


@given(st.lists(st.tuples(NAMES, st.sampled_from([*RELATIONS, "opposes"]), NAMES)), NAMES, NAMES)
def test_where_no_relation_begins_or_ends_every_stand_is_sure(
    relations: list[tuple[str, str, str]], one: str, other: str
) -> None:
    actors = [actor(n, *((kind, to) for by, kind, to in relations if by == n)) for n in "abcdefg"]
    first, second = _sides(one, other, *actors)

    assert stand_surely(first, second) == stand(first, second)


def test_an_unnamed_speaker_stands_with_the_body_it_belongs_to() -> None:
    records = Records(actor("dod"))
    said = statement("said", {"unnamed": "an official", "of": "dod"})

    assert stand(side_of_speaker(said, records), side_of(actor("dod"), records)) == "same"


@pytest.mark.parametrize("speaker", [{"unnamed": "sources"}, "no-such-actor", None])
def test_a_speaker_who_cannot_be_placed_is_on_no_known_side(speaker: object) -> None:
    records = Records(actor("dod"))
    side = side_of_speaker(statement("said", speaker), records)

    assert side is None
    assert stand(side, side_of(actor("dod"), records)) == "unknown"


@given(st.lists(st.tuples(NAMES, st.sampled_from([*RELATIONS, "opposes"]), NAMES)), NAMES, NAMES)
def test_how_two_stand_does_not_depend_on_who_is_asked_first(
    relations: list[tuple[str, str, str]], one: str, other: str
) -> None:
    actors = [actor(n, *((kind, to) for by, kind, to in relations if by == n)) for n in "abcdefg"]

    assert _stand(one, other, *actors) == _stand(other, one, *actors)


def _sides(one: str, other: str, *actors: Record) -> tuple[Side, Side]:
    records = Records(*actors)
    first, second = records.record(one, HERE), records.record(other, HERE)
    assert first is not None
    assert second is not None
    return side_of(first, records, DAY, DAY), side_of(second, records, DAY, DAY)


def _between(one: str, other: str, *actors: Record) -> list[tuple[str, str, str, str]]:
    """The ties that the answer rests on, as (actor, kind, other, according to)."""
    found = ties_between(*_sides(one, other, *actors))
    assert {tie.briefing for tie in found} <= {HERE}
    return [(tie.actor.slug, tie.kind, tie.other.slug, tie.according_to) for tie in found]


def _related(slug: str, *relations: dict[str, str], **more: Any) -> Record:
    """An actor with relations written in full."""
    return actor(slug, **{"relations": list(relations), **more})


DAY = "2024-05-01"
ARMY = _related("army", {"type": "part_of", "to": "state", "according_to": "decree"})


def test_the_same_side_rests_on_the_ties_up_to_what_both_belong_to() -> None:
    unit = _related("unit", {"type": "part_of", "to": "army", "according_to": "article"})
    minister = _related("minister", {"type": "leads", "to": "state", "according_to": "minister"})

    assert _between("unit", "minister", unit, ARMY, minister, actor("state")) == [
        ("unit", "part_of", "army", "article"),
        ("army", "part_of", "state", "decree"),
        ("minister", "leads", "state", "minister"),
    ]


def test_ties_to_anything_further_away_are_no_part_of_the_answer() -> None:
    unit = _related("unit", {"type": "part_of", "to": "army"}, {"type": "leads", "to": "club"})
    navy = _related("navy", {"type": "part_of", "to": "army"})

    assert _between("unit", "navy", unit, navy, ARMY, actor("state"), actor("club")) == [
        ("unit", "part_of", "army", ""),
        ("navy", "part_of", "army", ""),
    ]


def test_of_two_ties_alike_the_one_with_a_name_behind_it_is_given() -> None:
    said = {"type": "member_of", "to": "army", "according_to": "article"}
    unit = _related("unit", {"type": "part_of", "to": "army"}, said)

    assert _between("unit", "army", unit, ARMY, actor("state")) == [
        ("unit", "member_of", "army", "article")
    ]


def test_an_office_is_a_tie_that_nobody_is_named_for() -> None:
    held = [{"role": "Senator", "of": "senate"}]

    assert _between("senator", "senate", actor("senator", positions=held), actor("senate")) == [
        ("senator", POSITION, "senate", "")
    ]


def test_a_tie_of_another_name_is_given_as_its_own_record_writes_it() -> None:
    alias = _related("alias", {"type": "same_as", "to": "name", "according_to": "article"})
    tie = ("alias", "same_as", "name", "article")

    assert _between("alias", "name", alias, actor("name")) == [tie]
    assert _between("name", "alias", alias, actor("name")) == [tie]


def test_different_sides_rest_on_what_is_opposed_and_the_way_to_it() -> None:
    unit = _related("unit", {"type": "part_of", "to": "army", "according_to": "article"})
    rebels = _related("rebels", {"type": "opposes", "to": "state", "according_to": "leaflet"})
    expected = {
        ("unit", "part_of", "army", "article"),
        ("army", "part_of", "state", "decree"),
        ("rebels", "opposes", "state", "leaflet"),
    }

    for one, other in (("unit", "rebels"), ("rebels", "unit")):
        assert set(_between(one, other, unit, ARMY, rebels, actor("state"))) == expected


def test_where_nothing_joins_two_every_tie_that_was_followed_is_given() -> None:
    sect = _related("sect", {"type": "member_of", "to": "league"}, {"type": "opposes", "to": "un"})
    actors = (sect, ARMY, actor("league"), actor("state"), actor("un"))

    assert _stand("army", "sect", *actors) == "other"
    assert _between("army", "sect", *actors) == [
        ("army", "part_of", "state", "decree"),
        ("sect", "member_of", "league", ""),
    ]


def test_one_and_the_same_actor_rests_on_no_ties() -> None:
    assert _between("army", "army", ARMY, actor("state")) == []


@pytest.mark.parametrize("kind", ["part_of", "same_as"])
def test_a_relation_that_had_ended_is_no_tie_from_either_end(kind: str) -> None:
    ended = {"type": kind, "to": "army", "until": "2020", "according_to": "article"}
    unit, army = _related("unit", ended), actor("army")

    for pair in (("unit", "army"), ("army", "unit")):
        one, other = _sides(*pair, unit, army)
        assert (stand(one, other), one.ties, other.ties) == ("other", (), ())


def test_a_tie_says_in_which_briefing_the_word_for_it_is_written() -> None:
    records = Records(ARMY, actor("state"))

    assert side_of(ARMY, records).ties == (
        Tie(Key(HERE, "army"), "part_of", Key(HERE, "state"), "decree", HERE),
    )


KINDS = st.sampled_from([*RELATIONS, "opposes", "backs"])
WRITTEN = st.lists(st.tuples(NAMES, KINDS, NAMES), max_size=12)


def _world(
    relations: list[tuple[str, str, str]], ended: Sequence[tuple[str, str, str]] = ()
) -> list[Record]:
    """Seven actors with relations that hold, and others that had ended."""
    holding = [(by, {"type": kind, "to": to}) for by, kind, to in relations]
    over = [(by, {"type": kind, "to": to, "until": "2019"}) for by, kind, to in ended]
    return [_related(n, *(one for by, one in (*over, *holding) if by == n)) for n in "abcdefg"]


@given(WRITTEN, WRITTEN, NAMES, NAMES)
def test_relations_that_ended_before_change_nothing(
    relations: list[tuple[str, str, str]],
    ended: list[tuple[str, str, str]],
    one: str,
    other: str,
) -> None:
    with_them = _sides(one, other, *_world(relations, ended))
    without = _sides(one, other, *_world(relations))

    assert with_them == without
    assert ties_between(*with_them) == ties_between(*without)


@given(WRITTEN, NAMES, NAMES)
def test_the_answer_follows_from_the_ties_alone_that_it_is_said_to_rest_on(
    relations: list[tuple[str, str, str]], one: str, other: str
) -> None:
    sides = _sides(one, other, *_world(relations))
    resting = [(t.actor.slug, t.kind, t.other.slug) for t in ties_between(*sides)]

    assert stand(*_sides(one, other, *_world(resting))) == stand(*sides)


@given(WRITTEN, NAMES, NAMES)
def test_both_ends_give_ties_of_the_same_length(
    relations: list[tuple[str, str, str]], one: str, other: str
) -> None:
    first, second = _sides(one, other, *_world(relations))

    assert len(ties_between(first, second)) == len(ties_between(second, first))
