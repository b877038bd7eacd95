"""What a record accepts is counted and not told, and acceptances are looked at themselves."""

from __future__ import annotations

from pathlib import Path
from textwrap import indent

from briefing.check.rules.registry import chosen
from tests.check.examples import accepting, record, statement, statements, whole
from tests.check.made import ALL, found, made

RELATION = "relations: [{type: opposes, to: one}]\n"


def codes(folder: Path, text: str, rules: frozenset[str] = ALL) -> list[tuple[str, str]]:
    """What is found in a briefing: codes, with the reasons of what is accepted."""
    return [(r.problem.code, r.accepted) for r in found(made(folder, whole(text), {}), rules)]


def test_what_is_accepted_has_the_reason_and_the_rest_has_none(tmp_path: Path) -> None:
    text = accepting("unattributed-relation") + indent(RELATION, "    ")
    text += "  two: {name: Two, kind: state, relations: [{type: opposes, to: one}]}\n"
    assert codes(tmp_path, text) == [
        ("unattributed-relation", "it is known"),
        ("unattributed-relation", ""),
    ]


def test_an_acceptance_concerns_only_its_rule(tmp_path: Path) -> None:
    text = accepting("never-quoted") + indent(RELATION, "    ")
    assert codes(tmp_path, text) == [("unattributed-relation", ""), ("accepts-nothing", "")]


def test_what_is_only_worth_a_warning_in_a_file_can_be_accepted(tmp_path: Path) -> None:
    text = record("tags:\naccepts: {empty-field: filled in later}\n")
    assert codes(tmp_path, text) == [("empty-field", "filled in later")]


def test_an_error_in_a_file_cannot_be_accepted(tmp_path: Path) -> None:
    text = record("country: Iraq\naccepts: {invalid-value: no}\n")
    assert codes(tmp_path, text) == [("invalid-value", ""), ("accepts-refused", "")]


def test_the_rules_on_acceptances_cannot_be_accepted(tmp_path: Path) -> None:
    assert codes(tmp_path, accepting("accepts-nothing")) == [("accepts-refused", "")]


def test_a_mistyped_rule_is_answered_with_the_nearest(tmp_path: Path) -> None:
    (one,) = found(made(tmp_path, whole(accepting("never-qoted")), {}))
    assert (one.problem.code, one.problem.remedy) == (
        "accepts-unknown-rule",
        'did you mean "never-quoted"?',
    )


def test_nothing_is_said_of_an_acceptance_whose_rule_did_not_run(tmp_path: Path) -> None:
    text = accepting("unattributed-relation")
    assert codes(tmp_path, text) == [("accepts-nothing", "")]
    assert codes(tmp_path, text, chosen(ignore=["unattributed-relation"])) == []


def test_nothing_is_said_of_an_accepted_quotation_that_cannot_be_checked(tmp_path: Path) -> None:
    accepts = "{quote-differs: translated}"
    text = statements(statement(form="quote", text="It is so.", accepts=accepts))
    assert codes(tmp_path, text) == [("source-unread", "")]
    checked = made(tmp_path / "texts", whole(text), {"article.txt": "It is so.\n"})
    assert [one.problem.code for one in found(checked)] == ["accepts-nothing"]


def test_nothing_is_said_of_an_idle_acceptance_as_of_an_earlier_day(tmp_path: Path) -> None:
    library = made(tmp_path, whole(accepting("unattributed-relation")), {})
    assert found(library.as_of("2024-01-01")) == []


def test_what_is_taken_over_from_a_shared_record_is_told_and_accepted_there(
    tmp_path: Path,
) -> None:
    def library(shared: str) -> list[tuple[str, str, str]]:
        files = {
            "shared/actors.yaml": f"one: {{name: One, kind: state, {shared}}}\n",
            "b/briefing.yaml": "title: B\nas_of: 2024-05-01\nbasis: Made up.\n",
            "b/actors.yaml": "one: {extends: one, note: More.}\n",
        }
        results = found(made(tmp_path, files, {}))
        return [(r.problem.file, r.problem.code, r.accepted) for r in results]

    relation = "relations: [{type: opposes, to: one}]"
    assert library(relation) == [("shared/actors.yaml", "unattributed-relation", "")]
    assert library(f"{relation}, accepts: {{unattributed-relation: known}}") == [
        ("shared/actors.yaml", "unattributed-relation", "known")
    ]
    assert library("accepts: {unattributed-relation: known}") == [
        ("shared/actors.yaml", "accepts-nothing", "")
    ]


def test_the_code_that_a_rule_had_before_is_accepted_and_asked_for(tmp_path: Path) -> None:
    said = statements(statement(speaker="rebels", about="[raid]"))
    text = f"{said}incidents:\n  raid: {{title: A raid, claimed_by: [said], tags: [x]}}\n"
    accepting_it = text.replace("tags: [x]", "accepts: {single-origin: It is known}")
    one = chosen(["single-origin"])

    assert one == {"one-first-speaker"}
    assert codes(tmp_path / "a", text, one) == [("one-first-speaker", "")]
    assert codes(tmp_path / "b", accepting_it, one) == [("one-first-speaker", "It is known")]
    idle = accepting_it.replace("claimed_by: [said], ", "")
    assert ("accepts-nothing", "") in codes(tmp_path / "c", idle)
