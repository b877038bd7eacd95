from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.model.key import Key
from briefing.page.blocks import (
    Attribution,
    FactTable,
    Item,
    ItemList,
    Line,
    Paragraph,
    Span,
    StatementWords,
    Table,
)
from briefing.page.layout.layout import layout
from briefing.reader.widgets.page.page_text import PageText, TextPiece, character_at

WIDTHS = st.integers(min_value=1, max_value=90)
LETTERS = st.text(alphabet=st.sampled_from("abcé日كḍ \u0301"), max_size=30)
WORDS = LETTERS.map(lambda text: f"w{text}")
LINKS = st.sampled_from(("", "x", "y"))
LINES = st.lists(
    st.builds(lambda text, slug: Span(text, link=Key("b", slug) if slug else None), WORDS, LINKS),
    max_size=6,
).map(tuple)


def link(words: str, slug: str) -> Span:
    return Span(words, link=Key("b", slug))


def spread(*lines: Line, width: int = 40) -> PageText:
    return PageText(layout(tuple(Paragraph(line) for line in lines), width))


def shown(page: PageText, pieces: tuple[TextPiece, ...]) -> list[str]:
    return [page.rows[one.row][one.start : one.end] for one in pieces]


def test_links_are_numbered_in_reading_order() -> None:
    page = spread((Span("by "), link("Cramer", "c"), Span(" of "), link("Dakota", "d")))
    assert [page.span(number).text for number in range(page.links)] == ["Cramer", "Dakota"]


def test_a_link_that_goes_on_in_the_next_row_is_one_link_in_two_pieces() -> None:
    page = spread((link("the Islamic Resistance in Iraq", "iri"),), width=20)
    assert page.links == 1
    assert shown(page, page.pieces(0)) == ["the Islamic", "Resistance in Iraq"]


def test_neighbours_that_lead_to_the_same_place_are_one_link() -> None:
    said = (link("27 November 2023", "q"), Span(" (on Monday)", "muted", link=Key("b", "q")))
    for width in (60, 20, 14):
        assert spread(said, width=width).links == 1


def test_links_to_the_same_place_with_words_between_are_two() -> None:
    assert spread((link("him", "c"), Span(" and "), link("him", "c"))).links == 2


def test_links_of_a_table_and_of_facts_are_kept_apart() -> None:
    facts = FactTable((("Place", (link("al-Tanf", "a"),)), ("In", (link("Homs", "h"),))))
    table = Table(((Span("A"),), (Span("B"),)), (((link("one", "o"),), (link("two", "t"),)),))
    items = ItemList((Item((link("x", "x"),)), Item((link("y", "y"),))))
    page = PageText(layout((facts, table, items), 60))
    assert [page.span(number).text for number in range(page.links)] == (
        ["al-Tanf", "Homs", "one", "two", "x", "y"]
    )


@given(LINES, WIDTHS)
def test_a_link_is_found_at_every_cell_where_it_stands(line: Line, width: int) -> None:
    page = spread(line, width=width)
    for number in range(page.links):
        row, cell = page.start(number)
        assert page.link_at(row, cell) == number
        assert number in page.links_within(row, row + 1)
    assert page.link_at(0, 500) == -1
    assert page.link_at(500, 0) == -1


@given(LINES, WIDTHS)
def test_the_pieces_of_the_links_are_the_words_of_the_links(line: Line, width: int) -> None:
    page = spread(line, width=width)
    pieces = "".join(
        "".join(shown(page, page.pieces(number))) for number in range(page.links)
    ).replace(" ", "")
    links = "".join(span.text for span in line if span.link is not None).replace(" ", "")
    assert pieces == links


def test_words_are_found_folded_and_across_the_end_of_a_row() -> None:
    page = spread((Span("the Islamic Resistance; the ISLAMIC résistance"),), width=14)
    found = page.find("islamic resistance")
    assert [shown(page, match) for match in found] == (
        [["Islamic", "Resistance"], ["ISLAMIC", "résistance"]]
    )
    assert not page.find("nothing of it")
    assert not page.find(" … ")


def test_the_bar_of_a_quotation_is_no_part_of_what_is_found() -> None:
    said = StatementWords("quote", True, (Span("no more war at all"),), Attribution((), (), ()))
    page = PageText(layout((said,), 14))
    assert [shown(page, match) for match in page.find("war at all")] == [["war", "at all"]]


@given(LINES, WIDTHS, WIDTHS)
def test_a_place_survives_another_width(line: Line, one: int, other: int) -> None:
    before, after = spread(line, width=one), spread(line, width=other)
    for row in range(len(before.rows)):
        ink = before.ink_before(row)
        back = after.row_of(ink)
        assert after.ink_before(back) <= ink
        assert before.row_of(before.ink_before(row)) >= row


@given(st.text(alphabet=st.sampled_from("ab日é\u0301كّ")), st.integers(min_value=0, max_value=40))
def test_a_cell_leads_to_a_character_of_the_line(text: str, cell: int) -> None:
    assert 0 <= character_at(text, cell) <= len(text)
    assert [character_at("日本語", at) for at in range(5)] == [0, 0, 1, 1, 2]
    assert [character_at("e\u0301a", at) for at in range(3)] == [0, 2, 3]
    assert character_at("abc", cell) == min(cell, 3)


def test_an_empty_page_has_nothing() -> None:
    page = PageText(layout((), 10))
    assert (page.links, page.rows, [*page.find("x")], page.row_of(3)) == (0, [], [], 0)
