"""Asking: what is damaged is made anew, and what is only busy is left alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from briefing.library.store.connection import Connection

ROWS = "SELECT count(*) FROM record"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "kept.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("CREATE TABLE record (id INTEGER); INSERT INTO record VALUES (1)")
    return path


@pytest.fixture
def shared() -> Iterator[str]:
    """A database that two connections of one process share, and lock each other out of."""
    address = "file:locked-for-a-test?mode=memory&cache=shared"
    with closing(sqlite3.connect(address, uri=True)) as connection:
        connection.execute("CREATE TABLE record (id INTEGER)")
        yield address


def opened(connect: Callable[[], sqlite3.Connection]) -> Connection:
    def restore() -> sqlite3.Connection:
        raise AssertionError("the file was taken for damaged")

    return Connection(connect, restore, lambda connection: None)


def test_a_file_that_another_program_writes_is_not_taken_for_damaged(file: Path) -> None:
    connected = opened(lambda: sqlite3.connect(file, timeout=0))
    with closing(sqlite3.connect(file, isolation_level=None)) as writer:
        writer.execute("BEGIN EXCLUSIVE")
        with pytest.raises(sqlite3.OperationalError) as raised:
            connected.ask(ROWS)
        assert raised.value.sqlite_errorcode == sqlite3.SQLITE_BUSY
        writer.execute("ROLLBACK")
    assert connected.ask(ROWS) == [(1,)]


def test_a_table_that_another_thread_writes_is_not_taken_for_damaged(shared: str) -> None:
    connected = opened(lambda: sqlite3.connect(shared, uri=True))
    with closing(sqlite3.connect(shared, uri=True, isolation_level=None)) as writer:
        writer.execute("BEGIN")
        writer.execute("INSERT INTO record VALUES (1)")
        with pytest.raises(sqlite3.OperationalError) as raised:
            connected.ask(ROWS)
        assert raised.value.sqlite_errorcode & 0xFF == sqlite3.SQLITE_LOCKED
        writer.execute("ROLLBACK")
    assert connected.ask(ROWS) == [(0,)]


def test_a_question_that_is_stopped_says_nothing_against_the_file(file: Path) -> None:
    connected = opened(lambda: sqlite3.connect(file))
    connected.interrupt()
    with pytest.raises(sqlite3.OperationalError, match="interrupted"):
        connected.ask(ROWS)
    connected.resume()

    def stopped(connection: sqlite3.Connection) -> object:
        connection.set_progress_handler(lambda: 1, 1)
        try:
            return connection.execute(ROWS).fetchall()
        finally:
            connection.set_progress_handler(None, 0)

    with pytest.raises(sqlite3.OperationalError, match="interrupted"):
        connected.answer(stopped)
    assert connected.ask(ROWS) == [(1,)]


def test_a_damaged_file_is_made_anew_and_asked_again(file: Path) -> None:
    def restore() -> sqlite3.Connection:
        file.unlink()
        made = sqlite3.connect(file)
        made.executescript("CREATE TABLE record (id INTEGER)")
        return made

    connected = Connection(lambda: sqlite3.connect(file), restore, lambda connection: None)
    file.write_bytes(b"no library" * 500)
    assert connected.ask(ROWS) == [(0,)]
