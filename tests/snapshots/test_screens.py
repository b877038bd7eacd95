"""What the screens look like, compared with what they looked like when somebody last looked.

After a change that is meant to be seen: `pytest tests/snapshots --snapshot-update`, and look.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from briefing.library.library import Library
from briefing.reader.app import ReaderApp
from briefing.reader.config import Config
from tests.briefings import library_of

Compare = Callable[..., bool]

TEXT = """\
actors:
  harbour-council: {name: The Harbour Council, kind: state-body, aliases: [the Council]}
  mara-lind:
    name: Mara Lind
    kind: person
    positions: [{role: Spokesperson, of: harbour-council}]
    note: "She writes [sic] and **not** bold; her name in Arabic is مارا ليند."
sources:
  gazette: {kind: article, outlet: unknown, title: The fire at the pier, published: 2024-05-02}
statements:
  lind-no-comment:
    form: quote
    act: deny
    speaker: mara-lind
    role: Spokesperson of the Council
    said: 2024-05-01
    said_as: on Wednesday
    chain: [unknown, gazette]
    about: [pier-fire]
    text: We did not close the pier. [The minister] did.
  council-silence:
    {form: summary, act: assess, speaker: {unnamed: an official, of: harbour-council},
     said: 2024-05, chain: [gazette], about: [pier-fire], text: There is nothing to add.}
incidents:
  pier-fire:
    title: Fire at the pier
    date: 2024-04-30~
    where: [pier]
    type: attack
    claimed_by: []
    denied_by: [lind-no-comment]
    summary: A fire at [[pier|the pier]], denied by [[mara-lind|Mara Lind]].
locations:
  pier: {name: The pier, kind: base}
"""
HEADER = """\
briefing:
  title: The fire at the pier
  as_of: 2024-05-02
  basis: One article, [[gazette]]; nothing was checked.
  summary: >-
    A [[pier-fire|fire at the pier]] was reported. [[lind-no-comment|Mara Lind]] denies that the
    [[harbour-council|Council]] closed it.
"""


@pytest.fixture
def made_up(tmp_path: Path) -> Library:
    """A small briefing that changes only with this file."""
    return library_of(tmp_path, TEXT, header=HEADER)


@pytest.mark.parametrize(
    ("theme", "size", "pressed"),
    [
        pytest.param("dark", (120, 30), (), id="front-page-in-three-panes"),
        pytest.param("dark", (120, 30), ("3", "l", "tab"), id="statement-in-three-panes"),
        pytest.param("light", (80, 24), ("2",), id="incident-in-two-panes-light"),
        pytest.param("ansi", (80, 24), ("4", "j", "l", "f"), id="actor-with-labels-ansi"),
        pytest.param("dark", (40, 12), ("3",), id="list-in-one-pane"),
        pytest.param("dark", (80, 24), ("question_mark",), id="help"),
        pytest.param("dark", (80, 24), ("slash", *"council"), id="search"),
        pytest.param("dark", (80, 24), ("3", "enter", "apostrophe"), id="trail"),
    ],
)
def test_the_screen_looks_as_it_did(
    snap_compare: Compare,
    made_up: Library,
    theme: str,
    size: tuple[int, int],
    pressed: tuple[str, ...],
) -> None:
    async def press(pilot: Pilot[None]) -> None:
        await pilot.press(*pressed)
        await pilot.app.workers.wait_for_complete()
        for typed in pilot.app.screen.query(Input):
            typed.cursor_blink = False
        await pilot.pause()

    app = ReaderApp(Path("unused"), made_up, Config(theme=theme))
    assert snap_compare(app, terminal_size=size, run_before=press)


def test_without_colour_nothing_is_lost(
    snap_compare: Compare, made_up: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = ReaderApp(Path("unused"), made_up, Config())
    assert snap_compare(app, terminal_size=(80, 24), press=("2", "l", "tab"))
