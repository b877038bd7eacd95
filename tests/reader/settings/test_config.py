"""docs/configuration.md says everything that can be set."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import briefing
from briefing.reader.settings.config import SETTINGS
from briefing.reader.settings.themes import choose

SOURCE = Path(briefing.__file__).parent
DOCUMENT = (SOURCE.parent / "docs" / "configuration.md").read_text("utf-8")
COLOURFUL = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}


@pytest.mark.parametrize("name", SETTINGS)
def test_every_setting_is_documented(name: str) -> None:
    assert f"| `{name}` |" in DOCUMENT


def test_every_variable_that_the_program_reads_is_documented() -> None:
    sources = "".join(path.read_text("utf-8") for path in SOURCE.rglob("*.py"))
    read = set(re.findall(r"\bBRIEFING_[A-Z_]+\b", sources))
    assert {name for name in read if f"`{name}`" not in DOCUMENT} == set()
    assert {"NO_COLOR", "COLORTERM", "COLORFGBG", "TERM"} <= set(re.findall(r"`(\w+)`", DOCUMENT))


def test_every_theme_that_the_document_names_is_one() -> None:
    row = next(line for line in DOCUMENT.splitlines() if line.startswith("| `theme` |"))
    named = re.findall(r"`([\w-]+)`", row)[1:]
    assert {"dark", "light", "ansi"} <= set(named)
    assert [name for name in named if choose(name, COLOURFUL).notice] == []
