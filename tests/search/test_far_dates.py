"""Years before the first and after 9999: in order, found, offered, and told from each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.library.store.records import Listing
from briefing.model.dates.edtf import parse
from briefing.page.words.dates import date_in_words
from briefing.search.completion.completion import complete
from briefing.search.search import search
from tests.briefings import write

SAID = {
    "sun": "Y170000002",
    "dome": "Y12000",
    "arch": "Y11000",
    "late": "9999",
    "now": "2024-05-01",
    "wall": "0100",
    "ford": "0000",
    "ides": "-0044-03-15",
    "year": "-0044",
    "old": "-0499",
    "ice": "Y-12000",
    "rock": "Y-170000002",
}
"""The newest first; what a source says of the day on which its words were said."""
STATEMENT = (
    "{{form: quote, act: assert, speaker: ann, said: '{day}', chain: [paper], text: {slug}}}"
)
FILES = {
    "b/briefing.yaml": "title: B\nas_of: Y999999999\nbasis: Made up for a test.\n",
    "b/actors.yaml": "ann: {name: Ann, kind: person}\n",
    "b/sources.yaml": "paper: {kind: document, outlet: unknown}\n",
    # Not in the order of time, so that none is found there by chance.
    "b/statements.yaml": "\n".join(
        f"{slug}: {STATEMENT.format(slug=slug, day=SAID[slug])}" for slug in sorted(SAID)
    ),
}


@pytest.fixture(scope="module")
def ages(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Library:
    library = open_library(write(tmp_path_factory.mktemp("content"), FILES))
    assert library.problems.all() == []
    return library


def said(library: Library, listing: Listing) -> list[str]:
    every = library.lists.page(listing._replace(section="statements"), 0, 50)
    return [one.key.slug for one in every]


def asked(library: Library, query: str) -> set[str]:
    found = search(library, f"kind:statement {query}").listing
    return {one.key.slug for one in library.lists.page(found, 0, 50)}


def test_lists_have_them_in_the_order_of_time(ages: Library) -> None:
    newest_first = [slug for slug in SAID if slug not in ("ides", "year")]
    for listing in (Listing(order="date"), Listing("b", order="date")):
        listed = said(ages, listing)
        assert [slug for slug in listed if slug in newest_first] == newest_first
        assert listed.index("ides") == listed.index("year") - 1


@pytest.mark.parametrize(
    ("query", "expected"),
    {
        "date:-0044": "ides year",
        "date:=-0044-03-15": "ides",
        "said:=-0044": "year",
        "date:0044": "",
        "date:-0044..0476": "ides year ford wall",
        "date:..-0044": "rock ice old ides year",
        "date:<-0044": "rock ice old",
        "date:>-0044-03-15": "year ford wall now late arch dome sun",
        "date:0000": "ford",
        "date:<0001": "rock ice old ides year ford",
        "date:>9999": "arch dome sun",
        "date:Y12000": "dome",
        "date:Y11000..Y12000": "arch dome",
        "date:>=Y12000": "dome sun",
        "date:Y-12000": "ice",
        "date:<Y-12000": "rock",
        "date:=Y170000002": "sun",
        "date:(-2024)": "rock ice old ides year ford wall late arch dome sun",
    }.items(),
)
def test_a_date_finds_them(ages: Library, query: str, expected: str) -> None:
    assert asked(ages, query) == set(expected.split())


def test_what_a_minus_was_taken_for_is_said(ages: Library) -> None:
    (hint,) = search(ages, "date:-0044").hints
    assert hint == "`-0044` is read as 45 BC; to leave a date out, put the minus before the field"
    assert search(ages, "date:=-0044").hints == ()
    (hint,) = search(ages, 'date:"44 BC"').hints
    assert hint == "`44 BC` is no date: write -0043"
    (hint,) = search(ages, 'date:"12000 BC"').hints
    assert hint == "`12000 BC` is no date: write Y-11999"


@pytest.mark.parametrize(
    ("day", "known"),
    [
        ("Y-12000", ["ice", "rock"]),
        ("-0044-03-15", ["ides", "old", "ice", "rock"]),
        ("-0044", ["ides", "year", "old", "ice", "rock"]),
        ("9999", list(SAID)[3:]),
        ("Y11000", list(SAID)[2:]),
        ("Y999999999", list(SAID)),
    ],
)
def test_the_library_as_of_such_a_day(ages: Library, day: str, known: list[str]) -> None:
    then = ages.as_of(parse(day).upper)
    assert sorted(said(then, Listing("b", order="date"))) == sorted(known)
    assert date_in_words(then.until)


@pytest.mark.parametrize(
    ("begun", "offered"),
    [
        ("date:", ["Y170000002", "Y12000", "Y11000", "9999", "2024", "0100", "0000", "-0044"]),
        ("date:-", ["-0044", "-0499"]),
        ("date:-0044", ["-0044-03", "-0044-01"]),
        ("date:Y", ["Y170000002", "Y12000", "Y11000", "Y-12000", "Y-170000002"]),
        ("date:..-00", ["-0044"]),
    ],
)
def test_they_are_offered(ages: Library, begun: str, offered: list[str]) -> None:
    for briefing in ("", "b"):
        options = complete(ages, begun, len(begun), briefing).options
        years = [option.text for option in options if option.text != "Y999999999"]
        assert years[:7] == offered[:7]
        assert all(option.shown for option in options)
