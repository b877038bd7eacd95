"""Compiling: as many processes as there are give what one gives, and stopping leaves nothing."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from importlib import resources
from pathlib import Path

import pytest

from briefing.library.compiler import full_text, packed_files
from briefing.library.compiler.cold_compile import compile_all
from briefing.library.compiler.progress import Cancelled, Progress, WorkProgress, silent, watched
from briefing.library.derive.index_tokens import TOKEN_SIGN, token_sql
from briefing.library.opening import open_library
from briefing.library.store import cache
from briefing.load.content_layout import find_layout
from briefing.workers import worker_team
from tests.briefings import write

pytestmark = pytest.mark.slow

INDEXES = "SELECT name, sql FROM sqlite_schema WHERE type = 'index' ORDER BY name"
BROKEN = "{form: quote, act: assert, speaker: nobody, chain: [unknown], text: 5, credibility: 2}"


def statement(number: int) -> str:
    says = f"About [[actor-{number % 7}]], the al-Tanf base and [[shared-one]]: no. {number}."
    return (
        f"said-{number}: {{form: summary, act: assert, speaker: actor-{number % 5}, "
        f"said: 2023-{number % 12 + 1:02}, chain: [unknown], text: '{says}'}}\n"
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library of several briefings, with faults, duplicates, shared and extended records."""
    actors = "".join(f"actor-{n}: {{name: Actor {n}, kind: person}}\n" for n in range(6))
    files = {"shared/actors.yaml": "shared-one: {name: Shared, kind: person, aliases: [Common]}\n"}
    for name in ("one", "two", "three"):
        files |= {
            f"{name}/briefing.yaml": f"title: {name}\nas_of: 2024\nbasis: B\n",
            f"{name}/actors.yaml": actors + "mine: {extends: shared-one, name: Mine}\n",
            f"{name}/statements/a.yaml": "".join(map(statement, range(12))),
            f"{name}/statements/b.yaml": statement(3) + f"faulty: {BROKEN}\n",
            f"{name}/terms.yaml": "base: [\n" if name == "two" else "{}\n",
        }
    return write(tmp_path / "made-up", files)


def tables(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """Everything in the compiled form of a library, table by table, but for when it was made."""
    with closing(sqlite3.connect(cache.place(folder))) as connection:
        names = [
            name
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'words_*'"
            )
        ]
        found = {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in names}
        columns = [row[1] for row in connection.execute("PRAGMA table_info (file)")]
    looked = columns.index("looked")
    found["file"] = [(*row[:looked], *row[looked + 1 :]) for row in found["file"]]
    return found


def anew(folder: Path) -> None:
    """Let a library be compiled from the beginning."""
    cache.place(folder).unlink(missing_ok=True)


