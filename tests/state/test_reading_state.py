"""What is kept of reading: in a file, or in memory where there can be none."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pytest

from briefing.state.briefing_homes import BriefingHome, claimed, number_of, token
from briefing.state.notes import NotesFolder
from briefing.state.reading_rows import (
    ReadRecord,
    bookmarks,
    exchange_read,
    forget,
    keep_place,
    keep_seen,
    kept_briefings,
    places,
    read_records,
    rename_read,
    seen,
    set_bookmark,
)
from briefing.state.reading_state import ReadingState
from briefing.state.state_file import Use

T = TypeVar("T")


def asked(state: ReadingState, use: Use[T]) -> T:
    found = state.ask(use, None)
    assert found is not None
    return found


def record(slug: str, digest: int = 1) -> ReadRecord:
    return ReadRecord(slug, "actors", digest, "{}", "", "", "2026-11-03")


def home(path: Path, *, knows: bool = True) -> BriefingHome:
    return BriefingHome("made", str(path), lambda _: knows)


def claim(state: ReadingState, where: BriefingHome) -> int:
    return state.change(partial(claimed, home=where))


def test_what_was_exchanged_can_be_exchanged_back(tmp_path: Path) -> None:
    state = ReadingState(tmp_path / "s")
    number = claim(state, home(tmp_path))
    first = [record("a"), record("b")]
    assert state.change(lambda file: exchange_read(file, number, (), first)) == []
    before = state.change(lambda file: exchange_read(file, number, ["b", "c"], [record("a", 2)]))
    assert sorted(before) == first
    assert asked(state, lambda file: read_records(file, number)) == [record("a", 2)]
    state.change(lambda file: exchange_read(file, number, ["a", "b", "c"], before))
    assert asked(ReadingState(tmp_path / "s"), lambda file: read_records(file, number)) == first


def test_marks_and_bookmarks_follow_a_record_to_another_slug(tmp_path: Path) -> None:
    state = ReadingState(tmp_path / "s")
    number = claim(state, home(tmp_path))
    state.change(lambda file: exchange_read(file, number, (), [record("a")]))
    state.change(lambda file: set_bookmark(file, number, "a", "2026-11-03"))
    state.change(lambda file: keep_seen(file, number, [("a", 1)]))
    state.change(lambda file: rename_read(file, number, [("a", "b")]))
    assert asked(state, lambda file: read_records(file, number)) == [record("b")]
    assert [one.slug for one in asked(state, lambda file: bookmarks(file, number))] == ["b"]
    assert asked(state, lambda file: seen(file, number)) == {"b": 1}


def test_of_two_places_the_later_one_stays_whichever_is_kept_first(tmp_path: Path) -> None:
    state = ReadingState(tmp_path / "s")
    number = claim(state, home(tmp_path))
    for place, moment in (("late", 2), ("early", 1)):
        state.change(partial(keep_place, briefing=number, place=place, moment=moment))
    assert [one.place for one in asked(state, places)] == ["late"]


def test_a_folder_that_was_moved_is_known_and_a_copy_is_another(tmp_path: Path) -> None:
    state = ReadingState(tmp_path / "s")
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    number = claim(state, home(here))
    state.change(lambda file: exchange_read(file, number, (), [record("a")]))
    there.mkdir()
    assert asked(state, partial(number_of, home=home(there))) == 0
    here.rmdir()
    assert asked(state, partial(number_of, home=home(there, knows=False))) == 0
    assert asked(state, partial(number_of, home=home(there))) == number
    assert claim(state, home(there)) == number
    here.mkdir()
    assert claim(state, home(here)) != number


def test_one_of_whose_words_nothing_was_read_is_not_taken_for_one_that_moved(
    tmp_path: Path,
) -> None:
    state = ReadingState(tmp_path / "s")
    number = claim(state, home(tmp_path / "gone"))
    assert claim(state, home(tmp_path / "new")) != number


def test_without_a_file_everything_works_in_memory_and_that_is_said_once(tmp_path: Path) -> None:
    (tmp_path / "s").write_text("in the way")
    state = ReadingState(tmp_path / "s")
    number = claim(state, home(tmp_path))
    state.change(lambda file: exchange_read(file, number, (), [record("a")]))
    assert asked(state, lambda file: read_records(file, number)) == [record("a")]
    assert state.news().startswith("Not saved: ")
    state.change(lambda file: set_bookmark(file, number, "a", "2026-11-03"))
    assert state.news() == ""
    (tmp_path / "s").unlink()
    state.change(lambda file: set_bookmark(file, number, "b", "2026-11-03"))
    again = ReadingState(tmp_path / "s")
    assert [one.slug for one in asked(again, lambda file: bookmarks(file, number))] == ["a", "b"]
    assert asked(again, lambda file: read_records(file, number)) == [record("a")]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_file_that_cannot_be_written_is_still_read(tmp_path: Path) -> None:
    state = ReadingState(tmp_path / "s")
    number = claim(state, home(tmp_path))
    (tmp_path / "s/reading.sqlite").chmod(0o400)
    state.change(lambda file: set_bookmark(file, number, "a", "2026-11-03"))
    assert [one.slug for one in asked(state, lambda file: bookmarks(file, number))] == ["a"]


def test_forgetting_takes_what_is_meant_and_keeps_the_name_of_the_notes(tmp_path: Path) -> None:
    state = ReadingState(tmp_path / "s")
    one, two = home(tmp_path / "one"), home(tmp_path / "two")
    numbers = [claim(state, one), claim(state, two)]
    for number in numbers:
        state.change(partial(exchange_read, briefing=number, slugs=(), records=[record("a")]))
    names = [asked(state, partial(token, number=number)) for number in numbers]
    state.change(partial(forget, home=one.path))
    assert [one.read for one in asked(state, kept_briefings)] == [0, 1]
    state.change(forget)
    assert [one.read for one in asked(state, kept_briefings)] == [0, 0]
    assert [asked(state, partial(token, number=number)) for number in numbers] == names
    assert len(set(names)) == 2


def test_a_note_is_a_file_of_the_person_and_goes_only_when_it_is_empty(tmp_path: Path) -> None:
    notes = NotesFolder(tmp_path, "made", "abc")
    assert (notes.slugs(), notes.read("a")) == ([], "")
    file = notes.begun("a")
    assert file.stat().st_mode & 0o777 == 0o600
    notes.ended("a")
    assert not file.exists()
    notes.begun("a").write_text("Words")
    notes.ended("a")
    notes.rename("a", "b")
    assert (notes.slugs(), notes.read("b")) == (["b"], "Words")
    notes.begun("a").write_text("Others")
    notes.rename("a", "b")
    assert (notes.read("a"), notes.read("b")) == ("Others", "Words")


def test_a_link_is_no_note(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    notes = NotesFolder(tmp_path, "made", "abc")
    notes.begun("a").unlink()
    notes.file("a").symlink_to(tmp_path / "secret")
    assert notes.read("a") == ""


@pytest.mark.parametrize(
    "code", [sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY]
)
def test_what_was_kept_is_read_where_nothing_can_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    """On a full or read-only disk SQLite opens no file that has a log beside it."""
    state = ReadingState(tmp_path / "s")
    number = claim(state, home(tmp_path))
    state.change(lambda file: exchange_read(file, number, (), [record("a")]))
    connect: Callable[..., sqlite3.Connection] = sqlite3.connect

    def refused(file: object, *rest: Any, **named: Any) -> sqlite3.Connection:
        if "immutable=1" in str(file) or file == ":memory:":
            return connect(str(file), *rest, **named)
        error = sqlite3.OperationalError("refused")
        error.sqlite_errorcode = code
        raise error

    monkeypatch.setattr(sqlite3, "connect", refused)
    later = ReadingState(tmp_path / "s")
    assert asked(later, lambda file: read_records(file, number)) == [record("a")]
    assert later.news() == ""
    later.change(lambda file: exchange_read(file, number, (), [record("b")]))
    assert later.news().startswith("Not saved: ")
    assert asked(later, lambda file: read_records(file, number)) == [record("a"), record("b")]
