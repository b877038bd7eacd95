"""Damaged caches: whatever is done to a compiled library, the answers are those of its files.

Six in eight libraries are compared whole when they are opened, as all are up to 100 MB. One is
taken for a larger one, which is asked only whether anybody has written to it. One is damaged as by
a disk that forgets: no time of the file tells, and the comparison after the reader's first frame
has to find it.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import traceback
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import sleep
from unittest.mock import patch

from briefing.library.compiler.progress import silent
from briefing.library.library import Library
from briefing.library.opening import open_library, restored
from briefing.library.store import cache, seal
from briefing.library.store.written_pages import journal_of
from tests.briefings import write
from tests.campaigns.campaign import Outcome, by_hand
from tests.library.contents import contents
from tests.library.test_opening import HEADER, SAYS, everything

_TICK = 0.012
"""Seconds in which a file system may give two changes one time."""
_SQL = (
    "DELETE FROM {table} WHERE rowid IN (SELECT rowid FROM {table} ORDER BY random() LIMIT 1)",
    "DELETE FROM {table}",
    "DROP TABLE {table}",
    "UPDATE record SET title = 'Somebody else'",
    "UPDATE record SET body = replace(body, 'One', 'Own')",
    "UPDATE link SET target = NULL",
    "UPDATE link SET role = 'speaker' WHERE rowid IN (SELECT rowid FROM link LIMIT 1)",
    "UPDATE key SET slug = slug || 'x'",
    "UPDATE role SET label = inverse, inverse = label",
    "UPDATE file SET digest = digest + 1",
    "UPDATE meta SET value = 'other'",
    "INSERT INTO link SELECT * FROM link LIMIT 1",
    "PRAGMA user_version = 7",
    "PRAGMA journal_mode = WAL",
)
_TABLES = ("record", "link", "key", "name", "section", "meta", "file", "words", "part")


def _files(number: int) -> dict[str, str]:
    people = "".join(f"p{n}: {{name: Person {n} of {number}, kind: person}}\n" for n in range(12))
    said = "".join(
        f"said-{n}: " + SAYS.format(f"p{n}", f"About [[p{n + 1}]] and [[two]].") + "\n"
        for n in range(11)
    )
    return {
        "briefing.yaml": HEADER,
        "actors.yaml": "one: {name: One, kind: person}\ntwo: {name: Two, kind: person}\n" + people,
        "statements.yaml": "said: " + SAYS.format("one", "About [[two]].") + "\n" + said,
    }


def _flip(path: Path, chance: Random) -> None:
    whole = bytearray(path.read_bytes())
    for _ in range(chance.choice((1, 1, 2, 40))):
        whole[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
    path.write_bytes(whole)


def _blank(path: Path, chance: Random) -> None:
    """A block of nothing, or of something else of the same file."""
    whole = bytearray(path.read_bytes())
    size = chance.choice((1, 16, 512, 4096, 65536))
    at, other = (chance.randrange(len(whole)) // size * size for _ in range(2))
    with_what = chance.choice((bytes(size), b"\xff" * size, bytes(whole[other : other + size])))
    whole[at : at + size] = with_what
    path.write_bytes(whole)


def _cut(path: Path, chance: Random) -> None:
    whole = path.read_bytes()
    end = chance.choice((0, 1, 16, 100, 512, 4096, chance.randrange(len(whole)), len(whole) - 1))
    path.write_bytes(whole[:end] + bytes(max(0, chance.choice((0, 0, len(whole) - end)))))


def _grow(path: Path, chance: Random) -> None:
    with path.open("ab") as file:
        file.write(chance.randbytes(chance.choice((1, 4096, 70_000))))


def _text(path: Path, chance: Random) -> None:
    told, instead = chance.choice(
        ((b"One", b"Own"), (b"About", b"\xffbout"), (b"person", b"parson"))
    )
    path.write_bytes(path.read_bytes().replace(told, instead))


def _by_sql(path: Path, chance: Random) -> None:
    """What is whole for SQLite, and says something else."""
    sql = chance.choice(_SQL).format(table=chance.choice(_TABLES))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(sql)


def _seal(path: Path, chance: Random) -> None:
    """Of the seal itself."""
    chance.choice((_flip, _cut, _grow, lambda one, _: one.unlink()))(seal.seal_path(path), chance)


def _beside(path: Path, chance: Random) -> None:
    """What SQLite would read together with the file."""
    ending = chance.choice(("-journal", "-wal", "-shm"))
    beside = path.with_name(path.name + ending)
    if ending == "-wal" and chance.random() < 0.5:
        return _whole_log(path)
    whole = path.read_bytes()
    beside.write_bytes(chance.choice((b"", whole, b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + whole[8:])))
    return None


def _whole_log(path: Path) -> None:
    """A log as a program leaves it that is ended: it changes every name."""
    copy = path.with_name("copy.sqlite")
    shutil.copy(path, copy)
    with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("UPDATE record SET title = 'Somebody else'")
        path.with_name(f"{path.name}-wal").write_bytes(
            copy.with_name("copy.sqlite-wal").read_bytes()
        )
    copy.unlink()


def _undone(path: Path, _: Random) -> None:
    """A program that was ended while it wrote: its journal, and half of what it was to write."""
    copy = path.with_name("copy.sqlite")
    shutil.copy(path, copy)
    with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        connection.executescript("PRAGMA synchronous = off; PRAGMA cache_size = 1; BEGIN")
        connection.execute("UPDATE record SET title = 'Half', body = body || ' '")
        journal = journal_of(copy).read_bytes()
        half = copy.read_bytes()
        connection.execute("ROLLBACK")
    journal_of(path).write_bytes(journal)
    path.write_bytes(half)
    copy.unlink()


def _another(path: Path, chance: Random) -> None:
    """Of another library, or of nothing that is one."""
    others = [one for one in path.parent.glob("*.sqlite") if one != path]
    if chance.random() < 0.5:
        shutil.copy(others[0], path)
        if chance.random() < 0.5:
            shutil.copy(seal.seal_path(others[0]), seal.seal_path(path))
    else:
        path.write_bytes(chance.choice((b"SQLite format 3\0", b"text", chance.randbytes(9_000))))


def _in_its_place(path: Path, chance: Random) -> None:
    """Something that is no file, or one that others can change."""
    path = chance.choice((path, seal.seal_path(path)))
    match chance.randrange(5):
        case 0:
            path.unlink()
            os.mkfifo(path)
        case 1:
            path.symlink_to(path.rename(path.with_name("moved")))
        case 2:
            path.hardlink_to(path.rename(path.with_name("moved")))
        case 3:
            path.unlink()
            path.mkdir()
        case 4:
            path.chmod(0o666)


_Damage = Callable[[Path, Random], None]
_ON_DISK: tuple[_Damage, ...] = (_flip, _blank, _cut, _grow, _text, _by_sql)
"""What a disk may do to the words of a file without anybody writing to it."""
_KINDS: tuple[_Damage, ...] = (
    *_ON_DISK, _by_sql, _seal, _beside, _undone, _another, _in_its_place,
)  # fmt: skip


def campaign(count: int, seed_: int, outcome: Outcome) -> None:
    """Damage a library so many times, each opened again and compared with its files."""
    with TemporaryDirectory() as name:
        root = Path(name)
        folder = write(root / "content", _files(0))
        other = write(root / "other", _files(1))
        os.environ["BRIEFING_CACHE_DIR"] = str(root / "cache")
        expected = _said(open_library(folder))
        for number in range(seed_, seed_ + count):
            shutil.rmtree(root / "cache")
            for one in (other, folder):
                open_library(one).close()
            sleep(_TICK)
            _try(folder, Random(number), number, expected, outcome)


def _try(folder: Path, chance: Random, number: int, expected: object, outcome: Outcome) -> None:
    way = ("whole", "whole", "whole", "stamp", "whole", "whole", "whole", "forgetful disk")[
        number % 8
    ]
    damage = chance.choice(_ON_DISK if way == "forgetful disk" else _KINDS)
    kind = damage.__name__.strip("_").replace("_", " ")
    kept = cache.place(folder)
    before = kept.read_bytes()
    outcome.counts["tried"] += 1
    outcome.counts[f"opened by {way}"] += 1
    outcome.counts[f"kind: {kind}"] += 1
    try:
        damage(kept, chance)
        with _opened_by(way):
            if way == "forgetful disk" and restored(folder, silent):
                outcome.counts["found by the comparison after the first frame"] += 1
            library = open_library(folder)
        if kept.is_file() and kept.read_bytes() == before:
            outcome.counts["came to nothing"] += 1
        if _said(library) != expected:
            outcome.failures.append(f"seed {number} ({kind}, {way}): other answers")
    except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
        outcome.failures.append(f"seed {number} ({kind}, {way}): {traceback.format_exc(limit=-3)}")


@contextmanager
def _opened_by(way: str) -> Iterator[None]:
    limit = cache.WHOLE_CHECK if way == "whole" else 0
    untouched = (lambda *_: True) if way == "forgetful disk" else seal.is_untouched
    with patch.object(cache, "WHOLE_CHECK", limit), patch.object(seal, "is_untouched", untouched):
        yield


def _said(library: Library) -> object:
    """All that a library answers, and all that it holds."""
    with closing(library):
        answers = everything(library)
        tables = library._connected.answer(contents)
        tables.pop("file")
        return answers, tables


if __name__ == "__main__":
    by_hand("damage", campaign, 1_000)
