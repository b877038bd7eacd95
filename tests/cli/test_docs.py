"""The two pages about the shell and the queries name everything that there is, and no more."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.cli.argument_sets.export_arguments import LINK_STYLES
from briefing.cli.arguments import COMMANDS, SHELLS, build
from briefing.model.sections.registry import BY_NAME as SECTIONS
from briefing.search import parser
from briefing.search.fields import FIELDS
from briefing.search.ranking import FEW
from tests.cli.conftest import Run

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "commands.md").read_text("utf-8")
QUERIES = (DOCS / "query.md").read_text("utf-8")


def options(name: str) -> Iterator[str]:
    """The options of a command."""
    parser = build([name])
    (commands,) = (a for a in parser._actions if isinstance(a.choices, dict))
    assert isinstance(commands.choices, dict)
    for action in commands.choices[name]._actions:
        if not isinstance(action, argparse._HelpAction):
            yield from action.option_strings


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - {"read"}))
def test_every_command_has_its_part_with_every_option(name: str) -> None:
    part = PAGE.split(f"\n## `briefing {name}`\n")[1].split("\n## ")[0]
    assert [option for option in options(name) if f"`{option}" not in part] == []


def test_every_command_shell_section_and_way_to_link_is_named() -> None:
    words = [*COMMANDS, *SHELLS, *SECTIONS, *LINK_STYLES]
    assert [word for word in words if not re.search(rf"\b{word}\b", PAGE)] == []


def test_every_field_is_explained() -> None:
    rows = [line for line in QUERIES.splitlines() if line.startswith("| `")]
    for field in FIELDS:
        names = ", ".join(f"`{name}:`" for name in field.names)
        assert any(row.startswith(f"| {names} |") for row in rows), names


def test_the_limits_are_those_that_hold() -> None:
    for number in (parser.MOST_TERMS, parser.MOST_DEPTH, parser.LONGEST, FEW):
        assert f"{number:,}" in QUERIES


def examples() -> list[str]:
    """The queries of the first table, and of the commands' page."""
    table = QUERIES.split("\n## ")[0]
    rows = [line.split(" | ")[0] for line in table.splitlines() if line.startswith("| `")]
    quoted = [query for row in rows for query in re.findall("`([^`]+)`", row)]
    shell = re.findall(r"(?:search|--query) '([^']+)'", PAGE)
    return [query.replace("\\|", "|") for query in quoted] + shell


@pytest.mark.parametrize("query", examples())
def test_every_example_finds_something_in_the_shipped_briefing(run: Run, query: str) -> None:
    ran = run("search", "--", query)
    assert ran.status == 0
    assert re.fullmatch(r"[\d,]+ records?\n", ran.err)


def test_the_names_in_the_text_are_found_as_it_says(run: Run) -> None:
    def first(query: str) -> str:
        return run("search", "--", query).out.split("\t")[0]

    assert first("kataib") == "kataib-hezbollah"
    assert {first(query) for query in ("al tanf", "altanf", "AL-TANF", "التنف")} == {"al-tanf"}
    assert first("Deir Ezzor") == "deir-ez-zor"
    assert first("id:Q796") == "iraq"
    same = ("actor:kataib-hezbollah", 'actor:"Kata\'ib Hezbollah"', "actor:KH")
    assert len({frozenset(run("search", query).out.splitlines()) for query in same}) == 1
