"""The order of what is found, what a selection leaves out, and what is read for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.check import positions
from briefing.check.checker import _AT_ONCE
from briefing.check.rules.registry import BY_CODE, chosen
from briefing.errors import BriefingError
from briefing.library.library import Library
from tests.briefings import HEADER
from tests.check.examples import record, whole
from tests.check.made import found, made
from tests.library.work_counter import steps

RELATION = "relations: [{type: opposes, to: one}]\n"
SHIPPED = {
    "figure-window": 1,
    "never-quoted": 4,
    "no-reply": 7,
    "open-question": 28,
    "one-first-speaker": 14,
    "unknown-hop": 13,
    "unlisted-statement": 2,
    "unnamed-speaker": 8,
}


def test_the_shipped_briefing_has_these_findings_and_no_error(shipped: Library) -> None:
    counts = dict.fromkeys(SHIPPED, 0)
    for one in found(shipped):
        assert one.problem.severity != "error", str(one.problem)
        counts[one.problem.code] = counts.get(one.problem.code, 0) + 1
    assert counts == SHIPPED


def test_the_gravest_come_first_and_then_by_place(tmp_path: Path) -> None:
    text = record(RELATION + "country: Iraq\n") + (
        "sources: {x: {kind: article, outlet: unknown}}\nactor: {}\n"
    )
    problems = [one.problem for one in found(made(tmp_path, whole(text), {}))]
    assert [(one.severity, one.line) for one in problems] == [
        ("error", 10),
        ("error", 12),
        ("warning", 9),
        ("note", 11),
    ]


def test_no_record_is_passed_over_however_many_there_are(tmp_path: Path) -> None:
    count = 2 * _AT_ONCE + 1
    lines = [f"  q{n}: {{q: Why {n}?}}\n" for n in range(count)]
    library = made(tmp_path, whole("questions:\n" + "".join(lines)), {})
    results = found(library, frozenset({"open-question"}))
    assert [one.problem.line for one in results] == [6 + n for n in range(count)]


def test_only_files_with_a_finding_are_read_again_and_each_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = []

    def reading(path: Path, *more: Path) -> str:
        read.append(path.name)
        return path.read_text("utf-8")

    monkeypatch.setattr(positions, "read_text", reading)
    files = {
        "b/briefing.yaml": HEADER,
        "b/actors.yaml": "one: {name: One, kind: state}\n",
        "b/questions.yaml": "a: {q: A?}\nb: {q: B?}\n",
    }
    assert len(found(made(tmp_path, files, {}))) == 2
    assert read == ["questions.yaml"]


def test_a_file_that_is_gone_leaves_the_line_that_is_known(tmp_path: Path) -> None:
    library = made(tmp_path, whole("questions: {a: {q: A?}}\n"), {})
    (tmp_path / "test.yaml").unlink()
    (one,) = found(library)
    assert (one.problem.line, one.problem.column) == (5, 1)


def test_the_only_item_of_a_list_without_brackets_is_told_at_its_own_place(
    tmp_path: Path,
) -> None:
    text = (
        "statements: {s: {form: summary, act: assert, text: T, speaker: {unnamed: A}, said: 2024,\n"
    )
    library = made(tmp_path, whole(text + "  chain: unknown, said: 2024}}\n"), {})
    hop = next(one.problem for one in found(library) if one.problem.code == "unknown-hop")
    assert (hop.line, hop.column, hop.field) == (6, 10, "chain")


def test_a_message_is_one_line(tmp_path: Path) -> None:
    (one,) = found(made(tmp_path, whole("questions:\n  a:\n    q: |\n      A\n      b?\n"), {}))
    assert one.problem.message == "Open question: A b?"


def test_what_is_not_usual_is_only_looked_for_when_asked() -> None:
    usual = chosen()
    assert set(BY_CODE) - usual == {"open-question"}
    assert chosen(unusual=True) == set(BY_CODE)
    assert chosen(select=["open-question", "no-reply"]) == {"open-question", "no-reply"}


def test_a_selection_leaves_out_what_is_ignored_or_less_grave() -> None:
    assert chosen(select=["no-reply", "tag"], ignore=["tag"]) == {"no-reply"}
    assert chosen(select=["no-reply", "tag"], least="error") == {"tag"}
    assert {BY_CODE[code].severity for code in chosen(least="warning")} == {"error", "warning"}


def test_a_code_that_no_rule_has_is_answered_with_the_nearest() -> None:
    with pytest.raises(BriefingError) as told:
        chosen(ignore=["no-repply"])
    assert "no-reply" in told.value.remedy


@pytest.mark.parametrize("until", ["", "2024-01-01"])
def test_the_work_for_a_record_does_not_grow_with_their_number(until: str, tmp_path: Path) -> None:
    few, many = (
        steps(made(tmp_path / str(count), whole(talk(count)), {}).as_of(until), found)
        for count in (_AT_ONCE, 6 * _AT_ONCE)
    )
    assert many < few * 6 * 1.2


def talk(count: int) -> str:
    """So many statements by one actor, and half as many incidents that they are about."""
    said = "".join(
        f"  said-{n}: {{form: quote, act: assert, speaker: one, said: 2023-01-01, chain: [paper],"
        f" text: No., about: [raid-{n // 2}]}}\n"
        for n in range(count)
    )
    raids = "".join(f"  raid-{n}: {{title: Raid, date: 2023-01-01}}\n" for n in range(count // 2))
    return (
        "actors:\n  one: {name: One, kind: state}\n"
        "sources:\n  paper: {title: Paper, kind: article, outlet: one}\n"
        f"incidents:\n{raids}statements:\n{said}"
    )
