"""File names made from any text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import count
from zlib import crc32

from briefing.text.fold import fold

_MOST_BYTES = 100  # leaves room for a path around it, and within every file system's 255
_MARK_BYTES = 9  # a hyphen and eight hexadecimal digits
_WORD = re.compile(r"[a-z0-9]+")
# Names that Windows keeps for devices, whatever the suffix.
_RESERVED = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)))
)


def file_name(text: str, taken: Collection[str] = (), suffix: str = "") -> str:
    """A file name for `text`: small letters, digits and hyphens, then `suffix` (".md").

    A text that is a slug is its own name. A hash is added where the name would be in `taken` or
    reserved, where it had to be cut, and where the text has no Latin letter or digit. Never longer
    than 100 bytes. The same arguments give the same name, in every run and on every system.
    """
    stem = "-".join(_WORD.findall(fold(text)))
    room = _MOST_BYTES - len(suffix.encode())
    name = stem + suffix
    if stem and len(stem) <= room and stem not in _RESERVED and name not in taken:
        return name
    start = stem[: room - _MARK_BYTES].rstrip("-")
    names = (f"{start}-{mark}".lstrip("-") + suffix for mark in _marks(text, len(taken)))
    return next(name for name in names if name not in taken)


def _marks(text: str, number: int) -> Iterator[str]:
    """Hashes of `text`; after the first, of `text` and numbers from `number` on."""
    yield _mark(text)
    for extra in count(number):
        yield _mark(f"{text}\0{extra}")


def _mark(text: str) -> str:
    """Eight hexadecimal digits. No secret is kept by them: they only tell names apart."""
    return f"{crc32(text.encode(errors='surrogatepass')):08x}"
