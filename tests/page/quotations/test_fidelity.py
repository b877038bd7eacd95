"""What a page says of a quotation that was held against its source, and the source's words."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from briefing.analysis.quotations.fidelity import QuotationFound, QuotationMissing, look_up
from briefing.analysis.quotations.paragraphs import paragraphs
from briefing.analysis.speaker import is_verbatim
from briefing.export.context import ExportOptions
from briefing.export.export import export
from briefing.export.selection import select
from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.library.store.records import Listing
from briefing.page.blocks import Block, ItemList, Notice, Page, Span, Style, plain
from briefing.page.quotations.fidelity import (
    HERE,
    OPEN,
    SHUT,
    CheckedQuotation,
    checked_quotations,
    fidelity_fact,
    source_page,
)
from briefing.page.quotations.locator import located
from briefing.page.record_loader import RecordLoader
from tests.briefings import library_of, write
from tests.page.pages import fact, page_of, record_of, shown, spans

STATEMENTS = """\
actors:
  pilot: {name: The Pilot, kind: person}
  outlet: {name: The Outlet, kind: media}
sources:
  article: {kind: article, outlet: outlet, title: A Wreck, text: article.txt}
  letter: {kind: document, outlet: outlet, seen: false, text: article.txt}
  notes: {kind: document, outlet: outlet}
  broken: {kind: document, outlet: outlet, text: nowhere.txt}
statements:
  right:
    {form: quote, act: assert, speaker: pilot, chain: [article], text: It struck a rock}
  wrong:
    {form: quote, act: assert, speaker: pilot, chain: [article],
     text: It soon struck a reef in the}
  absent:
    {form: quote, act: assert, speaker: pilot, chain: [article], text: Zebras dance quietly}
  cut:
    {form: partial-quote, act: assert, speaker: pilot, chain: [article, unknown, notes],
     text: at “dusk”}
  retold:
    {form: summary, act: assert, speaker: pilot, chain: [article], text: A wreck.,
     locator: paragraph 3}
  unread:
    {form: quote, act: assert, speaker: pilot, chain: [letter], text: It struck a rock}
  without:
    {form: quote, act: assert, speaker: pilot, chain: [notes], text: It struck a rock}
  faulty:
    {form: quote, act: assert, speaker: pilot, chain: [broken], text: It struck a rock}
"""
ARTICLE = """\
A wreck in the harbour

The ship left at 'dusk', and nobody saw it go [sic].

"It struck a rock in the
dark," the pilot said. Nobody [b]else[/b] \x1b[31mspoke\x1b[0m.

The keel was found later.

The last paragraph stands far away.
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    write(tmp_path, {"article.txt": ARTICLE})
    return library_of(tmp_path, STATEMENTS)


def page(library: Library, slug: str) -> Page:
    return source_page(record_of(library, slug), RecordLoader(library))


def marked(blocks: Page) -> list[tuple[str, str]]:
    """What stands between the signs of a page, each with its style."""
    every = spans(blocks)
    return [
        (inner.text, inner.style)
        for before, inner, after in zip(every, every[1:], every[2:], strict=False)
        if (before.text, after.text) == (OPEN, SHUT)
    ]


def severities(blocks: Sequence[Block]) -> list[str]:
    return [block.severity for block in blocks if isinstance(block, Notice)]


@pytest.mark.parametrize(
    ("slug", "expected", "style"),
    [
        ("right", "found, paragraph 2", ""),
        ("cut", "found, paragraph 1", ""),
        ("wrong", "NOT found; nearest in paragraph 2, with 2 differences", "error"),
        ("absent", "NOT found, and no passage is near", "error"),
        ("faulty", "not checked: the text cannot be read", "warning"),
    ],
)
def test_a_page_says_whether_the_quotation_stands_in_its_source(
    library: Library, slug: str, expected: str, style: Style
) -> None:
    assert fact(page_of(library, slug), "Source’s text") == expected
    assert fidelity_fact(record_of(library, slug), RecordLoader(library))[1] == (
        Span(expected, style),
    )


@pytest.mark.parametrize("slug", ["retold", "unread", "without"])
def test_it_says_nothing_where_nothing_can_be_checked(library: Library, slug: str) -> None:
    assert checked_quotations(record_of(library, slug), RecordLoader(library)) is None
    assert fidelity_fact(record_of(library, slug), RecordLoader(library))[1] == ()


def test_the_last_source_that_was_read_and_has_a_text_is_the_one(library: Library) -> None:
    found = checked_quotations(record_of(library, "cut"), RecordLoader(library))
    assert found is not None
    assert found.source.key.slug == "article"


def test_the_words_are_marked_in_their_paragraph_between_its_neighbours(library: Library) -> None:
    found = page(library, "right")
    assert marked(found) == [("It struck a rock", "strong")]
    lines = shown(found)
    assert [line for line in lines if line.removeprefix(f"{HERE} ").startswith("Paragraph")] == [
        "Paragraph 1",
        f"{HERE} Paragraph 2",
        "Paragraph 3",
    ]
    assert not any("far away" in line for line in lines)
    assert severities(found.blocks) == ["note"]


