"""Scripts that make a database of the tables: one for SQLite, one for PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from briefing.export.data.tables.cells import FORMULA
from briefing.export.data.tables.csv_table import CsvTable

_ALL_FORMULAS = ", ".join(f"'{letter}'" for letter in FORMULA)


def sqlite(tables: Sequence[CsvTable]) -> Iterator[str]:
    """For `sqlite3 FILE < load-sqlite.sql`, in the folder of the tables."""
    yield "-- sqlite3 briefing.db < load-sqlite.sql   (in this folder)\n.bail on\n.mode csv\n"
    for table in tables:
        yield _created(table, "REAL")
        yield f".import --skip 1 {table.name}.csv {table.name}\n"
        for name in table.columns:
            yield f"UPDATE {table.name} SET {_quoted(name)} = NULL WHERE {_quoted(name)} = '';\n"
            yield from _restored(table, name, _sqlite_begins)
    yield from _indexes(tables)


def postgresql(tables: Sequence[CsvTable]) -> Iterator[str]:
    """For `psql -f load-postgresql.sql`, in the folder of the tables."""
    yield "-- psql -d DATABASE -f load-postgresql.sql   (in this folder)\n"
    yield "\\set ON_ERROR_STOP on\nBEGIN;\n"
    for table in tables:
        yield _created(table, "double precision")
        options = "FORMAT csv, HEADER true, ENCODING 'UTF8'"
        yield f"\\copy {table.name} FROM '{table.name}.csv' WITH ({options})\n"
        for name in table.columns:
            yield from _restored(table, name, _postgresql_begins)
    yield from _indexes(tables)
    yield "COMMIT;\n"


def _created(table: CsvTable, number: str) -> str:
    columns = ",\n  ".join(_column(table, name, number) for name in table.columns)
    return f"\nCREATE TABLE {table.name} (\n  {columns}\n);\n"


def _column(table: CsvTable, name: str, number: str) -> str:
    kind = number if name in table.numbers else "text"
    return f"{_quoted(name)} {kind}{' PRIMARY KEY' if table.keyed and name == 'id' else ''}"


def _quoted(name: str) -> str:
    return f'"{name}"'


def _restored(table: CsvTable, name: str, begins: Callable[[str], str]) -> Iterator[str]:
    """Take away the apostrophe that keeps a spreadsheet from running a text."""
    if name not in table.numbers:
        column = _quoted(name)
        yield (
            f"UPDATE {table.name} SET {column} = substr({column}, 2) "
            f"WHERE {column} LIKE '''%' AND {begins(column)} IN ({_ALL_FORMULAS});\n"
        )


def _sqlite_begins(column: str) -> str:
    return f"substr(ltrim({column}, ''' '), 1, 1)"


def _postgresql_begins(column: str) -> str:
    return f"left(ltrim({column}, ''' '), 1)"


def _indexes(tables: Sequence[CsvTable]) -> Iterator[str]:
    """What a table is looked up by: the record that a row is of, and the one it leads to."""
    yield "\n"
    for table in tables:
        if not table.keyed:
            yield f"CREATE INDEX {table.name}_of ON {table.name} ({_quoted(table.columns[0])});\n"
        if table.linked:
            yield f"CREATE INDEX {table.name}_to ON {table.name} (target, role);\n"
