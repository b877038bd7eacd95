"""Whose side a speaker is on."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.sides import JOINING, POSITION, Stand, side_of, side_of_speaker, stand
from briefing.library.answers import Record
from tests.analysis.records import HERE, Records, actor, statement

RELATIONS = sorted(JOINING - {POSITION})


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


NAMES = st.sampled_from("abcdefg")


@given(st.lists(st.tuples(NAMES, st.sampled_from([*RELATIONS, "opposes"]), NAMES)), NAMES, NAMES)
def test_how_two_stand_does_not_depend_on_who_is_asked_first(
    relations: list[tuple[str, str, str]], one: str, other: str
) -> None:
    actors = [actor(n, *((kind, to) for by, kind, to in relations if by == n)) for n in "abcdefg"]

    assert _stand(one, other, *actors) == _stand(other, one, *actors)
