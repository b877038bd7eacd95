"""Rules for lists and actors, with inputs that only look as if they were right."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.examples import statement, statements, whole
from tests.check.made import found, made


def codes(folder: Path, text: str, *wanted: str) -> list[str]:
    return [one.problem.code for one in found(made(folder, whole(text), {}), frozenset(wanted))]


_GRADED = statement(credibility="1", credibility_why="It is so.", about="[raid]")
_OTHERS = (
    statement("one", speaker="army", chain="[paper]", about="[raid]"),
    statement("two", speaker="rebels", about="[raid]"),
)


@pytest.mark.parametrize(
    ("lists", "more", "silent"),
    [
        ("reported_by: [said, one]", (), True),
        # Others report it, and it is no report, or says the opposite.
        ("reported_by: [one, two]", (), False),
        ("reported_by: [one, two], denied_by: [said]", (), False),
        # A relay that says it supports what it repeats is nobody else.
        ("reported_by: [said]", ("repeats",), False),
        ("reported_by: [said]", (), True),
    ],
)
def test_credibility_1_needs_somebody_else_who_says_the_same(
    tmp_path: Path, lists: str, more: tuple[str, ...], silent: bool
) -> None:
    relayed = lists == "reported_by: [said]"
    relay = {"supports": "[said]", **dict.fromkeys(more, "[said]")} if relayed else {}
    third = statement("third", speaker="agency", **relay)
    text = statements(_GRADED, *_OTHERS, third) + f"incidents:\n  raid: {{title: R, {lists}}}\n"
    assert (codes(tmp_path, text, "confirmed-by-nobody") == []) == silent


ACTORS = """\
actors:
  one: {{name: One, kind: state, {0}}}
  two: {{name: Two, kind: state, {1}}}
  three: {{name: One, kind: state, {2}}}
"""


@pytest.mark.parametrize(
    ("fields", "silent"),
    [
        (("tags: [x]", "tags: [x]", "tags: [x]"), False),
        # By way of a third.
        (("relations: {type: same_as, to: two}", "relations: {type: same_as, to: three}",
          "tags: [x]"), True),
        (("ids: {wikidata: Q1}", "ids: {wikidata: Q1}, relations: {type: same_as, to: three}",
          "tags: [x]"), True),
        (("relations: {type: part_of, to: two}", "tags: [x]",
          "relations: {type: part_of, to: two}"), False),
    ],
)  # fmt: skip
def test_a_name_is_shared_unless_the_two_are_one_by_whatever_way(
    tmp_path: Path, fields: tuple[str, str, str], silent: bool
) -> None:
    assert (codes(tmp_path, ACTORS.format(*fields), "shared-name") == []) == silent


def test_a_name_that_only_some_use_is_a_name(tmp_path: Path) -> None:
    text = ACTORS.replace("three: {{name: One", "three: {{name: Three").format(
        "names: {name: The Lot}", "names: {name: The lot}", "tags: [x]"
    )
    assert codes(tmp_path, text, "shared-name") == ["shared-name"]


@pytest.mark.parametrize("section", ["incidents", "figures"])
def test_same_as_on_both_sides_is_told_once_of_whatever_it_is(tmp_path: Path, section: str) -> None:
    fields = {"incidents": "title: It", "figures": "label: It, unit: people, kind: stock"}[section]
    text = f"{section}:\n  a: {{{fields}, same_as: [b]}}\n  b: {{{fields}, same_as: [a]}}\n"
    assert codes(tmp_path / "a", text, "same-as-twice") == ["same-as-twice"]
    once = text.replace(", same_as: [a]", "")
    assert codes(tmp_path / "b", once, "same-as-twice") == []
