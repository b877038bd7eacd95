from __future__ import annotations

from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import ComposeResult
from textual.binding import BindingType

from briefing.reader.keys.dispatch import bindings
from briefing.reader.keys.key_table import BY_ID, Where, applying
from briefing.reader.keys.keymap import Keymap
from briefing.reader.widgets.key_line import KeyLine, fitting, hints
from tests.reader.widgets.showing import Showing, seen

READING = hints(applying("page", "reading", "app"), Keymap())


def words(width: int) -> list[str]:
    return [hint.actions[0].shown for hint in fitting(READING, width)]


def test_neighbours_with_one_word_share_it() -> None:
    names = {hint.actions[0].shown: hint.names for hint in READING}
    assert names["move"] == ("j", "k")
    assert names["back"] == ("[", "]")
    assert names["sections"] == ("1–9",)


def test_help_is_there_where_hardly_anything_fits() -> None:
    assert words(6) == ["help"]
    assert words(5) == []
    assert {"help", "follow", "search"} <= set(words(40))


@pytest.mark.parametrize("pane", ["list", "page"])
def test_what_is_done_with_every_record_is_told_before_what_is_rare(pane: Where) -> None:
    found = hints(applying(pane, "reading", "app"), Keymap())
    for width, wanted in ((78, "y x f J K s"), (118, "y x f J K s e o E")):
        told = {name for hint in fitting(found, width) for name in hint.names}
        assert set(wanted.split()) <= told


@given(st.integers(min_value=0, max_value=300))
def test_what_fits_fits_and_stays_in_order(width: int) -> None:
    found = fitting(READING, width)
    cells = sum(hint.cells for hint in found) + 2 * max(0, len(found) - 1)
    assert cells <= width
    assert found == [hint for hint in READING if hint in found]


def test_the_keys_are_those_that_the_person_has_set() -> None:
    found = hints([BY_ID["speaker"]], Keymap({"speaker": ("f2", "w")}))
    assert found[0].names == ("f2",)


async def test_it_shows_the_keys_of_a_place_without_those_of_no_use() -> None:
    line = KeyLine()
    async with Showing(line).run_test(size=(200, 3)) as pilot:
        line.show("page", "reading", without={"speaker", "next-match", "previous-match"})
        await pilot.pause()
        shown = seen(line)[0]
        assert "enter follow" in shown
        assert "tab link" in shown
        assert "speaker" not in shown
        assert "matches" not in shown
        line.show("bar")
        await pilot.pause()
        assert seen(line)[0].strip() == "enter keep  esc cancel"


class Pressed(Showing):
    BINDINGS: ClassVar[list[BindingType]] = bindings("reading")

    def __init__(self) -> None:
        self.line = KeyLine()
        super().__init__(self.line)
        self.found: list[str] = []

    def compose(self) -> ComposeResult:
        yield self.line

    def action_perform(self, action: str) -> None:
        self.found.append(action)


@pytest.mark.parametrize(
    ("word", "offset", "action"),
    [("[ ]", 0, "back"), ("[ ]", 2, "forward"), ("[ ]", 5, "back"), ("/ search", 3, "search")],
)
async def test_a_click_on_a_key_is_as_good_as_the_key(word: str, offset: int, action: str) -> None:
    app = Pressed()
    async with app.run_test(size=(200, 3)) as pilot:
        app.line.show("reading")
        await pilot.pause()
        place = seen(app.line)[0].index(word)
        await pilot.click(KeyLine, offset=(app.line.styles.padding.left + place + offset, 0))
        await pilot.pause()
        assert app.found == [action]
