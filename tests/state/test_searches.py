"""The person's searches on the disk: what is said to be saved is there, whatever happens."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import IO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.disk.file_names import text_of
from briefing.disk.user_folders import state_folder
from briefing.state.searches import FILE, Searches

ANY_TEXT = st.text(st.characters(), min_size=1).filter(str.strip)
SAVING = """
import sys
from briefing.state.searches import Searches
mine = Searches()
print("ready", flush=True)
sys.stdin.readline()
number = 0
while number != int(sys.argv[2]):
    mine.save(f"{sys.argv[1]}-{number}", f"query {number}")
    assert not mine.notice, mine.notice
    print(number, flush=True)
    number += 1
"""


def saving(name: str, count: int) -> subprocess.Popen[str]:
    """A program that saves `count` searches, without end if negative, when it is told to begin."""
    program = [sys.executable, "-c", SAVING, name, str(count)]
    process = subprocess.Popen(
        program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=dict(os.environ)
    )
    assert line(process.stdout) == "ready"
    return process


def line(stream: IO[str] | None) -> str:
    assert stream is not None
    return stream.readline().strip()


def begin(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


def file() -> Path:
    return state_folder() / FILE


def test_nothing_is_made_until_something_is_kept() -> None:
    mine = Searches()
    assert (mine.recent(), mine.saved(), mine.notice) == ([], [], "")
    assert not state_folder().exists()


def test_what_was_kept_is_there_for_the_next_session() -> None:
    mine = Searches("/briefings")
    mine.add("drone")
    mine.save("Claims", "act:claim-responsibility")
    later = Searches("/briefings")
    assert [one.query for one in later.recent()] == ["drone"]
    assert [(one.name, one.query) for one in later.saved()] == [
        ("Claims", "act:claim-responsibility")
    ]
    later.rename("Claims", "Claimed")
    later.drop("drone")
    assert mine.recent() == []
    assert [one.name for one in mine.saved()] == ["Claimed"]
    mine.forget("Claimed")
    assert later.saved() == []


def test_the_searches_of_this_content_come_before_the_others() -> None:
    for content, query in (("/a", "one"), ("/b", "two"), ("/a", "three"), ("/b", "four")):
        Searches(content).add(query)
        Searches(content).save(query, query)
    mine = Searches("/a")
    assert [one.query for one in mine.recent()] == ["three", "one", "four", "two"]
    assert [one.name for one in mine.saved()] == ["one", "three", "four", "two"]
    assert [one.query for one in mine.recent(1)] == ["three"]


@given(ANY_TEXT, ANY_TEXT, st.binary().map(os.fsdecode))
def test_any_text_comes_back_as_it_went_in(
    tmp_path_factory: pytest.TempPathFactory, name: str, query: str, content: str
) -> None:
    folder = tmp_path_factory.mktemp("state")
    mine = Searches(content, folder)
    mine.save(name, query)
    mine.add(query)
    assert not mine.notice
    later = Searches(content, folder)
    (kept,) = later.saved()
    assert (kept.name, kept.query, kept.content) == (name.strip(), query, text_of(content))
    assert [one.query for one in later.recent()] == [query]


@pytest.mark.parametrize(("name", "query"), [("", "drone"), (" ", "drone"), ("a", " ")])
def test_a_saved_search_has_a_name_and_a_query(name: str, query: str) -> None:
    with pytest.raises(ValueError, match="needs a name"):
        Searches().save(name, query)


def test_a_search_for_nothing_is_not_kept() -> None:
    mine = Searches()
    mine.add("  ")
    assert mine.recent() == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_only_the_owner_can_read_what_was_searched_for() -> None:
    before = os.umask(0)
    try:
        Searches().add("drone")
        with closing(sqlite3.connect(file())) as other:
            other.execute("SELECT count(*) FROM recent").fetchall()
            modes = {path.name: path.stat().st_mode & 0o777 for path in state_folder().iterdir()}
    finally:
        os.umask(before)
    assert state_folder().stat().st_mode & 0o777 == 0o700
    assert set(modes.values()) == {0o600}


def test_two_programs_lose_nothing_of_each_other() -> None:
    programs = [saving(name, 25) for name in "ab"]
    for one in programs:
        begin(one)
    for one in programs:
        one.communicate(timeout=60)
        assert one.returncode == 0
    names = {one.name for one in Searches().saved()}
    assert names == {f"{name}-{number}" for name in "ab" for number in range(25)}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_what_was_saved_outlasts_the_end_of_the_program() -> None:
    told: list[str] = []
    for number in range(5):
        name = f"kill{number}"
        program = saving(name, -1)
        begin(program)
        told += [f"{name}-{line(program.stdout)}" for _ in range(number + 1)]
        program.send_signal(signal.SIGKILL)
        program.communicate(timeout=60)
    mine = Searches()
    assert {one.name for one in mine.saved()} >= set(told)
    assert not mine.notice


def test_a_damaged_file_is_put_aside_and_not_deleted() -> None:
    damaged = b"this is no database" * 100
    state_folder().mkdir(parents=True)
    file().write_bytes(damaged)
    mine = Searches()
    mine.save("a", "drone")
    assert not mine.notice
    assert [one.name for one in Searches().saved()] == ["a"]
    (aside,) = (path for path in state_folder().iterdir() if ".damaged-" in path.name)
    assert aside.read_bytes() == damaged


def test_a_file_of_another_kind_is_put_aside_too() -> None:
    state_folder().mkdir(parents=True)
    with closing(sqlite3.connect(file())) as other:
        other.execute("CREATE TABLE recent (place, query, content)")
        other.execute("PRAGMA user_version = 1")
        other.execute("INSERT INTO recent VALUES (1, 2, NULL)")
        other.commit()
    mine = Searches()
    mine.add("drone")
    assert [one.query for one in Searches().recent()] == ["drone"]
    assert any(".damaged-" in path.name for path in state_folder().iterdir())


def test_a_file_of_a_newer_version_is_left_alone() -> None:
    Searches().add("drone")
    with closing(sqlite3.connect(file())) as other:
        other.execute("PRAGMA user_version = 99")
    mine = Searches()
    mine.add("base")
    assert "newer version" in mine.notice
    assert [one.query for one in mine.recent()] == ["base"]
    with closing(sqlite3.connect(file())) as other:
        assert other.execute("SELECT query FROM recent").fetchall() == [(b"drone",)]


def test_where_nothing_can_be_written_the_session_goes_on_and_says_so_once(
    tmp_path: Path,
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    mine = Searches(folder=blocked)
    mine.add("drone")
    mine.save("a", "drone")
    assert [one.query for one in mine.recent()] == ["drone"]
    assert [one.name for one in mine.saved()] == ["a"]
    assert mine.news().startswith("Not saved: ")
    mine.add("base")
    assert mine.news() == ""


def test_what_could_not_be_written_is_written_when_it_can_be(tmp_path: Path) -> None:
    blocked = tmp_path / "state"
    blocked.write_text("in the way")
    mine = Searches(folder=blocked)
    mine.save("a", "drone")
    mine.add("drone")
    blocked.unlink()
    mine.add("base")
    assert not mine.notice
    later = Searches(folder=blocked)
    assert [one.query for one in later.recent()] == ["base", "drone"]
    assert [one.name for one in later.saved()] == ["a"]


def test_a_file_that_another_program_holds_is_waited_for_and_then_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("briefing.state.state_file.PATIENCE", 0.0)
    Searches().add("drone")
    with closing(sqlite3.connect(file(), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        mine = Searches()
        mine.add("base")
        assert "locked" in mine.notice
        assert mine.recent()[0].query == "base"
        other.execute("ROLLBACK")
    mine.add("more")
    assert [one.query for one in Searches().recent()] == ["more", "base", "drone"]


def test_a_full_disk_leaves_the_file_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    mine = Searches()
    mine.add("drone")
    real = sqlite3.connect

    def small(*arguments: object, **options: object) -> sqlite3.Connection:
        connection: sqlite3.Connection = real(*arguments, **options)  # type: ignore[call-overload]
        connection.execute("PRAGMA max_page_count = 1")
        return connection

    monkeypatch.setattr(sqlite3, "connect", small)
    mine.save("a", "x" * 200_000)
    assert "full" in mine.notice
    assert [one.name for one in mine.saved()] == ["a"]
    monkeypatch.setattr(sqlite3, "connect", real)
    assert Searches().saved() == []
    assert [one.query for one in Searches().recent()] == ["drone"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
@pytest.mark.parametrize("ending", ["", "-wal", "-shm", "-journal"])
@pytest.mark.parametrize("form", ["link", "hard link", "pipe"])
def test_what_is_not_the_persons_own_is_neither_read_nor_written(
    tmp_path: Path, ending: str, form: str
) -> None:
    Searches().save("mine", "drone")
    path = file().with_name(f"{FILE}{ending}")
    if not path.exists():
        path.write_bytes(b"something")
    elsewhere = path.rename(tmp_path / "elsewhere")
    before = elsewhere.read_bytes()
    if form == "link":
        path.symlink_to(elsewhere)
    elif form == "hard link":
        path.hardlink_to(elsewhere)
    else:
        os.mkfifo(path)
    mine = Searches()
    assert mine.saved() == []
    mine.save("more", "base")
    assert path.name in mine.notice
    assert [one.name for one in mine.saved()] == ["more"]
    assert elsewhere.read_bytes() == before
    path.unlink()
    if not ending:
        elsewhere.rename(path)
    mine.add("again")
    assert not mine.notice
    assert {one.name for one in Searches().saved()} == {"mine", "more"}
