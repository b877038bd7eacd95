"""The monkey at the app without a terminal: what it types is read as from one."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from pathlib import Path

from textual.drivers.headless_driver import HeadlessDriver
from textual.events import Resize
from textual.geometry import Size

from briefing.reader.app import ReaderApp
from briefing.reader.terminal.terminal_input import TerminalInput
from tests.monkey.inputs import MonkeyInput


class HeadlessMonkey:
    """Does things to a running app, and keeps what it did last."""

    def __init__(self, app: ReaderApp, folder: Path) -> None:
        """`folder` is where the files are that it edits."""
        self._app = app
        self._folder = folder
        self._said = TerminalInput()
        self.done: list[str] = []

    async def do(self, inputs: Iterable[MonkeyInput]) -> None:
        """Do things until there are none left or the app ends."""
        for one in inputs:
            if not self._app.is_running or self._app._exit:
                return
            self.done = [*self.done[-40:], str(one)]
            await self._do(one)

    async def _do(self, one: MonkeyInput) -> None:
        driver = self._app._driver
        assert isinstance(driver, HeadlessDriver)
        if one.kind == "type":
            # What is not whole by now is given up, as after a wait.
            for message in (*self._said.feed(one.typed), *self._said.lapse()):
                driver.process_message(message)
        elif one.kind == "resize":
            size = Size(*one.size)
            driver._size = one.size
            self._app.post_message(Resize(size, size))
        elif one.kind == "edit":
            edit(self._folder, one.number)
        elif one.kind == "rest":  # signals are for the terminal's own driver
            await asyncio.sleep(one.number / 5000)


def edit(folder: Path, number: int) -> None:
    """Save one of the files again: with a comment more, cut in two, or as it was."""
    files = sorted(folder.rglob("*.yaml"))
    if not files:
        return
    path = files[number % len(files)]
    kept = path.with_suffix(".whole")
    if not kept.exists():
        kept.write_bytes(path.read_bytes())
    whole = kept.read_bytes()
    path.write_bytes((whole + b"\n# again\n", whole[: len(whole) // 2], whole)[number // 7 % 3])
