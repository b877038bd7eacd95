"""Whoever copies what a command prints sees who may see it; a table in a pipe has only its rows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.briefings import HEADER, write
from tests.cli.conftest import Run

_RECORDS = """\
statements:
  s: {form: quote, act: assert, text: Nothing was hit, speaker: h, said: 2024-01-02, chain: [p]}
actors:
  h: {name: H, kind: person}
sources:
  p: {kind: article, title: A paper, seen: true}
"""
_TABLES = [["list"], ["list", "actors"], ["search", "nothing"], ["gaps"], ["voice"], ["ledger"]]
_SAID = "TLP:AMBER · A made-up briefing\n"


def _content(folder: Path, **marks: str) -> str:
    files = {f"{name}.yaml": f"{HEADER}  {mark}\n{_RECORDS}" for name, mark in marks.items()}
    return str(write(folder / "content", files))


@pytest.mark.parametrize("table", _TABLES, ids="-".join)
def test_beside_a_table(run: Run, tmp_path: Path, table: list[str]) -> None:
    content = _content(tmp_path, made="marking: 'TLP:AMBER'")
    ran = run(*table, "-C", content)
    assert ran.err.startswith(_SAID)
    assert "TLP" not in ran.out
    document = run(*table, "-C", content, "--json").out
    (of,) = json.loads(document)["briefings"] if table == ["list"] else [json.loads(document)]
    assert of["marking"] == "TLP:AMBER"


@pytest.mark.parametrize("table", _TABLES, ids="-".join)
def test_nothing_of_a_briefing_without_one(run: Run, tmp_path: Path, table: list[str]) -> None:
    ran = run(*table, "-C", _content(tmp_path, made="lang: en"))
    assert "A made-up briefing\n" not in ran.err


def test_above_a_page(run: Run, tmp_path: Path) -> None:
    content = _content(tmp_path, made="marking: 'TLP:AMBER'")
    assert run("show", "s", "h", "-C", content).out.startswith(f"{_SAID}\n")
    assert json.loads(run("show", "s", "-C", content, "--json").out)["marking"] == "TLP:AMBER"


def test_a_front_page_says_it_once(run: Run, tmp_path: Path) -> None:
    content = _content(tmp_path, made="marking: 'TLP:AMBER'")
    assert run("show", "briefing", "-C", content).out.count("TLP:AMBER") == 1


def test_of_several_briefings_the_strictest(run: Run, tmp_path: Path) -> None:
    content = _content(tmp_path, a="marking: 'TLP:CLEAR'", b="marking: 'TLP:RED'", c="lang: en")
    said = "TLP:RED · the strictest marking of these briefings\n"
    assert run("list", "statements", "-C", content).err == said
    assert run("show", "a/s", "b/s", "-C", content).out.startswith(said)
    assert run("show", "a/s", "-C", content).out.startswith("TLP:CLEAR · A made-up briefing\n")
