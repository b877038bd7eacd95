"""What a few screens look like, picture by picture. `make snapshots` accepts a change."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.reader.app import ReaderApp
from briefing.reader.marks import reading_marks
from briefing.reader.screens.main import three_panes
from briefing.reader.settings.config import Config
from briefing.shipped import example
from tests.conftest import CONTENT

# A name, the size, and the keys that lead there from the front page.
SCREENS = {
    "front page, three panes": ((120, 36), ""),
    "an incident, two panes": ((80, 24), "2"),
    "a statement, one pane": ((40, 12), "/|deterrence kind:quote|enter"),
    "who says so below each statement, two panes": ((80, 24), "3"),
    "the claim ledger, three panes": ((120, 36), "L"),
    "a figure and its chart": ((120, 36), "6"),
    "the map, its page beside it": ((120, 36), "P"),
    "the map, its page below it": ((80, 24), "P|n"),
    "the timeline": ((120, 36), "T"),
    "the timeline, little room": ((80, 24), "T"),
    "links with letters": ((120, 36), "f"),
    "a search": ((80, 24), "/|actor:KH enemy"),
    "the keys that apply here": ((100, 30), "?"),
    "a light theme": ((120, 36), "ctrl+p|light or dark|enter|3"),
}


@pytest.fixture(autouse=True)
def _timeless(monkeypatch: pytest.MonkeyPatch) -> None:
    """However long a picture takes, no page is read meanwhile, and no name of a section folded."""
    monkeypatch.setattr(reading_marks, "FOCUSED", 3600)
    monkeypatch.setattr(three_panes, "UNFOLDED", 3600)


@pytest.fixture
def library() -> Iterator[Library]:
    opened = open_library(CONTENT)
    yield opened
    opened.close()


def pressing(keys: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    """Press keys one after the other; of a word, its letters."""

    async def press(pilot: Pilot[None]) -> None:
        for part in filter(None, keys.split("|")):
            await pilot.press(*([part] if part in ("enter", "ctrl+p") else part))
            await pilot.pause()
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()

    return press


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_looks_as_it_did(
    name: str, library: Library, snap_compare: Callable[..., bool]
) -> None:
    size, keys = SCREENS[name]
    app = ReaderApp(Path("unused"), library, Config())
    assert snap_compare(app, terminal_size=size, run_before=pressing(keys))


def test_two_papers_side_by_side(snap_compare: Callable[..., bool]) -> None:
    library = open_library(example())
    app = ReaderApp(Path("unused"), library, Config())
    keys = pressing("4|=|j|=|enter|z")

    async def compare(pilot: Pilot[None]) -> None:
        await keys(pilot)
        pilot.app.clear_notifications()  # how long a notice stays is a matter of the clock
        await pilot.pause()

    assert snap_compare(app, terminal_size=(120, 48), run_before=compare)
    library.close()
