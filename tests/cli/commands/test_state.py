"""`briefing state`, and what queries of the shell know of what was read."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from briefing.library.opening import open_library
from briefing.model.key import SHARED, Key
from briefing.page.changes.kept_reading import notes_folder
from briefing.page.changes.since_read import all_seen, as_read, home_of
from briefing.state.briefing_homes import claimed
from briefing.state.reading_rows import exchange_read, keep_seen, set_bookmark
from briefing.state.reading_state import ReadingState
from tests.briefings import HEADER, write
from tests.cli.conftest import Run


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A briefing of which one record was read and bookmarked, and has a note."""
    actors = "actors:\n  a: {name: A, kind: person}\n  b: {name: B, kind: person}\n"
    path = write(tmp_path / "content", {"made.yaml": HEADER + actors})
    library, state = open_library(path), ReadingState()
    home = home_of(library, "made")
    number = state.change(lambda file: claimed(file, home))
    records = as_read(library, [Key("made", "a")], "", date(2026, 11, 3))["made"]
    state.change(lambda file: exchange_read(file, number, (), records))
    state.change(lambda file: keep_seen(file, number, all_seen(library, "made")))
    state.change(lambda file: set_bookmark(file, number, "a", "2026-11-03"))
    notes_folder(state, home).begun("a").write_text("A hunch")
    library.close()
    return path


def test_it_shows_exports_and_forgets_but_never_a_note(run: Run, content: Path) -> None:
    shown = run("state").out
    assert "made\t1 read\t1 bookmark\t1 note" in shown
    assert shown.splitlines()[0].split("\t")[0] == "folder"
    (kept,) = json.loads(run("state", "export").out)["briefings"]
    assert [one["slug"] for one in kept["read"]] == ["a"]
    assert "A hunch" in kept["notes"]["a"]
    assert len(json.dumps(kept["read"])) < 500
    ran = run("state", "forget", "-C", str(content))
    assert "forgotten: 1 record read, 1 bookmark," in ran.err
    (kept,) = json.loads(run("state", "export").out)["briefings"]
    assert (kept["read"], kept["bookmarks"], kept["notes"]) == ([], [], {"a": "A hunch"})


def test_queries_of_the_shell_know_what_was_read_and_noted(run: Run, content: Path) -> None:
    for query, slugs in (
        ("is:unread kind:person", ["b"]),
        ("has:note", ["a"]),
        ("own-note:hunch", ["a"]),
    ):
        found = json.loads(run("search", query, "-C", str(content), "--json").out)["records"]
        assert [one["key"] for one in found] == [f"made/{slug}" for slug in slugs]


def test_a_shared_record_that_was_read_is_not_unread(run: Run, tmp_path: Path) -> None:
    files = {"made/briefing.yaml": HEADER, "shared/actors.yaml": "h: {name: H, kind: person}\n"}
    content = write(tmp_path / "several", files)
    library, state = open_library(content), ReadingState()
    home = home_of(library, SHARED)
    records = as_read(library, [Key(SHARED, "h")], "", date(2026, 11, 3))[SHARED]
    state.change(lambda file: exchange_read(file, claimed(file, home), (), records))
    library.close()
    assert "shared/h" not in run("search", "is:unread", "-C", str(content)).out


def test_what_is_kept_of_a_briefing_that_has_moved_is_forgotten_with_it(
    run: Run, content: Path, tmp_path: Path
) -> None:
    moved = content.rename(tmp_path / "moved")
    assert "made\t1 read" in run("state", "-C", str(moved)).out
    assert "forgotten: 1 record read" in run("state", "forget", "-C", str(moved)).err
    assert "made\t0 read" in run("state").out


def test_since_it_was_read(run: Run, content: Path) -> None:
    assert run("changes", "-C", str(content)).err == "nothing has changed\n"
    file = content / "made.yaml"
    file.write_text(
        file.read_text().replace("name: A,", "name: Aa,").replace("name: B,", "name: Bb,")
    )
    ran = run("changes", "-C", str(content), "--json", "--exit-code")
    found = json.loads(ran.out)
    assert ran.status == 1
    assert [(one["kind"], one["key"]) for one in found["changes"]] == [("words", "made/a")]
    assert "3 November 2026" in found["since"]


def test_what_is_forgotten_is_said_saved_searches_too(run: Run, content: Path) -> None:
    run("search", "--save", "mine", "person", "-C", str(content))
    told = run("state", "forget").err
    assert "forgotten: 1 record read, 1 bookmark, and where you were\n" in told
    assert "forgotten: 1 saved search, 0 recent, and the form of lists\n" in told
    assert "0 saved searches, 0 recent" in run("state").err


def test_that_nobody_can_tell_what_was_read_is_not_told_as_nothing_read(
    run: Run, content: Path
) -> None:
    file = ReadingState().folder / "reading.sqlite"
    file.unlink()
    file.mkdir()
    ran = run("changes", "-C", str(content))
    assert (ran.status, ran.out) == (2, "")
    assert "reading.sqlite" in ran.err
    assert "nothing of this was read" not in ran.err
    ran = run("search", "is:unread", "-C", str(content))
    assert "reading.sqlite" in ran.err
