"""Which files make up a briefing or a library of briefings: the three layouts on disk.

Looks at names only. Nothing is opened here, so that asking whether anything has changed costs no
more than a look into the folders.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import NamedTuple

from briefing.disk.file_names import followed, path_of, text_of
from briefing.errors import BriefingError
from briefing.model.key import FRONT, SHARED

SUFFIXES = (".yaml", ".yml")
_HEADERS = tuple(f"{FRONT}{suffix}" for suffix in SUFFIXES)
WHOLE = ""
"""The part that a file plays when it holds a whole briefing, header and sections."""


class SourceFile(NamedTuple):
    """One YAML file: its path, its name below the root, its briefing, and the part it holds.

    `part` is a section's name, `briefing` for a header, or `WHOLE`. It is taken from the file's or
    folder's name and may name no section at all; whoever reads the file says so. `twin` is another
    briefing whose name gives the same slug, where this one has had to get another.
    """

    path: Path
    name: str
    briefing: str
    part: str
    twin: str = ""


class ContentLayout(NamedTuple):
    """The files below a root, in a fixed order. `single` is set where the root is one briefing."""

    root: Path
    files: tuple[SourceFile, ...]
    single: bool

    def twins(self) -> str:
        """The briefings that are not called by their own names alone: who comes or goes beside one
        of them may change what it is called, though nothing in it has changed.
        """
        return "\n".join(f"{one.name}: {one.briefing}" for one in self.files if one.twin)


def find_layout(path: Path) -> ContentLayout:
    """The files of the briefing or library at `path`.

    Raises BriefingError where there is none.
    """
    path = followed(path)
    if path.is_file():
        source = SourceFile(path, text_of(path.name), _slug(path.stem), WHOLE)
        return ContentLayout(path.parent, (source,), True)
    if not path.is_dir():
        raise BriefingError(f"There is no {path}", "Name a briefing's folder, or its YAML file")
    inside = _visible(path)
    single = _has_header(inside)
    found = _folder(inside, "", _slug(path.name), "") if single else _library(path)
    files = tuple(sorted(found, key=lambda file: file.name))
    if not files:
        raise BriefingError(
            f"There is no briefing in {path}",
            "A briefing is a folder with a briefing.yaml, or one YAML file with a `briefing:` part",
        )
    return ContentLayout(path, files, single)


def root_of(path: Path) -> Path:
    """The folder below which the files of the briefing or library at `path` are named."""
    path = followed(path)
    return path.parent if path.is_file() else path


def is_briefing_folder(folder: Path) -> bool:
    """Whether a folder is one briefing, and not a library of them."""
    return any((folder / header).exists() for header in _HEADERS)


def home_of(file: Path) -> Path:
    """What to open so that a file is read with all that its briefing has: that briefing's folder.

    Where there are shared records beside that, the library of both; the file itself where it is a
    briefing alone.
    """
    file = followed(file)
    for folder in (file.parent, file.parent.parent):
        library = folder if folder.name != SHARED else folder.parent
        if folder == library and not is_briefing_folder(folder):
            continue
        if folder == library and (folder.parent / SHARED).is_dir():
            library = folder.parent
        named = [one for one in find_layout(library).files if one.path == file]
        if named and (named[0].part != WHOLE or library == folder):
            return library
    return file


def folder_of(file: str, root: Path) -> str:
    """The folder of the briefing that has a file, both as named below the root; empty for the root.

    Of a briefing in one file it is the folder that the file is in.
    """
    folder, _, _ = file.rpartition("/")
    above, _, _ = folder.rpartition("/")
    inside = above == SHARED or is_briefing_folder(path_of(root, above))
    return above if folder and inside else folder


def _slug(name: str) -> str:
    """A folder's or file's name as the slug of its briefing, the same in every locale."""
    name = text_of(name)
    if name.isascii():
        return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "unnamed"
    # Names in other letters are seldom, and what folds them takes a while to load.
    from briefing.disk.file_names import briefing_slug  # noqa: PLC0415

    return briefing_slug(name)


def _told_apart(names: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """The slug of each briefing, and the briefing that has its own one already, if any.

    `names` has what each is called by the name of its file or folder. A name that is its slug has
    it, else the first; `A.yaml` beside `a.yaml`, or one name in two forms of Unicode, get a hash.
    """
    holders: dict[str, str] = {}
    found: dict[str, tuple[str, str]] = {}
    order = sorted(names.items(), key=lambda one: (_slug(one[1]) != one[1], text_of(one[0])))
    for entry, called in order:
        slug = _slug(called)
        if called == SHARED or (slug != SHARED and slug not in holders):
            holders[slug] = entry
            found[entry] = slug, ""
            continue
        from briefing.disk.file_names import mark  # noqa: PLC0415  (as above)

        marked = (f"{slug}-{mark(text_of(entry) + '/' * number)}" for number in count())
        twin = next(one for one in marked if one not in holders)
        holders[twin] = entry
        found[entry] = twin, holders.get(slug, SHARED)
    return found


def _visible(folder: str | Path) -> list[os.DirEntry[str]]:
    """What is in a folder, by name. One look tells the kinds of all, without asking for each."""
    with os.scandir(folder) as entries:
        found = [entry for entry in entries if not entry.name.startswith((".", "_"))]
    return sorted(found, key=lambda entry: entry.name)


def _is_yaml(entry: os.DirEntry[str]) -> bool:
    """By name alone: what turns out to be no file is a problem to tell, not to pass over."""
    return entry.name.endswith(SUFFIXES) and entry.name not in SUFFIXES and not entry.is_dir()


def _has_header(entries: Iterable[os.DirEntry[str]]) -> bool:
    """A link that leads nowhere is none, as everywhere."""
    return any(entry.name in _HEADERS and Path(entry.path).exists() for entry in entries)


def _library(root: Path) -> Iterator[SourceFile]:
    files, folders = {}, {}
    for entry in _visible(root):
        if _is_yaml(entry):
            files[entry.name] = Path(entry.path)
        elif entry.is_dir():
            inside = _visible(entry.path)
            if entry.name == SHARED or _has_header(inside):
                folders[entry.name] = inside
    called = {one: text_of(_stem(one)) for one in files} | {one: text_of(one) for one in folders}
    for name, (slug, twin) in _told_apart(called).items():
        if name in files:
            yield SourceFile(files[name], text_of(name), slug, WHOLE, text_of(twin))
        else:
            yield from _folder(folders[name], f"{name}/", slug, text_of(twin))


def _folder(
    entries: Iterable[os.DirEntry[str]], before: str, briefing: str, twin: str
) -> Iterator[SourceFile]:
    """The files of a briefing's folder; `before` is what their names below the root begin with."""
    for entry in entries:
        name = text_of(f"{before}{entry.name}")
        if _is_yaml(entry):
            yield SourceFile(Path(entry.path), name, briefing, _stem(entry.name), twin)
        elif entry.is_dir():
            for inner in filter(_is_yaml, _visible(entry.path)):
                path = Path(inner.path)
                whole = f"{name}/{text_of(inner.name)}"
                yield SourceFile(path, whole, briefing, entry.name, twin)


def _stem(name: str) -> str:
    return name.rpartition(".")[0]
