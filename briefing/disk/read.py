"""Reading a content file as UTF-8: bounded in time and size, whatever stands at its path."""

from __future__ import annotations

import os
import stat
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from pathlib import Path

from briefing.errors import BriefingError
from briefing.text.visible import visible_line

_UTF8 = 'Save it as UTF-8 (in most editors: "Save with encoding")'
_MARKS = (  # the longer first: UTF-32 LE begins with the mark of UTF-16 LE
    (BOM_UTF32_LE, "UTF-32"),
    (BOM_UTF32_BE, "UTF-32"),
    (BOM_UTF16_LE, "UTF-16"),
    (BOM_UTF16_BE, "UTF-16"),
)
_FORMATS = (
    (b"PK\x03\x04", "a ZIP file or an office document"),
    (b"%PDF-", "a PDF file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"SQLite format 3\0", "an SQLite database"),
)
_SAMPLE = 1024  # bytes looked at for zero bytes


class EncodingError(ValueError):
    """Bytes that are no UTF-8.

    `reason` says what they are, without a subject ("is written in UTF-16"), `remedy` what to do.
    `line` and `column` (in characters) of the first wrong byte count from 1, and are 0 where it is
    about the whole file.
    """

    def __init__(self, reason: str, remedy: str, line: int = 0, column: int = 0) -> None:
        """With what the problem is to say."""
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy
        self.line = line
        self.column = column


def decode(data: bytes) -> str:
    """The text of UTF-8 `data`, without its byte order mark; raises `EncodingError`."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            raise EncodingError(f"is written in {name}", _UTF8)
    for start, name in _FORMATS:
        if data.startswith(start):
            raise EncodingError(f"is {name}, not text", "Put a text file in its place")
    # Half of all bytes are zero in Western UTF-16, three quarters in UTF-32, and none in UTF-8.
    if data.count(0, 0, _SAMPLE) * 4 > min(len(data), _SAMPLE):
        raise EncodingError("is not text, or is written in UTF-16 or UTF-32", _UTF8)
    data = data.removeprefix(BOM_UTF8)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise _wrong_byte(data, error.start) from None


def _wrong_byte(data: bytes, start: int) -> EncodingError:
    """The error for the byte at `start`, the first that is not UTF-8."""
    lines = data[:start].decode().replace("\r\n", "\n").replace("\r", "\n").split("\n")
    line, column = len(lines), len(lines[-1]) + 1
    reason = f"is not UTF-8: byte {data[start]:#04x} at line {line}, column {column}"
    # In Windows-1252 these are the curly quotation marks and dashes, the usual culprits.
    if data[start] in b"\x85\x91\x92\x93\x94\x96\x97":
        reason += "; perhaps it is Windows-1252"
    return EncodingError(reason, _UTF8, line, column)


LARGEST = 64 * 1024 * 1024
"""The most bytes a file may have: a briefing of a hundred thousand records has about 50 MB."""

# Windows has no such flags, and needs none of them: there, opening a file never waits.
_FLAGS = os.O_RDONLY
for _flag in ("O_NONBLOCK", "O_CLOEXEC", "O_NOCTTY", "O_NOFOLLOW", "O_BINARY"):
    _FLAGS |= getattr(os, _flag, 0)
_CHUNK = 1024 * 1024

_KINDS = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


class Unreadable(BriefingError):  # noqa: N818 - named for what it says of the file
    """A file that cannot be read as text.

    `path` is the path that was asked for, `reason` what is wrong with it, without a subject ("is a
    named pipe, not a file"); the title is the two together. `code` is the stable name of the fault:
    `missing`, `outside`, `name`, `not-a-file`, `too-large`, `forbidden`, `encoding`, `unreadable`.
    `line` and `column` (in characters) count from 1, and are 0 where it is about the whole file.
    """

    def __init__(
        self, path: Path, code: str, reason: str, remedy: str, line: int = 0, column: int = 0
    ) -> None:
        """With what the problem is to say, each value as described above."""
        super().__init__(f"{visible_line(str(path))} {reason}", remedy)
        self.path = path
        self.code = code
        self.reason = reason
        self.line = line
        self.column = column


def read_text(path: Path, root: Path, limit: int = LARGEST) -> str:
    """The text of the file `path`, which must lie in the folder `root` once links are followed.

    The file is UTF-8, with or without a byte order mark, which is not part of the text. Line ends
    stay as they are. `limit` is the most bytes it may have. Raises `Unreadable` for whatever else
    is found there.
    """
    try:
        return decode(_read(_inside(path, root), path, limit))
    except EncodingError as error:
        where = (error.line, error.column)
        raise Unreadable(path, "encoding", error.reason, error.remedy, *where) from None
    except (OSError, ValueError) as error:  # ValueError: no file can have such a name
        raise _refused(path, error) from None


def _inside(path: Path, root: Path) -> str:
    """The real path of `path`, which must be below the real `root`."""
    real, base = os.path.realpath(path), os.path.realpath(root)
    if real != base and os.path.commonpath([real, base]) == base:
        return real
    reason = "is, or leads to, a place outside the content folder"
    raise Unreadable(path, "outside", reason, "Put the file itself into the folder")


def _read(real: str, path: Path, limit: int) -> bytes:
    """The bytes of the file at `real`, if it is a file and has at most `limit`."""
    # Looked at before it is opened, because opening a device can have effects, and again after.
    _check(Path(real).stat(), path, limit)
    descriptor = os.open(real, _FLAGS)
    try:
        _check(os.fstat(descriptor), path, limit)
        chunks, left = [], limit + 1  # one more than allowed, to notice a file that is growing
        while left and (chunk := os.read(descriptor, min(left, _CHUNK))):
            chunks.append(chunk)
            left -= len(chunk)
    finally:
        os.close(descriptor)
    if not left:
        raise _too_large(path, limit)
    return b"".join(chunks)


def _check(status: os.stat_result, path: Path, limit: int) -> None:
    """Raise `Unreadable` unless `status` is that of a file of at most `limit` bytes."""
    if not stat.S_ISREG(status.st_mode):
        kind = _KINDS.get(stat.S_IFMT(status.st_mode), "something else")
        remedy = "Put a file in its place, or give it a name that does not end like a file's"
        raise Unreadable(path, "not-a-file", f"is {kind}, not a file", remedy)
    if status.st_size > limit:
        raise _too_large(path, limit)


def _too_large(path: Path, limit: int) -> Unreadable:
    """The error for a file of more than `limit` bytes."""
    size = f"{limit // 2**20} MiB" if limit >= 2**20 else f"{limit} bytes"
    return Unreadable(path, "too-large", f"is larger than {size}", "Split it into several files")


def _refused(path: Path, error: OSError | ValueError) -> Unreadable:
    """The error for what the system answered."""
    if isinstance(error, FileNotFoundError):
        return Unreadable(path, "missing", "is not there", "Look at its name; it may have moved")
    if isinstance(error, PermissionError):
        return Unreadable(path, "forbidden", "may not be read", "Change its permissions")
    why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return Unreadable(path, "unreadable", f"cannot be read: {why}", "Look at its name and place")
