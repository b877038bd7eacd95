"""Quotations of several passages, and partial ones, wherever they are shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.export.export import export
from briefing.export.selection import select
from briefing.library.library import Library
from briefing.page.attribution.citation import copied
from briefing.page.blocks import plain
from briefing.page.layout.layout import layout
from briefing.page.quotations.fidelity import OPEN, SHUT, source_page
from briefing.page.quotations.text_fragment import with_text_fragment
from briefing.page.record_loader import RecordLoader
from briefing.page.rows.rows import row
from briefing.page.words.excerpts import excerpts
from briefing.page.words.labels import first_words
from briefing.search.search import search
from tests.briefings import library_of, write
from tests.page.pages import fact, page_of, record_of, spans

RECORDS = """\
actors:
  pilot: {name: The Pilot, kind: person}
  outlet: {name: The Outlet, kind: media}
sources:
  article: {kind: article, outlet: outlet, text: article.txt, url: "https://example.org/a"}
statements:
  several:
    {form: quote, act: assert, speaker: pilot, chain: article, said: 2024-05-01,
     locator: paragraph 1, text: [It struck a rock, and then it sank.]}
  partial:
    {form: partial-quote, act: assert, speaker: pilot, chain: article, text: in the dark,
     locator: paragraph 2}
  misplaced:
    {form: quote, act: assert, speaker: pilot, chain: article, text: nobody saw it go,
     locator: paragraph 1}
  changed:
    {form: quote, act: assert, speaker: pilot, chain: article,
     text: [It struck a reef, and then it sank.]}
"""
ARTICLE = """\
“It struck a rock,” the pilot said in the dark, “and then it sank.”

It was in the dark, and nobody saw it go.
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    write(tmp_path, {"article.txt": ARTICLE})
    return library_of(tmp_path, RECORDS)


def page(library: Library, slug: str) -> str:
    lines = [plain(line).strip(" │") for line in layout(page_of(library, slug), 72).lines]
    return " ".join(filter(None, lines))


def first(library: Library, slug: str, length: int = 60) -> str:
    return plain(first_words(record_of(library, slug), RecordLoader(library), length))


def test_several_passages_stand_with_a_gap_that_is_not_the_speakers(library: Library) -> None:
    assert "“It struck a rock […] and then it sank.”" in page(library, "several")
    assert first(library, "several") == "“It struck a rock […] and then it sank.”"
    assert copied(library, record_of(library, "several")).startswith(
        "“It struck a rock […] and then it sank.”\n\n"
    )


def test_a_partial_quotation_shows_everywhere_that_it_is_one(library: Library) -> None:
    record = record_of(library, "partial")
    (shown,) = row(library, [record])

    assert "… “in the dark” … The Pilot no date given · partial quotation" in page(
        library, "partial"
    )
    assert first(library, "partial") == plain(shown.second) == "…\u00a0“in the dark”\u00a0…"
    assert copied(library, record).startswith("… “in the dark” …\n\n")
    assert "no date given · partial quotation" in copied(library, record)
    found = excerpts(record._replace(title="Something else"), ["dark"])
    assert [plain(line) for line in found] == ["partial quotation: in the dark"]


def test_a_block_quote_has_brackets_for_what_is_not_there(library: Library) -> None:
    (document,) = export(library, select(library, "statements")).documents()
    text = document.text()

    assert "> \\[…\\] in the dark \\[…\\]\n" in text
    assert "> It struck a rock \\[…\\] and then it sank.\n" in text


def test_the_words_of_every_passage_are_found_by_a_search(library: Library) -> None:
    for words in ("rock", "sank"):
        found = library.lists.page(search(library, f"text:{words}").listing, 0, 9)
        assert "several" in [one.key.slug for one in found]


@pytest.mark.parametrize(
    ("slug", "said"),
    [
        ("several", "found, paragraph 1"),
        ("partial", "found, paragraph 2"),  # the words stand in both, and the locator names this
        ("misplaced", "found, paragraph 2; the locator names another place"),
        ("changed", "NOT found; nearest in paragraph 1, with 1 difference"),
    ],
)
def test_the_place_of_the_words_is_held_against_the_locator(
    library: Library, slug: str, said: str
) -> None:
    assert fact(page_of(library, slug), "Source’s text") == said


def test_a_quotation_links_to_its_words_on_the_web(library: Library) -> None:
    urls = [one.url for one in spans(page_of(library, "several")) if one.url]

    assert urls == [
        "https://example.org/a#:~:text=It%20struck%20a%20rock&text=and%20then%20it%20sank."
    ]


@pytest.mark.parametrize(
    ("passage", "directive"),
    [
        ("so, and well-known & so", "text=so%2C%20and%20well%2Dknown%20%26%20so"),
        ("one … two", "text=one&text=two"),
        ("a b c d e f g h\n\ni j k", "text=a%20b%20c%20d%20e,g%20h%20i%20j%20k"),
        ("[…]", ""),
    ],
)
def test_a_text_fragment_names_the_words_or_their_ends(passage: str, directive: str) -> None:
    address = "https://example.org/a"

    assert with_text_fragment(address, [passage]) == (
        f"{address}#:~:{directive}" if directive else ""
    )
    assert with_text_fragment(f"{address}#top", [passage]) == (
        f"{address}#top:~:{directive}" if directive else ""
    )
    assert with_text_fragment("ftp://example.org", [passage]) == ""


def test_every_piece_is_marked_in_the_source(library: Library) -> None:
    found = spans(source_page(record_of(library, "several"), RecordLoader(library)))
    marked = [
        inner.text
        for before, inner, after in zip(found, found[1:], found[2:], strict=False)
        if (before.text, after.text) == (OPEN, SHUT)
    ]

    assert marked == ["It struck a rock", "and then it sank."]
