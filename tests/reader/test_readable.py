"""Everything that is drawn can be read, in every theme: looked at cell by cell, as it is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import category

import pytest
from rich.segment import Segment
from textual.app import App
from textual.color import Color
from textual.geometry import Region
from textual.theme import BUILTIN_THEMES

from briefing.library.library import Library
from briefing.reader.settings.config import Config
from briefing.reader.settings.roles import READABLE, contrast
from briefing.reader.settings.themes import THEMES
from tests.reader.driving import driving

COLOURED = [theme.name for theme in (*THEMES, *BUILTIN_THEMES.values()) if not theme.ansi]
PLACES = {
    "front page with a marked link": ["tab"],
    "link letters": ["f"],
    "list and page": ["3"],
    "words found in a page": ["ctrl+f", *"Al", "enter"],
    "search": ["/", *"drone kind:statements"],
    "completion": ["/", *"kind:incident actor:k"],
    "facets": ["/", *"drone", "tab"],
    "sections": ["2", "h", "h"],
    "claim ledger": ["L"],
    "help": ["?"],
    "export": ["3", "x"],
    "palette": ["ctrl+p", "a"],
}


def drawn(app: App[None]) -> Iterator[Segment]:
    """What is drawn in front; of a window, not what is dimmed behind it."""
    screen = app.screen
    windows = screen.query("#window, #--container")
    region = windows.first().region if windows else screen.region
    for y, strip in enumerate(screen._compositor.render_strips()):
        if region.y <= y < region.bottom:
            yield from strip.crop(region.x, region.right)


def unreadable(app: App[None]) -> dict[str, float]:
    """What cannot be read, with its contrast. Lines, bars and blocks are no text."""
    found = {}
    for text, style, _ in drawn(app):
        letters = "".join(one for one in text if category(one)[0] in "LN")
        if not letters or style is None or style.color is None or style.bgcolor is None:
            continue
        colour, ground = Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)
        if style.reverse:
            colour, ground = ground, colour
        if style.dim or contrast(colour, ground) < READABLE:
            found[f"{text} {colour.hex} on {ground.hex}"] = contrast(colour, ground)
    return found


@pytest.mark.parametrize("place", PLACES)
async def test_whatever_is_drawn_can_be_read_in_every_theme(library: Library, place: str) -> None:
    async with driving(library) as reader:
        await reader.press(*PLACES[place])
        for theme in COLOURED:
            reader.app.theme = theme
            await reader.settle()
            assert reader.app.screen.region == Region(0, 0, *reader.app.size)
            assert unreadable(reader.app) == {}, theme


@pytest.mark.parametrize("keys", [*PLACES.values(), ["3", "b"]], ids=[*PLACES, "a notice"])
async def test_the_terminals_own_text_stands_on_its_own_ground(
    library: Library, keys: list[str]
) -> None:
    async with driving(library, config=Config(theme="ansi")) as driver:
        await driver.press(*keys)
        for text, style, _ in drawn(driver.app):
            if text.strip() and style and style.color and style.color.is_default:
                assert not style.bgcolor or style.bgcolor.is_default, text