def test_the_source_is_linked(library: Library) -> None:
    links = [span.link.slug for span in spans(page(library, "right")) if span.link]
    assert links == ["article"]


def test_a_miss_marks_and_lists_the_words_that_differ(library: Library) -> None:
    found = page(library, "wrong")
    assert marked(found) == [(" ", "error"), ("rock", "error")]
    listed = [
        plain(one.line)
        for block in found.blocks
        if isinstance(block, ItemList)
        for one in block.items
    ]
    assert listed == ["“soon” → nothing", "“reef” → “rock”"]
    assert severities(found.blocks) == ["error"]


def test_what_is_only_retold_is_shown_where_its_locator_says_and_is_not_checked(
    library: Library,
) -> None:
    found = page(library, "retold")
    assert marked(found) == []
    assert f"{HERE} Paragraph 3" in shown(found)
    assert any("Not checked" in line for line in shown(found))


@pytest.mark.parametrize(("slug", "severity"), [("without", "note"), ("faulty", "error")])
def test_without_a_text_the_page_says_what_to_do(
    library: Library, slug: str, severity: str
) -> None:
    found = page(library, slug)
    words = "\n".join(shown(found))
    assert "--sources DIR" in words
    assert "text:" in words
    assert severities(found.blocks) == [severity]


def test_where_no_source_was_read_the_page_says_so(library: Library) -> None:
    assert any("No source of this record was read" in one for one in shown(page(library, "unread")))


def test_a_source_is_shown_from_its_beginning(library: Library) -> None:
    assert any("The ship left" in line for line in shown(page(library, "article")))


def test_what_a_source_says_is_neither_markup_nor_a_control(library: Library) -> None:
    words = " ".join(shown(page(library, "right")))
    assert "[b]else[/b] ␛[31mspoke␛[0m" in words
    assert "\x1b" not in words


def test_of_a_paragraph_without_end_only_a_part_is_shown(tmp_path: Path) -> None:
    write(tmp_path, {"article.txt": f"{'before ' * 9_000}It struck a rock {'after ' * 9_000}."})
    found = page(library_of(tmp_path, STATEMENTS), "right")
    assert marked(found) == [("It struck a rock", "strong")]
    words = "".join(span.text for span in spans(found))
    assert len(words) < 6_000
    assert words.count("[…]") == 2


def test_an_empty_text_makes_a_page(tmp_path: Path) -> None:
    write(tmp_path, {"article.txt": ""})
    library = library_of(tmp_path, STATEMENTS)
    assert "The text is empty." in shown(page(library, "right"))
    assert "The text is empty." in shown(page(library, "retold"))


def test_nothing_of_a_source_is_exported(library: Library) -> None:
    documents = export(library, select(library, "all"), ExportOptions()).documents()
    words = "\n".join(document.text() for document in documents)
    assert "with 2 differences" in words
    for line in ARTICLE.splitlines():
        assert not line or line not in words
    assert "the pilot said" not in words


@pytest.mark.parametrize(
    ("locator", "expected"),
    [
        ("paragraph 2", "Two."),
        ("Paragraphs 1 and 3", "One.\n\nTwo.\n\nSecond heading\n\nThree."),
        ("p. 4, para. 3", "Three."),
        ("headline", "The headline"),
        ("first section heading", "Second heading"),
        ("the last heading", "Second heading"),
        ("paragraph 9", ""),
        ("third section heading", ""),
        ("page 2", None),
        ("", None),
    ],
)
def test_a_locator_names_a_part_of_the_text(locator: str, expected: str | None) -> None:
    text = "The headline\n\nOne.\n\nTwo.\n\nSecond heading\n\nThree."
    span = located(locator, paragraphs(text))
    assert (span and text[slice(*span)]) == expected


@pytest.fixture
def shipped(content: Path) -> dict[str, CheckedQuotation | None]:
    """What was found of each quotation of the shipped briefing, where its source is at hand."""
    folder = os.environ.get("BRIEFING_SOURCES")
    if not folder:
        pytest.skip("BRIEFING_SOURCES names no folder with the texts of the sources")
    library = open_library(content, sources=Path(folder))
    statements = library.lists.page(Listing(section="statements"), 0, 1_000)
    return {
        one.key.slug: checked_quotations(one, RecordLoader(library))
        for one in statements
        if is_verbatim(one)
    }


def test_every_quotation_of_the_shipped_briefing_stands_in_its_source(
    shipped: dict[str, CheckedQuotation | None],
) -> None:
    missed = {
        slug: one
        for slug, one in shipped.items()
        if not (one and isinstance(one.result, QuotationFound))
    }
    assert shipped
    assert missed == {}


def test_any_word_of_the_shipped_quotations_that_is_changed_is_what_differs(
    shipped: dict[str, CheckedQuotation | None],
) -> None:
    for one in filter(None, shipped.values()):
        words = one.words[one.result.start : one.result.end].split()
        for place in range(len(words) if len(words) > 2 else 0):
            quote = " ".join([*words[:place], "zebra", *words[place + 1 :]])
            result = look_up(quote, one.words)
            assert isinstance(result, QuotationMissing)
            (difference,) = result.differences
            assert difference.quoted == "zebra"
            assert difference.printed in words[place] or not difference.printed
