from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content
from textual.style import Style as Look
from textual.theme import BUILTIN_THEMES, Theme

from briefing.model.key import Key
from briefing.page.blocks import Span, Style
from briefing.reader import content as text
from briefing.reader.content import LINK, STYLES, content, plain_content
from briefing.reader.settings.themes import THEMES, variables
from briefing.text.visible import visible_line

HOSTILE = st.text(alphabet=st.sampled_from("[]/b$@=\\'\"\x1b\x9b\u202e\n ab"))


def test_brackets_are_only_brackets() -> None:
    assert content((Span("a [sic] b [/] [bold]c[/bold] [@click=app.quit]d[/]"),)).plain == (
        "a [sic] b [/] [bold]c[/bold] [@click=app.quit]d[/]"
    )


@given(st.lists(st.one_of(st.text(), HOSTILE)))
def test_a_line_shows_exactly_its_visible_text(texts: list[str]) -> None:
    line = tuple(Span(text, "strong") for text in texts)
    assert content(line).plain == "".join(visible_line(text) for text in texts)


@given(st.one_of(st.text(), HOSTILE))
def test_plain_text_shows_exactly_its_visible_text_with_its_line_breaks(text: str) -> None:
    shown = plain_content(text).plain
    assert shown.count("\n") == text.count("\n")
    assert "\x1b" not in shown
    assert shown.count("[") == text.count("[")


@given(st.text(), st.integers(min_value=1, max_value=40))
def test_a_line_is_never_wider_than_asked(text: str, width: int) -> None:
    assert content((Span(text),), width=width).cell_length <= width


def test_what_is_cut_off_is_told() -> None:
    assert content((Span("attacked"), Span(" again", "muted")), width=10).plain == "attacked …"


def test_links_are_marked_whatever_style_they_have() -> None:
    for span in (
        Span("a", link=Key("b", "a")),
        Span("a", "muted", query="actor:a"),
        Span("a", "strong", url="https://example.org"),
    ):
        assert LINK in str(content((span,)).spans[0].style)
    assert not content((Span("a"),)).spans


def test_every_style_of_a_page_has_a_look() -> None:
    assert set(STYLES) == set(get_args(Style))


@pytest.mark.parametrize("theme", [*THEMES, *BUILTIN_THEMES.values()], ids=lambda theme: theme.name)
def test_every_look_can_be_parsed_in_every_theme(theme: Theme) -> None:
    known = {**theme.to_color_system().generate(), **variables(theme), **theme.variables}
    for look in (*STYLES.values(), LINK, text.SIGN, text.MARK, text.MATCH, text.CURSOR, text.KEPT):
        parsed = Look.parse(look, known)
        assert bool(parsed) == bool(look)


def test_a_line_is_content_and_no_string() -> None:
    assert isinstance(content((Span("x"),)), Content)
