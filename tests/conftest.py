"""What every test has: folders of its own for everything the program keeps, and nothing else."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from briefing.library.library import Library
from briefing.library.opening import open_library

if TYPE_CHECKING:
    from tests.pseudo_terminal import PseudoTerminal

# No test looks at the time that anything takes; and where it must pass for a change to land, the
# same inputs are tried each time, and fewer, while a person's own runs look for new ones.
settings.register_profile("landing", deadline=None, derandomize=True, max_examples=40)
settings.register_profile("looking", deadline=None)
settings.register_profile("quick", deadline=None, max_examples=10)
settings.load_profile(
    os.environ.get("HYPOTHESIS_PROFILE") or ("landing" if os.environ.get("CI") else "looking")
)

CONTENT = Path(__file__).parent.parent / "content"


@pytest.fixture(autouse=True)
def _sealed(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees, or leaves anything in, the folders of the person who runs it."""
    own = tmp_path_factory.mktemp("home")
    for name in ("CACHE", "CONFIG", "STATE"):
        monkeypatch.setenv(f"BRIEFING_{name}_DIR", str(own / name.lower()))
    monkeypatch.setenv("HOME", str(own))
    for name in ("NO_COLOR", "FORCE_COLOR", "COLORFGBG", "BRIEFING_THEME", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")


@pytest.fixture
def content() -> Path:
    """The folder of the shipped briefing."""
    return CONTENT


@pytest.fixture(scope="session")
def shipped_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder that outlives a test, so that the shipped briefing is compiled once.

    Each process of a run has its own.
    """
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def shipped(shipped_cache: Path) -> Iterator[Library]:
    """The shipped briefing, for tests that only ask it; who closes or interrupts takes a clone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BRIEFING_CACHE_DIR", str(shipped_cache))
        library = open_library(CONTENT)
    yield library
    library.close()


@pytest.fixture
def terminals() -> Iterator[Callable[..., PseudoTerminal]]:
    """Makes terminals with the program in them, and closes what is still open in the end."""
    # Few tests have one.
    from tests.pseudo_terminal import PseudoTerminal  # noqa: PLC0415

    made: list[PseudoTerminal] = []

    def make(path: Path, **kind: Any) -> PseudoTerminal:
        made.append(PseudoTerminal(path, **kind))
        return made[-1]

    yield make
    for terminal in made:
        terminal.child.close(force=True)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[subprocess.Popen[bytes]]]:
    """The processes that are started, of which none is left in the end."""
    found: list[subprocess.Popen[bytes]] = []
    popen = subprocess.Popen

    def keep(*arguments: object, **options: object) -> subprocess.Popen[bytes]:
        found.append(popen(*arguments, **options))  # type: ignore[call-overload]
        return found[-1]

    monkeypatch.setattr(subprocess, "Popen", keep)
    yield found
    assert all(process.returncode is not None for process in found)
