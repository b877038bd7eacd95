"""How many words are in whose voice, and who speaks on one side."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis import side_groups
from briefing.analysis.side_groups import SideGroup, group_names, grouped_sides
from briefing.analysis.sides import side_of, stand
from briefing.analysis.ties import Side
from briefing.analysis.voice import Tally, Voices, tally, voices
from briefing.library.library import Library
from briefing.library.store.records import Listing, Record
from briefing.page.record_loader import RecordLoader
from tests.analysis.records import Records, actor, statement
from tests.briefings import library_of
from tests.page.pages import questions

TEXT = """\
actors:
  state: {name: The State, kind: state}
  ministry: {name: Ministry, kind: state-body, relations: [{type: part_of, to: state}]}
  minister: {name: Minister, kind: person, positions: [{role: head, of: ministry, to: 2020}]}
  group: {name: Group, kind: armed-group, relations: [{type: opposes, to: state}]}
sources:
  paper: {kind: article, outlet: unknown, title: Paper}
statements:
  one: {form: quote, act: assert, speaker: ministry, chain: paper, text: "Two — words [[state]]"}
  two: {form: summary, act: assert, speaker: ministry, chain: paper, text: "[[state]] agrees"}
  three:
    form: partial-quote
    act: assert
    speaker: {unnamed: an official, of: state}
    chain: paper
    text: one
  four: {form: quote, act: assert, speaker: group, chain: paper, text: a b c d e f g h}
  five:
    form: paraphrase
    act: assert
    speaker: {unnamed: somebody}
    chain: paper
    text: said so
  six: {form: quote, act: assert, speaker: minister, said: 2019, chain: paper, text: no}
  seven: {form: quote, act: assert, speaker: stranger, chain: paper, text: hm}
