"""Writing files: the old one or the whole new one."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.disk import write as module
from briefing.disk.write import AlreadyThere, write_file, write_files
from briefing.errors import BriefingError


def mode(path: Path) -> int:
    """The permissions of a file."""
    return stat.S_IMODE(path.stat().st_mode)


def test_a_new_file_has_its_data_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    write_file(tmp_path / "a.md", "Kata’ib\r\n")
    write_file(tmp_path / "b.bin", b"\x00\xff")
    write_file(tmp_path / "empty", "")
    assert (tmp_path / "a.md").read_bytes() == "Kata’ib\r\n".encode()
    assert (tmp_path / "b.bin").read_bytes() == b"\x00\xff"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.md", "b.bin", "empty"]


def test_an_existing_file_is_not_replaced_unless_that_was_said(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    write_file(path, "old")
    with pytest.raises(AlreadyThere) as caught:
        write_file(path, "new")
    assert caught.value.path == path
    assert path.read_text() == "old"
    write_file(path, "new", replace=True)
    assert path.read_text() == "new"


def test_a_file_that_appears_meanwhile_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.md"
    syncing = os.fsync

    def meanwhile(descriptor: int) -> None:
        path.write_text("theirs")
        syncing(descriptor)

    monkeypatch.setattr(os, "fsync", meanwhile)
    with pytest.raises(AlreadyThere):
        write_file(path, "ours")
    assert [p.read_text() for p in tmp_path.iterdir()] == ["theirs"]


@pytest.mark.parametrize("code", [errno.EPERM, errno.ENOTSUP])
def test_a_file_system_without_second_names_is_served_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def no_links(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "link", no_links)
    write_file(tmp_path / "a.md", "first")
    with pytest.raises(AlreadyThere):
        write_file(tmp_path / "a.md", "second")
    with pytest.raises(AlreadyThere):
        module._take_free_name(tmp_path / "none", tmp_path / "a.md")
    assert [p.read_text() for p in tmp_path.iterdir()] == ["first"]


@pytest.mark.parametrize("replace", [False, True])
def test_a_link_is_not_written_through(tmp_path: Path, replace: bool) -> None:
    (tmp_path / "target").write_text("old")
    for name, target in (("link", "target"), ("dangling", "missing")):
        (tmp_path / name).symlink_to(target)
        with pytest.raises(BriefingError, match="link"):
            write_file(tmp_path / name, "new", replace=replace)
    assert (tmp_path / "target").read_text() == "old"
    assert not (tmp_path / "missing").exists()


@pytest.mark.parametrize("replace", [False, True])
def test_what_is_no_file_is_not_replaced(tmp_path: Path, replace: bool) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    for name in ("folder", "pipe"):
        with pytest.raises(BriefingError, match=r"is a folder|is no file"):
            write_file(tmp_path / name, "new", replace=replace)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "pipe"]


def test_folders_are_made_only_when_that_was_said(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "c.md"
    with pytest.raises(BriefingError) as caught:
        write_file(path, "text")
    assert caught.value.remedy == "Make the folder first"
    write_file(path, "text", parents=True)
    assert path.read_text() == "text"


def test_folders_that_were_made_for_nothing_are_removed(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()

    def pieces() -> Iterator[str]:
        yield "text"
        raise KeyboardInterrupt

    for folder in ("there", "new/deep", "there/new"):
        with pytest.raises(KeyboardInterrupt):
            write_files([(tmp_path / folder / "a.md", pieces())], parents=True)
    assert [*tmp_path.rglob("*")] == [tmp_path / "there"]


def test_a_new_file_has_the_permissions_that_the_umask_gives(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_file(tmp_path / "a.md", "text")
    finally:
        os.umask(before)
    assert mode(tmp_path / "a.md") == 0o640


def test_a_replaced_file_keeps_its_permissions_and_is_never_wider(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.md"
    path.write_text("secret")
    path.chmod(0o600)
    seen = []
    writing = os.write

    def looked_at(descriptor: int, data: memoryview) -> int:
        seen.append(stat.S_IMODE(os.fstat(descriptor).st_mode))
        return writing(descriptor, data)

    monkeypatch.setattr(os, "write", looked_at)
    write_file(path, "new secret", replace=True)
    assert seen == [0o600]
    assert mode(path) == 0o600


def test_data_that_is_taken_in_pieces_is_written_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writing = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: writing(descriptor, data[:3]))
    write_file(tmp_path / "a.md", "0123456789")
    assert (tmp_path / "a.md").read_text() == "0123456789"


@pytest.mark.parametrize(
    ("function", "replace"),
    [(name, replace) for name in ("write", "fsync", "close") for replace in (False, True)]
    + [("link", False), ("replace", True)],
)
def test_on_a_full_disk_the_old_file_stays_and_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, function: str, replace: bool
) -> None:
    path = tmp_path / "a.md"
    if replace:
        path.write_text("old")
    closing = os.close

    def full(*arguments: int, **_: object) -> None:
        if function == "close":
            closing(*arguments)
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, function, full)
    with pytest.raises(BriefingError) as caught:
        write_file(path, "new", replace=replace)
    monkeypatch.undo()
    assert "No space left" in caught.value.title
    assert "Make room" in caught.value.remedy
    assert [p.read_text() for p in tmp_path.iterdir()] == (["old"] if replace else [])


def test_an_interruption_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(descriptor: int, data: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "write", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_file(tmp_path / "a.md", "text")
    assert list(tmp_path.iterdir()) == []


def test_the_data_is_on_the_disk_before_the_name_and_the_name_before_the_return(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, there = tmp_path / "a.md", []
    syncing = os.fsync

    def noted(descriptor: int) -> None:
        there.append((stat.S_ISDIR(os.fstat(descriptor).st_mode), path.exists()))
        syncing(descriptor)

    monkeypatch.setattr(os, "fsync", noted)
    write_file(path, "text")
    assert there == [(False, False), (True, True)]


def test_a_folder_that_cannot_be_synced_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    syncing = os.fsync

    def files_only(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        syncing(descriptor)

    monkeypatch.setattr(os, "fsync", files_only)
    write_file(tmp_path / "a.md", "text")
    assert (tmp_path / "a.md").read_text() == "text"


@pytest.mark.parametrize("name", ["a\0b", "\ud800", "a" * 300])
def test_a_name_that_no_file_can_have_is_an_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(BriefingError) as caught:
        write_file(tmp_path / name, "text")
    assert caught.value.title.encode()
    assert list(tmp_path.iterdir()) == []


def test_half_a_surrogate_pair_is_an_error_and_not_replaced(tmp_path: Path) -> None:
    with pytest.raises(BriefingError, match="surrogates not allowed"):
        write_file(tmp_path / "a.md", "a\ud800")
    assert list(tmp_path.iterdir()) == []


def test_the_longest_name_can_be_written(tmp_path: Path) -> None:
    write_file(tmp_path / ("a" * 255), "text")
    assert (tmp_path / ("a" * 255)).read_text() == "text"


def test_old_temporaries_are_swept_and_nothing_else(tmp_path: Path) -> None:
    old = time.time() - 2 * 3600
    left = tmp_path / ".briefing-0123456789abcdef.tmp"
    kept = [".briefing-short.tmp", "x.briefing-0123456789abcdef.tmp", ".briefing-0123456789abcdef"]
    for path in (left, *(tmp_path / name for name in kept)):
        path.write_text("left over")
        os.utime(path, (old, old))
    young = tmp_path / ".briefing-fedcba9876543210.tmp"
    young.write_text("being written")
    folder = tmp_path / ".briefing-00000000000000ff.tmp"
    folder.mkdir()
    os.utime(folder, (old, old))
    write_file(tmp_path / "a.md", "text")
    there = {path.name for path in tmp_path.iterdir()}
    assert there == {*kept, young.name, folder.name, "a.md"}


def test_a_folder_is_swept_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_file(tmp_path / "a.md", "text")
    monkeypatch.setattr(os, "scandir", lambda _: pytest.fail("looked through a second time"))
    write_file(tmp_path / "b.md", "text")


WRITER = """
import sys
from pathlib import Path
from briefing.disk.write import write_file, write_files
while True:
    for letter in "AB":
        write_file(Path(sys.argv[1]), letter * 200_000, replace=True)
        print(letter, flush=True)
"""


def test_a_killed_writer_leaves_the_old_or_the_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("A" * 200_000)
    for writes in range(6):
        arguments = [sys.executable, "-c", WRITER, str(path)]
        with subprocess.Popen(arguments, stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            for _ in range(writes):
                assert writer.stdout.readline()
            writer.kill()
        assert path.read_text() in ("A" * 200_000, "B" * 200_000)
