"""Lines of a page: the text is kept, links lead where they should, and statements are noted."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.export import gfm
from briefing.export.anchors import Footnotes
from briefing.export.links import LinkStyle, links_of
from briefing.export.spans import SpanWriter, markdown_paragraphs
from briefing.model.key import Key
from briefing.page.blocks import Line, Span, Style, plain
from briefing.text.visible import visible
from tests.export.reading import HOSTILE, Read, inlines, parse, read, text

HERE, THERE, STATEMENT, ABROAD, NOWHERE = (
    Key("test", "here"),
    Key("test", "there"),
    Key("test", "statement"),
    Key("other", "abroad"),
    Key("test", "nowhere"),
)
TARGETS = {HERE: "a.md", STATEMENT: "a.md", ABROAD: "a.md", THERE: "b.md"}
STYLES: list[Style] = ["", "strong", "muted", "label", "quote", "error"]
_SPAN = partial(Span)
"""The class itself; but of a class hypothesis would make up what is not given."""
SPANS = st.builds(_SPAN, HOSTILE, st.sampled_from(STYLES)) | st.builds(
    _SPAN,
    HOSTILE.map(lambda words: words.replace("\n", " ")),
    st.sampled_from(STYLES),
    st.sampled_from([HERE, THERE, STATEMENT, ABROAD, NOWHERE]),
)


def lines(style: LinkStyle = "relative", alone: bool = True) -> SpanWriter:
    notes = Footnotes("test")
    links = links_of(style, "test", "a.md", alone)
    places = {"kind:incident": "incidents.md"}
    return SpanWriter(
        links, TARGETS, places, lambda span: notes.mark(STATEMENT) if span.link == STATEMENT else ""
    )


def written(line: Line, style: LinkStyle = "relative", alone: bool = True) -> str:
    return gfm.block(lines(style, alone).raw(line))


def as_read(line: Line, style: LinkStyle = "relative") -> Read:
    notes = "\n\n[^statement]: Who says so.\n"
    return read(written(line, style) + notes)


@given(st.lists(SPANS, max_size=5).map(tuple), st.sampled_from(["relative", "none"]))
def test_the_text_of_any_line_reads_back(line: Line, style: LinkStyle) -> None:
    whole = visible(plain(line))
    found = [each for each in as_read(line, style).texts if each != "Who says so."]
    assert "".join(found) == "\n".join(part for part in whole.split("\n") if part)


@given(st.lists(SPANS, max_size=5).map(tuple))
def test_there_are_no_links_but_those_to_what_the_export_has(line: Line) -> None:
    targets = {"#here", "#statement", "#other.abroad", "b.md#there"}
    assert {each for each in as_read(line).links if "@" not in each} <= targets
    assert not [each for each in as_read(line, "none").links if "@" not in each]


@pytest.mark.parametrize(
    ("span", "markdown"),
    [
        (Span("al-Tanf", link=HERE), "[al-Tanf](#here)"),
        (Span("al-Tanf", link=THERE), "[al-Tanf](b.md#there)"),
        (Span("abroad", link=ABROAD), "[abroad](#other.abroad)"),
        (Span("nobody", link=NOWHERE), "nobody"),
        (Span("he said", link=STATEMENT), "[he said](#statement)[^statement]"),
        (Span("[sic]", link=HERE), "[\\[sic\\]](#here)"),
        (Span("Cramer", "strong", HERE), "**[Cramer](#here)**"),
        (Span("two lines\nof words", link=HERE), "[two lines of words](#here)"),
        (Span("9 incidents", query="kind:incident"), "[9 incidents](incidents.md)"),
        (Span("drone", query="tag:drone"), "drone"),
        (Span("https://example.org/a", url="https://example.org/a"), "<https://example.org/a>"),
        (Span("a copy", url="https://example.org/a"), "[a copy](https://example.org/a)"),
        (Span("a copy", url="javascript:alert(1)"), "a copy"),
    ],
)
def test_a_relative_link_leads_to_its_record_and_to_nothing_else(span: Span, markdown: str) -> None:
    assert written((span,)) == markdown


@pytest.mark.parametrize(
    ("span", "markdown"),
    [
        (Span("al-Tanf", link=HERE), "[[here|al-Tanf]]"),
        (Span("here", link=HERE), "[[here]]"),
        (Span("abroad", link=ABROAD), "[[other/abroad|abroad]]"),
        (Span("a|b", link=HERE), "a|b ([[here]])"),
        (Span("[sic] *", link=HERE), "\\[sic\\] \\* ([[here]])"),
        (Span("he said", link=STATEMENT), "[[statement|he said]][^statement]"),
    ],
)
def test_a_wiki_link_has_the_slug_and_the_words(span: Span, markdown: str) -> None:
    assert written((span,), "wiki") == markdown


def test_in_a_folder_a_wiki_link_leads_only_to_what_the_folder_has() -> None:
    line = (Span("nobody", link=NOWHERE),)
    assert written(line, "wiki", alone=False) == "nobody"
    assert written(line, "wiki", alone=True) == "[[nowhere|nobody]]"


def test_without_links_the_words_stay_and_so_do_the_footnotes() -> None:
    line = (Span("As "), Span("he said", link=STATEMENT), Span(" at "), Span("X", link=HERE))
    assert written(line, "none") == "As he said[^statement] at X"


def test_a_statement_is_noted_once_in_a_line_and_its_own_words_not_at_all() -> None:
    line = (Span("one", link=STATEMENT), Span(" and "), Span("two", link=STATEMENT))
    assert written(line).count("[^statement]") == 1
    assert lines().raw(line, own=STATEMENT) == "[one](#statement) and [two](#statement)"


@pytest.mark.parametrize("after", ["(x)", "[x]", "{.x}", "[^x]"])
@pytest.mark.parametrize("key", [HERE, STATEMENT])
@pytest.mark.parametrize("style", ["relative", "wiki", "none"])
def test_brackets_after_a_link_are_only_brackets(after: str, key: Key, style: LinkStyle) -> None:
    found = as_read((Span("a", link=key), Span(after)), style)
    assert found.texts[0].endswith(after)
    assert {"#here": HERE, "#statement": STATEMENT}.get("".join(found.links), key) == key


def test_an_exclamation_mark_before_a_link_makes_no_image() -> None:
    found = as_read((Span("Look!"), Span("here", link=HERE)))
    assert (found.texts[0], found.links) == ("Look!here", ["#here"])


def test_a_text_is_cut_into_paragraphs_where_it_has_an_empty_line() -> None:
    line = (Span("One.\n \n\nTw"), Span("o", "strong"), Span(".\nStill two.\n\n"))
    assert [plain(part) for part in markdown_paragraphs(line)] == ["One.", "Two.\nStill two."]


@given(HOSTILE)
def test_no_paragraph_is_lost(words: str) -> None:
    parts = [gfm.block(lines().raw(part)) for part in markdown_paragraphs((Span(words),))]
    found = [text(each) for each in inlines(parse("\n\n".join(part for part in parts if part)))]
    assert "".join("".join(found).split()) == "".join(visible(words).split())
