"""Running another program: on the terminal, which it has to itself meanwhile, or behind it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from textual.app import App

from briefing.errors import BriefingError

_MOST_SAID = 300  # letters of what a program said that are told
_LOOK = 0.1  # seconds


def run_in_front(app: App[Any], words: Sequence[str]) -> int:
    """Give the terminal to a program until it ends; gives its exit status.

    Raises BriefingError where it cannot be started.
    """
    with _terminal_lent(app):
        try:
            return subprocess.run(list(words), check=False).returncode
        except (OSError, ValueError) as error:
            raise _not_started(words, error) from error


@contextmanager
def _terminal_lent(app: App[Any]) -> Iterator[None]:
    """Without a screen there, as in a test, there is nothing to give."""
    driver = app._driver
    if driver is None or not driver.can_suspend:
        yield
    elif hasattr(driver, "lent"):
        with driver.lent():
            yield
    else:
        with app.suspend():
            yield
        app.refresh(layout=True)


class ProgramRun:
    """A program that runs behind the screen, in a thread; it gets nothing to read."""

    def __init__(self, words: Sequence[str], folder: Path) -> None:
        """`words` are the program and its arguments; `folder` is where it runs."""
        self._words = words
        self._folder = folder
        self._stopped = False

    def run(self) -> str | None:
        """What it said, at last. Raises BriefingError where it could not be started, or failed."""
        try:
            process = subprocess.Popen(
                list(self._words),
                cwd=self._folder,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        except (OSError, ValueError) as error:
            raise _not_started(self._words, error) from error
        while True:
            try:
                said, _ = process.communicate(timeout=_LOOK)
                break
            except subprocess.TimeoutExpired:
                if self._stopped:  # it goes on by itself, as a program does that opens a window
                    return None
        words = said.decode("utf-8", "replace").strip()[:_MOST_SAID]
        if process.returncode:
            status = f"{self._words[0]} ended with status {process.returncode}"
            raise BriefingError(status, words)
        return words

    def stop(self) -> None:
        """Nobody waits for it any more."""
        self._stopped = True


def _not_started(words: Sequence[str], error: Exception) -> BriefingError:
    why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return BriefingError(f"{words[0]} cannot be started: {why}", "")
