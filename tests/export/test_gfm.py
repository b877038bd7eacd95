"""Text to Markdown and back: whatever was written is read, and nothing of it is markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.export import gfm
from briefing.text.visible import visible
from tests.export.reading import HOSTILE, inlines, parse, text


def types(markdown: str) -> list[str]:
    return [token.type for token in parse(markdown)]


def filled(written: str) -> str:
    """What can be seen of a text in one block: no empty lines, and marks for what is hidden."""
    return "\n".join(line for line in visible(written).split("\n") if line)


@given(HOSTILE)
def test_a_paragraph_reads_back_as_it_was_written(written: str) -> None:
    markdown = gfm.block(gfm.escape(written))
    if not filled(written):
        assert markdown == ""
        return
    assert types(markdown) == ["paragraph_open", "inline", "paragraph_close"]
    assert text(*inlines(parse(markdown))) == filled(written)


@given(HOSTILE)
def test_a_heading_reads_back_as_it_was_written(written: str) -> None:
    markdown = f"## {gfm.one_line(gfm.escape(written))}"
    assert types(markdown) == ["heading_open", "inline", "heading_close"]
    assert text(*inlines(parse(markdown))) == filled(written).replace("\n", " ")


@given(HOSTILE, HOSTILE)
def test_items_of_a_list_stay_items_and_read_back(first: str, second: str) -> None:
    lines = [gfm.indent(gfm.block(gfm.escape(each)), "  ") for each in (f"x{first}", f"{second}x")]
    tokens = parse("\n".join(f"- {line}" for line in lines))
    assert [token.type for token in tokens].count("list_item_open") == 2
    assert [text(each) for each in inlines(tokens)] == [filled(f"x{first}"), filled(f"{second}x")]


@given(st.lists(HOSTILE.filter(filled), min_size=1, max_size=3))
def test_a_quotation_is_one_quotation_and_reads_back(written: list[str]) -> None:
    tokens = parse(gfm.quotation([gfm.block(gfm.escape(each)) for each in written]))
    assert [token.type for token in tokens].count("blockquote_open") == 1
    assert [text(each) for each in inlines(tokens)] == [filled(each) for each in written]


@given(st.lists(HOSTILE, min_size=2, max_size=4))
def test_pieces_that_are_joined_read_back_joined(written: list[str]) -> None:
    markdown = gfm.block("".join(gfm.escape(each) for each in written))
    read = "".join(text(each) for each in inlines(parse(markdown)))
    assert read == filled("".join(map(visible, written)))


@given(HOSTILE, HOSTILE, HOSTILE)
def test_bold_words_keep_their_text_and_that_beside_them(a: str, b: str, c: str) -> None:
    before, inside, after = (gfm.escape(each) for each in (a, b, c))
    markdown = gfm.block(before + gfm.bold(inside, before[-1:], after[:1]) + after)
    read = "".join(text(each) for each in inlines(parse(markdown)))
    assert read == filled("".join(map(visible, (a, b, c))))


@pytest.mark.parametrize(
    ("words", "before", "after"),
    [("Note:", "", " "), ("Kevin Cramer", "— ", ","), ("x ", "", ""), ("“Yes.”", " ", "")],
)
def test_words_that_stand_free_are_bold(words: str, before: str, after: str) -> None:
    (inline,) = inlines(parse(before + gfm.bold(words, before[-1:], after[:1]) + after))
    assert "strong_open" in [child.type for child in inline.children or []]


@pytest.mark.parametrize(
    "plain",
    [
        "I don’t sense any deterrence. They keep shooting, and we don’t.",
        "On 7 October 2023, 61 attacks (about 27 %) were counted; see snake_case.",
        "Kata'ib Hezbollah, Deir ez-Zor, R&D at 5 < 6? Yes: no!",
    ],
)
def test_ordinary_prose_is_left_as_it_is_but_for_what_would_be_markup(plain: str) -> None:
    assert gfm.block(gfm.escape(plain)).replace("\\<", "<") == plain


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("https://example.org/a_(b)?c=d&e=é", "https://example.org/a_%28b%29?c=d&amp;e=%C3%A9"),
        ("https://example.org/100%/%41", "https://example.org/100%25/%41"),
        ("mailto:desk@example.org", "mailto:desk@example.org"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("https://example.org/\u202eabc", ""),
        ("https://example.org/a b", ""),
        ("//example.org", ""),
    ],
)
def test_only_addresses_that_may_leave_the_program_become_links(url: str, target: str) -> None:
    assert gfm.address(url) == target


@given(HOSTILE)
def test_an_address_never_ends_its_link(rest: str) -> None:
    target = gfm.address(f"https://example.org/{rest}")
    if target:
        (inline,) = inlines(parse(f"[x]({target}) y"))
        assert [child.type for child in inline.children or []][:3] == [
            "link_open",
            "text",
            "link_close",
        ]
