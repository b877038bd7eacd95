"""A cache that somebody else may have made or changed is never read, nor written to."""

from __future__ import annotations

import os
import shutil
import socket
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from briefing.disk.file_stamp import file_stamp
from briefing.library.library import Library
from briefing.library.opening import open_fresh, open_kept, open_library
from briefing.library.store import cache, seal
from briefing.library.store.fingerprints import digest
from briefing.model.key import Key
from tests.briefings import write
from tests.library.test_opening import everything

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows has no such owners and modes")
as_root = pytest.mark.skipif(
    os.name == "posix" and os.geteuid() != 0, reason="only root can give a file to somebody"
)

HEADER = "title: T\nas_of: 2024\nbasis: B\n"
TRUE, FORGED = (f"one: {{name: {name}, kind: person}}\n" for name in ("True", "Lies"))
OTHER = 12_345
"""The number of a person who is not the one who runs the tests."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A briefing whose cache says something else, with a seal and stamps that fit."""
    folder = write(tmp_path / "made-up", {"briefing.yaml": HEADER, "actors.yaml": FORGED})
    open_library(folder).close()
    kept = cache.place(folder)
    (folder / "actors.yaml").write_text(TRUE)
    cache.update(kept, lambda connection: _vouch_for(connection, folder))
    assert name_in(open_library(folder)) == "Lies"  # the forgery is good
    return folder


def _vouch_for(connection: sqlite3.Connection, folder: Path) -> None:
    path = folder / "actors.yaml"
    connection.execute(
        "UPDATE file SET size = ?, modified = ?, changed = ?, inode = ?, digest = ? "
        "WHERE name = 'actors.yaml'",
        (*file_stamp(path), digest(path)),
    )


def name_in(library: Library) -> str:
    key = Key("made-up", "one")
    return library.titles([key])[key]


def _moved(path: Path) -> Path:
    return path.rename(path.with_name(f"elsewhere-{path.name}"))


def _link(path: Path) -> None:
    path.symlink_to(_moved(path))


def _hard_link(path: Path) -> None:
    path.hardlink_to(_moved(path))


def _pipe(path: Path) -> None:
    path.unlink(missing_ok=True)
    os.mkfifo(path)


def _socket(path: Path) -> None:
    path.unlink(missing_ok=True)
    here = Path.cwd()
    os.chdir(path.parent)  # the name of a socket may have a hundred letters
    try:
        with socket.socket(socket.AF_UNIX) as one:
            one.bind(path.name)
    finally:
        os.chdir(here)


def _folder(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.mkdir()


def _open_to_others(path: Path) -> None:
    path.chmod(0o666)


PARTS: dict[str, Callable[[Path], Path]] = {
    "file": lambda kept: kept,
    "seal": seal.seal_path,
    "journal": lambda kept: kept.with_name(f"{kept.name}-journal"),
    "wal": lambda kept: kept.with_name(f"{kept.name}-wal"),
    "shm": lambda kept: kept.with_name(f"{kept.name}-shm"),
}
FORMS = (_link, _hard_link, _pipe, _socket, _folder, _open_to_others)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__.strip("_"))
@pytest.mark.parametrize("part", PARTS)
def test_what_may_be_somebody_elses_is_not_read_and_not_written_through(
    folder: Path, part: str, form: Callable[[Path], None]
) -> None:
    kept = cache.place(folder)
    path = PARTS[part](kept)
    if not path.exists():
        path.write_bytes(b"something")
        path.chmod(0o600)
    form(path)
    untouched = {
        one: one.read_bytes() for one in kept.parent.iterdir() if one.name.startswith("elsewhere")
    }
    assert open_fresh(folder) is None
    assert open_kept(folder) is None
    library = open_library(folder)
    assert name_in(library) == "True"
    assert path.name in library.notice
    assert "made anew" in library.notice
    assert {one: one.read_bytes() for one in untouched} == untouched
    again = open_fresh(folder)
    assert again is not None
    assert (name_in(again), again.notice) == ("True", "")


@pytest.mark.parametrize("mode", [0o777, 0o1777, 0o770, 0o707])
def test_a_folder_into_which_others_could_write_is_closed_and_filled_anew(
    folder: Path, mode: int
) -> None:
    kept = cache.place(folder)
    kept.parent.chmod(mode)
    if mode == 0o770:  # a group of several
        os.chown(kept.parent, -1, OTHER) if os.geteuid() == 0 else pytest.skip("needs root")
    library = open_library(folder)
    assert name_in(library) == "True"
    assert "can be written by others" in library.notice
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700


