"""Where the person was: opened again, unless it is gone or another place is asked for."""

from __future__ import annotations

from pathlib import Path

from briefing.library.opening import open_library
from briefing.reader.app import ReaderApp
from briefing.reader.opening_place import OpeningPlace
from briefing.reader.settings.config import Config
from tests.briefings import HEADER, write
from tests.reader.driving import Driver, driving

_ACTORS = "actors:\n" + "".join(f"  p{n}: {{name: P{n}, kind: person}}\n" for n in range(1, 6))


async def _left_at(content: Path, *keys: str) -> None:
    async with driving(open_library(content)) as driver:
        await driver.press(*keys)
        driver.app.exit()
        await driver.settle()


async def test_each_briefing_is_opened_where_it_was_left(tmp_path: Path) -> None:
    folder = write(tmp_path, {"one.yaml": HEADER + _ACTORS, "two.yaml": HEADER + _ACTORS})
    await _left_at(folder / "one.yaml", "4", "j", "j", "enter")
    await _left_at(folder / "two.yaml", "4", "j", "enter")
    async with driving(open_library(folder / "one.yaml")) as driver:
        assert (driver.slug, driver.here.screen) == ("p3", "page")
        await driver.press("0")
        assert driver.slug == "briefing"
        await driver.press("left_square_bracket")
        assert driver.slug == "p3"
        driver.app.exit()
        await driver.settle()
    async with driving(open_library(folder)) as driver:
        assert driver.key == ("one", "p3")


async def test_a_place_that_is_gone_leads_to_the_nearest_and_that_is_said(tmp_path: Path) -> None:
    folder = write(tmp_path, {"one.yaml": HEADER + _ACTORS})
    await _left_at(folder, "4", "j", "j", "enter")
    write(tmp_path, {"one.yaml": HEADER + _ACTORS.replace("p3", "other").replace("P3", "Z")})
    async with driving(open_library(folder)) as driver:
        assert driver.slug == "p4"
        assert any("p3, where you were, is no longer there" in said for said in driver.notices)
    write(tmp_path, {"one.yaml": HEADER})
    await _none_left(folder)


async def test_a_place_follows_its_record_under_another_slug(tmp_path: Path) -> None:
    folder = write(tmp_path, {"one.yaml": HEADER + _ACTORS})
    await _left_at(folder, "4", "j", "j", "enter", "m")
    write(tmp_path, {"one.yaml": HEADER + _ACTORS.replace("p3:", "other:")})
    async with driving(open_library(folder)) as driver:
        assert driver.slug == "other"
        assert "p3, where you were, is now other." in driver.notices


async def _none_left(folder: Path) -> None:
    async with driving(open_library(folder)) as driver:
        assert driver.slug == "briefing"
        assert any("this is the front page" in said for said in driver.notices)


async def test_that_the_briefing_is_gone_in_which_one_was_is_said(tmp_path: Path) -> None:
    folder = write(tmp_path, {"one.yaml": HEADER + _ACTORS, "two.yaml": HEADER + _ACTORS})
    await _left_at(folder / "one.yaml", "4", "j", "enter")
    await _left_at(folder / "two.yaml", "4", "j", "j", "enter")
    (folder / "two.yaml").unlink()
    said = "The briefing two, where you were, is no longer there."
    async with driving(open_library(folder)) as driver:
        assert driver.key == ("one", "p2")
        assert driver.notices == [said]


async def test_what_is_asked_for_goes_first_and_no_filter_comes_back(tmp_path: Path) -> None:
    folder = write(tmp_path, {"one.yaml": HEADER + _ACTORS})
    await _left_at(folder, "4", "F", "p", "2", "enter", "enter")
    async with driving(open_library(folder)) as driver:
        assert (driver.slug, driver.here.query) == ("p2", "")
    app = ReaderApp(folder, open_library(folder), Config(), start=OpeningPlace(at="p5"))
    async with app.run_test(size=(120, 36)) as pilot:
        asked = Driver(app, pilot)
        await asked.settle()
        assert asked.slug == "p5"


async def test_the_form_of_a_list_is_remembered(tmp_path: Path) -> None:
    folder = write(tmp_path, {"one.yaml": HEADER + _ACTORS})
    async with driving(open_library(folder)) as driver:
        await driver.press("4")
        before = driver.panes.listing.records.compact
        await driver.press("minus")
        driver.app.exit()
        await driver.settle()
    async with driving(open_library(folder)) as driver:
        await driver.press("4")
        assert driver.panes.listing.records.compact is not before


async def test_a_briefing_that_is_chosen_opens_where_it_was_left(tmp_path: Path) -> None:
    folder = write(tmp_path, {"one.yaml": HEADER + _ACTORS, "two.yaml": HEADER + _ACTORS})
    await _left_at(folder / "one.yaml", "4", "j", "j", "enter")
    async with driving(open_library(folder)) as driver:
        await driver.press("B", "down", "enter")
        assert driver.key == ("two", "briefing")
        await driver.press("4", "j", "enter")
        assert driver.key == ("two", "p2")
        await driver.press("B", "up", "enter")
        assert (driver.key, driver.here.screen) == (("one", "p3"), "page")
        await driver.press("B", "down", "enter")
        assert driver.key == ("two", "p2")
        await driver.press("left_square_bracket")
        assert driver.key == ("two", "briefing")
