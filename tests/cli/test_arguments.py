"""Values and queries that begin as options do."""

from __future__ import annotations

import pytest

from briefing.cli.main import parse
from tests.cli.conftest import Run


@pytest.mark.parametrize("value", ["-drone", "-houthi", '-"two words"', "-", "-1", "-Congo", "--x"])
@pytest.mark.parametrize(
    "typed",
    [
        ["list", "statements", "--query"],
        ["export", "--query"],
        ["search", "x", "--save"],
        ["search", "--saved"],
        ["show", "a", "--briefing"],
    ],
)
def test_what_stands_behind_an_option_is_its_value(typed: list[str], value: str) -> None:
    found = parse([*typed, value, "--as-of", "2023"])
    assert getattr(found, typed[-1].removeprefix("--")) == value
    assert found.as_of == "2023"


@pytest.mark.parametrize("option", ["--json", "-C", "--query", "-h"])
def test_an_option_is_no_value(run: Run, option: str) -> None:
    ran = run("list", "actors", "--query", option)
    assert ran.status == 2
    assert "--query: expected one argument" in ran.err


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        (["-drone"], ["-drone"]),
        (["drone", "-houthi", "--limit", "3"], ["drone", "-houthi"]),
        (["--limit", "3", "-actor:KH", "drone"], ["-actor:KH", "drone"]),
        (["--limit=3", "--", "--json", "-C"], ["--json", "-C"]),
        (["a", "--limit", "3", "b"], ["a", "b"]),
    ],
)
def test_a_query_may_leave_a_word_out(typed: list[str], query: list[str]) -> None:
    found = parse(["search", *typed])
    assert found.query == query
    assert found.limit in (None, 3)
    assert not found.json


@pytest.mark.parametrize("typed", ["-Congo", "-C/content", "-C=content"])
def test_a_word_left_out_that_may_be_a_path_is_asked_for_in_other_words(
    run: Run, typed: str
) -> None:
    ran = run("search", typed, "river")
    path = typed[2:].removeprefix("=")
    assert (ran.status, ran.out) == (2, "")
    assert f"write -C {path}, or -- {typed}" in ran.err
    assert parse(["search", "-C", path, "--", typed]).query == [typed]


@pytest.mark.parametrize("typed", [["search", "x", "--jsn"], ["list", "-x"], ["check", "-x", "a"]])
def test_an_option_that_is_none_is_refused(run: Run, typed: list[str]) -> None:
    assert run(*typed).status == 2


def test_a_word_too_many_is_named_as_it_was_typed(run: Run) -> None:
    ran = run("voice", "content")
    assert ran.status == 2
    assert "unrecognized arguments: content" in ran.err


def test_a_short_option_takes_a_value_with_a_minus_in_any_form() -> None:
    assert parse(["export", "all", "-o", "-"]).output == "-"
    assert parse(["export", "all", "-o-x.md"]).output == "-x.md"
    assert parse(["list", "-C", "-odd"]).content == "-odd"
    assert parse(["check", "--", "-odd", "b"]).paths == ["-odd", "b"]
