"""`briefing show`: one record or several, in the order in which they are named."""

from __future__ import annotations

import json

import pytest

from briefing.cli.exit_status import FOUND, NOTHING
from briefing.cli.main import main


def test_several_are_printed_one_after_the_other(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "iraq", "al-tanf"]) == FOUND
    both = capsys.readouterr().out
    assert main(["show", "iraq"]) == FOUND
    first = capsys.readouterr().out
    assert main(["show", "al-tanf"]) == FOUND
    second = capsys.readouterr().out.split("\n\n", 1)[1]  # without the marking above
    assert both.startswith(first)
    assert both.endswith(second)
    assert set(both.removeprefix(first).removesuffix(second).split()) == {"─" * 24}


def test_what_is_not_there_is_said_and_the_rest_is_shown(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["show", "iraq", "irak", "nothing-like-it"]) == NOTHING
    shown = capsys.readouterr()
    assert "Iraq" in shown.out
    assert "did you mean iran?" in shown.err
    assert "nothing-like-it" in shown.err


def test_as_json_one_is_a_document_and_several_are_a_list(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["show", "--json", "iraq"])
    one = json.loads(capsys.readouterr().out)
    assert main(["show", "--json", "iraq", "al-tanf", "missing"]) == NOTHING
    several = json.loads(capsys.readouterr().out)["records"]
    assert several[0] == one
    assert len(several) == 2
