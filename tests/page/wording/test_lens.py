"""The wording lens: plain words in the briefing's own prose, and never in a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.wording.loaded_terms import LoadedTerm, Wording
from briefing.analysis.wording.term_matcher import TermMatcher
from briefing.analysis.wording.term_uses import matcher_of
from briefing.library.library import Library
from briefing.library.store.records import Listing
from briefing.model.key import Key
from briefing.page.blocks import (
    Attribution,
    Block,
    Chart,
    FactTable,
    Heading,
    Item,
    ItemList,
    Line,
    Notice,
    Page,
    Paragraph,
    Span,
    StatementWords,
    Table,
    plain,
)
from briefing.page.rows.rows import row
from briefing.page.sections.registry import compose
from briefing.page.wording.lens import BlockRewording, Lens
from briefing.page.wording.rewording import reworded
from tests.briefings import library_of
from tests.page.pages import page_of, questions, record_of, spans
from tests.page.strategies import BLOCKS, lines_of

MODES: tuple[Wording, ...] = ("printed", "neutral", "both")

SECTIONS = """\
actors:
  group:
    name: Army of the Enemy
    kind: armed-group
    aliases: [the enemy]
    note: The occupation [[place|forces]] of [[place]] are the enemy. He says "the enemy".
  paper: {name: The Paper, kind: media}
locations:
  place: {name: Place, kind: region}
sources:
  article: {kind: article, outlet: paper, title: "The enemy, again"}
statements:
  said:
    form: quote
    act: assert
    speaker: group
    role: speaker of the enemy
    chain: [article]
    text: The enemy and the occupation forces. The enemy!
  retold: {form: summary, act: assert, speaker: group, chain: [article], text: They hit the enemy.}
incidents:
  the-enemy: {title: Blows to the enemy, summary: Against the enemy., tags: [the enemy]}
terms:
  one: {as_printed: [the enemy], neutral: them; the other side}
  two: {as_printed: [occupation forces], neutral: foreign troops}
  none: {as_printed: [odd]}
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return library_of(tmp_path, SECTIONS)


def seen(library: Library, slug: str, wording: Wording) -> list[str]:
    """The lines of a page through the lens."""
    page = Lens(library, wording).page(page_of(library, slug))
    return [plain(line) for block in page.blocks for line in _lines(block)]


def _lines(block: Block) -> list[Line]:
    return [] if isinstance(block, Chart) else lines_of(block)


def test_printed_changes_nothing_and_asks_nothing(library: Library) -> None:
    page, rows = page_of(library, "group"), row(library, [record_of(library, "group")])
    lens, asked = Lens(library, "printed"), questions(library)

    assert lens.page(page) is page
    assert lens.rows(rows) == rows
    assert lens.line((Span("the enemy"),), "test") == (Span("the enemy"),)
    assert asked == []


def test_the_library_is_asked_once_for_a_briefing(library: Library) -> None:
    page, lens = page_of(library, "group"), Lens(library, "neutral")
    first = lens.page(page)
    asked = questions(library)

    assert lens.page(page) == first
    assert asked == []


def test_neutral_puts_plain_words_in_brackets(library: Library) -> None:
    lines = seen(library, "group", "neutral")

    assert 'Note: The [foreign troops] of Place are [them]. He says "the enemy".' in lines
    assert "“the enemy”" in lines  # what it is also called
    assert "Army of the Enemy" in lines


def test_both_puts_them_beside_the_printed_ones(library: Library) -> None:
    lines = seen(library, "group", "both")
    said = "Note: The “occupation forces” [foreign troops] of Place are “the enemy” [them]."

    assert f'{said} He says "the enemy".' in lines


def test_the_plain_words_are_marked_and_keep_the_link(library: Library) -> None:
    page = Lens(library, "neutral").page(page_of(library, "group"))

    assert Span("[foreign troops]", "replaced", Key("test", "place")) in spans(page)


@pytest.mark.parametrize("wording", ["neutral", "both"])
def test_verbatim_words_stay_and_are_told_of_below(library: Library, wording: Wording) -> None:
    page = page_of(library, "said")
    through = Lens(library, wording).page(page)
    words, told = through.blocks[:2]

    assert isinstance(words, StatementWords)
    assert plain(words.line) == "The enemy and the occupation forces. The enemy!"
    assert through.title == page.title
    assert isinstance(told, Paragraph)
    assert plain(told.line) == (
        "Loaded words in it: “The enemy” (in plain words: them); "
        "“occupation forces” (in plain words: foreign troops)"
    )


