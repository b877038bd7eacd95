"""What every test has: folders of its own for everything the program keeps, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

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
