"""The terminal may go away while something is still to be written; keys end when they are to."""

from __future__ import annotations

import os
import signal
import sys
import tty
from collections.abc import AsyncIterator
from io import StringIO
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import IO, Any, cast

import pytest
from textual.drivers._writer_thread import MAX_QUEUED_WRITES, WriterThread
from textual.events import Key
from textual.message import Message

from briefing.reader.app import ReaderApp
from briefing.reader.settings.config import Config
from briefing.reader.terminal.terminal_driver import TerminalDriver, TerminalOutput


class Gone(StringIO):
    """A terminal that is no longer there."""

    def write(self, text: str) -> int:
        raise OSError(5, "Input/output error")

    def flush(self) -> None:
        raise OSError(5, "Input/output error")


def test_what_is_written_to_a_terminal_arrives() -> None:
    file = StringIO()
    TerminalOutput(file).write("words")
    assert file.getvalue() == "words"


def test_more_than_the_queue_holds_can_be_written_after_the_terminal_has_gone() -> None:
    thread = WriterThread(cast("IO[str]", cast("Any", TerminalOutput(Gone()))))
    thread.start()
    for _ in range(2 * MAX_QUEUED_WRITES):
        assert thread.is_alive()
        thread._queue.put("frame", timeout=60)
    thread._queue.put(None, timeout=60)
    thread.join(timeout=60)
    assert not thread.is_alive()


class Patient(Thread):
    """A thread that is waited for, but not for ever."""

    def join(self, timeout: float | None = 60) -> None:
        super().join(timeout)


@pytest.fixture
async def driver(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[tuple[TerminalDriver, int]]:
    """A driver whose keys come from a terminal, and the end at which they are pressed."""
    before = {number: signal.getsignal(number) for number in (signal.SIGTSTP, signal.SIGCONT)}
    pressed, terminal = os.openpty()
    tty.setraw(terminal)
    with open(terminal, closefd=False) as keys:
        monkeypatch.setattr(sys, "__stdin__", keys)
        made = TerminalDriver(ReaderApp(Path(), None, Config()), mouse=False)
        yield made, pressed
    for number, handler in before.items():
        signal.signal(number, handler)
    os.close(pressed)
    os.close(terminal)
    made.close()


async def test_keys_are_read_until_the_input_is_to_end_and_that_waits_for_nothing(
    driver: tuple[TerminalDriver, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    made, pressed = driver
    arrived: Queue[Message] = Queue()
    monkeypatch.setattr(made, "process_message", arrived.put)
    thread = Patient(target=made.run_input_thread, daemon=True)
    made._key_thread = thread
    thread.start()

    os.write(pressed, "né".encode())
    keys = [arrived.get(timeout=60) for _ in "né"]
    made.disable_input()

    assert [key.key for key in keys if isinstance(key, Key)] == ["n", "é"]
    assert not thread.is_alive()
