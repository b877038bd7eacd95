"""How much SQLite does for a question about some records does not depend on how many there are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.library.store.records import Record
from briefing.model.key import Key
from briefing.page.record_loader import RecordLoader
from tests.briefings import HEADER, write
from tests.library.work_counter import steps

KEYS = [Key("a", f"one-{number}") for number in (3, 5, 7)]
QUESTIONS: dict[str, Callable[[Library], object]] = {
    "records": lambda library: library.records(KEYS),
    "titles": lambda library: library.titles(KEYS),
    "linking": lambda library: RecordLoader(library).gather_linking(KEYS, "opposes"),
    "same as": lambda library: RecordLoader(library).gather_same_as(KEYS),
}


def library(folder: Path, count: int) -> Library:
    """A library of a briefing with so many actors, each opposed to the next but one."""
    actors = "".join(
        f"  one-{n}: {{name: One {n}, kind: state, nonsense: {n},"
        f" relations: [{{type: opposes, to: one-{n + 2}}}]}}\n"
        for n in range(count)
    )
    write(folder, {"a.yaml": f"{HEADER}actors:\n{actors}"})
    return open_library(folder / "a.yaml")


@pytest.mark.parametrize("until", ["", "2024-01-01"])
@pytest.mark.parametrize("name", QUESTIONS)
def test_the_work_for_some_records_does_not_grow_with_the_others(
    name: str, until: str, tmp_path: Path
) -> None:
    few, many = (
        steps(library(tmp_path / str(count), count).as_of(until), QUESTIONS[name])
        for count in (20, 400)
    )
    assert many < few * 1.2


def test_many_are_found_at_once_with_what_is_wrong_with_each(tmp_path: Path) -> None:
    found: dict[Key, Record] = library(tmp_path, 12).records([*KEYS, Key("a", "nobody")])
    assert set(found) == set(KEYS)
    assert {len(record.problems) for record in found.values()} == {1}
