"""What a theme has to say can be read, whatever the theme: computed for every role and ground."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from briefing.reader.settings.roles import READABLE, SEEN, contrast, roles
from briefing.reader.settings.themes import DARK, LIGHT, THEMES

COLOURED = [*THEMES, *(theme for theme in BUILTIN_THEMES.values() if not theme.ansi)]
"""All that can be chosen, but for those that take the terminal's own 16 colours."""
coloured = pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def check(theme: Theme) -> None:
    found = roles(theme)
    for ground in found.grounds:
        for text in found.texts:
            assert contrast(text, ground) >= READABLE
    assert contrast(found.words, found.match) >= READABLE
    assert contrast(found.border, found.paper) >= SEEN


def test_the_contrast_is_that_of_the_guidelines() -> None:
    assert contrast(Color(0, 0, 0), Color(255, 255, 255)) == pytest.approx(21)
    assert contrast(Color(119, 119, 119), Color(255, 255, 255)) == pytest.approx(4.48, abs=0.01)


@coloured
def test_every_text_can_be_read_on_every_ground(theme: Theme) -> None:
    check(theme)


@coloured
def test_what_is_muted_is_quieter_than_prose_and_prose_than_words(theme: Theme) -> None:
    found = roles(theme)
    muted, text, words = (
        contrast(one, found.paper) for one in (found.muted, found.text, found.words)
    )
    assert muted < text < words


@coloured
def test_the_row_with_the_cursor_has_a_ground_of_its_own(theme: Theme) -> None:
    found = roles(theme)
    assert contrast(found.row, found.paper) > 1.05


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_our_own_themes_are_taken_as_they_are(theme: Theme) -> None:
    found = roles(theme)
    said = (theme.foreground, theme.background, theme.surface, theme.panel, theme.primary)
    taken = (found.text, found.paper, found.bar, found.row, found.accent)
    assert [Color.parse(one) for one in said if one] == list(taken)
    for name in ("words", "muted", "rule", "border", "match"):
        assert Color.parse(theme.variables[f"reader-{name}"]) == getattr(found, name)


@given(colours, colours, colours, colours, colours, st.booleans())
def test_a_theme_of_any_colours_is_mended(
    ground: str, bar: str, row: str, text: str, accent: str, night: bool
) -> None:
    own = DARK if night else LIGHT
    paper = (Color.parse(own.background or "") if night else Color.parse("#fff")).blend(
        Color.parse(ground), 0.15
    )
    check(
        Theme(
            "any",
            primary=accent,
            foreground=text,
            background=paper.hex,
            surface=bar,
            panel=row,
            dark=night,
        )
    )
