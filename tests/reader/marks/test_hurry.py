"""Marks made faster than they are kept: each key means what the person sees it follow."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library.opening import open_library
from briefing.model.key import Key
from briefing.reader.marks import reading_marks
from tests.briefings import HEADER, write
from tests.reader.driving import Driver, driving

_A, _B = Key("made", "a"), Key("made", "b")


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(reading_marks, "FOCUSED", 3600)
    people = "actors:\n  a: {name: A, kind: person}\n  b: {name: B, kind: person}\n"
    return write(tmp_path / "content", {"made.yaml": f"{HEADER}{people}"})


def hurry(driver: Driver, *keys: str) -> None:
    """Do what the keys do, one straight after the other."""
    for key in keys:
        driver.reading.memory.commands[key]()


async def test_undo_means_the_mark_before_it_even_if_that_is_not_kept_yet(content: Path) -> None:
    library = open_library(content)
    async with driving(library) as driver:
        driver.reading.navigator.to_record(_A)
        await driver.press("m")
        driver.reading.navigator.to_record(_B)
        await driver.settle()
        hurry(driver, "mark-read", "undo-marks")
        await driver.settle()
        assert set(library.person.marked.read) == {_A}
        hurry(driver, "mark-read", "mark-read", "mark-read")
        await driver.settle()
        assert set(library.person.marked.read) == {_A, _B}
        hurry(driver, "undo-marks", "undo-marks", "undo-marks", "undo-marks")
        await driver.settle()
        assert not library.person.marked.read


async def test_a_bookmark_is_put_and_taken_away_in_a_hurry(content: Path) -> None:
    async with driving(open_library(content)) as driver:
        driver.reading.navigator.to_record(_A)
        await driver.settle()
        hurry(driver, "bookmark")
        assert _A in driver.reading.mode.nav.bookmarks
        hurry(driver, "bookmark")
        await driver.settle()
        assert not driver.reading.mode.nav.bookmarks
        assert driver.notices[-1] == "Bookmark taken away."
