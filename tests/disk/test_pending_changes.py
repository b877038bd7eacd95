"""When what was noticed can be read."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from briefing.disk import pending_changes
from briefing.disk.pending_changes import MORE, QUIET, PendingChanges, is_being_written

WHOLE = "a: 1\nb: 2\n"


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now

    def move(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.yaml"
    path.write_text(WHOLE)
    return path


def size(_: Path) -> int:
    """What every file had when it was read."""
    return len(WHOLE)


def nobody_can_tell(_: Path) -> None:
    return None


def test_a_burst_is_one_change_once_all_is_quiet(clock: Clock, file: Path) -> None:
    waiting = PendingChanges(clock=clock)
    other = file.with_name("b.yaml")
    other.write_text(WHOLE)
    waiting.notice([file])
    clock.move(QUIET * 0.9)
    waiting.notice([other])
    clock.move(QUIET * 0.9)
    assert waiting.settled() == frozenset()
    clock.move(QUIET)
    assert waiting.settled() == {file, other}
    clock.move(QUIET)
    assert waiting.settled() == frozenset()


def test_a_file_that_changes_without_notice_is_not_settled(clock: Clock, file: Path) -> None:
    waiting = PendingChanges(clock=clock)
    waiting.notice([file])
    file.write_text(WHOLE * 2)
    clock.move(QUIET * 2)
    assert waiting.settled() == frozenset()
    clock.move(QUIET)
    assert waiting.settled() == {file}


def test_a_change_that_keeps_size_and_time_is_one_too(clock: Clock, file: Path) -> None:
    """As `cp -p` and `rsync -t` make it: only its number tells, and the system's own time."""
    waiting = PendingChanges(clock=clock)
    before = file.stat()
    waiting.notice([file])
    other = file.with_name("other")
    other.write_text(WHOLE.swapcase())
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(file)
    clock.move(QUIET * 2)
    assert waiting.settled() == frozenset()
    clock.move(QUIET)
    assert waiting.settled() == {file}


def test_a_slow_writer_never_shows_a_shorter_version(
    clock: Clock, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pending_changes, "is_being_written", nobody_can_tell)
    waiting = PendingChanges(size, clock)
    for written in range(len(WHOLE)):
        file.write_text(WHOLE[:written])
        waiting.notice([file])
        clock.move(MORE)
        assert waiting.settled() == frozenset()
    file.write_text(WHOLE + "c: 3\n")
    waiting.notice([file])
    clock.move(QUIET)
    assert waiting.settled() == {file}


def test_a_file_that_stays_shorter_is_taken_as_it_is_in_the_end(
    clock: Clock, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pending_changes, "is_being_written", nobody_can_tell)
    waiting = PendingChanges(size, clock)
    for shorter in ("a: 1\n", "a:\n"):  # also compared with what was read the last time
        file.write_text(shorter)
        waiting.notice([file])
        clock.move(QUIET)
        assert waiting.settled() == frozenset()
        clock.move(MORE)
        assert waiting.settled() == {file}


def test_a_file_that_is_gone_may_come_back_if_it_was_ever_read(clock: Clock, file: Path) -> None:
    file.unlink()
    waiting = PendingChanges(size, clock)
    waiting.notice([file])
    clock.move(QUIET)
    assert waiting.settled() == frozenset()
    clock.move(MORE)
    assert waiting.settled() == {file}
    of_an_editor = PendingChanges(clock=clock)
    of_an_editor.notice([file])
    clock.move(QUIET)
    assert of_an_editor.settled() == {file}


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells who writes to a file")
def test_a_writer_holds_the_change_back_and_one_that_has_ended_does_not(
    clock: Clock, file: Path
) -> None:
    if is_being_written(file) is None:
        pytest.skip("this file system cannot tell")
    waiting = PendingChanges(size, clock)
    with file.open("w") as writer:
        writer.write("a: 1\n")
        writer.flush()
        waiting.notice([file])
        clock.move(QUIET)
        assert is_being_written(file)
        assert waiting.settled() == frozenset()
    assert is_being_written(file) is False
    assert waiting.settled() == {file}


def test_of_a_file_that_cannot_be_opened_nobody_can_tell_who_writes(tmp_path: Path) -> None:
    assert is_being_written(tmp_path / "nowhere") is None
