"""So much wrong with a file that nobody reads all of it: a part is told, and how much is not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.load import loader, raw_records, validation_messages
from briefing.load.content_layout import find_layout
from briefing.load.loader import LoadedFile, load_file
from briefing.load.validation import MOST_TOLD
from briefing.model.problem import Problem
from tests.briefings import HEADER, write

ACTOR = "  a-{0}:\n    name: One\n    kind: media\n"
ONE = f"actors:\n{ACTOR.format(0)}"
KINDS: dict[str, Callable[[int], str]] = {
    "unknown-field": lambda n: ONE + "".join(f"    odd-{i}: x\n" for i in range(n)),
    "unknown-field, one in each": lambda n: (
        "actors:\n" + "".join(ACTOR.format(i) + f"    odd-{i}: x\n" for i in range(n))
    ),
    "unknown-section": lambda n: "".join(f"odd-{i}: x\n" for i in range(n)),
    "invalid-slug": lambda n: "actors:\n" + "".join(ACTOR.format(f"B_{i}") for i in range(n)),
    "unknown-word": lambda n: (
        "actors:\n" + "".join(ACTOR.format(i).replace("media", f"odd-{i}") for i in range(n))
    ),
    "empty-field": lambda n: (
        "actors:\n" + "".join(ACTOR.format(i) + "    note:\n" for i in range(n))
    ),
    "unknown-slug": lambda n: (
        "actors:\n" + "".join(ACTOR.format(i) + f"    extends: odd-{i}\n" for i in range(n))
    ),
    "wrong-type": lambda n: ONE + "    aliases:\n" + "".join("      - {a: b}\n" for _ in range(n)),
    "duplicate-key": lambda n: ONE + "    name: x\n" * n,
}


def loaded(folder: Path, text: str) -> LoadedFile:
    write(folder, {"test.yaml": HEADER + text})
    layout = find_layout(folder / "test.yaml")
    return load_file(layout.files[0], layout.root)


def of_kind(problems: tuple[Problem, ...], code: str) -> list[Problem]:
    return [one for one in problems if one.code == code]


@pytest.mark.parametrize("kind", KINDS)
def test_a_thousand_problems_are_told_each_in_its_place_and_how_many_are_not(
    tmp_path: Path, kind: str
) -> None:
    made, code = KINDS[kind], kind.partition(",")[0]
    few = loaded(tmp_path, made(3))
    assert len(of_kind(few.problems, code)) == 3
    assert not of_kind(few.problems, "too-many-problems")
    many = loaded(tmp_path, made(MOST_TOLD + 234))
    told = of_kind(many.problems, code)
    assert len(told) == MOST_TOLD
    assert all(one.line and one.column for one in told)
    (note,) = of_kind(many.problems, "too-many-problems")
    assert note.message == "234 more problems of this file are not listed"
    assert len(many.records) in (1, 2, MOST_TOLD + 235)  # nothing of it is left out


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - {"duplicate-key"}))
def test_what_was_meant_is_looked_for_as_often_as_a_person_will_read_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    compared = 0

    def counted(word: str, known: object) -> str | None:
        nonlocal compared
        compared += bool(known)
        return None

    for module in (loader, raw_records, validation_messages):
        monkeypatch.setattr(module, "nearest", counted)
    asked_anew = validation_messages._unknown_field.__wrapped__
    monkeypatch.setattr(validation_messages, "_unknown_field", asked_anew)
    loaded(tmp_path, KINDS[kind](5 * MOST_TOLD))
    assert compared <= MOST_TOLD
