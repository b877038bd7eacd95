from __future__ import annotations

import pytest
from textual.color import Color
from textual.style import Style
from textual.theme import BUILTIN_THEMES, Theme

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


def look(name: str, theme: Theme) -> Style:
    known = {**theme.to_color_system().generate(), **variables(theme), **theme.variables}
    return Style.parse(f"${name}", known)


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of WCAG 2: 4.5 and more is readable for everybody."""
    darker, lighter = sorted(_luminance(colour) for colour in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Color) -> float:
    red, green, blue = (_linear(part / 255) for part in (colour.r, colour.g, colour.b))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_everything_can_be_read_in_our_own_themes(theme: Theme) -> None:
    names = ("muted", "link", "sign", "warning", "error", "unknown")
    for ground in (theme.background, theme.surface, theme.panel):
        assert ground is not None
        assert theme.foreground is not None
        assert contrast(Color.parse(theme.foreground), Color.parse(ground)) >= 7
        for name in names:
            colour = look(f"reader-{name}", theme).foreground
            assert colour is not None
            assert contrast(Color.parse(ground) + colour, Color.parse(ground)) >= 4.5, name


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_what_is_marked_can_be_read(theme: Theme) -> None:
    assert theme.foreground is not None
    mark, match = look("reader-mark", theme), look("reader-match", theme)
    assert mark.background is not None
    assert mark.foreground is not None
    assert match.background is not None
    assert contrast(mark.foreground, mark.background) >= 4.5
    assert contrast(Color.parse(theme.foreground), match.background) >= 4.5


@pytest.mark.parametrize("theme", [*THEMES, *BUILTIN_THEMES.values()], ids=lambda theme: theme.name)
def test_meaning_is_never_carried_by_colour_alone(theme: Theme) -> None:
    without = {
        name: look(f"reader-{name}", theme).without_color
        for name in ("link", "warning", "error", "unknown", "mark", "match", "sign")
    }
    assert without["link"].underline
    assert without["unknown"].italic
    assert all(without[name].bold for name in ("warning", "error", "mark", "match", "sign"))


@pytest.mark.parametrize("name", ["ansi-dark", "ansi-light"])
def test_without_colours_every_look_is_another(name: str) -> None:
    theme = BUILTIN_THEMES[name]
    found = [look(f"reader-{one}", theme) for one in ("muted", "link", "mark", "match", "unknown")]
    assert len({style.without_color for style in found}) == len(found)


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
