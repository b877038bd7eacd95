"""Driving the whole app by its keys, and looking at what is on its screen."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from textual import events
from textual.app import App
from textual.keys import _character_to_key
from textual.pilot import Pilot

from briefing.library.library import Library
from briefing.model.key import Key
from briefing.page.blocks import Page, lines_of, plain
from briefing.reader.app import ReaderApp
from briefing.reader.opening_place import OpeningPlace
from briefing.reader.places.history import ReaderPlace
from briefing.reader.screens.main.main_screen import MainScreen
from briefing.reader.screens.main.three_panes import ThreePanes
from briefing.reader.settings.config import Config


class Driver:
    """A running reader, its keys, and what one sees of it."""

    def __init__(self, app: ReaderApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys, and wait for what comes of them."""
        await self.pilot.press(*keys)
        await self.settle()

    async def type(self, words: str) -> None:
        """Type words, letter by letter."""
        await self.press(*words)

    async def settle(self) -> None:
        """Wait until nothing is under way."""
        await self.pilot.pause()
        while self.app.typed.waiting:
            await self.pilot.pause()
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()

    async def until(self, seen: Callable[[], object]) -> None:
        """Wait for what begins by itself after a while, however busy the machine is."""
        for _ in range(1000):
            if seen():
                return
            await asyncio.sleep(0.01)
        raise AssertionError(shown(self.app))

    async def until_shown(self, words: str) -> None:
        """Wait until words are on the screen."""
        await self.settle()
        await self.until(lambda: words in shown(self.app))
        await self.settle()

    async def until_ended(self) -> None:
        """Wait until the program ends."""
        await self.until(lambda: self.app._exit)

    @property
    def reading(self) -> MainScreen:
        """The main screen, in front or not."""
        screens = [one for one in self.app.screen_stack if isinstance(one, MainScreen)]
        return screens[0]

    @property
    def panes(self) -> ThreePanes:
        """The panes."""
        return self.reading.panes

    @property
    def here(self) -> ReaderPlace:
        """The place."""
        return self.reading.here()

    @property
    def key(self) -> Key | None:
        """The record whose page is shown."""
        page = self.panes.page.page
        return page.key if isinstance(page, Page) else None

    @property
    def slug(self) -> str:
        """The slug of the record whose page is shown."""
        return self.key.slug if self.key else ""

    @property
    def notices(self) -> list[str]:
        """What has been said in notices."""
        return [notice.message for notice in self.app._notifications]

    async def mark(self, slug: str) -> None:
        """Walk the links of the page by the key, until the one that leads there is marked."""
        for _ in range(200):
            span = self.panes.page.links.span
            if span is not None and span.link is not None and span.link.slug == slug:
                return
            await self.pilot.press("tab")
        raise AssertionError(f"no link on the page leads to {slug}")


def type_at_once(app: ReaderApp, *keys: str) -> None:
    """Keys that arrive together, before any of them has had an effect."""
    for key in keys:
        character = key if len(key) == 1 else None
        app.post_message(events.Key(_character_to_key(key) if character else key, character))


def shown(app: App[None]) -> str:
    """The text that is on the screen, line by line."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text for strip in strips)


def words_of(driver: Driver) -> str:
    """Everything that the page says."""
    page = driver.panes.page.page
    return " ".join(
        plain(line) for line in lines_of(page.blocks if isinstance(page, Page) else page)
    )


@asynccontextmanager
async def driving(
    library: Library | None,
    *,
    size: tuple[int, int] = (120, 36),
    config: Config | None = None,
    path: Path = Path("unused"),
    start: OpeningPlace = OpeningPlace(),  # noqa: B008 - a value that nobody can change
) -> AsyncIterator[Driver]:
    """The app on a screen of that size, with notices."""
    app = ReaderApp(path, library, config or Config(), start=start)
    async with app.run_test(size=size, notifications=True) as pilot:
        driver = Driver(app, pilot)
        await driver.settle()
        yield driver


SIZES: Mapping[str, tuple[int, int]] = {"wide": (120, 36), "medium": (80, 24), "narrow": (40, 12)}
"""One size for each number of panes."""
