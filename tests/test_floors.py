"""The floors of the house, looked at in a fresh process: what each floor brings into memory.

The import contracts in pyproject.toml say who may name whom; these say what is really loaded.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import briefing
from tests.briefings import HEADER, write

ROOT = Path(briefing.__file__).parent
HEAVY = {"textual", "yaml", "pydantic", "markdown_it"}


def modules(floor: str) -> list[str]:
    """The modules of a floor."""
    paths = sorted((ROOT / floor).rglob("*.py"))
    names = [".".join(path.relative_to(ROOT.parent).with_suffix("").parts) for path in paths]
    return [name.removesuffix(".__init__") for name in names]


def after(code: str) -> set[str]:
    """The modules that are there once some code has run in a process of its own."""
    code = f"import sys\n{code}\nprint(*sys.modules, file=sys.stderr)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(ran.stderr.split())


def loaded(names: list[str]) -> set[str]:
    """Which of the heavy packages are there once these modules are imported."""
    return HEAVY & after(f"import importlib\nfor name in {names!r}: importlib.import_module(name)")


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


SLOW_TO_START = HEAVY | {
    "dataclasses",
    "fractions",
    "importlib.resources",
    "platformdirs",
    "rich",
    "shutil",
}
"""What costs the start of a command a tenth of what Python itself takes, or more."""


def test_a_list_in_the_shell_starts_without_what_is_slow_to_load(tmp_path: Path) -> None:
    write(tmp_path, {"test.yaml": HEADER + "statements: {said: {text: Words., form: summary}}\n"})
    content = str(tmp_path / "test.yaml")
    run = f"from briefing.cli.main import main\nmain(['list', 'statements', '-C', {content!r}])"
    after(run)  # the first one compiles

    found = after(run)

    assert "briefing.page.rows.rows" in found
    assert found & SLOW_TO_START == set()


WANTED_LATER = {
    "briefing.analysis.figures",
    "briefing.analysis.origins",
    "briefing.analysis.sides",
    "briefing.check",
    "briefing.export",
    "briefing.page.figures",
    "briefing.page.rows.rows",
    "briefing.search",
}


def test_the_first_frame_waits_for_neither_analysis_nor_search() -> None:
    found = after("import briefing.reader.app")

    assert "briefing.reader.screens.main.main_screen" in found
    assert found & WANTED_LATER == set()
