"""The shipped briefing, compiled once for all tests of the reader."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from sqlite3 import Connection as Sqlite
from typing import Any
from weakref import WeakSet

import pytest

from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.library.store.connection import Connection
from briefing.library.store.person_marks import PersonMarks
from briefing.reader.marks import reading_marks
from tests.conftest import CONTENT


@pytest.fixture(autouse=True)
def _unmarked(monkeypatch: pytest.MonkeyPatch) -> None:
    """However slow the machine is, no test reads a page by looking at it for long."""
    monkeypatch.setattr(reading_marks, "FOCUSED", 3600)


@pytest.fixture(autouse=True)
def _one_thread_each(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What is on the screen is asked for by its thread alone: closed by it while another asks the
    same connection, it would take the program with it."""
    drawn: WeakSet[Connection] = WeakSet()
    shared: list[str] = []
    answer = Connection.answer

    def watched(self: Connection, question: Callable[[Sqlite], Any]) -> Any:
        if threading.current_thread() is threading.main_thread():
            drawn.add(self)
        elif self in drawn:
            shared.append(threading.current_thread().name)
        return answer(self, question)

    monkeypatch.setattr(Connection, "answer", watched)
    yield
    assert shared == []


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The library; tests take a copy of it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BRIEFING_CACHE_DIR", str(tmp_path_factory.mktemp("compiled")))
        yield open_library(CONTENT)


@pytest.fixture
def library(compiled: Library) -> Iterator[Library]:
    """The shipped briefing."""
    own = compiled.clone()
    own.person = PersonMarks()
    yield own
    own.close()
