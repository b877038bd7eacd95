"""Updating: after any row of edits a library holds what compiling it anew would give."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from briefing.library.compiler import cold_compile
from briefing.library.compiler.cold_compile import compile_all
from briefing.library.compiler.progress import silent
from briefing.library.derive import cross_file_problems, known_from_changes
from briefing.library.derive.known_from import settle_known
from briefing.library.store import cache
from briefing.library.update.library_update import compile_changes
from briefing.load.layout import Layout, find
from tests.briefings import write
from tests.library.contents import contents, found_by, led_astray, vocabulary
from tests.library.random_edits import Editor

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def _the_program_stays_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even where somebody is at work on it while it is tested."""
    for module in (cache, cold_compile):
        monkeypatch.setattr(module, "program", lambda: "the same")


def compiled(layout: Layout) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    compile_all(connection, layout, silent)
    return connection


def brought_up_to_date(connection: sqlite3.Connection, layout: Layout, keep: bool = False) -> None:
    changes = cache.compare(connection, layout, keep)
    assert changes is not None
    compile_changes(connection, layout, changes.changed, changes.gone, silent, keep)


def assert_same(updated: sqlite3.Connection, layout: Layout, edit: str) -> None:
    anew = compiled(layout)
    ours, theirs = contents(updated), contents(anew)
    for name, rows in theirs.items():
        assert ours[name] == rows, (edit, name)
    assert vocabulary(updated) >= vocabulary(anew), edit
    assert led_astray(updated) == [], edit
    assert found_by(updated) == found_by(anew), edit


@pytest.mark.parametrize("seed", range(8))
def test_any_row_of_edits_gives_what_compiling_anew_gives(tmp_path: Path, seed: int) -> None:
    editor = Editor(tmp_path, seed)
    updated = compiled(find(tmp_path))
    for _ in range(15):
        edit = editor.edit()
        editor.write()
        layout = find(tmp_path)
        brought_up_to_date(updated, layout)
        assert_same(updated, layout, edit)


@pytest.mark.parametrize("seed", range(20, 24))
def test_several_edits_at_once_are_as_good_as_one_by_one(tmp_path: Path, seed: int) -> None:
    editor = Editor(tmp_path, seed)
    updated = compiled(find(tmp_path))
    for _ in range(5):
        edits = [editor.edit() for _ in range(4)]
        editor.write()
        layout = find(tmp_path)
        brought_up_to_date(updated, layout)
        assert_same(updated, layout, "; ".join(edits))


def test_where_a_change_reaches_much_everything_is_worked_out_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(known_from_changes, "_FEW", 2)
    whole: list[object] = []

    def settle_all(connection: sqlite3.Connection) -> None:
        whole.append(connection)
        settle_known(connection)

    monkeypatch.setattr(known_from_changes, "settle_known", settle_all)
    editor = Editor(tmp_path, 1)
    updated = compiled(find(tmp_path))
    for _ in range(15):
        edit = editor.edit()
        editor.write()
        brought_up_to_date(updated, find(tmp_path))
        assert_same(updated, find(tmp_path), edit)
    assert 0 < len(whole) < 15


def test_where_links_to_nothing_are_many_their_hints_are_still_those_of_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cross_file_problems, "_MOST_HINTS", 5)
    editor = Editor(tmp_path, 2)
    updated = compiled(find(tmp_path))
    for _ in range(15):
        edit = editor.edit()
        editor.write()
        brought_up_to_date(updated, find(tmp_path))
        assert_same(updated, find(tmp_path), edit)


def test_records_find_a_place_between_others_however_many_come(tmp_path: Path) -> None:
    """Each new one comes first in its file, whose next neighbour above is another file's last."""
    write(tmp_path, {"briefing.yaml": HEADER, "sources.yaml": "", "actors.yaml": ACTOR.format("z")})
    slugs = ["a", "b"]
    write(tmp_path, {"locations.yaml": "".join(map(PLACE.format, slugs))})
    updated = compiled(find(tmp_path))
    for count in range(60):
        slugs.insert(1, f"new-{count}")
        write(tmp_path, {"locations.yaml": "".join(map(PLACE.format, slugs))})
        brought_up_to_date(updated, find(tmp_path))
    assert_same(updated, find(tmp_path), "60 between two")


