"""What was "not after" a day stands by that day in lists, and any day before it finds it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.library.store.records import Listing
from briefing.search.search import search
from tests.briefings import library_of, write

INCIDENTS = """\
incidents:
  late: {title: Late, date: 2023-11-20}
  by-then: {title: By then, date: ..2023-11-18~}
  before: {title: Before, date: 2023-11-17}
  until: {title: Until, date: /2023-11-16}
  early: {title: Early, date: 2023-11-01/..}
  ever: {title: Undated}
"""
NEWEST_FIRST = ["late", "by-then", "before", "until", "early", "ever"]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return library_of(tmp_path, INCIDENTS)


def slugs(library: Library, listing: Listing) -> list[str]:
    return [one.key.slug for one in library.lists.page(listing, 0, 20)]


def test_the_newest_first_has_it_by_its_last_day(library: Library) -> None:
    listing = Listing("test", "incidents", "date")
    assert slugs(library, listing) == NEWEST_FIRST
    assert slugs(library, listing._replace(backwards=True)) == NEWEST_FIRST[::-1]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("date:2023-11-10", ["by-then", "until", "early"]),
        ("date:<=2023-11-05", ["by-then", "until", "early"]),
        ("date:2023-11-17..2023-11-18", ["by-then", "before", "early"]),
        ("date:>2023-11-18", ["late", "early"]),
    ],
)
def test_a_day_before_it_finds_it(library: Library, query: str, found: list[str]) -> None:
    listing = search(library, f"kind:incident {query}", "test").listing
    assert slugs(library, listing) == found


def test_a_day_that_changes_moves_it(library: Library, tmp_path: Path) -> None:
    again = write(tmp_path, {"test.yaml": (tmp_path / "test.yaml").read_text("utf-8").replace(
        "..2023-11-18~", "..2023-11-02")})  # fmt: skip
    moved = open_library(again / "test.yaml")
    assert slugs(moved, Listing("test", "incidents", "date")) == [
        "late", "before", "until", "by-then", "early", "ever",
    ]  # fmt: skip
