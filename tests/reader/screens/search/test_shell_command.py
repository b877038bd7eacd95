"""The command that is copied finds what the reader has found, in the same order."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.cli.main import main
from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.reader.screens.search.grouped_results import found
from briefing.reader.screens.search.shell_command import command_of, shell_command
from tests.briefings import HEADER, write


@given(st.text(st.characters(exclude_characters="\0"), min_size=1))
def test_the_shell_reads_the_query_as_it_was_typed(query: str) -> None:
    words = shlex.split(shell_command(query))
    assert words[:2] == ["briefing", "search"]
    assert words[-1] == query
    assert ("--" in words[:-1]) == query.startswith("-")


def test_the_content_and_the_day_are_named_where_they_are_not_the_usual_ones() -> None:
    said = shell_command("-drone actor:KH", Path("/my briefings"), "2023-11-14")
    assert said == "briefing search -C '/my briefings' --as-of 2023-11-14 -- '-drone actor:KH'"
    assert shell_command("drone") == "briefing search drone"


def run(command: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The records that a command finds, by their addresses."""
    main([*shlex.split(command)[1:2], "--json", *shlex.split(command)[2:]])
    return [record["key"] for record in json.loads(capsys.readouterr().out)["records"]]


@pytest.mark.parametrize("query", ["drone", "actor:KH", "-drone kind:statement", "deterence~"])
@pytest.mark.parametrize("day", ["", "2023-11-14"])
def test_the_command_finds_the_same_in_the_same_order(
    library: Library, query: str, day: str, capsys: pytest.CaptureFixture[str]
) -> None:
    own = library.as_of(day) if day else library
    listing = found(query, own).found.listing
    here = [f"{one.key.briefing}/{one.key.slug}" for one in own.lists.page(listing, 0, 1000)]
    assert run(command_of(own, query), capsys) == here
    assert day or here


@pytest.mark.parametrize("opened", [".", "one.yaml"])
def test_what_was_opened_is_named_as_it_was_opened(
    tmp_path: Path, opened: str, capsys: pytest.CaptureFixture[str]
) -> None:
    actors = "actors:\n  guard: {name: River Guard, kind: party}\n"
    write(tmp_path, {"one.yaml": HEADER + actors, "two.yaml": HEADER + actors})
    library = open_library(tmp_path / opened)
    keys = run(command_of(library, "guard"), capsys)
    assert keys == (["one/guard"] if opened == "one.yaml" else ["one/guard", "two/guard"])
