"""The shipped briefing, compiled once for all tests of the reader."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.library.store.person_marks import PersonMarks
from briefing.reader.marks import reading_marks
from tests.conftest import CONTENT


@pytest.fixture(autouse=True)
def _unmarked(monkeypatch: pytest.MonkeyPatch) -> None:
    """However slow the machine is, no test reads a page by looking at it for long."""
    monkeypatch.setattr(reading_marks, "FOCUSED", 3600)


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The library; tests take a copy of it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BRIEFING_CACHE_DIR", str(tmp_path_factory.mktemp("compiled")))
        yield open_library(CONTENT)


@pytest.fixture
def library(compiled: Library) -> Iterator[Library]:
    """The shipped briefing."""
    own = compiled.clone()
    own.person = PersonMarks()
    yield own
    own.close()