@pytest.fixture
def team(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Lets every library be read by so many processes, a file at a time."""

    def of(count: int) -> None:
        monkeypatch.setattr(packed_files, "processors", lambda: count)
        monkeypatch.setattr(packed_files, "WORTH", 0)
        monkeypatch.setattr(packed_files, "_CHUNK", 1)

    return of


def test_several_processes_make_the_same_tables_as_one(
    folder: Path, team: Callable[[int], None]
) -> None:
    open_library(folder)
    alone = tables(folder)
    assert alone["record"]
    assert alone["problem"]
    assert alone["vocabulary"]
    for count in (1, 2, 3):
        anew(folder)
        team(count)
        open_library(folder)
        assert tables(folder) == alone


@pytest.mark.parametrize("start", ["no such program", "raise SystemExit(1)", "import time"])
def test_where_no_process_can_be_started_or_each_is_lost_one_does_it_all(
    folder: Path, team: Callable[[int], None], monkeypatch: pytest.MonkeyPatch, start: str
) -> None:
    open_library(folder)
    alone = tables(folder)
    anew(folder)
    team(2)
    if start == "no such program":
        monkeypatch.setattr(sys, "executable", str(folder / start))
    else:
        monkeypatch.setattr(worker_team, "_START", start)
    open_library(folder)
    assert tables(folder) == alone


def test_a_process_that_is_killed_on_the_way_changes_nothing(
    folder: Path, team: Callable[[int], None], started: list[subprocess.Popen[bytes]]
) -> None:
    open_library(folder)
    alone = tables(folder)
    anew(folder)
    team(2)

    def tell(progress: Progress) -> None:
        for process in started[:1]:  # on a busy machine it is told once before any has begun
            process.kill()

    open_library(folder, tell)
    assert tables(folder) == alone
    assert started[0].returncode
    assert all(process.returncode is not None for process in started)


@pytest.mark.parametrize("in_memory", [False, True])
def test_every_record_has_its_text_and_its_marks(
    folder: Path, monkeypatch: pytest.MonkeyPatch, in_memory: bool
) -> None:
    monkeypatch.setattr(full_text, "AT_ONCE", 7)
    if in_memory:
        connection = sqlite3.connect(":memory:", isolation_level=None)
        compile_all(connection, find_layout(folder), silent)
    else:
        open_library(folder)
        connection = sqlite3.connect(cache.place(folder))
    with closing(connection):
        wanted = f"SELECT id, (SELECT group_concat(token) FROM ({token_sql('record.id')}))"
        marks = dict(connection.execute(f"{wanted} FROM record").fetchall())
        kept = connection.execute("SELECT rowid, title, marks FROM words").fetchall()
        assert all(title for _, title, _ in kept)
        assert {
            number: set(found.replace(TOKEN_SIGN, "").split(" ")) for number, _, found in kept
        } == {number: set(found.split(",")) for number, found in marks.items()}


def left(folder: Path) -> set[str]:
    place = cache.place(folder).parent
    return {entry.name for entry in place.iterdir()} if place.exists() else set()


def test_stopping_at_any_step_leaves_what_was_there_before(
    folder: Path, team: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.library.compiler.progress._BETWEEN", 0.0)
    monkeypatch.setattr("briefing.library.compiler.progress._OPERATIONS", 100)
    team(2)
    told: list[Progress] = []
    open_library(folder, told.append)
    before, whole = left(folder), tables(folder)
    steps = {progress.step.partition(":")[0] for progress in told}
    assert len(steps) >= 4
    for step in sorted(steps):

        def stop(progress: Progress, step: str = step) -> None:
            if progress.step.startswith(step):
                raise Cancelled

        cache.place(folder).write_bytes(b"no library")
        with pytest.raises(Cancelled):
            open_library(folder, stop)
        assert left(folder) == before, step
        assert cache.place(folder).read_bytes() == b"no library"
    open_library(folder)
    assert tables(folder) == whole


def test_what_telling_raises_is_what_a_statement_raises() -> None:
    def tell(progress: Progress) -> None:
        raise KeyboardInterrupt

    work = WorkProgress(tell, {"Counting": 1.0}, clock=iter(range(1_000)).__next__)
    counting = "SELECT 1 UNION ALL SELECT i + 1 FROM n"
    endless = f"WITH RECURSIVE n (i) AS ({counting}) SELECT max(i) FROM n"
    with closing(sqlite3.connect(":memory:")) as connection:
        with pytest.raises(KeyboardInterrupt), watched(connection, work):
            connection.execute(endless)
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_a_fault_of_a_statement_stays_one() -> None:
    work = WorkProgress(lambda progress: None, {"Counting": 1.0})
    with (
        closing(sqlite3.connect(":memory:")) as connection,
        pytest.raises(sqlite3.OperationalError),
        watched(connection, work),
    ):
        connection.execute("SELECT nothing")


def ticking(step: float) -> Iterator[float]:
    now = 0.0
    while True:
        yield now
        now += step


@pytest.mark.parametrize("rates", [(1.0, 1.0), (1.0, 9.0), (9.0, 1.0), (1.0, 0.0)])
def test_the_way_only_grows_and_the_time_to_go_never_falls_below_nothing(
    rates: tuple[float, float],
) -> None:
    told: list[Progress] = []
    work = WorkProgress(told.append, {"First": 0.6, "Second": 0.4}, clock=ticking(0.07).__next__)
    work.begin("First")
    for done in range(1, 101):
        work.reach(done / 100, f"{done} of 100")
        for _ in range(int(rates[0])):
            work.tick()
    work.begin("Second")
    for _ in range(int(100 * rates[1])):
        work.tick()
    work.end()
    assert [one.done for one in told] == sorted(one.done for one in told)
    assert all(one.left is None or one.left >= 0 for one in told)
    assert told[0].left is None
    assert told[-1] == Progress("Second", 1_000, 1_000, 0.0)


def test_at_an_even_pace_the_time_to_go_is_right() -> None:
    told: list[Progress] = []
    work = WorkProgress(told.append, {"Only": 1.0}, clock=ticking(0.1).__next__)
    work.begin("Only")
    for done in range(1, 101):
        work.reach(done / 100, f"{done} of 100")
    halfway = next(one for one in told if one.done >= 500)
    begun = next(index for index, one in enumerate(told) if one.left is not None)
    assert halfway.left == pytest.approx(len(told[begun:]) * 0.1, rel=0.5)


def test_no_process_is_started_for_a_small_library(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*arguments: object, **options: object) -> None:
        raise AssertionError("a process was started")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    open_library(folder)
    assert cache.place(folder).exists()


def test_every_index_of_the_schema_is_made(folder: Path) -> None:
    open_library(folder)
    schema = resources.files("briefing.library.store").joinpath("schema.sql").read_text("utf-8")
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(schema)
        wanted = connection.execute(INDEXES).fetchall()
    with closing(sqlite3.connect(cache.place(folder))) as connection:
        assert connection.execute(INDEXES).fetchall() == wanted
