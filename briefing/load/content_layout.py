"""Which files make up a briefing or a library of briefings: the three layouts on disk.

Looks at names only. Nothing is opened here, so that asking whether anything has changed costs no
more than a look into the folders.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from briefing.errors import BriefingError
from briefing.model.key import FRONT, SHARED

SUFFIXES = (".yaml", ".yml")
_HEADERS = tuple(f"{FRONT}{suffix}" for suffix in SUFFIXES)
WHOLE = ""
"""The part that a file plays when it holds a whole briefing, header and sections."""


class SourceFile(NamedTuple):
    """One YAML file: its path, its name below the root, its briefing, and the part it holds.

    `part` is a section's name, `briefing` for a header, or `WHOLE`. It is taken from the file's or
    folder's name and may name no section at all; whoever reads the file says so.
    """

    path: Path
    name: str
    briefing: str
    part: str


class ContentLayout(NamedTuple):
    """The files below a root, in a fixed order. `single` is set where the root is one briefing."""

    root: Path
    files: tuple[SourceFile, ...]
    single: bool


def find_layout(path: Path) -> ContentLayout:
    """The files of the briefing or library at `path`.

    Raises BriefingError where there is none.
    """
    path = path.absolute()
    if path.is_file():
        return ContentLayout(
            path.parent, (SourceFile(path, path.name, _slug(path.stem), WHOLE),), True
        )
    if not path.is_dir():
        raise BriefingError(f"There is no {path}", "Name a briefing's folder, or its YAML file")
    inside = _visible(path)
    single = _has_header(inside)
    found = _folder(inside, "", _slug(path.name)) if single else _library(path)
    files = tuple(sorted(found, key=lambda file: file.name))
    if not files:
        raise BriefingError(
            f"There is no briefing in {path}",
            "A briefing is a folder with a briefing.yaml, or one YAML file with a `briefing:` part",
        )
    return ContentLayout(path, files, single)


def root_of(path: Path) -> Path:
    """The folder below which the files of the briefing or library at `path` are named."""
    path = path.absolute()
    return path.parent if path.is_file() else path


def _slug(name: str) -> str:
    """A folder's or file's name as the slug of its briefing."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "unnamed"


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
    for entry in _visible(root):
        if _is_yaml(entry):
            yield SourceFile(Path(entry.path), entry.name, _slug(_stem(entry.name)), WHOLE)
        elif entry.is_dir():
            inside = _visible(entry.path)
            if entry.name == SHARED or _has_header(inside):
                yield from _folder(inside, f"{entry.name}/", _slug(entry.name))


def _folder(
    entries: Iterable[os.DirEntry[str]], before: str, briefing: str
) -> Iterator[SourceFile]:
    """The files of a briefing's folder; `before` is what their names below the root begin with."""
    for entry in entries:
        name = f"{before}{entry.name}"
        if _is_yaml(entry):
            yield SourceFile(Path(entry.path), name, briefing, _stem(entry.name))
        elif entry.is_dir():
            for inner in filter(_is_yaml, _visible(entry.path)):
                path = Path(inner.path)
                yield SourceFile(path, f"{name}/{inner.name}", briefing, entry.name)


def _stem(name: str) -> str:
    return name.rpartition(".")[0]