def test_retold_words_titles_and_attributions_are_the_briefings_own(library: Library) -> None:
    retold = Lens(library, "neutral").page(page_of(library, "retold"))
    incident = Lens(library, "neutral").page(page_of(library, "the-enemy"))

    assert retold.title == "They hit [them]."
    assert "They hit [them]." in seen(library, "retold", "neutral")
    assert "Army of the Enemy, speaker of [them]" in seen(library, "said", "neutral")
    assert incident.title == "Blows to [them]"
    assert incident.blocks[0] == Heading(1, (Span("Blows to "), Span("[them]", "replaced")))


def test_slugs_places_and_tags_stay(library: Library) -> None:
    spans_of = spans(Lens(library, "neutral").page(page_of(library, "the-enemy")))

    assert any(span.text.startswith("the-enemy  test.yaml:") for span in spans_of)
    assert any(span.text == "the enemy" and span.query for span in spans_of)


def test_rows_are_seen_through_it_too(library: Library) -> None:
    records = [record_of(library, slug) for slug in ("the-enemy", "said", "article", "one")]
    rows = Lens(library, "neutral").rows(row(library, records))
    first = [plain(one.first) for one in rows]

    assert first[0] == "Blows to [them]"
    assert plain(rows[1].second) == "“The enemy and the occupation forces. The enemy!”"
    assert first[2:] == ["“The enemy, again”", "“the enemy”"]


def test_every_kind_of_block_is_seen_through_it(library: Library) -> None:
    line = (Span("of the enemy"),)
    blocks: tuple[Block, ...] = (
        Heading(2, line),
        Paragraph(line),
        StatementWords("summary", False, line, Attribution(line, line, line, line, line)),
        FactTable((("the enemy", line),)),
        ItemList((Item(line, (line,)),)),
        Table((line,), ((line,),)),
        Notice("note", line),
    )
    page = Page(Key("test", "x"), "actors", "The enemy", "", (*blocks, Chart("the enemy", "", ())))
    through = Lens(library, "neutral").page(page)
    shown = {plain(one) for block in through.blocks for one in _lines(block)}

    assert shown == {"of [them]", "[them]"}
    assert through.title == "[them]"
    assert through.blocks[-1] == Chart("[them]", "", ())


# Laws over any page

TERMS = (
    LoadedTerm(Key("test", "a"), ("the enemy", "enemy base", "the enemy base of them"), "plain a"),
    LoadedTerm(Key("test", "b"), ("it's said", "base-camp", "base"), "plain b; or so"),
)
MATCHER = TermMatcher(TERMS, ["Base Camp of the Enemy"])
PIECES = st.sampled_from(
    [
        *("the", "enemy", "base", "of", "them", "it’s", "said", "base-camp", "Camp", "plain"),
        *("“", "”", '"', " “", "” ", ' "', '" ', "…", "[", "]", ", ", "-", "\n", " ", " ", " "),
        *("the enemy", "ENEMY  BASE", "“the enemy”", '"the enemy"', "Base Camp of the Enemy"),
    ]
)
TEXT = st.lists(PIECES, max_size=12).map("".join)
LINKS = st.sampled_from([None, Key("test", "one"), Key("test", "two")])
_SPAN = partial(Span)
"""The class itself; but of a class hypothesis would make up what is not given."""
SPANS = st.one_of(
    st.builds(_SPAN, TEXT, st.sampled_from(["", "strong", "muted"]), link=LINKS),
    st.builds(_SPAN, TEXT, st.sampled_from(["quote", "literal"]), link=LINKS),
    st.builds(_SPAN, TEXT, query=st.just("tag:enemy")),
    st.builds(_SPAN, TEXT, url=st.just("https://example.org/enemy")),
)
LINES = st.lists(SPANS, max_size=5).map(tuple)
WORDINGS = st.sampled_from(MODES)


@given(LINES)
def test_printed_is_what_it_was(line: Line) -> None:
    assert reworded(line, MATCHER, "printed") == line


@given(LINES, WORDINGS)
def test_twice_through_the_lens_is_once(line: Line, wording: Wording) -> None:
    once = reworded(line, MATCHER, wording)

    assert reworded(once, MATCHER, wording) == once


def _closed(line: Line) -> list[Span]:
    return [
        span
        for span in line
        if span.text and (span.style in ("quote", "literal") or span.url or span.query)
    ]


@given(LINES, WORDINGS)
def test_quotations_literals_and_searches_stay_letter_by_letter(
    line: Line, wording: Wording
) -> None:
    assert _closed(reworded(line, MATCHER, wording)) == _closed(line)


CURLY = re.compile("“[^”]*”")
QUOTATION = re.compile(
    r"""“[^”]*”|(?<!\w)"(?=\S).*?(?<=[^\s])"(?!\w)|^…[^“"]*(?<=\S)[”"](?!\w)|[“"](?=\S)[^”"]*…\s*$"""
)
"""Quotations, whole, and those that a line was cut in."""
BLOT = "ж"
"""A letter that no line of these tests has."""


