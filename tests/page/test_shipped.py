"""Every page of the shipped briefing."""

from __future__ import annotations

from itertools import pairwise

import pytest
from rich.cells import cell_len

from briefing.library.library import Library
from briefing.library.store.records import Listing, Record
from briefing.page.blocks import Page, StatementWords, plain
from briefing.page.layout.layout import layout
from briefing.page.rows.rows import RowComposer, row
from briefing.page.sections.registry import compose
from tests.page.pages import spans


@pytest.fixture(scope="module")
def records(shipped: Library) -> list[Record]:
    return shipped.lists.page(Listing(), 0, 10_000)


@pytest.fixture(scope="module")
def pages(shipped: Library, records: list[Record]) -> list[Page]:
    return [compose(shipped, record) for record in records]


def test_every_link_leads_to_a_record(shipped: Library, pages: list[Page]) -> None:
    linked = {span.link for page in pages for span in spans(page) if span.link}

    assert linked - shipped.titles(linked).keys() == set()


def test_no_page_shows_anything_broken(pages: list[Page]) -> None:
    broken = [(page.key, one.text) for page in pages for one in spans(page) if one.style == "error"]

    assert broken == []


@pytest.mark.parametrize("width", [20, 40, 80, 120])
def test_every_page_fits(pages: list[Page], width: int) -> None:
    for page in pages:
        assert all(cell_len(plain(line)) <= width for line in layout(page, width).lines)


def test_every_quotation_is_on_its_page_letter_by_letter(
    records: list[Record], pages: list[Page]
) -> None:
    for record, page in zip(records, pages, strict=True):
        if record.section == "statements":
            words = page.blocks[0]
            assert isinstance(words, StatementWords)
            assert words.verbatim == record.text("form").endswith("quote")
            assert not words.verbatim or plain(words.line) == record.text("text")


def test_no_words_are_without_speaker_and_chain(pages: list[Page]) -> None:
    words = [block for page in pages for block in page.blocks if isinstance(block, StatementWords)]
    chains = [plain(one.attribution.chain) for one in words]

    assert len(words) > 100
    assert all(plain(one.attribution.speaker) for one in words)
    read = [chain.removesuffix(" · F6: cannot be judged") for chain in chains]
    assert all(chain.endswith(("(source read)", "(its own publication, read)")) for chain in read)
    assert not set(read) & set(chains)


def test_every_record_has_a_row(shipped: Library, records: list[Record]) -> None:
    rows = row(shipped, records)

    assert [one.key for one in rows] == [record.key for record in records]
    assert all(plain(one.first) for one in rows)


def test_the_walk_from_the_front_page_to_the_group_is_all_links(pages: list[Page]) -> None:
    linked = {
        page.key.slug: {p.span.link.slug for p in layout(page, 80).links if p.span.link}
        for page in pages
    }
    walk = (
        *("briefing", "cramer-no-deterrence", "kevin-cramer", "cramer-no-deterrence"),
        *("attacks-on-us-bases", "attack-al-tanf", "claim-al-tanf", "islamic-resistance-in-iraq"),
    )

    assert all(there in linked[here] for here, there in pairwise(walk))


def test_what_is_remembered_from_page_to_page_changes_no_row(
    shipped: Library, records: list[Record]
) -> None:
    rows = RowComposer(shipped)

    one_by_one = [found for record in (*records, *records) for found in rows.of([record])]

    assert one_by_one == 2 * row(shipped, records)
