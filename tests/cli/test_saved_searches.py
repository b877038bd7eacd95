"""Searches that are kept under a name, from the shell."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.disk.user_folders import state_folder
from tests.cli.conftest import Run
from tests.cli.test_main import BRIEFING


def test_saving_a_search_searches_and_says_that_it_is_saved(run: Run) -> None:
    ran = run("search", "--save", "KH", "actor:KH")
    assert ran.out == run("search", "actor:KH").out
    assert "saved as KH\n" in ran.err


def test_a_saved_search_finds_what_its_query_finds(run: Run) -> None:
    run("search", "--save", "KH", "actor:KH", "drone")
    assert run("search", "--saved", "KH") == run("search", "actor:KH drone")


def test_what_is_saved_is_listed_for_people_and_for_programs(run: Run, content: Path) -> None:
    assert run("search", "--list-saved").status == 1
    run("search", "-C", str(content), "--save", "b", "drone")
    run("search", "-C", str(content), "--save", "a", "actor:KH")
    assert run("search", "--list-saved").out == f"a\tactor:KH\t{content}\nb\tdrone\t{content}\n"
    (first, _) = json.loads(run("search", "--list-saved", "--json").out)["saved"]
    assert first == {"name": "a", "query": "actor:KH", "content": str(content)}


def test_what_is_replaced_is_named(run: Run) -> None:
    run("search", "--save", "a", "drone")
    assert "instead of drone" in run("search", "--save", "a", "actor:KH").err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "There is no query"),
        (("--saved", "Klaims"), 'Did you mean "Claims"?'),
        (("--saved", "Claims", "drone"), "--saved has a query already"),
        (("--save", " ", "drone"), "The name is empty"),
        (("--save", "a", "--saved", "b"), "not allowed with"),
    ],
)
def test_what_cannot_be_meant_is_said(run: Run, arguments: tuple[str, ...], said: str) -> None:
    run("search", "--save", "Claims", "drone")
    ran = run("search", *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err


def test_where_nothing_can_be_kept_the_search_goes_on_and_the_status_says_so(run: Run) -> None:
    state_folder().write_text("in the way")
    ran = run("search", "--save", "a", "drone")
    assert ran.status == 1
    assert ran.out == run("search", "drone").out
    assert "Not saved" in ran.err


@pytest.mark.skipif(sys.platform == "win32", reason="this system sets no limits")
def test_on_a_full_disk_a_search_is_not_saved_and_the_status_says_so(content: Path) -> None:
    typed = ["search", "--save", "a", "drone", "-C", str(content)]
    command = ["sh", "-c", 'ulimit -f 1; exec "$@"', "sh", *BRIEFING, *typed]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert "Not saved" in ran.stderr
    assert "saved as" not in ran.stderr
