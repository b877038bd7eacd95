"""What is remembered of sides never changes an answer."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.party import party_of
from briefing.analysis.sides import MOST_ACTORS, side_of
from briefing.library.store.records import Record
from tests.analysis.records import Records, actor

_DAYS = ("2023-01", "2023-01-15", "2023-01-15/2023-02-10", "2023-02", "2023-03-01", "2023/..")
_TIMES = ("", "2022-12-31", "2023-01-01", "2023-01-15", "2023-01-31", "2023-02-10", "2024-01-01")
_NAMES = ("a", "b", "c", "d")
_KINDS = ("part_of", "opposes", "same_as", "spokesperson_for", "backs")
_relations = st.fixed_dictionaries(
    {"type": st.sampled_from(_KINDS), "to": st.sampled_from(_NAMES)},
    optional={"from": st.sampled_from(_DAYS), "until": st.sampled_from(_DAYS)},
)
_positions = st.fixed_dictionaries(
    {"of": st.sampled_from(_NAMES)},
    optional={"from": st.sampled_from(_DAYS), "to": st.sampled_from(_DAYS)},
)


@st.composite
def _actors(draw: st.DrawFn) -> list[Record]:
    found = []
    for name in _NAMES:
        one = actor(name, positions=draw(st.lists(_positions, max_size=1)))
        relations = draw(st.lists(_relations, max_size=2))
        found.append(Record(one.key, "actors", name, {**one.fields, "relations": relations}))
    return found


_questions = st.tuples(st.sampled_from(range(4)), st.sampled_from(_TIMES), st.sampled_from(_TIMES))


@given(_actors(), st.lists(_questions, max_size=12))
def test_what_was_asked_before_changes_no_answer(
    actors: list[Record], questions: list[tuple[int, str, str]]
) -> None:
    remembering = Records(*actors)
    for number, lower, upper in questions:
        one, fresh = actors[number], Records(*actors)
        side, again = side_of(one, remembering, lower, upper), side_of(one, fresh, lower, upper)
        assert side == again
        assert [tie.sure for tie in side.ties] == [tie.sure for tie in again.ties]
        assert party_of(one, remembering, lower, upper) == party_of(
            one, Records(*actors), lower, upper
        )


def test_times_that_no_bond_tells_apart_are_answered_once() -> None:
    records = Records(one := actor("a", ("part_of", "b")), actor("b"))

    sides = {id(side_of(one, records, day, day)) for day in _TIMES}

    assert len(sides) == 1


def test_where_relations_are_too_many_to_be_followed_every_time_is_a_time_of_its_own() -> None:
    many = [actor(f"m{number}") for number in range(MOST_ACTORS + 5)]
    one = actor("a", *(("part_of", other.key.slug) for other in many))
    records = Records(one, *many)

    assert side_of(one, records, "2023-01-01", "2023-01-01") == side_of(one, records)
