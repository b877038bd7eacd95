"""Every view that is printed says first whose it is, of when, who may see it, on what it rests."""

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
  g: {name: G, kind: group, relations: [{type: opposes, to: h, by: s}]}
sources:
  p: {kind: article, title: A paper, seen: true}
"""
_VIEWS = [["timeline"], ["map", "--fit=world"], ["compare", "h", "g"], ["connect", "h", "g"]]


def _marked(mark: str) -> str:
    return f"{HEADER}  marking: 'TLP:{mark}'\n{_RECORDS}"


@pytest.mark.parametrize("view", _VIEWS, ids=lambda view: view[0])
def test_of_one_briefing(run: Run, tmp_path: Path, view: list[str]) -> None:
    content = str(write(tmp_path / "content", {"made.yaml": _marked("AMBER")}))
    ran = run(*view, "-C", content, "--as-of", "2024-06-01")
    out = " ".join(ran.out.split())
    assert "From A made-up briefing, as of 1 May 2024 · TLP:AMBER What this rests on: " in out
    assert "Only what was known on 1 June 2024." in out
    assert json.loads(run(*view, "-C", content, "--json").out)["marking"] == "TLP:AMBER"
    assert "Loaded terms: " in run(*view, "-C", content, "--wording", "neutral").out


@pytest.mark.parametrize("view", _VIEWS[:2], ids=lambda view: view[0])
def test_of_many_briefings_it_says_how_many_and_all_markings(
    run: Run, tmp_path: Path, view: list[str]
) -> None:
    files = {f"made-{n}.yaml": _marked("RED" if n else "CLEAR") for n in range(4)}
    content = str(write(tmp_path / "content", files))
    assert "From 4 briefings, each with a basis of its own · TLP:CLEAR, TLP:RED" in " ".join(
        run(*view, "-C", content).out.split()
    )


def test_of_what_is_new(run: Run, tmp_path: Path) -> None:
    files = {
        "old/made.yaml": _marked("AMBER").replace("Nothing", "Something"),
        "new/made.yaml": _marked("AMBER"),
    }
    root = write(tmp_path, files)
    out = run("changes", str(root / "old/made.yaml"), str(root / "new/made.yaml")).out
    assert out.split("\n")[0].strip() == "From A made-up briefing, as of 1 May 2024 · TLP:AMBER"
