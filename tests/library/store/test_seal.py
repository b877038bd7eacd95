"""Sealing: an update seals what it writes, all of it, and nothing that was damaged before."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from random import Random
from zlib import crc32

import pytest

from briefing.library.store import cache, seal
from briefing.library.store.written_pages import written_ranges

PIECE = 4096
"""Small, so that a small file has many."""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(seal, "PIECE", PIECE)
    path = tmp_path / "cache" / "kept.sqlite"
    cache.rebuild(path, _fill)
    return path


def _fill(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT)")
    connection.execute("CREATE INDEX by_text ON t (text)")
    connection.execute("CREATE VIRTUAL TABLE words USING fts5 (text)")
    rows = [(number, f"{number * 7919 % 1000:04} " * 40) for number in range(900)]
    connection.executemany("INSERT INTO t VALUES (?, ?)", rows)
    connection.execute("INSERT INTO words (rowid, text) SELECT id, text FROM t")


def _update(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE t SET text = 'x' WHERE id = 5")


def _edit(chance: Random) -> Callable[[sqlite3.Connection], None]:
    def edit(connection: sqlite3.Connection) -> None:
        first = chance.randrange(900)
        size = chance.choice((1, 1, 5, 200))
        where = f"id BETWEEN {first} AND {first + size}"
        match chance.randrange(5):
            case 0:
                connection.execute(f"DELETE FROM t WHERE {where}")
            case 1:
                connection.execute(f"UPDATE t SET text = text || 'x' WHERE {where}")
            case 2:
                rows = [(1_000 + chance.randrange(10**6), "new " * 90) for _ in range(size)]
                connection.executemany("INSERT OR REPLACE INTO t VALUES (?, ?)", rows)
            case 3:
                connection.execute(f"DELETE FROM words WHERE rowid BETWEEN {first} AND {first + 9}")
            case 4:
                text = ["word " * chance.randrange(900)]
                connection.executemany("INSERT INTO words (text) VALUES (?)", [text] * size)

    return edit


@pytest.mark.parametrize("seed", range(6))
def test_what_an_update_seals_is_what_sealing_everything_gives(file: Path, seed: int) -> None:
    chance = Random(seed)
    for _ in range(25):
        cache.update(file, _edit(chance))
        found = seal.read_seal(file)
        assert found is not None
        assert [*found.pieces] == seal.checksums(file)
        assert cache.is_sealed(file)


def test_an_update_reads_only_what_it_writes(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    original = seal._some_checksums

    def counting(path: Path, numbers: list[int]) -> dict[int, int]:
        seen.extend(numbers)
        return original(path, numbers)

    monkeypatch.setattr(seal, "_some_checksums", counting)
    cache.update(file, _update)
    assert 0 < len(set(seen)) < len(seal.checksums(file)) / 4


def test_damage_is_never_sealed(file: Path) -> None:
    whole = file.read_bytes()
    outcomes = set()
    for number in range(len(whole) // PIECE):
        at = number * PIECE + PIECE // 2
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        seal.write_seal(file, _pieces(whole))
        try:
            cache.update(file, _update)
            outcomes.add("elsewhere")
        except sqlite3.DatabaseError:
            outcomes.add("on the way")
        assert not cache.is_sealed(file)
    assert outcomes == {"elsewhere", "on the way"}


def _pieces(whole: bytes) -> list[int]:
    return [crc32(whole[at : at + PIECE]) for at in range(0, len(whole), PIECE)]


def test_a_journal_of_another_form_means_that_all_is_compared(file: Path) -> None:
    file.with_name(f"{file.name}-journal").write_bytes(b"no journal" * 90)
    with pytest.raises(ValueError, match="no journal"):
        written_ranges(file)


NAMED = "briefing seal 1 kept.sqlite\n"


@pytest.mark.parametrize(
    "text",
    ["", "x", f"{NAMED}1\n0", f"{NAMED}1 2 3 4\nzz", "\xff", "a\n" * 5,
     "briefing seal 1 other.sqlite\n1 2 3 4\n00"],
)  # fmt: skip
def test_what_is_no_seal_of_this_file_is_none(file: Path, text: str) -> None:
    seal.seal_path(file).write_bytes(text.encode("latin-1"))
    assert seal.read_seal(file) is None
    assert not cache.is_sealed(file)


def test_a_seal_without_end_is_not_read(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seal, "_MOST", 100)
    with seal.seal_path(file).open("ab") as text:
        text.truncate(10**9)
    assert seal.read_seal(file) is None


def test_a_file_that_was_copied_is_compared_once(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "WHOLE_CHECK", 0)
    other = file.with_name("copy")
    other.write_bytes(file.read_bytes())
    other.chmod(0o600)
    other.replace(file)
    found = seal.read_seal(file)
    assert found is not None
    assert not seal.is_untouched(file, found)
    assert cache.is_sealed(file)
    found = seal.read_seal(file)
    assert found is not None
    assert seal.is_untouched(file, found)
