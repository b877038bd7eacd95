"""What is written to and is no file."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from briefing.disk.streams import descriptor, open_stream
from briefing.errors import BriefingError

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system names no streams")


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("-", 1),
        ("/dev/stdout", 1),
        ("/dev/stderr", 2),
        ("/dev/fd/1", 1),
        ("/proc/self/fd/7", 7),
        ("./-", None),
        ("/dev/fd/", None),
        ("/dev/fd/1/..", None),
        ("x.md", None),
    ],
)
def test_the_systems_names_mean_open_streams(name: str, number: int | None) -> None:
    assert descriptor(name) == number


def test_an_open_file_is_written_on_where_it_is(tmp_path: Path) -> None:
    with (tmp_path / "a").open("wb") as file:
        file.write(b"before ")
        file.flush()
        stream = open_stream(Path(f"/dev/fd/{file.fileno()}"))
        assert stream is not None
        with stream:
            stream.write(b"and after")
    assert (tmp_path / "a").read_bytes() == b"before and after"


def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    stream = open_stream(pipe)
    assert stream is not None
    with stream:
        stream.write(b"words")
    reader.join()
    assert read == [b"words"]


def test_a_device_is_written_to_and_a_file_or_nothing_is_none(tmp_path: Path) -> None:
    stream = open_stream(Path(os.devnull))
    assert stream is not None
    stream.close()
    for path in (tmp_path, tmp_path / "new", tmp_path / ("x" * 300), Path("a\0b")):
        assert open_stream(path) is None


def test_a_stream_that_is_not_open_is_said() -> None:
    with pytest.raises(BriefingError, match="cannot be written"):
        open_stream(Path("/dev/fd/999"))