@given(st.lists(PIECES, max_size=20).map("".join), WORDINGS)
def test_what_stands_between_quotation_marks_stays(text: str, wording: Wording) -> None:
    through = iter(CURLY.findall(plain(reworded((Span(text),), MATCHER, wording))))

    # In `both` there are more of them: those that the lens puts around the printed words.
    assert all(quotation in through for quotation in CURLY.findall(text))


@given(LINES)
def test_every_link_and_every_word_beside_the_terms_stays(line: Line) -> None:
    through = reworded(line, MATCHER, "neutral")
    marked = [span for span in through if span.style == "replaced"]

    assert {span.link for span in line if span.text} - {None} <= {span.link for span in through}
    assert bool(marked) == (through != line)
    assert all(text.count("[") == text.count("]") for text in ["".join(s.text for s in marked)])


@given(LINES)
def test_no_term_is_left_outside_of_quotations_literals_and_names(line: Line) -> None:
    assert list(_left(reworded(line, MATCHER, "neutral"), TERMS)) == []


def _left(line: Line, terms: tuple[LoadedTerm, ...]) -> Iterator[str]:
    """Printed terms that are still in a line, found without the lens's own means.

    Everything that may have them is blotted out first: quotations, spans that stay, plain words.
    A letter stays one, for what it touches is no word of its own; but a name that a quotation
    touches is a name.
    """
    kept = [
        re.sub(r"\W", "|", re.sub(r"\w", BLOT, span.text))
        if span.style in ("quote", "literal", "replaced") or span.url or span.query
        else span.text
        for span in line
    ]
    text = QUOTATION.sub("|", "".join(kept))
    name = rf"(?<![^\W{BLOT}])base camp of the enemy(?![^\W{BLOT}])"
    text = re.sub(name, "|", text.replace("’", "'"), flags=re.I)
    for term in terms:
        for variant in term.variants:
            words = r"\s+".join(map(re.escape, variant.split())).replace("’", "'")
            if "“" not in text and '"' not in text:
                yield from re.findall(rf"(?<!\w){words}(?!\w)", text, flags=re.I)


ODD = TermMatcher(
    [LoadedTerm(Key("test", "a"), ("some", "words some", "sic", "[the minister]"), "plain")]
)


@given(BLOCKS, st.sampled_from(MODES[1:]))
def test_blocks_of_any_text_keep_their_quotations(blocks: list[Block], wording: Wording) -> None:
    rewording = BlockRewording(ODD, wording)
    once = list(rewording.blocks(blocks))

    assert list(rewording.blocks(once)) == once
    assert _quoted(once) == _quoted(blocks)
    assert [type(one) for one in once if one in blocks or not _is_told(one)] == [
        type(one) for one in blocks
    ]


def _quoted(blocks: list[Block]) -> list[Line]:
    return [one.line for one in blocks if isinstance(one, StatementWords) and one.verbatim]


def _is_told(block: Block) -> bool:
    return isinstance(block, Paragraph) and plain(block.line).startswith("Loaded words in it: ")


# The shipped briefing


@pytest.fixture(scope="module")
def pages(shipped: Library) -> list[Page]:
    return [compose(shipped, record) for record in shipped.lists.page(Listing(), 0, 10_000)]


@pytest.mark.parametrize("wording", MODES)
def test_the_shipped_quotations_are_the_same_in_every_mode(
    shipped: Library, pages: list[Page], wording: Wording
) -> None:
    lens = Lens(shipped, wording)

    for page in pages:
        through = lens.page(page)
        before = [span.text for span in spans(page) if span.style == "quote"]
        after = [span.text for span in spans(through) if span.style == "quote"]
        assert _quoted(list(through.blocks)) == _quoted(list(page.blocks))
        assert [text for text in after if text in before][: len(before)] == before
        assert lens.page(through) == through


def test_no_loaded_term_is_left_on_a_shipped_page(shipped: Library, pages: list[Page]) -> None:
    lens = Lens(shipped, "neutral")
    matcher = matcher_of(shipped, "us-forces-iraq-syria-2023")
    through = [lens.page(page) for page in pages]
    left = [
        (page.key.slug, plain(line), one.term.key.slug)
        for page in through
        for block in page.blocks
        if not (isinstance(block, StatementWords) and block.verbatim)
        for line in _lines(block)
        for one in matcher.find(_without_quotations(line))
    ]

    assert sum(span.style == "replaced" for page in through for span in spans(page)) > 10
    assert left == []


def _without_quotations(line: Line) -> str:
    kept = ("quote", "literal", "replaced")
    text = "".join(
        "|" if span.style in kept or span.url or span.query else span.text for span in line
    )
    return QUOTATION.sub("|", text)
