"""The floors of the house, looked at in a fresh process: what each floor brings into memory.

The import contracts in pyproject.toml say who may name whom; these say what is really loaded.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import briefing

ROOT = Path(briefing.__file__).parent
HEAVY = {"textual", "yaml", "pydantic", "markdown_it"}


def modules(floor: str) -> list[str]:
    """The modules of a floor."""
    paths = sorted((ROOT / floor).rglob("*.py"))
    names = [".".join(path.relative_to(ROOT.parent).with_suffix("").parts) for path in paths]
    return [name.removesuffix(".__init__") for name in names]


def loaded(names: list[str]) -> set[str]:
    """Which of the heavy packages are there once these modules are imported."""
    code = f"import sys, importlib\nfor name in {names!r}: importlib.import_module(name)\n"
    code += f"print(' '.join({HEAVY!r} & sys.modules.keys()))"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(shown.stdout.split())


@pytest.mark.parametrize("floor", ["text", "disk", "search", "analysis", "page", "export", "cli"])
def test_a_floor_without_screen_and_yaml_loads_neither(floor: str) -> None:
    assert loaded(modules(floor)) == set()


@pytest.mark.parametrize("floor", ["model", "load"])
def test_loading_knows_no_screen(floor: str) -> None:
    assert "textual" not in loaded(modules(floor))


def test_reading_a_library_needs_neither_yaml_nor_models() -> None:
    assert loaded(["briefing.library.opening", "briefing.library.library"]) == set()


def test_the_reader_needs_neither_yaml_nor_models() -> None:
    assert loaded(modules("reader")) <= {"textual", "markdown_it"}
