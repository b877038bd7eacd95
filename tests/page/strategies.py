"""Blocks of any text, as no author would write them."""

from __future__ import annotations

from functools import partial

from hypothesis import strategies as st

from briefing.model.key import Key
from briefing.page.blocks import (
    Attribution,
    Beside,
    Block,
    Chart,
    FactTable,
    Heading,
    Item,
    ItemList,
    Line,
    Notice,
    Paragraph,
    Span,
    StatementWords,
    Table,
)

PIECES = (
    *"abcdefg-/.,[]() \n",
    *("some ", "words ", "[sic] ", "[the minister] ", "[[slug|shown]] ", "e\u0301", "👩\u200d🚀"),
    *("日本語", "العربية ", "क्षि", "\u200d", "\ufe0f", "🏿", "\u00a0", "\u3000", "\t", "\x1b[31m"),
    *("\u202e", "\u0301", "https://example.org/a/very/long/address/", "⌨\ufe0f"),
)
TEXT = st.one_of(st.lists(st.sampled_from(PIECES), max_size=30).map("".join), st.text(max_size=20))
KEYS = st.sampled_from([Key("test", "one"), Key("test", "two")])
_SPAN = partial(Span)
"""The class itself; but of a class hypothesis would make up what is not given."""
SPANS = st.one_of(
    st.builds(_SPAN, TEXT),
    st.builds(_SPAN, TEXT, st.just("strong"), link=KEYS),
    st.builds(_SPAN, TEXT, query=st.just("kind:actor")),
    st.builds(_SPAN, TEXT, url=st.just("https://example.org")),
)
LINES = st.lists(SPANS, max_size=6).map(tuple)
ATTRIBUTIONS = st.builds(
    Attribution,
    LINES,
    LINES,
    LINES,
    LINES,
    st.just(()),  # all of it is shown
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(st.integers(1, 5))
    cells = st.lists(LINES, min_size=columns, max_size=columns).map(tuple)
    head = draw(
        st.lists(st.sampled_from(["As of", "Value", "By"]), min_size=columns, max_size=columns)
    )
    numbers = draw(st.frozensets(st.integers(0, columns - 1)))
    rows = draw(st.lists(cells, max_size=4).map(tuple))
    return Table(tuple((Span(name),) for name in head), rows, numbers)


FLOWING = st.one_of(
    st.builds(Heading, st.integers(1, 3), LINES),
    st.builds(Paragraph, LINES),
    st.builds(
        StatementWords, st.just("quote"), st.just(True), LINES, ATTRIBUTIONS, st.none() | KEYS
    ),
    st.builds(
        StatementWords, st.just("summary"), st.just(False), LINES, ATTRIBUTIONS, st.none() | KEYS
    ),
    st.builds(
        ItemList,
        st.lists(st.builds(Item, LINES, st.lists(LINES, max_size=2).map(tuple))).map(tuple),
        st.none(),  # all of it is shown
    ),
    st.builds(Notice, st.sampled_from(["error", "warning", "note"]), LINES),
)
BESIDE = st.builds(
    Beside,
    LINES,
    st.tuples(LINES, LINES),
    st.tuples(LINES, LINES),
    st.just(True),  # all of it is shown
)
FACTS = st.builds(FactTable, st.lists(st.tuples(TEXT, LINES), max_size=4).map(tuple))
BLOCKS: st.SearchStrategy[list[Block]] = st.lists(
    st.one_of(FLOWING, FACTS, BESIDE, tables()), max_size=5
)


def lines_of(block: Block) -> list[Line]:
    """Every line of a block, in reading order."""
    match block:
        case Heading(_, line) | Paragraph(line) | Notice(_, line):
            return [line]
        case StatementWords():
            said = block.attribution
            return [block.line, said.speaker, said.said, said.chain, said.against, said.way]
        case FactTable(rows):
            return [line for label, value in rows for line in ((Span(label),), value)]
        case ItemList(items):
            return [line for item in items for line in (item.line, *item.below)]
        case Table(head, rows):
            return [*head, *(cell for row in rows for cell in row)]
        case Beside(about, names, sides):
            return [about, *names, *sides]
        case Chart(label):
            return [(Span(label),)]
