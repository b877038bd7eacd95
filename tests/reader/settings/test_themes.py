from __future__ import annotations

import pytest
from textual.style import Style
from textual.theme import BUILTIN_THEMES, Theme

from briefing.model.key import Key
from briefing.page.blocks import Span
from briefing.reader.content import CURSOR, KEPT, MARK, MATCH, SIGN, STYLES, style_of
from briefing.reader.settings import themes
from briefing.reader.settings.themes import (
    DARK,
    LIGHT,
    THEMES,
    ThemeChoice,
    choose,
    other,
    variables,
)

COLOURFUL = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
LINK = style_of(Span("words", link=Key("b", "r")))


def look(style: str, theme: Theme) -> Style:
    return Style.parse(style, {**theme.to_color_system().generate(), **variables(theme)})


@pytest.mark.parametrize("theme", [*THEMES, *BUILTIN_THEMES.values()], ids=lambda theme: theme.name)
def test_meaning_is_never_carried_by_colour_alone(theme: Theme) -> None:
    assert look(LINK, theme).without_color.underline
    assert look(STYLES["unknown"], theme).without_color.italic
    for style in (STYLES["warning"], STYLES["error"], STYLES["strong"], MARK, MATCH, SIGN):
        assert look(style, theme).without_color.bold


@pytest.mark.parametrize("theme", [*THEMES, *BUILTIN_THEMES.values()], ids=lambda theme: theme.name)
def test_a_link_has_the_colour_of_its_words(theme: Theme) -> None:
    assert look(LINK, theme).foreground is None
    for style in ("muted", "quote", "strong"):
        linked = look(style_of(Span("words", style, link=Key("b", "r"))), theme)
        assert linked.foreground == look(STYLES[style], theme).foreground
        assert linked.underline


@pytest.mark.parametrize("name", ["ansi-dark", "ansi-light"])
def test_without_colours_every_look_is_another(name: str) -> None:
    theme = BUILTIN_THEMES[name]
    found = [STYLES["muted"], STYLES["unknown"], LINK, MARK, MATCH, CURSOR, KEPT]
    assert len({look(one, theme).without_color for one in found}) == len(found)


def test_dark_is_the_usual_theme() -> None:
    assert choose("", COLOURFUL) == ThemeChoice(DARK.name)


@pytest.mark.parametrize(
    ("wanted", "theme"),
    [("dark", DARK.name), ("light", LIGHT.name), ("ansi", "ansi-dark"), ("nord", "nord")],
)
def test_the_setting_chooses(wanted: str, theme: str) -> None:
    assert choose(wanted, COLOURFUL).theme == theme


def test_the_variable_goes_before_the_setting() -> None:
    assert choose("dark", {**COLOURFUL, "BRIEFING_THEME": "light"}).theme == LIGHT.name


def test_no_color_goes_before_everything() -> None:
    environ = {**COLOURFUL, "NO_COLOR": "1", "BRIEFING_THEME": "light"}
    assert choose("nord", environ) == ThemeChoice("ansi-dark", ansi=True)


def test_a_terminal_that_is_light_gets_the_light_theme() -> None:
    assert choose("", {**COLOURFUL, "COLORFGBG": "0;default;15"}).theme == LIGHT.name
    assert choose("", {**COLOURFUL, "COLORFGBG": "15;0"}).theme == DARK.name


@pytest.mark.parametrize("term", ["linux", "xterm", "screen", "vt220", ""])
def test_a_terminal_of_16_colours_keeps_its_own(term: str) -> None:
    assert choose("", {"TERM": term}) == ThemeChoice("ansi-dark", ansi=True)


def test_an_unknown_theme_falls_back_and_says_so() -> None:
    assert choose("drak", COLOURFUL) == ThemeChoice(
        DARK.name, notice="No theme ‘drak’; did you mean ‘dark’?"
    )
    assert choose("\x1b[2J", COLOURFUL) == ThemeChoice(DARK.name, notice="No theme ‘␛[2J’")


@pytest.mark.parametrize("name", [*(theme.name for theme in THEMES), *BUILTIN_THEMES])
def test_the_other_theme_has_the_other_ground(name: str) -> None:
    known = {**BUILTIN_THEMES, **{theme.name: theme for theme in themes.THEMES}}
    assert known[other(name)].dark is not known[name].dark


def test_the_other_of_the_other_is_the_first() -> None:
    for name in (DARK.name, LIGHT.name, "ansi-dark", "ansi-light"):
        assert other(other(name)) == name
