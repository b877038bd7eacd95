"""The reader opens where it was told to: at a record, or at what a search finds."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.reader.app import ReaderApp
from briefing.reader.opening_place import OpeningPlace
from briefing.reader.screens.search.search_screen import SearchScreen
from briefing.reader.settings.config import Config
from tests.briefings import write
from tests.reader.driving import Driver, driving, words_of


async def _opened(library: Library, start: OpeningPlace, *keys: str) -> tuple[str, list[str]]:
    """The record whose page is shown, and what was said."""
    app = ReaderApp(Path("unused"), library, Config(), start=start)
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        driver = Driver(app, pilot)
        await driver.settle()
        if start.query:
            screen = app.screen
            assert isinstance(screen, SearchScreen)
            assert screen.typed.value == start.query
            await driver.until(lambda: screen.results.count)
        await driver.press(*keys)
        return driver.slug, driver.notices


async def test_at_a_record_with_the_front_page_behind_it(library: Library) -> None:
    seen = await _opened(library, OpeningPlace(at="al-tanf"))
    assert seen[0] == "al-tanf"
    seen = await _opened(library, OpeningPlace(at="al-tanf"), "[")
    assert seen[0] == "briefing"


@pytest.mark.parametrize(
    ("at", "day", "said"),
    [
        ("al-tanff", "", "did you mean al-tanf"),
        ("Not a slug [b]", "", "No record"),
        ("pentagon-56", "2023-10-01", "not yet known"),
    ],
)
async def test_a_record_that_is_not_there_is_said_on_the_front_page(
    library: Library, at: str, day: str, said: str
) -> None:
    seen = await _opened(library, OpeningPlace(day, at))
    assert seen[0] == "briefing"
    assert said in seen[1][-1]


async def test_at_a_search_whose_results_are_read_from_there(library: Library) -> None:
    seen = await _opened(library, OpeningPlace(query="al-tanf"), "enter")
    assert seen[0] == "al-tanf"
    seen = await _opened(library, OpeningPlace(query="al-tanf"), "escape")
    assert seen[0] == "briefing"


async def test_a_part_of_a_briefing_alone_says_where_it_is_told_what_is_wrong(
    tmp_path: Path,
) -> None:
    folder = write(tmp_path, {"actors.yaml": "h: {name: H, kind: person}\n"})
    async with driving(open_library(folder / "actors.yaml")) as driver:
        assert "actors has no header that can be read. ! lists" in words_of(driver)
        await driver.press("exclamation_mark")
        assert "missing-header" in words_of(driver)
