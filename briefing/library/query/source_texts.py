"""The words of a source, where the person has them: to check quotations by, and for nothing else.

They are read when they are asked for. They are never compiled and never exported.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import NamedTuple

from briefing.disk.file_names import path_of
from briefing.disk.file_stamp import FileStamp, file_stamp
from briefing.disk.read import Unreadable, read_text
from briefing.library.library import Library
from briefing.library.store.records import Record
from briefing.load.content_layout import folder_of
from briefing.text.some_names import some_names
from briefing.text.visible import visible_line

LARGEST = 8 * 1024 * 1024
"""The most bytes that a source's text may have: a thousand pages have about 3 MB."""
SUFFIXES = (".txt", ".md")
_MOST_FILES = 10_000
_WORD = re.compile(r"[^\W_]+")


class SourceText(NamedTuple):
    """The words of a source, or why there are none.

    `words` is None where nobody has them. Then `fault` says what is wrong with the file that was
    named, or which files it may be, in words without a path of this machine; it is empty where
    nobody has named any.
    """

    words: str | None
    fault: str = ""


_ELSEWHERE = SourceText(
    None, "its text is not beside the briefing: in its folder or below, and nothing hidden"
)


def source_text(library: Library, source: Record) -> str | None:
    """The words of a source; None where nobody has them, or they cannot be read. Raises nothing."""
    return find_source_text(library, source).words


def find_source_text(library: Library, source: Record) -> SourceText:
    """The words of a source, or why there are none. Raises nothing.

    In the folder `library.sources` it is the file named as in the record's `text:`, else
    `<slug>.txt` or `<slug>.md`, else the only file whose name begins with the slug's first word and
    has its others after that, in order (`gazette-strike`: `gazette-1926-general-strike.txt`). Where
    none of these is there, or no such folder was given, it is the file that `text:` names, from the
    folder of the YAML file that has the record, in the folder of its briefing or below it.
    """
    found = _in_folder(library.sources, source) if library.sources is not None else None
    if found is not None:
        return found
    written = source.text("text")
    return _beside(library.root, source.file, written) if written else SourceText(None)


def _beside(root: Path, file: str, written: str) -> SourceText:
    """The text at a path that a record of a file names: in the folder of its briefing, or below.

    Whatever else a path leads to is one answer, before anything is looked at: a briefing that was
    sent must not find out what there is on this machine.
    """
    folder = folder_of(file, root)
    inside = PurePosixPath(posixpath.normpath(PurePosixPath(file).parent / written))
    if PureWindowsPath(written).anchor or not inside.is_relative_to(folder):
        return _ELSEWHERE
    path, base = path_of(root, str(inside)), path_of(root, folder)
    try:
        real = path.resolve().relative_to(base.resolve())
    except (OSError, ValueError, RuntimeError):  # leads out, in a circle, or can be no path
        return _ELSEWHERE
    steps = (*inside.relative_to(folder).parts, *real.parts)
    hidden = any(step.startswith(".") for step in steps)
    return _ELSEWHERE if hidden else _text(path, base)


def _in_folder(folder: Path, source: Record) -> SourceText | None:
    """What the person's own folder says of a source; None where it says nothing."""
    try:
        names = _fitting(_names(folder), source)
    except OSError as error:
        return SourceText(None, f"the folder with the texts cannot be read: {error.strerror}")
    if len(names) > 1:
        return SourceText(
            None, f"several files may be its text: {some_names([*map(visible_line, names)])}"
        )
    return _text(folder / names[0], folder) if names else None


def _names(folder: Path) -> list[str]:
    """What is in a folder, by name."""
    with os.scandir(folder) as entries:
        return sorted(entry.name for entry in islice(entries, _MOST_FILES))


def _fitting(names: Sequence[str], source: Record) -> list[str]:
    """The files that may have a source's words: those of the first rule that any file keeps."""
    slug, known = source.key.slug, set(names)
    named = PurePosixPath(source.text("text")).name
    wanted = ("" if named.startswith(".") else named, *(slug + suffix for suffix in SUFFIXES))
    exact = [name for name in wanted if name in known]
    return exact[:1] or [name for name in names if _is_called(name, slug)]


def _is_called(name: str, slug: str) -> bool:
    """Whether a text's name begins with the slug's first word, and has the others in order."""
    path = PurePosixPath(name)
    if path.suffix.lower() not in SUFFIXES or name.startswith((".", "_")):
        return False
    words, wanted = _WORD.findall(path.stem.casefold()), slug.split("-")
    rest = iter(words)
    return words[:1] == wanted[:1] and all(word in rest for word in wanted)


def _text(path: Path, root: Path) -> SourceText:
    """The text at a path, which must lie in the folder `root`."""
    try:
        return SourceText(_read(path, root, file_stamp(path)))
    except Unreadable as error:
        return SourceText(None, f"{visible_line(path.name)} {error.reason}")
    except ValueError:  # before anything is opened: no file can have such a name
        return SourceText(None, "no file can have the name that is given for its text")


@lru_cache(maxsize=4)
def _read(path: Path, root: Path, _: FileStamp) -> str:
    """A text, kept until its file is another."""
    return read_text(path, root, LARGEST)
