"""Draws the screenshots anew from the running app: every main screen, at four sizes.

Run it with `make screenshots`. Each screen is reached by its keys, as a person reaches it. Beside
the pictures, which are in a folder for each size, it writes `docs/screens.md`, which lists them,
and `docs/gallery.md`, which shows some.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from textual.pilot import Pilot

from briefing.library.opening import open_library
from briefing.reader.app import ReaderApp
from briefing.reader.screens.main import three_panes
from briefing.reader.settings.config import Config
from briefing.shipped import example, shipped

HERE = Path(__file__).parent
DOCS = HERE.parent / "docs"
SIZES = ((200, 60), (120, 36), (80, 24), (40, 12))
_HEAD = """\
# Screens

Every main screen of the reader on the shipped briefing, drawn from the running program by
`make screenshots`, which also writes this page. Columns × lines lead to the pictures.

| Screen | Keys | Pictures |
| --- | --- | --- |
"""


class Shot(NamedTuple):
    """What is on a picture, what to press for it, and the theme where it is not the usual one."""

    shows: str
    pressed: str = ""
    """Keys, and words that are typed, with a bar between each two."""
    theme: str = ""
    example: bool = False
    """Whether it is of the made-up papers that contradict each other."""


_QUOTE = "/|deterrence kind:quote|enter"
_COMPARE = "7|=|j|=|enter"
_KEYS = ("enter", "tab", "ctrl+d", "ctrl+f", "ctrl+p")
SCREENS = {
    "front-page": Shot("Front page: what the briefing rests on, and what it says in short"),
    "statements": Shot("Statements: who, in whose words, through whom", "3"),
    "statement": Shot("A statement: the words first", _QUOTE),
    "incidents": Shot("Incidents, each with both answers", "2"),
    "incident": Shot("An incident: both answers, and who says what", "/|tanf kind:incidents|enter"),
    "actors": Shot("Actors", "4"),
    "actor": Shot("An actor: relations, and on whose word", "/|kataib|enter"),
    "location": Shot("A location: what happened there", "/|harir kind:locations|enter"),
    "figure": Shot("A figure: the numbers, and who gives them", "6|enter"),
    "adding-up": Shot("Does it add up?", "6|enter|ctrl+d|ctrl+d"),
    "source": Shot("A source: whether it was read, and how far to trust it", "7|enter"),
    "term": Shot("A term: wording that takes a side", "8|enter"),
    "question": Shot("An open question", "9|enter"),
    "claim-ledger": Shot("Claim ledger", "L"),
    "gaps": Shot("Gaps", "M"),
    "voice": Shot("Voice", "V"),
    "wording": Shot("Wording", "W"),
    "problems": Shot("Problems of the files: here, none", "!"),
    "beside-source": Shot("A statement beside its source", f"{_QUOTE}|v"),
    "search": Shot("Search", "/|actor:KH enemy"),
    "completion": Shot("Completion of a query", "/|kind:incident actor:k"),
    "facets": Shot("Facets of what was found", "/|drone kind:statements|tab"),
    "filter": Shot("A list that is narrowed", "3|F|drone|enter"),
    "find": Shot("Words found in a page", "ctrl+f|gas field"),
    "labels": Shot("Letters on links", "f"),
    "as-of": Shot("The days as of which the briefing can be shown", "t"),
    "trail": Shot("Where one has been", "2|3|4|'"),
    "export": Shot("Export", "3|x"),
    "palette": Shot("Command palette", "ctrl+p|as"),
    "map": Shot("Map: the places, by how exactly they are known", "P|n"),
    "network": Shot("Network: who is tied to whom, and on whose word", "/|kataib|enter|C"),
    "compare": Shot("Compare: two papers that contradict each other", _COMPARE, "", True),
    "timeline": Shot("Timeline: dates as long as they are vague", "T|j|j"),
    "help": Shot("The keys to begin with", "?"),
    "light": Shot("The light theme", "3", "light"),
    "sixteen-colours": Shot("In the terminal's own 16 colours", "3", "ansi"),
}
"""The pictures by name."""
GALLERY = (
    "statement",
    "incident",
    "claim-ledger",
    "timeline",
    "map",
    "network",
    "compare",
    "figure",
    "search",
    "light",
)
"""Those that the gallery shows, in its order."""
_GALLERY_SIZE = (120, 36)
_GALLERY_HEAD = """\
# Gallery

What the program is at a glance: pictures of the running reader, drawn by `make screenshots`, which
also writes this page. [All screens](screens.md) are listed with their keys, at four sizes.
"""
_GALLERY_END = """
## As one HTML file, and on paper

![The edition as one HTML file in a browser](../screenshots/html-1280x900.png)

[The whole edition](example.html) · [the report](report.md)

![The first page of the report, as it is printed](../screenshots/report-1.png)
"""


async def settle(pilot: Pilot[None]) -> None:
    """Wait until nothing is under way."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def take(name: str, size: tuple[int, int]) -> None:
    """One picture."""
    content = example() if SCREENS[name].example else shipped()
    library = open_library(content)
    app = ReaderApp(content, library, Config(theme=SCREENS[name].theme))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for part in filter(None, SCREENS[name].pressed.split("|")):
            await pilot.press(*([part] if part in _KEYS else part))
            await settle(pilot)
        await asyncio.sleep(2 * three_panes.UNFOLDED)
        svg = app.export_screenshot(title="briefing")
    library.close()
    path = HERE / file_of(name, size)
    path.parent.mkdir(exist_ok=True)
    path.write_text(svg, "utf-8")


def file_of(name: str, size: tuple[int, int]) -> str:
    """Where a picture is, from the folder of all of them."""
    return f"{size[0]}x{size[1]}/{name}.svg"


def page() -> str:
    """The page of the documents that lists the pictures."""
    rows = []
    for name, shot in SCREENS.items():
        pictures = " · ".join(
            f"[{wide}×{high}](../screenshots/{file_of(name, (wide, high))})" for wide, high in SIZES
        )
        keys = " ".join(f"`{part}`" for part in shot.pressed.split("|") if part)
        rows.append(f"| {shot.shows} | {keys} | {pictures} |\n")
    return _HEAD + "".join(rows)


def gallery() -> str:
    """The page of the documents that shows some of them."""
    shown = (
        f"\n## {SCREENS[name].shows}\n\n"
        f"![{SCREENS[name].shows}](../screenshots/{file_of(name, _GALLERY_SIZE)})\n"
        for name in GALLERY
    )
    return _GALLERY_HEAD + "".join(shown) + _GALLERY_END


async def main(wanted: Sequence[str]) -> None:
    """All pictures, or those that are named."""
    if not wanted:
        for old in HERE.glob("*/*.svg"):
            old.unlink()
    for name in wanted or SCREENS:
        for size in SIZES:
            await take(name, size)
    for name, text in (("screens.md", page()), ("gallery.md", gallery())):
        (DOCS / name).write_text(text, "utf-8")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        for part in ("CACHE", "CONFIG", "STATE"):
            os.environ[f"BRIEFING_{part}_DIR"] = folder
        for name in ("NO_COLOR", "COLORFGBG", "BRIEFING_THEME"):
            os.environ.pop(name, None)
        os.chdir(tempfile.gettempdir())  # the export window shows the folder that it would write to
        os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
        three_panes.UNFOLDED = 0.05  # a picture shows what stays
        asyncio.run(main(sys.argv[1:]))
