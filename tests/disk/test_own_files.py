"""What is one's own, and what others could have changed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefing.disk.own_files import clear, create_own, foreign, read_own, replaceable, tampered

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows has no such owners and modes")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "own"
    os.close(create_own(path))
    path.write_bytes(b"x" * 10)
    return path


def test_what_is_ones_own_is_read(file: Path) -> None:
    assert foreign(file) == tampered(file) == replaceable(file) == ""
    assert read_own(file, 10) == b"x" * 10


def test_what_is_not_there_is_nobodys(tmp_path: Path) -> None:
    assert (
        foreign(tmp_path / "a") == tampered(tmp_path / "a") == replaceable(tmp_path / "a/b") == ""
    )


def test_no_more_is_read_than_was_asked_for(file: Path) -> None:
    with pytest.raises(OSError, match="larger"):
        read_own(file, 9)


def test_a_file_that_is_there_is_not_created(file: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "nothing")
    for path in (file, tmp_path / "link"):
        with pytest.raises(FileExistsError):
            create_own(path)
    assert not (tmp_path / "nothing").exists()


def test_a_pipe_is_not_waited_for_and_a_link_not_followed(file: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(file)
    for name in ("pipe", "link"):
        assert name in foreign(tmp_path / name)
        with pytest.raises(OSError, match=r"pipe|link|symbolic"):
            read_own(tmp_path / name, 100)


@pytest.mark.parametrize(("mode", "is_open"), [(0o602, True), (0o666, True), (0o644, False)])
def test_what_others_may_write_is_not_trusted(file: Path, mode: int, is_open: bool) -> None:
    file.chmod(mode)
    assert bool(tampered(file)) == is_open
    assert not foreign(file)


def test_a_link_above_that_leads_where_others_write_is_seen(tmp_path: Path) -> None:
    (tmp_path / "open" / "below").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "open" / "below")
    assert replaceable(tmp_path / "link" / "cache") == ""
    (tmp_path / "open").chmod(0o777)
    assert "open can be written by others" in replaceable(tmp_path / "link" / "cache")
    assert "open can be written by others" in replaceable(tmp_path / "link")
    (tmp_path / "open").chmod(0o1777)
    assert replaceable(tmp_path / "link" / "cache") == ""


def test_a_circle_of_links_has_an_end(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(OSError, match="symbolic links"):
        replaceable(tmp_path / "a" / "cache")


def test_a_name_is_cleared_and_not_what_it_leads_to(file: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(file)
    (tmp_path / "folder").mkdir()
    for name in ("link", "folder", "nothing"):
        clear(tmp_path / name)
        assert not os.path.lexists(tmp_path / name)
    assert file.exists()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "a").write_text("")
    with pytest.raises(OSError, match="full"):
        clear(tmp_path / "full")
