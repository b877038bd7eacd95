"""Opening files: whatever stands at a path, the answer is a text or one clear error."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.disk.read import LARGEST, EncodingError, Unreadable, decode, read_text


def refused(path: Path, root: Path, limit: int = LARGEST) -> Unreadable:
    """The error that reading `path` gives."""
    with pytest.raises(Unreadable) as caught:
        read_text(path, root, limit)
    assert caught.value.remedy
    return caught.value


def written(root: Path, data: bytes) -> Path:
    """A file with these bytes."""
    path = root / "x.yaml"
    path.write_bytes(data)
    return path


def test_a_file_is_read_as_it_is(tmp_path: Path) -> None:
    assert read_text(written(tmp_path, "Kata’ib\r\nكتائب\n".encode()), tmp_path) == (
        "Kata’ib\r\nكتائب\n"
    )
    assert read_text(written(tmp_path, b""), tmp_path) == ""


def test_a_byte_order_mark_is_not_part_of_the_text(tmp_path: Path) -> None:
    assert read_text(written(tmp_path, b"\xef\xbb\xbfname: x\n"), tmp_path) == "name: x\n"


def test_a_link_inside_the_folder_is_followed(tmp_path: Path) -> None:
    written(tmp_path, b"text")
    (tmp_path / "link.yaml").symlink_to("x.yaml")
    (tmp_path / "folder").symlink_to(tmp_path)
    assert read_text(tmp_path / "link.yaml", tmp_path) == "text"
    assert read_text(tmp_path / "folder" / "link.yaml", tmp_path) == "text"


def test_the_root_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "root").symlink_to("real")
    written(tmp_path / "real", b"text")
    assert read_text(tmp_path / "root" / "x.yaml", tmp_path / "root") == "text"


@pytest.mark.parametrize("target", ["../secret.yaml", "/etc/passwd", "/dev/zero", "../missing"])
def test_a_link_that_leads_out_is_refused(tmp_path: Path, target: str) -> None:
    (tmp_path / "secret.yaml").write_text("secret")
    root = tmp_path / "root"
    root.mkdir()
    (root / "x.yaml").symlink_to(target)
    error = refused(root / "x.yaml", root)
    assert error.code == "outside"
    assert "secret" not in str(error)


def test_a_path_that_leads_out_is_refused(tmp_path: Path) -> None:
    (tmp_path / "root").mkdir()
    (tmp_path / "root-of-another").mkdir()
    outside = written(tmp_path / "root-of-another", b"text")
    assert refused(outside, tmp_path / "root").code == "outside"
    assert refused(tmp_path / "root" / ".." / "x.yaml", tmp_path / "root").code == "outside"
    assert refused(tmp_path / "root", tmp_path / "root").code == "outside"


def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").symlink_to("x.yaml")
    assert refused(tmp_path / "x.yaml", tmp_path).code == "unreadable"


def test_a_named_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.yaml")
    error = refused(tmp_path / "x.yaml", tmp_path)
    assert (error.code, error.reason) == ("not-a-file", "is a named pipe, not a file")
    assert error.title == f"{tmp_path / 'x.yaml'} is a named pipe, not a file"


def test_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").mkdir()
    assert refused(tmp_path / "x.yaml", tmp_path).reason == "is a folder, not a file"


def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket has room for 100 characters only
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("x.yaml")
        assert refused(tmp_path / "x.yaml", tmp_path).reason == "is a socket, not a file"


def test_a_device_is_refused() -> None:
    assert refused(Path("/dev/zero"), Path("/dev")).reason == "is a device, not a file"


def test_what_became_a_pipe_after_the_first_look_is_refused_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, b"text")
    opening = os.open

    def swapped(name: str, flags: int) -> int:
        path.unlink()
        os.mkfifo(path)
        return opening(name, flags)

    monkeypatch.setattr(os, "open", swapped)
    assert refused(path, tmp_path).reason == "is a named pipe, not a file"


def test_what_became_a_link_after_the_first_look_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, b"text")
    opening = os.open

    def swapped(name: str, flags: int) -> int:
        path.unlink()
        path.symlink_to("/etc/passwd")
        return opening(name, flags)

    monkeypatch.setattr(os, "open", swapped)
    assert refused(path, tmp_path).code == "unreadable"


def test_ten_gigabytes_of_holes_are_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, b"")
    os.truncate(path, 10 * 2**30)
    monkeypatch.setattr(os, "read", lambda *_: pytest.fail("a byte was read"))
    error = refused(path, tmp_path)
    assert (error.code, error.reason) == ("too-large", "is larger than 64 MiB")


def test_the_limit_is_the_last_size_that_is_read(tmp_path: Path) -> None:
    path = written(tmp_path, b"12345678")
    assert read_text(path, tmp_path, limit=8) == "12345678"
    assert refused(path, tmp_path, limit=7).reason == "is larger than 7 bytes"


def test_a_file_that_grows_while_it_is_read_is_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes = []

    def endless(descriptor: int, size: int) -> bytes:
        sizes.append(size)
        return b"x" * min(size, 10)

    monkeypatch.setattr(os, "read", endless)
    assert refused(written(tmp_path, b"x"), tmp_path, limit=100).code == "too-large"
    assert len(sizes) == 11


def test_a_file_larger_than_one_piece_is_whole(tmp_path: Path) -> None:
    text = "Kata’ib\n" * 300_000
    assert read_text(written(tmp_path, text.encode()), tmp_path) == text


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    error = refused(tmp_path / "x.yaml", tmp_path)
    assert (error.code, error.reason) == ("missing", "is not there")


def test_a_file_that_vanishes_before_it_is_opened_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, b"text")
    opening = os.open

    def vanished(name: str, flags: int) -> int:
        path.unlink()
        return opening(name, flags)

    monkeypatch.setattr(os, "open", vanished)
    assert refused(path, tmp_path).code == "missing"


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    path = written(tmp_path, b"text")
    path.chmod(0)
    assert refused(path, tmp_path).code == "forbidden"


def test_a_refusal_by_the_system_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(name: str, flags: int) -> int:
        raise PermissionError(13, "Permission denied")

    path = written(tmp_path, b"text")
    monkeypatch.setattr(os, "open", forbidden)
    assert refused(path, tmp_path).code == "forbidden"


@pytest.mark.parametrize("name", ["a\0b", "\ud800", "a" * 300, "x.yaml/y"])
def test_a_name_that_no_file_can_have_is_an_error_like_any_other(tmp_path: Path, name: str) -> None:
    written(tmp_path, b"")
    error = refused(tmp_path / name, tmp_path)
    assert error.code == "unreadable"
    assert "\0" not in error.title
    assert error.title.encode()


def test_no_descriptor_is_left_open(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    before = len(list(Path("/dev/fd").iterdir()))
    read_text(written(tmp_path, b"text"), tmp_path)
    refused(tmp_path / "x.yaml", tmp_path, limit=1)
    refused(tmp_path / "pipe", tmp_path)
    assert len(list(Path("/dev/fd").iterdir())) == before


@pytest.mark.parametrize(
    ("data", "line", "column", "byte"),
    [
        (b"one\ntwo \x92 three", 2, 5, "0x92"),
        (b"\xff", 1, 1, "0xff"),
        ("Kata’ib ".encode() + b"\xe9", 1, 9, "0xe9"),
        (b"\xef\xbb\xbfab\xc0", 1, 3, "0xc0"),
        (b"a\r\nb\rc\xf5", 3, 2, "0xf5"),
        (b"cut \xe2\x80", 1, 5, "0xe2"),
        (b"surrogate \xed\xa0\x80", 1, 11, "0xed"),
    ],
)
def test_the_first_wrong_byte_is_named_with_its_place(
    tmp_path: Path, data: bytes, line: int, column: int, byte: str
) -> None:
    error = refused(written(tmp_path, data), tmp_path)
    assert (error.code, error.line, error.column) == ("encoding", line, column)
    assert f"byte {byte} at line {line}, column {column}" in error.reason


def test_a_curly_quotation_mark_of_windows_is_recognised(tmp_path: Path) -> None:
    error = refused(written(tmp_path, "don’t".encode("cp1252")), tmp_path)
    assert error.reason.endswith("perhaps it is Windows-1252")


@pytest.mark.parametrize(
    "encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
)
def test_other_unicode_encodings_have_their_own_message(tmp_path: Path, encoding: str) -> None:
    error = refused(written(tmp_path, "briefing:\n  title: x\n".encode(encoding)), tmp_path)
    assert encoding[:6].upper() in error.reason
    assert "UTF-8" in error.remedy
    assert (error.line, error.column) == (0, 0)


@pytest.mark.parametrize(
    ("start", "name"), [(b"PK\x03\x04", "ZIP"), (b"%PDF-1.7", "PDF"), (b"\x1f\x8b\x08", "gzip")]
)
def test_a_file_of_another_kind_is_named(tmp_path: Path, start: bytes, name: str) -> None:
    assert name in refused(written(tmp_path, start + b"\x80"), tmp_path).reason


def test_a_single_zero_byte_is_left_to_whoever_reads_the_text() -> None:
    assert decode(b"name: a\0b") == "name: a\0b"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_text_comes_back_as_it_was(text: str) -> None:
    data = text.encode()
    if not data.startswith((b"%PDF-", b"PK\x03\x04")):
        assert decode(data) == text.removeprefix("\ufeff")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=40))
def test_any_bytes_are_a_text_or_an_error(tmp_path: Path, data: bytes) -> None:
    path = written(tmp_path, data)
    try:
        text = read_text(path, tmp_path)
    except Unreadable:
        assert refused(path, tmp_path).code == "encoding"
        return
    assert text.encode() == data.removeprefix(b"\xef\xbb\xbf")


def test_the_place_of_a_wrong_byte_is_where_an_editor_shows_it() -> None:
    with pytest.raises(EncodingError) as caught:
        decode("ok\nكتائب ".encode() + b"\xff\n")
    assert (caught.value.line, caught.value.column) == (2, 7)