"""


@pytest.fixture
def found(tmp_path: Path) -> Voices:
    library = library_of(tmp_path, TEXT)
    return voices(library, "test", RecordLoader(library))


def test_words_are_counted_as_they_are_read() -> None:
    state = Records(actor("state", name="The State"))
    quoted = statement("s", "x", text="Two — words [[state]]")
    retold = statement("s", "x", form="summary", text="[[state]], [[state|that one]]: [[no]]")

    assert tally(quoted, state) == Tally(1, quoted=3)
    assert tally(retold, state) == Tally(1, retold=4)
    assert tally(statement("s", "x", text=""), state) == Tally(1)


def test_actors_stand_with_the_most_words_first(found: Voices) -> None:
    words = [(one.label, one.named, one.unnamed) for one in found.actors]

    assert words == [
        ("Group", Tally(1, quoted=8), Tally()),
        ("Ministry", Tally(2, quoted=3, retold=3), Tally()),
        ("", Tally(), Tally(1, retold=2)),
        ("Minister", Tally(1, quoted=1), Tally()),
        ("stranger", Tally(1, quoted=1), Tally()),
        ("The State", Tally(), Tally(1, quoted=1)),
    ]


def test_speakers_of_one_side_stand_together_and_those_of_none_apart(found: Voices) -> None:
    sides = [(one.label, [member.label for member in one.members]) for one in found.sides]

    assert sides == [
        ("The State", ["Ministry", "Minister", "The State"]),
        ("Group", ["Group"]),
        ("", ["", "stranger"]),
    ]


def test_who_had_left_before_speaking_stands_alone(tmp_path: Path) -> None:
    library = library_of(tmp_path, TEXT.replace("said: 2019", "said: 2023"))
    sides = voices(library, "test", RecordLoader(library)).sides

    assert ["Minister"] in [[one.label for one in side.members] for side in sides]


def test_a_briefing_without_statements_has_no_voice(tmp_path: Path) -> None:
    library = library_of(tmp_path, "")

    assert voices(library, "test", RecordLoader(library)) == Voices((), ())


def test_the_totals_are_the_same_by_actor_by_side_and_over_all_statements(
    tmp_path: Path, shipped: Library
) -> None:
    for library in (library_of(tmp_path, TEXT), shipped):
        look, briefing = RecordLoader(library), library.briefings.all()[0].slug
        found = voices(library, briefing, look)
        records = library.lists.page(Listing(briefing, "statements"), 0, 10_000)
        every = sum((tally(one, look) for one in records), Tally())

        assert every.statements == len(records)
        assert sum((one.all for one in found.actors), Tally()) == every
        assert sum((one.all for one in found.sides), Tally()) == every
        assert found.named + found.unnamed == every
        members = [one for side in found.sides for one in side.members]
        assert sorted(map(str, members)) == sorted(map(str, found.actors))


def test_the_shipped_briefing_has_these_sides(shipped: Library) -> None:
    found = voices(shipped, shipped.briefings.all()[0].slug, RecordLoader(shipped))
    quoted = shipped.ask(
        "SELECT sum(1 + length(trim(text)) - length(replace(trim(text), ' ', ''))) FROM "
        "(SELECT replace(json_extract(body, '$.fields.text'), char(10), ' ') AS text FROM record "
        "WHERE section = 'statements' AND kind IN ('quote', 'partial-quote'))"
    )
    unnamed = shipped.ask(
        "SELECT count(*) FROM record WHERE section = 'statements' "
        "AND json_type(body, '$.fields.speaker') = 'object'"
    )

    assert {side.key.slug if side.key else "" for side in found.sides} == {
        *("al-mayadeen", "resistance-groups", "united-states", "joseph-votel", ""),
    }
    assert [((found.named + found.unnamed).quoted,)] == quoted
    assert [(found.unnamed.statements,)] == unnamed


def test_the_questions_asked_grow_no_faster_than_the_records(tmp_path: Path) -> None:
    asked = {}
    for count in (200, 400):
        rows = [f"  p{n}: {{name: P{n}, kind: person}}" for n in range(count)]
        said = "form: quote, act: assert, chain: [unknown], text: Words,"
        rows += ["statements:"]
        rows += [f"  s{n}: {{{said} speaker: p{n % 50}}}" for n in range(count)]
        library = library_of(tmp_path / str(count), "\n".join(["actors:", *rows]))
        queries = questions(library)
        assert len(voices(library, "test", RecordLoader(library)).actors) == 50
        asked[count] = len(queries)

    # The speakers are the same: only the further statements have to be read.
    assert asked[400] <= asked[200] + 10


def sides_of(*actors: Record) -> list[Side]:
    lookup = Records(*actors)
    return [side_of(one, lookup) for one in actors]


def members(groups: Sequence[SideGroup]) -> set[frozenset[str]]:
    return {frozenset(key.slug for key in group.members) for group in groups}


def test_whoever_joins_two_brings_them_together() -> None:
    apart = (actor("a", ("part_of", "x")), actor("b", ("part_of", "y")))
    both = actor("both", ("member_of", "x"), ("member_of", "y"))
    tops = (actor("x"), actor("y"))

    assert members(grouped_sides(sides_of(*apart, both, *tops))) == {
        frozenset({"a", "b", "both", "x", "y"})
    }
    assert len(grouped_sides(sides_of(*apart, *tops))) == 2


def test_nobody_joins_those_who_oppose_them() -> None:
    a = actor("a", ("member_of", "x"), ("opposes", "b"))
    b, c, x = actor("b", ("member_of", "x")), actor("c", ("member_of", "x")), actor("x")
    sides = sides_of(a, b, c, x)
    groups = grouped_sides(sides[:3])

    assert members(groups) == {frozenset({"a", "c"}), frozenset({"b"})}
    assert [key.slug for key in group_names(groups, Records(a, b, c, x))] == ["a", "b"]


SLUGS = ("a", "b", "c", "d", "e", "f")
JOINS = st.dictionaries(st.sampled_from(SLUGS), st.sets(st.sampled_from(SLUGS)))


@given(JOINS, st.permutations(SLUGS))
def test_without_oppositions_the_order_changes_nothing(
    joins: dict[str, set[str]], order: list[str]
) -> None:
    actors = {
        slug: actor(slug, *(("part_of", other) for other in sorted(joins.get(slug, ()))))
        for slug in SLUGS
    }
    lookup = Records(*actors.values())
    straight = grouped_sides(side_of(one, lookup) for one in actors.values())
    mixed = grouped_sides(side_of(actors[slug], lookup) for slug in order)

    assert members(straight) == members(mixed)
    assert sum(len(group.members) for group in straight) == len(SLUGS)
    assert all(
        stand(side_of(actors[one], lookup), side_of(actors[other], lookup)) != "same"
        for group in straight
        for one in (key.slug for key in group.members)
        for other in set(SLUGS) - {key.slug for key in group.members}
    )


@pytest.mark.parametrize("joined", [True, False])
def test_the_pairs_compared_grow_no_faster_than_the_actors(
    joined: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = []

    def counting(one: Side | None, other: Side | None) -> str:
        compared.append(one)
        return stand(one, other)

    monkeypatch.setattr(side_groups, "stand", counting)
    ties = (("part_of", "top"),) if joined else ()
    sides = sides_of(actor("top"), *(actor(f"a{n}", *ties) for n in range(200)))

    assert len(grouped_sides(sides)) == (1 if joined else 201)
    assert len(compared) <= len(sides)
