"""The made-up example that ships with the program: two papers that contradict each other."""

from __future__ import annotations

from pathlib import Path

from briefing.library.opening import open_library
from briefing.shipped import example
from tests.check.made import found


def test_the_example_has_no_error_and_no_warning() -> None:
    library = open_library(example())
    severities = {one.problem.severity for one in found(library)}
    assert severities == {"note"}
    assert library.lists.tally()["sources"] == 2


def test_the_example_lies_beside_the_shipped_briefing(content: Path) -> None:
    assert example() == content.parent / "example"
