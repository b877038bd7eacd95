"""Numbers in a query: as people write them, and against the ranges that figures give."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.search.search import search
from tests.briefings import write

FIGURE = (
    "{{label: {label}, unit: {unit}, kind: stock, points: [{{as_of: 2024-01-05, value: {value}}}]}}"
)
FIGURES = {
    "crowd": ("people", "12400"),
    "share": ("percent", "5"),
    "change": ("points", "-5"),
    "hurt": ("people", "20..30"),
    "cost": ("dollars", "5000000"),
    "speed": ("km", "12.4"),
    "many": ("people", "1000"),
    "around": ("degrees", "-3..3"),
}
FILES = {
    "b/briefing.yaml": "title: B\nas_of: 2024-05-01\nbasis: Made up for a test.\n",
    "b/figures.yaml": "\n".join(
        f"{slug}: {FIGURE.format(label=slug.title(), unit=unit, value=value)}"
        for slug, (unit, value) in FIGURES.items()
    ),
}


@pytest.fixture(scope="module")
def figures(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Library:
    return open_library(write(tmp_path_factory.mktemp("content"), FILES))


def slugs(library: Library, query: str) -> set[str]:
    listing = search(library, query).listing
    return {one.key.slug for one in library.lists.page(listing, 0, 50)}


@pytest.mark.parametrize(
    ("query", "expected"),
    {
        "value:12400": "crowd",
        "value:12,400": "crowd",
        "value:12.400": "crowd speed",
        "value:12 400": "crowd",
        'value:"12 400"': "crowd",
        "value:12’400": "crowd",
        "value:>12,400": "cost",
        "value:>=12,400": "crowd cost",
        "value:1e3": "many",
        "value:1k": "many",
        "value:-5": "change",
        "value:−5": "change",
        "value:<-4.5": "change",
        "value:+5": "share",
        "value:5%": "share",
        "value:$5m": "cost",
        'value:"5 million"': "cost",
        "value:12400km": "crowd",
        'value:"12,4 km"': "speed",
        # A range may be any number in it.
        "value:25": "hurt",
        "value:20": "hurt",
        "value:20..30": "hurt",
        "value:29..100": "hurt",
        "value:=20..30": "hurt",
        "value:=25": "",
        "value:=-5": "change",
        "value:19": "",
        "value:31": "",
        "value:>29 value:<1000": "hurt",
        "value:0": "around",
        "value:(0 | 25)": "around hurt",
        "value:-6..-3": "change around",
        "-value:(>-1000)": "briefing",
    }.items(),
)
def test_a_number_finds(figures: Library, query: str, expected: str) -> None:
    assert slugs(figures, query) == set(expected.split())


@pytest.mark.parametrize(
    ("query", "hint"),
    {
        "value:12.400": "`12.400` may be 12.4 or 12,400: both are searched for",
        "value:5%": "`%` in `5%` is ignored: use `unit:` beside `value:`",
        "value:>12400km": "`km` in `12400km` is ignored: use `unit:` beside `value:`",
        "value:30..20": "`30..20` ends before it begins; did you mean `20..30`?",
        "value:2023-11": "`2023-11` is not a valid number: write it like `50` or `0.5`",
        "value:1,2,3": "`1,2,3` is not a valid number: write it like `50` or `0.5`",
        "value:=x..5": "`x` is not a valid number: write it like `50` or `0.5`",
    }.items(),
)
def test_what_of_a_number_is_not_clear_is_said(figures: Library, query: str, hint: str) -> None:
    assert search(figures, query).hints == (hint,)
