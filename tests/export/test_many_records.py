"""Exports of many records: several processes make the bytes of one, and leave nothing behind."""

from __future__ import annotations

import os
import select as selecting
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.export import markdown
from briefing.export.context import ExportOptions
from briefing.export.data import many_records
from briefing.export.export import Export, export, save
from briefing.export.html import edition
from briefing.export.report import plain_text
from briefing.export.selection import of_search, select
from briefing.library.library import Library
from briefing.search.search import search
from tests.conftest import CONTENT

pytestmark = pytest.mark.slow

FORMATS = ("jsonl", "csv", "html", "markdown", "plain")


@pytest.fixture
def started(
    started: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> list[subprocess.Popen[bytes]]:
    """Lets every export be made by two processes, a few records at a time."""
    monkeypatch.setattr(many_records, "processors", lambda: 2)
    monkeypatch.setattr(many_records, "WORTH", 0)
    monkeypatch.setattr(many_records, "AT_ONCE", 30)
    monkeypatch.setattr(markdown, "_AT_ONCE", 10)
    monkeypatch.setattr(plain_text, "_AT_ONCE", 10)
    return started


def everything(library: Library, name: str) -> Export:
    return export(library, select(library, "all"), options(name))


def options(name: str) -> ExportOptions:
    """Those of a format, or of Markdown as plain text."""
    return ExportOptions(profile="plain") if name == "plain" else ExportOptions(format=name)


def texts(wanted: Export) -> dict[str, str]:
    return {str(document.path): document.text() for document in wanted.documents()}


@pytest.mark.parametrize("day", ["", "2024-02-01"])
@pytest.mark.parametrize("name", FORMATS)
def test_several_processes_make_the_same_bytes_as_one(
    shipped: Library,
    started: list[subprocess.Popen[bytes]],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    day: str,
) -> None:
    monkeypatch.setattr(edition, "MOST_ARTICLES", 10)
    library = shipped.as_of(day)
    many = texts(everything(library, name))
    begun = len(started)
    assert begun >= 2
    monkeypatch.setattr(many_records, "processors", lambda: 0)
    assert texts(everything(library, name)) == many
    assert len(started) == begun


@pytest.mark.parametrize("name", FORMATS)
def test_what_was_found_keeps_its_order(
    shipped: Library,
    started: list[subprocess.Popen[bytes]],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    monkeypatch.setattr(edition, "MOST_ARTICLES", 10)
    found = of_search(shipped, search(shipped, "the").listing, "the")
    wanted = export(shipped, found, options(name))
    many = texts(wanted)
    assert len(started) == 2
    monkeypatch.setattr(many_records, "processors", lambda: 0)
    assert texts(wanted) == many


@pytest.mark.parametrize("name", FORMATS)
def test_a_process_that_is_killed_on_the_way_changes_nothing(
    shipped: Library, started: list[subprocess.Popen[bytes]], name: str
) -> None:
    told: list[int] = []

    def kill(records: int) -> None:
        told.append(records)
        if started and sum(told) > 30:
            started[0].kill()

    whole = texts(everything(shipped, name))
    started.clear()
    killed = export(shipped, select(shipped, "all"), options(name), kill)
    assert texts(killed) == whole


def test_a_briefing_of_some_hundred_records_starts_none(
    shipped: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*arguments: object, **options: object) -> None:
        raise AssertionError("a process was started")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    for name in FORMATS:
        assert texts(everything(shipped, name))


def test_a_file_that_is_not_there_any_more_is_nobodys_work(
    shipped: Library, started: list[subprocess.Popen[bytes]], tmp_path: Path
) -> None:
    whole = texts(everything(shipped, "jsonl"))
    library = shipped.clone()
    library.kept = tmp_path / "gone.sqlite"
    assert texts(everything(library, "jsonl")) == whole
    assert not library.kept.exists()
    library.close()


def test_what_ends_an_export_ends_its_processes(
    shipped: Library, started: list[subprocess.Popen[bytes]], tmp_path: Path
) -> None:
    class Ended(BaseException):
        pass

    def end(records: int) -> None:
        raise Ended

    for name in ("jsonl", "csv"):
        wanted = export(shipped, select(shipped, "all"), options(name), end)
        with pytest.raises(Ended):
            save(wanted, tmp_path / name)
    assert len(started) == 4
    assert not [one for one in tmp_path.rglob("*") if one.is_file()]


HALF_WAY = """
import os, signal, sys
from briefing.cli.main import main
from briefing.export.data import many_records
from briefing.workers import worker_team
result = worker_team._Worker.result
taken = []
def stop(self, tick):
    taken.append(result(self, tick))
    if len(taken) == 3:
        print(*pids, flush=True)
        sys.stdin.readline()
    return taken[-1]
pids = []
begin = worker_team._Worker.__init__
def note(self):
    begin(self)
    pids.append(self._process.pid)
worker_team._Worker.__init__ = note
worker_team._Worker.result = stop
many_records.processors, many_records.WORTH, many_records.AT_ONCE = (lambda: 2), 0, 20
main()
"""
"""The program, which stops when it has some of what its workers make."""


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="the system cannot tell of strangers")
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
@pytest.mark.parametrize("name", ["jsonl", "csv"])
def test_whatever_ends_the_program_leaves_the_old_files_and_no_process(
    shipped: Library, tmp_path: Path, name: str, ending: signal.Signals
) -> None:
    target = tmp_path / "made"
    old = [*save(everything(shipped, name), target)]
    before = [path.read_bytes() for path in old]
    command = ["export", "all", "-C", str(CONTENT), "--format", name, "--replace", "-o"]
    program = subprocess.Popen(
        [sys.executable, "-c", HALF_WAY, *command, str(target)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert program.stdout is not None
    workers = [os.pidfd_open(int(one)) for one in program.stdout.readline().split()]
    assert len(workers) == 2
    program.send_signal(ending)
    _, said = program.communicate()
    for worker in workers:
        assert selecting.select([worker], [], [], 60)[0]
        os.close(worker)
    assert [path.read_bytes() for path in old] == before
    if ending == signal.SIGINT:
        assert said.decode() == "stopped: nothing is written\n"
        assert sorted(target.iterdir() if target.is_dir() else tmp_path.iterdir()) == sorted(old)
