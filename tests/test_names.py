"""One name means one thing in the whole house, and no room is too full to look around in.

Each list of exceptions has a reason for each, and an entry that is needed no longer has to go.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import briefing

HOUSE = Path(briefing.__file__).parent
PATHS = sorted(path.relative_to(HOUSE) for path in HOUSE.rglob("*.py"))
MODULES = [path for path in PATHS if path.name != "__init__.py"]

MOST_MODULES = 15
"""In one folder."""
MOST_LINES = 350
"""In one file."""

SHARED_CLASSES: Mapping[str, str] = {}
"""Classes of several modules that have one name."""
SHARED_FILES: Mapping[str, str] = {}
"""Files of several folders of a floor that have one name."""
FULL_FOLDERS: Mapping[str, str] = {}
"""Folders with more than `MOST_MODULES`."""
LONG_FILES: Mapping[str, str] = {}
"""Files with more than `MOST_LINES`."""


def several(names: Iterator[str]) -> set[str]:
    """What is there more than once."""
    return {name for name, count in Counter(names).items() if count > 1}


def public_classes() -> Iterator[str]:
    for path in PATHS:
        for node in ast.parse((HOUSE / path).read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                yield node.name


def test_the_name_of_a_class_is_there_once() -> None:
    assert several(public_classes()) == SHARED_CLASSES.keys()


def test_the_name_of_a_file_is_there_once_on_a_floor() -> None:
    names = (f"{path.parts[0]}: {path.name}" for path in MODULES if len(path.parts) > 1)
    assert several(names) == SHARED_FILES.keys()


def test_no_folder_is_too_full() -> None:
    counts = Counter(path.parent.as_posix() for path in MODULES)
    full = {folder for folder, count in counts.items() if count > MOST_MODULES}
    assert full == FULL_FOLDERS.keys()


def test_no_file_is_too_long() -> None:
    lengths = {path.as_posix(): (HOUSE / path).read_text("utf-8").count("\n") for path in PATHS}
    assert {path for path, lines in lengths.items() if lines > MOST_LINES} == LONG_FILES.keys()
