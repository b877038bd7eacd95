"""The shipped briefing, compiled once for all tests of the reader."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from briefing.library.library import Library
from briefing.library.opening import open_library
from tests.conftest import CONTENT


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
    yield own
    own.close()
