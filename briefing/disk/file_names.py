"""File names: made from any text, and as text, whatever they are."""

from __future__ import annotations

import os
import re
from pathlib import Path
from unicodedata import normalize
from zlib import crc32

_MOST_BYTES = 100  # leaves room for a path around it, and within every file system's 255
_MOST_OF_SUFFIX = 10
_MARK_BYTES = 9  # a hyphen and eight hexadecimal digits
_WORD = r"[a-z0-9]+"
_SLUG = r"[a-z0-9][a-z0-9-]*(?:~[0-9]+)?"  # numbered where two records have the same
# Names that Windows keeps for devices, whatever the suffix.
_RESERVED = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)))
)


def text_of(name: str) -> str:
    r"""The name of a file as text, the same in every locale. Bytes that are no UTF-8 become `\xfc`.

    `path_of` gives the path again, but for such a name.
    """
    return name if name.isascii() else os.fsencode(name).decode("utf-8", "backslashreplace")


def path_of(root: Path, name: str) -> Path:
    """The path of what is called `name` below a root, as this locale has it."""
    return root / (name if name.isascii() else os.fsdecode(name.encode()))


def is_text(name: str) -> bool:
    """Whether the name of a file is UTF-8."""
    try:
        os.fsencode(name).decode()
    except UnicodeDecodeError:
        return False
    return True


def followed(path: Path) -> Path:
    """An absolute path; where it is a link to a file, that of the file, for what stands beside."""
    path = path.absolute()
    return path.resolve() if path.is_symlink() and path.is_file() else path


def briefing_slug(name: str) -> str:
    """A slug for a briefing whose file or folder has a name in any letters.

    Where a letter is lost in it, a hash of all of them tells it from others; the same in both forms
    of Unicode, which a copy from one system to another changes.
    """
    folded = _folded(name)
    stem = "-".join(re.findall(_WORD, folded))
    if stem and folded.isascii():
        return stem
    hashed = mark(normalize("NFC", name))
    return f"{stem}-{hashed}" if stem else hashed


def file_name(text: str, suffix: str = "") -> str:
    """A file name for `text`: small letters, digits and hyphens, then `suffix` (".md").

    A hash is added where the name would be reserved, where it had to be cut, and where the text has
    no Latin letter or digit. Never longer than 100 bytes. The same arguments give the same name, in
    every run and on every system.
    """
    stem = "-".join(re.findall(_WORD, _folded(text)))
    fits = stem and len(stem) + len(suffix) <= _MOST_BYTES and stem not in _RESERVED
    return (stem if fits else _marked(stem, text, "-", len(suffix))) + suffix


def note_stem(slug: str) -> str:
    """The name of a file for a record, but for its suffix: its slug, if a file can be called so.

    On every system: it is no device (`con`), is not too long, and, if somebody wrote what is no
    slug, leads to no folder. Else it gets a hash behind a tilde, which no slug has.
    """
    fits = re.fullmatch(_SLUG, slug) and len(slug) + _MOST_OF_SUFFIX <= _MOST_BYTES
    if fits and slug not in _RESERVED:
        return slug
    return _marked("-".join(re.findall(_WORD, _folded(slug))), slug, "~", _MOST_OF_SUFFIX)


def _marked(stem: str, text: str, joint: str, after: int) -> str:
    """As much of `stem` as leaves room for `after` more bytes, with a hash of `text`."""
    start = stem[: _MOST_BYTES - after - _MARK_BYTES].rstrip("-")
    return f"{start}{joint}{mark(text)}" if start else mark(text)


def mark(text: str) -> str:
    """Eight hexadecimal digits. No secret is kept by them: they only tell names apart."""
    return f"{crc32(text.encode(errors='surrogatepass')):08x}"


def _folded(text: str) -> str:
    # Only what makes names needs it; names of files are looked at by all that starts.
    from briefing.text.fold import fold  # noqa: PLC0415

    return fold(text)
