"""Making the examples into libraries, and checking them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from briefing.check.checker import check_library
from briefing.check.results import CheckResult
from briefing.check.rules.registry import BY_CODE
from briefing.library.library import Library
from briefing.library.opening import open_library
from tests.check.examples import FILE

ALL = frozenset(BY_CODE)


def made(folder: Path, files: Mapping[str, str], texts: Mapping[str, str]) -> Library:
    """A library of these files, with texts of sources beside them."""
    for name, text in {**files, **texts}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
    return open_library(folder / FILE if FILE in files else folder, sources=folder)


def found(library: Library, codes: frozenset[str] = ALL) -> list[CheckResult]:
    """What the rules find in a library."""
    results = check_library(library, codes)
    try:
        return list(results)
    finally:
        results.close()
