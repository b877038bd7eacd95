"""Bytes as text: strict UTF-8, and where it is not, what it probably is and where it goes wrong."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE

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