def test_a_record_that_stays_as_it_was_keeps_its_number_and_its_rows(tmp_path: Path) -> None:
    write(tmp_path, {"briefing.yaml": HEADER, "actors.yaml": "".join(map(ACTOR.format, "abc"))})
    updated = compiled(find(tmp_path))
    before = numbers_of(updated)
    changes = updated.total_changes
    text = ACTOR.format("a") + ACTOR.format("b").replace("Name", "Another") + ACTOR.format("c")
    write(tmp_path, {"actors.yaml": text})
    brought_up_to_date(updated, find(tmp_path))
    assert numbers_of(updated) == before
    assert updated.total_changes - changes < 40


def test_a_torn_file_keeps_what_it_said_until_it_can_be_read(tmp_path: Path) -> None:
    places = "here:\n  name: Here\n  kind: city\n  note: See [[a]] and [[gone]].\n"
    write(tmp_path, {"briefing.yaml": HEADER, "actors.yaml": ACTOR.format("a")})
    write(tmp_path, {"locations.yaml": places})
    updated = compiled(find(tmp_path))
    before = contents(updated)

    write(tmp_path, {"locations.yaml": "here: {name: ["})
    brought_up_to_date(updated, find(tmp_path), keep=True)
    after = contents(updated)
    for name in before.keys() - {"file", "problem"}:
        assert after[name] == before[name], name
    assert [row[5] for row in after["file"]] == [0, 0, 1]
    told = set(after["problem"]) - set(before["problem"])
    assert {(row[0], row[3], row[10]) for row in told} == {("locations.yaml", "error", "file")}
    assert set(before["problem"]) < set(after["problem"])

    still = cache.compare(updated, find(tmp_path), keep=True)
    assert still is not None
    assert not still
    anew = cache.compare(updated, find(tmp_path))
    assert anew is not None
    assert [source.name for source in anew.changed] == ["locations.yaml"]

    write(tmp_path, {"locations.yaml": places.replace("Here", "There")})
    brought_up_to_date(updated, find(tmp_path), keep=True)
    assert_same(updated, find(tmp_path), "mended")


def test_a_torn_file_is_left_out_by_a_program_that_is_started_anew(tmp_path: Path) -> None:
    write(tmp_path, {"briefing.yaml": HEADER, "actors.yaml": ACTOR.format("a")})
    updated = compiled(find(tmp_path))
    write(tmp_path, {"actors.yaml": "a: ["})
    brought_up_to_date(updated, find(tmp_path), keep=True)
    brought_up_to_date(updated, find(tmp_path))
    assert_same(updated, find(tmp_path), "torn")


def test_a_torn_file_that_is_gone_takes_its_records_with_it(tmp_path: Path) -> None:
    write(tmp_path, {"briefing.yaml": HEADER, "actors.yaml": ACTOR.format("a")})
    updated = compiled(find(tmp_path))
    write(tmp_path, {"actors.yaml": "a: ["})
    brought_up_to_date(updated, find(tmp_path), keep=True)
    (tmp_path / "actors.yaml").unlink()
    brought_up_to_date(updated, find(tmp_path), keep=True)
    assert_same(updated, find(tmp_path), "gone")


def numbers_of(connection: sqlite3.Connection) -> dict[str, tuple[int, int]]:
    rows = connection.execute("SELECT slug, id, key FROM record")
    return {slug: (number, key) for slug, number, key in rows}


HEADER = "title: Title\nas_of: 2024\nbasis: Basis\n"
ACTOR = "{0}: {{name: Name {0}, kind: person}}\n"
PLACE = "{0}: {{name: Name {0}, kind: city}}\n"