def test_a_folder_below_one_that_others_can_write_is_not_used(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shutil.copytree(cache.place(folder).parent, shared / "cache")
    monkeypatch.setenv("BRIEFING_CACHE_DIR", str(shared / "cache"))
    shared.chmod(0o777)
    library = open_library(folder)
    assert name_in(library) == "True"
    assert "nothing is kept" in library.notice
    assert "can be written by others" in library.notice
    shared.chmod(0o1777)  # as /tmp: nobody can take away what is another's
    assert name_in(open_library(folder)) == "Lies"


def test_a_link_of_ones_own_to_another_disk_is_followed(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "disk")
    monkeypatch.setenv("BRIEFING_CACHE_DIR", str(tmp_path / "link" / "briefing"))
    assert open_library(folder).notice == ""
    assert open_fresh(folder) is not None


def test_what_was_compiled_for_another_folder_is_not_believed(folder: Path, tmp_path: Path) -> None:
    """One's own files under each other's names: the seal fits its file, and neither its name."""
    other = write(tmp_path / "other", {"briefing.yaml": HEADER, "actors.yaml": TRUE})
    expected = everything(open_library(other))
    for part in (PARTS["file"], PARTS["seal"]):
        part(cache.place(folder)).replace(part(cache.place(other)))
    assert open_fresh(other) is None
    assert everything(open_library(other)) == expected


def test_what_is_ones_own_but_does_not_fit_its_seal_is_not_believed(folder: Path) -> None:
    kept = cache.place(folder)
    kept.write_bytes(kept.read_bytes().replace(b"Lies", b"Lied"))
    assert open_fresh(folder) is None
    assert name_in(open_library(folder)) == "True"


def test_nothing_is_open_to_others_whatever_is_usual(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = os.umask(0)
    try:
        folder = write(tmp_path / "made-up", {"briefing.yaml": HEADER, "actors.yaml": TRUE})
        monkeypatch.setenv("BRIEFING_CACHE_DIR", str(tmp_path / "new" / "below" / "cache"))
        open_library(folder)
        (folder / "actors.yaml").write_text(FORGED)
        open_library(folder)
    finally:
        os.umask(before)
    made = list((tmp_path / "new").rglob("*"))
    assert len(made) == 4
    assert all(not path.stat().st_mode & 0o077 for path in (tmp_path / "new", *made))


@as_root
@pytest.mark.parametrize("part", ["file", "seal", "folder", "above"])
def test_root_does_not_read_what_another_person_keeps(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    home = tmp_path / "home"
    shutil.copytree(cache.place(folder).parent, home / "cache")
    monkeypatch.setenv("BRIEFING_CACHE_DIR", str(home / "cache"))
    parts = {"folder": lambda kept: kept.parent, "above": lambda kept: kept.parent.parent}
    os.chown((PARTS | parts)[part](cache.place(folder)), OTHER, OTHER)
    assert open_fresh(folder) is None
    library = open_library(folder)
    assert name_in(library) == "True"
    assert "belongs to somebody else" in library.notice


@contextmanager
def shared_folder() -> Iterator[Path]:
    """A folder as /tmp is: everybody's."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o1777)
        yield folder


@as_root
def test_another_person_does_not_read_what_one_has_put_where_all_can_write() -> None:
    """As where XDG_CACHE_HOME is in /tmp: whoever comes first makes the folder of the other."""
    code = (
        "import os, sys; from pathlib import Path; from briefing.model.key import Key\n"
        "from briefing.library.opening import open_library\n"
        "folder, true, other = *map(Path, sys.argv[1:3]), 12345\n"
        "def name():\n library = open_library(folder)\n"
        " return library.titles([Key('made-up', 'one')]), library.notice\n"
        "print(name()); true.replace(folder / 'actors.yaml')\n"
        "cache = folder.parent / 'cache'\n"
        "for one in (cache, *cache.rglob('*')): one.chmod(0o755)\n"
        "os.setgroups([]); os.setgid(other); os.setuid(other); print(name())\n"
    )
    with shared_folder() as shared:
        folder = write(shared / "made-up", {"briefing.yaml": HEADER, "actors.yaml": FORGED})
        (shared / "true").write_text(TRUE)
        environment = {**os.environ, "XDG_CACHE_HOME": str(shared / "cache"), "HOME": str(shared)}
        environment.pop("BRIEFING_CACHE_DIR", None)
        command = [sys.executable, "-c", code, str(folder), str(shared / "true")]
        told = subprocess.run(command, env=environment, capture_output=True, text=True)
        assert told.returncode == 0, told.stderr
        first, second = told.stdout.splitlines()
        assert "Lies" in first
        assert "True" in second
        assert "belongs to somebody else" in second
