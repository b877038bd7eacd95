"""`briefing tour`: every step can be done as it says, and README.md tells the same ones."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from briefing.library.library import Library
from briefing.reader.keys.key_names import shown as key_shown
from briefing.reader.keys.key_table import BY_ID
from briefing.reader.keys.keymap import Keymap
from briefing.reader.keys.tour_steps import FIRST_KEYS, STEPS
from briefing.reader.opening_place import OpeningPlace
from briefing.reader.settings.config import Config
from briefing.reader.widgets.tour_bar import TourBar
from tests.reader.driving import SIZES, Driver, driving, shown

TOUR = OpeningPlace(tour=True)
README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
KEY = re.compile(r"\{([a-z-]+)\}")


def told(number: int) -> str:
    """A step of the tour as README.md has it."""
    found = re.search(rf"^{number}\. (.*?)(?=^\d+\. |\n\n)", README, flags=re.M | re.S)
    assert found is not None
    return found[1]


def step(reader: Driver) -> int:
    """The number of the step that the bar shows; one more than there are where it is gone."""
    bar = reader.reading.query_one(TourBar)
    return STEPS.index(bar.step) + 1 if bar.step else len(STEPS) + 1


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
async def test_each_step_goes_on_once_it_is_done_and_the_last_ends_it(
    library: Library, size: tuple[int, int]
) -> None:
    async with driving(library, size=size, start=TOUR) as reader:
        assert step(reader) == 1
        await reader.press("j")
        assert step(reader) == 2
        await reader.press("tab")
        assert step(reader) == 3
        await reader.mark("cramer-no-deterrence")
        await reader.press("enter")
        assert step(reader) == 4
        await reader.press("s")
        assert step(reader) == 5
        await reader.press("[")
        assert step(reader) == 6
        await reader.press("e", "enter")
        assert step(reader) == 7
        await reader.mark("attack-al-tanf")
        await reader.press("enter")
        assert step(reader) == 8
        await reader.press("c")
        assert step(reader) == 9
        await reader.press("/", "escape")
        for number, key in enumerate(("y", "L", "t"), start=10):
            assert step(reader) == number
            await reader.press(key)
        await reader.press("escape", "?", "escape")
        assert step(reader) == len(STEPS) + 1
        assert not reader.reading.query_one(TourBar).display


async def test_what_is_not_asked_for_does_not_go_on_and_a_step_can_be_skipped_or_all_left(
    library: Library,
) -> None:
    async with driving(library, start=TOUR) as reader:
        await reader.press("k", "tab", "w")
        assert step(reader) == 1
        await reader.press(">", ">", "enter", "j", "2", "enter")
        assert step(reader) == 3
        await reader.press("Q")
        assert "Tour" not in shown(reader.app)
        await reader.press(">")
        assert reader.notices[-1].startswith("There is no tour here")


async def test_a_step_names_the_keys_as_the_person_has_set_them(library: Library) -> None:
    config = Config(keymap=Keymap({"down": ("ctrl+n",)}))
    async with driving(library, config=config, start=TOUR) as reader:
        assert "press ctrl+n." in " ".join(shown(reader.app).split())


async def test_without_it_nothing_of_it_is_there(library: Library) -> None:
    async with driving(library) as reader:
        assert not reader.reading.query(TourBar)
        await reader.press(">")
        assert reader.notices[-1].startswith("There is no tour here")


def test_the_steps_are_those_of_the_readme_in_its_order_with_its_keys() -> None:
    numbers = [one.told for one in STEPS[:-1]]
    assert all(one <= other for one, other in pairwise(numbers))
    for one in STEPS:
        assert set(one.teaches) <= set(KEY.findall(one.says))
        for action in KEY.findall(one.says):
            assert f"`{key_shown(BY_ID[action].keys[0])}`" in told(one.told), action


def test_the_help_begins_with_the_ten_keys_that_the_tour_teaches_first() -> None:
    assert len(set(FIRST_KEYS)) == len(FIRST_KEYS) == 10
