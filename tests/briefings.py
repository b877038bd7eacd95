"""Briefings made up for the tests, written to a folder and opened as a library."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.model.problem import Problem

HEADER = """\
briefing:
  title: A made-up briefing
  as_of: 2024-05-01
  basis: Made up for a test.
"""


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """Write files below a folder, their texts without common indentation."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), "utf-8")
    return folder


def library_of(folder: Path, text: str, *, header: str = HEADER) -> Library:
    """A library of one briefing in one file, `test.yaml`, whose slug is `test`."""
    write(folder, {"test.yaml": header + dedent(text)})
    return open_library(folder / "test.yaml")


def problems_of(folder: Path, text: str, *, header: str = HEADER) -> list[Problem]:
    """What is wrong with one briefing in one file."""
    return library_of(folder, text, header=header).problems.all()
