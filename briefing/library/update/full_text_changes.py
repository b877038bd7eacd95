"""The words and marks of the records that a change has reached, written again where they differ."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from briefing.library.compiler.full_text import COLUMNS, WRITE
from briefing.library.derive.dirty_set import DirtySet
from briefing.library.derive.index_tokens import TOKEN_SIGN, token_sql
from briefing.library.derive.known_rules import LEDGER, listed

_LEDGER = listed(LEDGER)
_LED_BY = "SELECT record FROM link WHERE target = ?"
_REACHED_BY_RELINKED = (
    # Incidents that name the statement, and statements that came through the source: their marks
    # say who speaks, and who published.
    f"""
    SELECT link.record FROM record CROSS JOIN link ON link.target = record.key
      WHERE record.id = ? AND ((record.section = 'statements' AND link.role IN {_LEDGER})
        OR (record.section = 'sources' AND link.role = 'chain'))
    """,
)
_STATEMENTS = (
    # Statements about an incident, and those that it names, have its places.
    """
    SELECT said.id FROM record CROSS JOIN link ON link.target = record.key
      CROSS JOIN record AS said ON said.id = link.record
      WHERE record.id = ? AND record.section = 'incidents' AND said.section = 'statements'
    """,
    f"""
    SELECT said.id FROM record CROSS JOIN link ON link.record = record.id
      CROSS JOIN record AS said ON said.key = link.target
      WHERE record.id = ? AND record.section = 'incidents' AND link.role IN {_LEDGER}
    """,
)
_THERE = """
SELECT link.record FROM link CROSS JOIN record ON record.id = link.record
  WHERE link.target = ? AND link.role IN ('where', 'target') AND record.section = 'incidents'
"""
_WRITTEN = f"SELECT rowid, {COLUMNS} FROM words WHERE rowid = ?"
_MARKS = f"SELECT group_concat('{TOKEN_SIGN}' || token, ' ') FROM ({token_sql('?1')})"


def write_changed_words(connection: sqlite3.Connection, dirty: DirtySet) -> None:
    """Write the words and marks of those that may have others. All else must have been settled."""
    for record in sorted(reached(connection, dirty)):
        _write(connection, record, dirty.texts.get(record))


def reached(connection: sqlite3.Connection, dirty: DirtySet) -> set[int]:
    """The numbers of the records that may have other marks."""
    asked = _Asking(connection)
    found = dirty.said | dirty.records | set(_blamed(connection, dirty))
    found |= asked.all(_REACHED_BY_RELINKED, dirty.relinked)
    found |= asked.all(_STATEMENTS, dirty.relinked)
    found |= asked.all((_LED_BY,), dirty.keys)
    found |= asked.all(
        ("SELECT id FROM record WHERE key = ? AND section = 'statements'",), dirty.led_to
    )
    moved = dirty.moved
    found |= asked.all((_LED_BY, "SELECT id FROM record WHERE key = ?"), moved)
    return found | asked.all(_STATEMENTS, asked.all((_THERE,), moved))


class _Asking:
    """Asks the same of many."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def all(self, questions: Iterable[str], numbers: Iterable[int]) -> set[int]:
        """All answers to some questions about each of the numbers."""
        return {
            record
            for number in numbers
            for question in questions
            for (record,) in self._connection.execute(question, (number,))
        }


def _blamed(connection: sqlite3.Connection, dirty: DirtySet) -> Iterator[int]:
    """Those that had problems, or have."""
    for address in dirty.blamed:
        for (record,) in connection.execute(
            "SELECT record.id FROM key CROSS JOIN record ON record.key = key.id "
            "WHERE key.briefing = ? AND key.slug = ?",
            address,
        ):
            yield record


def _write(connection: sqlite3.Connection, record: int, texts: tuple[str, ...] | None) -> None:
    """Write the words and marks of one record, if any is another."""
    row = connection.execute(_WRITTEN, (record,)).fetchone()
    ((marks,),) = connection.execute(_MARKS, (record,))
    if row is None:
        connection.execute(WRITE, (record, *(texts or ()), marks))
    elif (texts or row[1:6]) != row[1:6] or set(marks.split()) != set((row[6] or "").split()):
        connection.execute(
            "UPDATE words SET title = ?, names = ?, quoted = ?, text = ?, joined = ?, marks = ? "
            "WHERE rowid = ?",
            (*(texts or row[1:6]), marks, record),
        )
