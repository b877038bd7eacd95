"""Each kind of block as Markdown, whatever its text is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from briefing.export.attribution import StatementAttributions
from briefing.export.block_renderer import BlockRenderer
from briefing.export.links import NoLinks
from briefing.export.spans import SpanWriter
from briefing.library.library import Library
from briefing.model.key import Key
from briefing.page.blocks import (
    Attribution,
    Block,
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
    lines_of,
)
from briefing.page.record_loader import RecordLoader
from briefing.text.visible import visible
from tests.briefings import library_of
from tests.export.conftest import one
from tests.export.made_up import BRIEFING, HEADER
from tests.export.reading import HOSTILE, inlines, parse, read, text

OWN = Key("test", "own")
SAID = Attribution((Span("Ann"), Span(", guard")), (Span("1 May"),), (Span("Ann → The Paper"),))


def rendered(library: Library, *blocks: Block, level: int = 2) -> str:
    lines = SpanWriter(NoLinks(), {}, {}, lambda span: f"[^{span.link.slug}]" if span.link else "")
    render = BlockRenderer(lines, StatementAttributions(RecordLoader(library)), OWN, level)
    page = Page(OWN, "statements", "", "", blocks)
    return "\n\n".join(render.blocks(page))


def line(words: str) -> Line:
    return (Span(words),)


def test_headings_count_from_the_records_own_and_end_at_the_second_level(library: Library) -> None:
    blocks = (Heading(2, line("Said")), Heading(3, line("About it")), Paragraph(line("x")))
    assert rendered(library, *blocks) == "### Said\n\n**About it**\n\nx"
    assert rendered(library, Heading(2, line("Said")), level=6) == "###### Said"


def test_notices_say_in_words_how_bad_it_is(library: Library) -> None:
    notices = (
        Notice("error", line("No such record.")),
        Notice("warning", line("Odd.")),
        Notice("note", (Span("What this rests on: ", "label"), Span("One article."))),
    )
    assert rendered(library, *notices) == (
        "**Error:** No such record.\n\n**Warning:** Odd.\n\n**What this rests on:** One article."
    )


def test_facts_are_labelled_and_several_of_one_label_are_a_list(library: Library) -> None:
    facts = FactTable(
        (("Date", line("1 May")), ("By", line("A")), ("", line("B")), ("To", line("C")))
    )
    assert rendered(library, facts) == ("- **Date:** 1 May\n- **By:**\n  - A\n  - B\n- **To:** C")


def test_what_stands_below_an_item_belongs_to_it(library: Library) -> None:
    items = ItemList((Item(line("One"), (line("why"), line("how"))), Item(line("Two"))))
    assert rendered(library, items) == "- One\\\n  why\\\n  how\n- Two"
    assert [text(each) for each in inlines(parse(rendered(library, items)))] == [
        "One\nwhy\nhow",
        "Two",
    ]


def test_two_lists_in_a_row_stay_two(library: Library) -> None:
    lists = (FactTable((("Date", line("1 May")),)), ItemList((Item(line("One")),)), ItemList(()))
    tokens = parse(rendered(library, *lists))
    assert [token.type for token in tokens].count("bullet_list_open") == 2


@pytest.mark.parametrize(
    ("form", "label"),
    [("paraphrase", "Paraphrase:"), ("summary", "Summary:"), ("", "Not word for word:")],
)
def test_words_that_are_retold_say_so(library: Library, form: str, label: str) -> None:
    words = StatementWords(form, verbatim=False, line=line("He left."), attribution=SAID)
    assert rendered(library, words) == (
        f"**Ann**, guard; 1 May; Ann → The Paper:\\\n**{label}** He left."
    )


@given(HOSTILE)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_quotation_is_kept_to_the_letter_in_one_block_quote(library: Library, said: str) -> None:
    words = StatementWords("quote", verbatim=True, line=line(said), attribution=SAID)
    found = read(rendered(library, words))
    assert "".join("".join(found.quotations).split()) == "".join(visible(said).split())
    assert found.speakers == ["Ann, guard; 1 May; Ann → The Paper:"]


@given(HOSTILE, HOSTILE)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_changes_what_a_block_is(library: Library, some: str, other: str) -> None:
    a, b = f"a{some}", f"b{other}"
    blocks = (
        Heading(2, line(a)),
        Paragraph((*line(a), Span(b, "strong"))),
        FactTable(((a, line(b)), ("", line(a)))),
        ItemList((Item(line(a), (line(b),)), Item(line(b)))),
        Table((line(a), line(b)), ((line(b), line(a)),)),
        Notice("error", line(b)),
    )
    kinds = [token.type for token in parse(rendered(library, *blocks)) if token.nesting == 1]
    paragraphs = kinds.count("paragraph_open")
    assert [kind for kind in kinds if kind != "paragraph_open"] == [
        "heading_open",
        *("bullet_list_open", "list_item_open", "bullet_list_open"),
        *("list_item_open", "list_item_open"),
        *("bullet_list_open", "list_item_open", "list_item_open"),
        *("table_open", "thead_open", "tr_open", "th_open", "th_open"),
        *("tbody_open", "tr_open", "td_open", "td_open"),
    ]
    assert paragraphs >= 7


def test_words_that_another_page_cuts_are_whole_where_the_statement_is_left_out(
    tmp_path: Path,
) -> None:
    long = " ".join(f"word{number}" for number in range(200))
    statement = f"""\
      long:
        form: quote
        act: assert
        speaker: ann
        chain: paper-1
        text: {json.dumps(long)}
    """
    briefing = BRIEFING.replace("    actors:\n", f"{statement.rstrip(' ')}    actors:\n", 1)
    library = library_of(tmp_path, briefing, header=HEADER)
    assert long in read(one(library, "ann")).quotations
    assert "> word0 word1" in one(library, "actors", "none")
    assert one(library, "all").count(long) == 1


def test_every_line_of_a_page_is_looked_through_for_links() -> None:
    keys = [Key("test", f"k{number}") for number in range(12)]
    spans = iter([(Span("x", link=key),) for key in keys[:-1]])
    said = Attribution(next(spans), next(spans), next(spans))
    blocks = (
        Heading(1, next(spans)),
        StatementWords("quote", True, next(spans), said, link=keys[-1]),
        FactTable((("a", next(spans)),)),
        ItemList((Item(next(spans), (next(spans),)),)),
        Table((next(spans),), ((next(spans),),)),
        Notice("note", next(spans)),
    )
    page = Page(OWN, "statements", "", "", blocks)
    assert {span.link for each in lines_of(page.blocks) for span in each} == set(keys)


def test_what_is_wrong_with_a_record_leaves_with_it(tmp_path: Path) -> None:
    library = library_of(
        tmp_path,
        "actors:\n  ann: {name: Ann, kind: person, country: nowhere, note: 'See [[bob]].'}\n",
    )
    exported = one(library, "ann")
    assert "**Error:** " in exported
    assert "nowhere" in exported
    assert "\\[\\[bob\\]\\]" in exported
