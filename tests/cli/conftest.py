"""Running commands, in this process and on the shipped briefing, with a cache that tests share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from briefing.cli.main import main


class Ran(NamedTuple):
    """What a command answered."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture(scope="session")
def shared_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder that outlives a test, so that the shipped briefing is compiled once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def _cached(_sealed: None, shared_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_CACHE_DIR", str(shared_cache))


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `briefing` with some arguments."""

    def ran(*arguments: str) -> Ran:
        try:
            status = main(arguments)
        except SystemExit as end:
            status = int(end.code or 0)
        return Ran(status, *capsys.readouterr())

    return ran
