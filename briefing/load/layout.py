"""Which files make up a briefing or a library of briefings: the three layouts on disk.

Looks at names only. Nothing is opened here, so that asking whether anything has changed costs no
more than a look into the folders.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefing.errors import BriefingError
from briefing.model.key import FRONT, SHARED

SUFFIXES = (".yaml", ".yml")
WHOLE = ""
"""The part that a file plays when it holds a whole briefing, header and sections."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One YAML file: its path, its name below the root, its briefing, and the part it holds.

    `part` is a section's name, `briefing` for a header, or `WHOLE`. It is taken from the file's or
    folder's name and may name no section at all; whoever reads the file says so.
    """

    path: Path
    name: str
    briefing: str
    part: str


@dataclass(frozen=True, slots=True)
class Layout:
    """The files below a root, in a fixed order. `single` is set where the root is one briefing."""

    root: Path
    files: tuple[SourceFile, ...]
    single: bool


def find(path: Path) -> Layout:
    """The files of the briefing or library at `path`.

    Raises BriefingError where there is none.
    """
    path = path.absolute()
    if path.is_file():
        return Layout(path.parent, (SourceFile(path, path.name, _slug(path.stem), WHOLE),), True)
    if not path.is_dir():
        raise BriefingError(f"There is no {path}", "Name a briefing's folder, or its YAML file")
    single = _has_header(path)
    found = _folder(path, path, _slug(path.name)) if single else _library(path)
    files = tuple(sorted(found, key=lambda file: file.name))
    if not files:
        raise BriefingError(
            f"There is no briefing in {path}",
            "A briefing is a folder with a briefing.yaml, or one YAML file with a `briefing:` part",
        )
    return Layout(path, files, single)


def _slug(name: str) -> str:
    """A folder's or file's name as the slug of its briefing."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "unnamed"


def _visible(folder: Path) -> list[Path]:
    return sorted(entry for entry in folder.iterdir() if not entry.name.startswith((".", "_")))


def _is_yaml(path: Path) -> bool:
    """By name alone: what turns out to be no file is a problem to tell, not to pass over."""
    return path.suffix in SUFFIXES and not path.is_dir()


def _has_header(folder: Path) -> bool:
    return any((folder / f"{FRONT}{suffix}").exists() for suffix in SUFFIXES)


def _library(root: Path) -> Iterator[SourceFile]:
    for entry in _visible(root):
        if _is_yaml(entry):
            yield SourceFile(entry, entry.name, _slug(entry.stem), WHOLE)
        elif entry.is_dir() and (entry.name == SHARED or _has_header(entry)):
            yield from _folder(root, entry, _slug(entry.name))


def _folder(root: Path, folder: Path, briefing: str) -> Iterator[SourceFile]:
    for entry in _visible(folder):
        if _is_yaml(entry):
            yield SourceFile(entry, _name(entry, root), briefing, entry.stem)
        elif entry.is_dir():
            for inner in filter(_is_yaml, _visible(entry)):
                yield SourceFile(inner, _name(inner, root), briefing, entry.name)


def _name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()
