"""The floors of the house, looked at in a fresh process: what each floor brings into memory.

The import contracts in pyproject.toml say who may name whom; these say what is really loaded.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import briefing
from briefing.library.store.fingerprints import COMPILERS
from tests.briefings import HEADER, write

ROOT = Path(briefing.__file__).parent
HEAVY = {"textual", "yaml", "pydantic", "markdown_it", "jinja2"}


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


@pytest.mark.parametrize(
    "floor", ["text", "disk", "workers", "search", "analysis", "page", "export", "cli"]
)
def test_a_floor_without_screen_and_yaml_loads_neither(floor: str) -> None:
    assert loaded(modules(floor)) == set()


@pytest.mark.parametrize("floor", ["model", "load"])
def test_loading_knows_no_screen(floor: str) -> None:
    assert "textual" not in loaded(modules(floor))


def test_whatever_compiles_a_library_is_in_the_stamp_that_has_it_compiled_again() -> None:
    ways = ("compiler.cold_compile", "update.library_update")
    names = after("\n".join(f"import briefing.library.{way}" for way in ways))
    floors = {name.split(".")[1] for name in names if name.startswith("briefing.")}
    assert {floor for floor in floors if (ROOT / floor).is_dir()} == set(COMPILERS)


def test_reading_a_library_needs_neither_yaml_nor_models() -> None:
    assert loaded(["briefing.library.opening", "briefing.library.library"]) == set()


def test_the_reader_needs_neither_yaml_nor_models() -> None:
    assert loaded(modules("reader")) <= {"textual", "markdown_it"}


SLOW_TO_START = HEAVY | {
    "dataclasses",
    "decimal",
    "fractions",
    "importlib.resources",
    "inspect",
    "platformdirs",
    "rich",
    "rich.console",
    "shutil",
    "urllib.error",
    "urllib.request",
}
"""What costs the start of a command a tenth of what Python itself takes, or more."""

MEASURING = {"rich"}
"""A page is laid out by the cells that its letters take, which is all that `rich` is asked."""

RECORDS = """\
actors:
  army: {name: The Army, kind: state-forces}
  guard: {name: The Guard, kind: armed-group}
locations:
  town: {name: Town, kind: city}
statements:
  said: {text: We bombed the bridge., form: quote, speaker: army, said: 2024-03-02}
  denied: {text: Nobody bombed the bridge., form: quote, speaker: guard, said: 2024-03-03}
  counted: {text: Five people were in it., form: quote, speaker: army, said: 2024-03-03}
incidents:
  raid:
    title: A bridge is bombed
    type: airstrike
    date: 2024-03-01
    where: town
    actor: army
    target: guard
    reported_by: [said]
    claimed_by: [said]
    denied_by: [denied]
figures:
  people: {name: People there, unit: people, points: [{value: 5, as_of: 2024-03-01, by: counted}]}
"""


@pytest.fixture
def content(tmp_path: Path) -> str:
    """A briefing that has been read before, so that a command finds it compiled."""
    path = str(write(tmp_path, {"test.yaml": HEADER + RECORDS}) / "test.yaml")
    loaded_by("list", "statements", content=path)
    return path


def loaded_by(*arguments: str, content: str) -> set[str]:
    """The modules that are there once a command in the shell has found something."""
    return after(
        f"from briefing.cli.main import main\nassert main([*{arguments!r}, '-C', {content!r}]) == 0"
    )


# An actor's page holds the numbers of its statements against those of others, as a figure's page
# and row do their own. That takes exact fractions, so whoever gives a number is not asked for here.
@pytest.mark.parametrize(
    ("command", "wanted"),
    [
        ("list statements", "briefing.page.rows.rows"),
        ("list incidents", "briefing.page.rows.reported_rows"),
        ("search bridge", "briefing.search.search"),
        ("search happened:denied", "briefing.search.fields.verdicts"),
        ("search actor:army", "briefing.search.fields.people"),
        ("show said", "briefing.page.sections.statement"),
        ("show raid", "briefing.page.sections.incident"),
        ("show guard", "briefing.page.sections.actor"),
        ("show town", "briefing.page.sections.location"),
    ],
)
def test_a_command_in_the_shell_starts_without_what_is_slow_to_load(
    content: str, command: str, wanted: str
) -> None:
    found = loaded_by(*command.split(), content=content)

    assert wanted in found
    assert found & SLOW_TO_START <= (MEASURING if command.startswith("show ") else set())


@pytest.mark.parametrize("command", ["show people", "list figures"])
def test_figures_load_fractions_and_nothing_else_that_is_slow(content: str, command: str) -> None:
    """Fractions bring in decimals; the sums of a figure's page come out as data classes."""
    found = loaded_by(*command.split(), content=content)

    allowed = {"dataclasses", "inspect", *MEASURING}
    assert found & SLOW_TO_START - allowed == {"fractions", "decimal"}


def test_a_list_starts_without_what_other_lists_and_other_questions_need(content: str) -> None:
    found = loaded_by("list", "statements", content=content)

    assert "briefing.page.rows.rows" in found
    assert (
        found
        & {
            "briefing.analysis.incidents.status",
            "briefing.check",
            "briefing.export",
            "briefing.library.as_of.views",
            "briefing.page.chart_block",
            "briefing.page.rows.groups",
            "briefing.page.sections.place_lists",
            "briefing.search",
            "heapq",
            "ssl",
        }
        == set()
    )


WANTED_LATER = {
    "briefing.analysis.figures",
    "briefing.analysis.incidents.status",
    "briefing.analysis.reports.origins",
    "briefing.analysis.sides",
    "briefing.check",
    "briefing.export",
    "briefing.library.as_of.known_days",
    "briefing.library.as_of.views",
    "briefing.page.attribution.attribution",
    "briefing.page.chart_block",
    "briefing.page.figures",
    "briefing.page.rows.rows",
    "briefing.reader.keys.key_clashes",
    "briefing.reader.places.related_records",
    "briefing.reader.screens.dialogs.choose",
    "briefing.reader.screens.dialogs.dialog",
    "briefing.reader.screens.main.reading_host",
    "briefing.reader.settings.keymap_file",
    "briefing.reader.settings.own_commands",
    "briefing.reader.terminal.editor",
    "briefing.reader.terminal.outside_program",
    "briefing.reader.widgets.input_bar",
    "briefing.reader.widgets.tour_bar",
    "briefing.search",
    "briefing.text.fold",
}
"""What a key, a file of settings or a record needs, and no front page."""

FIRST_FRAME = """
import asyncio
from pathlib import Path
from briefing.library.opening import open_fresh
from briefing.reader.app import ReaderApp
from briefing.reader.marks.reader_memory import ReaderMemory
from briefing.reader.settings.config import load_config

ReaderMemory.begin = lambda memory: None  # what it does once the frame is drawn
async def shown():
    path = Path({content!r})
    async with ReaderApp(path, open_fresh(path), load_config()).run_test(size=(120, 36)):
        pass

asyncio.run(shown())
"""


def test_the_first_frame_waits_for_nothing_that_only_a_key_needs(content: str) -> None:
    found = after(FIRST_FRAME.format(content=content))

    assert "briefing.page.sections.front" in found
    assert found & WANTED_LATER == set()
