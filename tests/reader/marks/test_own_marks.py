"""Bookmarks, saved searches and marks where there are several briefings, a day, a record gone."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from briefing.library.opening import open_library
from briefing.model.key import SHARED, Key
from briefing.reader.marks import reading_marks
from briefing.state.searches import Searches
from tests.briefings import HEADER, write
from tests.reader.driving import Driver, driving, shown, words_of

_OWN = """\
sources: {p: {kind: article, title: A paper, seen: true}}
statements:
  one: {form: quote, act: assert, text: A drone, speaker: shared/h, said: 2024-01-01, chain: [p]}
  two: {form: quote, act: deny, text: Two, speaker: shared/h, said: 2024-01-05, chain: [p]}
figures:
  count:
    label: Count
    unit: drones
    kind: cumulative
    points: [{as_of: 2024-01-01, value: 5, by: one}, {as_of: 2024-01-05, value: 9, by: two}]
"""
_WITHOUT = "".join(line for line in _OWN.splitlines(True) if "  two:" not in line)
_FILES = {
    "first/briefing.yaml": HEADER + _OWN,
    "second/briefing.yaml": HEADER + _OWN,
    "shared/actors.yaml": "h: {name: Hassan, kind: person}\n",
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write(tmp_path / "content", _FILES)


async def _go(driver: Driver, briefing: str, slug: str) -> None:
    driver.reading.navigator.to_record(Key(briefing, slug))
    await driver.settle()


async def _until_kept(driver: Driver) -> None:
    """Until the bookmark of the last time is known."""
    for _ in range(500):
        await driver.settle()
        if driver.reading.mode.nav.bookmarks:
            return
        await asyncio.sleep(0.01)
    raise AssertionError("nothing is kept")


async def test_all_bookmarks_of_the_library_stand_with_the_trail(content: Path) -> None:
    async with driving(open_library(content)) as driver:
        await _go(driver, "first", "one")
        await driver.press("b")
        await _go(driver, SHARED, "h")
        await driver.press("b")
        await _go(driver, "second", "briefing")
        await driver.press("'")
        assert "★ Hassan: “A drone”" in shown(driver.app)
        assert "★ Hassan  " in shown(driver.app)
        await driver.press("escape")
        await _go(driver, SHARED, "h")
        await driver.press("b")
        assert driver.notices[-1] == "Bookmark taken away."


async def test_a_bookmark_on_a_record_that_is_gone_is_shown_and_can_be_taken_away(
    content: Path,
) -> None:
    async with driving(open_library(content)) as driver:
        await _go(driver, "first", "two")
        await driver.press("b")
    write(content, {"first/briefing.yaml": HEADER + _WITHOUT})
    async with driving(open_library(content)) as driver:
        await _until_kept(driver)
        await driver.press("'")
        assert "★ two  not there" in shown(driver.app)
        await driver.type("two")
        await driver.press("enter")
        assert "There is no record two in first." in words_of(driver)
        await driver.press("b")
        assert driver.notices[-1] == "Bookmark taken away."


@pytest.mark.parametrize("reading", [False, True])
async def test_a_bookmark_and_a_note_follow_a_record_that_was_never_read(
    content: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, reading: bool
) -> None:
    monkeypatch.setenv("EDITOR", "sh -c 'echo A hunch of mine >> \"$0\"'")
    async with driving(open_library(content)) as driver:
        if reading:
            await _go(driver, "first", "one")
            await driver.press("m")
        await _go(driver, "first", "two")
        await driver.press("b", "a")
        await _go(driver, "first", "briefing")
        driver.reading.memory.save(at_once=True)
    write(content, {"first/briefing.yaml": HEADER + _OWN.replace("two", "drei")})
    for _ in range(2):
        async with driving(open_library(content)) as driver:
            await _until_kept(driver)
            assert driver.reading.mode.nav.bookmarks == (Key("first", "drei"),)
            assert "drei" not in driver.reading.mode.nav.said
            await _go(driver, "first", "drei")
            assert "A hunch of mine" in words_of(driver)
        content = content.rename(tmp_path / "moved")  # and where it stands then


async def test_a_note_is_shown_that_an_editor_saves_after_it_came_back(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "true")
    async with driving(open_library(content)) as driver:
        await _go(driver, "first", "one")
        await driver.press("a")
        (folder,) = (driver.reading.mode.kept.folder / "notes").iterdir()
        (folder / "one.md").write_text("A hunch of mine")
        await _go(driver, "first", "two")
        await _go(driver, "first", "one")
        await driver.until_shown("A hunch of mine")


async def test_what_was_removed_is_said_to_be_gone_where_its_line_leads(content: Path) -> None:
    async with driving(open_library(content)) as driver:
        await _go(driver, "first", "two")
        await driver.press("m")
    write(content, {"first/briefing.yaml": HEADER + _WITHOUT})
    async with driving(open_library(content)) as driver:
        await _go(driver, "first", "briefing")
        await driver.press("D")
        await driver.until_shown("Removed (1)")
        await driver.mark("two")
        await driver.press("enter")
        assert "There is no record two in first." in words_of(driver)


async def test_what_is_new_follows_what_is_marked_while_it_is_open(content: Path) -> None:
    async with driving(open_library(content)) as driver:
        await _go(driver, "first", "two")
        await driver.press("m")
    write(content, {"first/briefing.yaml": HEADER + _WITHOUT})
    async with driving(open_library(content)) as driver:
        await _go(driver, "first", "briefing")
        await driver.press("D")
        await driver.until_shown("Removed (1)")
        await driver.press("A", "enter")
        await driver.until_shown("Nothing has changed.")
        await driver.press("U")
        await driver.until_shown("Removed (1)")


async def test_a_saved_search_has_the_count_of_what_it_opens(content: Path) -> None:
    library = open_library(content)
    async with driving(library) as driver:
        await _go(driver, "first", "one")
        await driver.press("m")
        await driver.press("/")
        await driver.type("drone")
        await driver.press("ctrl+s")
        await driver.type("own")
        await driver.press("enter")
        await driver.press("escape", "escape")
        await driver.press("0")
        assert [(one.name, one.many, one.unread) for one in driver.reading.mode.nav.saved] == [
            ("own", 4, 1)  # of the second briefing nothing was read: nothing of it is marked
        ]
        for number in range(12):
            Searches(str(content)).save(f"n{number:02}", '"drone')  # a quotation mark is missing
        await driver.press("m")
        nav = driver.reading.mode.nav
        assert {(one.many, one.unread) for one in nav.saved} == {(2, 0)}
        assert (len(nav.saved), nav.more_saved) == (9, 4)
        assert "more saved" in shown(driver.app)


async def test_as_of_a_day_only_what_is_shown_whole_is_read_by_looking(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_marks, "FOCUSED", 0.001)
    library = open_library(content)
    async with driving(library) as driver:
        driver.reading.mode.show_as_of("2024-01-03")
        await _go(driver, "first", "count")
        await asyncio.sleep(0.1)
        await driver.settle()
        await _go(driver, "first", "one")
        for _ in range(500):
            await driver.settle()
            if Key("first", "one") in library.person.marked.read:
                break
            await asyncio.sleep(0.01)
        assert Key("first", "count") not in library.person.marked.read
        # What is not known yet on that day is not counted as unread beside the sections.
        assert driver.reading.mode.nav.unread["figures"] == 1
        assert "statements" not in driver.reading.mode.nav.unread


async def test_what_is_unread_is_marked_at_the_keys_of_the_sections_too(content: Path) -> None:
    async with driving(open_library(content)) as driver:
        await _go(driver, "first", "one")
        lines = [line[:6] for line in shown(driver.app).splitlines()]
        assert not any("•" in line for line in lines)
        await driver.press("m")
        lines = [line[:6] for line in shown(driver.app).splitlines()]
        assert any(line.startswith("▏ 3•") for line in lines), lines
        assert any(line.startswith("  2 ") for line in lines), lines


async def test_a_briefing_of_which_nothing_was_read_has_no_marks(content: Path) -> None:
    async with driving(open_library(content)) as driver:
        await _go(driver, "first", "one")
        await driver.press("m")
        await driver.press("3")
        assert "•" in shown(driver.app)
        await _go(driver, "second", "one")
        await driver.press("3")
        assert "•" not in shown(driver.app)
        await driver.press("N")  # and yet all of it is unread
        assert driver.key == Key("second", "two")
        await driver.press("m")
        assert "•" in shown(driver.app)
