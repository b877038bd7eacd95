"""What is saved below a folder, seen by the system's own watches."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from threading import Event

import pytest
import watchfiles

from briefing.disk import watch
from briefing.disk.pending_changes import Changes
from briefing.disk.watch import changes_below

NOTHING: Changes = frozenset()
LONG = 10  # times that nothing is told, about a second apart


@pytest.fixture
def stop() -> Iterator[Event]:
    event = Event()
    yield event
    event.set()


def next_change(changes: Iterator[Changes]) -> Changes:
    return next(one for one in islice(changes, LONG) if one)


def replaced(path: Path, text: str) -> None:
    """Save as editors do: a new file in the place of the old one."""
    new = path.with_name(f".{path.name}.swp")
    new.write_text(text)
    new.replace(path)


@pytest.mark.parametrize("tells", [True, False])
def test_a_save_is_told_whether_the_system_tells_it_or_not(
    tmp_path: Path, stop: Event, monkeypatch: pytest.MonkeyPatch, *, tells: bool
) -> None:
    monkeypatch.setattr(watch, "tells_of_changes", lambda _: tells)
    file = tmp_path / "inner" / "a.yaml"
    file.parent.mkdir()
    file.write_text("a")
    changes = changes_below(tmp_path, stop=stop)
    assert next(changes) == NOTHING
    (tmp_path / ".hidden.yaml").write_text("a")
    (tmp_path / "kept~").write_text("a")
    replaced(file, "ab")
    assert next_change(changes) - {file.parent} == {file}


def test_only_the_file_that_is_watched_is_told(tmp_path: Path, stop: Event) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("a")
    changes = changes_below(file, stop=stop)
    assert next(changes) == NOTHING
    (tmp_path / "b.yaml").write_text("b")
    replaced(file, "ab")
    assert next_change(changes) == {file}


@pytest.mark.parametrize("away", [shutil.rmtree, lambda folder: folder.rename(f"{folder}-old")])
def test_a_folder_that_goes_and_comes_again_is_followed(
    tmp_path: Path, stop: Event, away: Callable[[Path], object]
) -> None:
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "a.yaml").write_text("a")
    changes = changes_below(folder, stop=stop)
    assert next(changes) == NOTHING
    away(folder)
    assert folder in next_change(changes)
    folder.mkdir()
    (folder / "b.yaml").write_text("b")
    told = next_change(changes)
    assert told
    while next(changes) != NOTHING:  # until all of it is told
        pass
    (folder / "c.yaml").write_text("c")
    assert folder / "c.yaml" in next_change(changes)


def test_a_folder_is_told_by_the_name_that_it_was_asked_by(tmp_path: Path, stop: Event) -> None:
    (tmp_path / "real").mkdir()
    link = tmp_path / "link"
    link.symlink_to("real")
    changes = changes_below(link, stop=stop)
    assert next(changes) == NOTHING
    (tmp_path / "real" / "a.yaml").write_text("a")
    assert next_change(changes) == {link / "a.yaml"}


def test_it_ends_when_it_is_told_to(tmp_path: Path) -> None:
    stop = Event()
    changes = changes_below(tmp_path, stop=stop)
    assert next(changes) == NOTHING
    stop.set()
    assert not list(changes)


def test_where_the_system_has_no_watches_left_the_files_are_looked_at(
    tmp_path: Path, stop: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    def exhausted(*_: object, **__: object) -> Iterator[Changes]:
        raise OSError("OS file watch limit reached.")
        yield NOTHING

    monkeypatch.setattr(watchfiles, "watch", exhausted)
    changes = changes_below(tmp_path, stop=stop)
    assert next(changes) == NOTHING
    (tmp_path / "a.yaml").write_text("a")
    assert next_change(changes) == {tmp_path / "a.yaml"}


def test_looking_at_the_files_ends_when_it_is_told_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "tells_of_changes", lambda _: False)
    stop = Event()
    changes = changes_below(tmp_path, stop=stop)
    assert next(changes) == NOTHING
    stop.set()
    assert not list(changes)
