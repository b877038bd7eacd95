"""Asking a compiled library: one connection to it, which outlives what damages the file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from briefing.errors import BriefingError
from briefing.library.store.cache import PASSING, primary_code

T = TypeVar("T")
Sql = tuple[str, tuple[Any, ...]]
"""A question, and the values in it."""
Ask = Callable[[str, Sequence[Any]], list[tuple[Any, ...]]]
"""Gives the rows that answer a question with values."""
Connect = Callable[[], sqlite3.Connection]
Prepare = Callable[[sqlite3.Connection], object]
"""Raises sqlite3.DatabaseError where the file is no library."""


class Connection:
    """One connection, for one thread.

    A compiled form that turns out to be damaged is made anew from the YAML, and asked again.
    """

    def __init__(self, connect: Connect, restore: Connect, prepare: Prepare) -> None:
        """`connect` opens the compiled form, and `restore` makes it anew and opens it.

        `prepare` is what is done to a connection before anything is asked of it.
        """
        self._restore = restore
        self._prepare = prepare
        self._interrupted = False
        self._connection = _opened(connect, restore)
        try:
            prepare(self._connection)
        except sqlite3.DatabaseError:
            self._make_anew()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __del__(self) -> None:
        """Let go of the file also where nobody said so: a connection holds itself."""
        connection: sqlite3.Connection | None = getattr(self, "_connection", None)
        if connection is not None:
            connection.close()

    def interrupt(self) -> None:
        """Stop what another thread is asking, and all that it asks from now on until `resume`.

        Its questions raise sqlite3.OperationalError.
        """
        self._interrupted = True
        self._connection.interrupt()

    def resume(self) -> None:
        """Answer again."""
        self._interrupted = False

    def ask(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The rows that a query gives."""
        return self.answer(lambda connection: connection.execute(sql, values).fetchall())

    def answer(self, question: Callable[[sqlite3.Connection], T]) -> T:
        """What `question` makes of the connection.

        Where it raises sqlite3.DatabaseError because of what it reads, it is asked a second time.
        """
        if self._interrupted:
            raise sqlite3.OperationalError("interrupted")
        try:
            return question(self._connection)
        except sqlite3.OperationalError as error:
            # What is no UTF-8 is told by the module itself, and has no code of SQLite's.
            if primary_code(error) in PASSING:
                raise
        except UnicodeEncodeError:  # what was asked for is no text: the file is not to blame
            raise
        except (sqlite3.DatabaseError, ValueError):
            pass
        self._make_anew()
        return question(self._connection)

    def _make_anew(self) -> None:
        self._connection.close()
        self._connection = self._restore()
        self._prepare(self._connection)


def _opened(connect: Connect, restore: Connect) -> sqlite3.Connection:
    """The compiled form; made anew where something else stands in its place by now."""
    try:
        return connect()
    except (BriefingError, OSError, sqlite3.DatabaseError):
        return restore()
