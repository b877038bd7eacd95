"""The reader's colours: two themes of its own, the terminal's 16 colours, and how one is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from textual.theme import BUILTIN_THEMES, Theme

from briefing.text.edit_distance import nearest
from briefing.text.visible import visible_line

DARK = Theme(
    name="briefing-dark",
    primary="#8ab6cf",
    foreground="#d8d4cb",
    background="#16181b",
    surface="#1c1f23",
    panel="#262a2f",
    warning="#dcae6a",
    error="#e58f84",
    success="#9fc19a",
    accent="#8ab6cf",
    dark=True,
    variables={
        "reader-muted": "#9a958a",
        "reader-match": "bold on #4d4325",
        "reader-border": "#666d75",
    },
)
LIGHT = Theme(
    name="briefing-light",
    primary="#1d5b80",
    foreground="#26282b",
    background="#faf8f4",
    surface="#f2efe8",
    panel="#e6e1d6",
    warning="#7d5200",
    error="#a3302a",
    success="#2f6b3a",
    accent="#1d5b80",
    dark=False,
    variables={
        "reader-muted": "#66625a",
        "reader-match": "bold on #f0dfa6",
        "reader-border": "#918a7c",
    },
)
THEMES = (DARK, LIGHT)
"""The themes that the app registers beside the toolkit's own."""

_WORDS = {"dark": DARK.name, "light": LIGHT.name, "ansi": "ansi-dark"}
_OTHER = {"briefing-dark": "briefing-light", "ansi-dark": "ansi-light"}
_OTHER |= {light: dark for dark, light in _OTHER.items()}
_MANY_COLOURS = ("256color", "kitty", "direct")


class ThemeChoice(NamedTuple):
    """A theme by name; whether the terminal's own colours are to be used as they are; and a word
    to the person where something else was wanted."""

    theme: str
    ansi: bool = False
    notice: str = ""


def choose(wanted: str, environ: Mapping[str, str]) -> ThemeChoice:
    """The theme to begin with.

    `wanted` is the person's setting: `dark`, `light`, `ansi`, a theme of the toolkit, or empty; the
    variable `BRIEFING_THEME` goes before it. `NO_COLOR` goes before both: then the terminal's
    own two colours are used. Where nothing is wanted, a terminal of 16 colours gets its own, and
    `COLORFGBG`, which some terminals set, tells light from dark.
    """
    asked = environ.get("BRIEFING_THEME", "").strip() or wanted.strip()
    light = environ.get("COLORFGBG", "").rpartition(";")[2] in ("7", "15")
    by_itself = ("ansi-light" if light else "ansi-dark") if _few_colours(environ) else ""
    by_itself = by_itself or (LIGHT.name if light else DARK.name)
    if "NO_COLOR" in environ:
        return ThemeChoice("ansi-light" if light else "ansi-dark", ansi=True)
    name = _WORDS.get(asked, asked) or by_itself
    if name in BUILTIN_THEMES or name in (DARK.name, LIGHT.name):
        return ThemeChoice(name, ansi=name.startswith("ansi-"))
    near = nearest(asked, (*_WORDS, *BUILTIN_THEMES))
    hint = f"; did you mean ‘{near}’?" if near else ""
    notice = f"No theme ‘{visible_line(asked)}’{hint}"
    return ThemeChoice(by_itself, by_itself.startswith("ansi-"), notice)


def other(theme: str) -> str:
    """The light theme for a dark one, and the dark for a light one."""
    known = BUILTIN_THEMES.get(theme)
    return _OTHER.get(theme) or (DARK.name if known and not known.dark else LIGHT.name)


def variables(theme: Theme) -> dict[str, str]:
    """What the reader's own style variables stand for in a theme that does not say so itself.

    Each tells its meaning without colour too: by weight, underline, or black and white exchanged.
    """
    colours = theme.to_color_system().generate()
    if theme.ansi:
        return {
            "reader-muted": "dim",
            "reader-unknown": "italic dim",
            "reader-link": "underline",
            "reader-sign": "bold",
            "reader-warning": f"bold {colours['warning']}",
            "reader-error": f"bold {colours['error']}",
            "reader-mark": "bold reverse",
            "reader-match": "bold underline",
            "reader-cursor": "reverse",
            "reader-kept": "bold",
            "reader-border": "dim",
        }
    muted = theme.variables.get("reader-muted", colours["foreground-muted"])
    return {
        "reader-muted": muted,
        "reader-unknown": f"italic {muted}",
        "reader-link": f"underline {colours['primary']}",
        "reader-sign": f"bold {colours['primary']}",
        "reader-warning": f"bold {colours['warning']}",
        "reader-error": f"bold {colours['error']}",
        "reader-mark": f"bold {colours['background']} on {colours['primary']}",
        "reader-match": f"bold on {colours['warning']} 30%",
        "reader-cursor": f"on {colours['panel']}",
        "reader-kept": f"on {colours['surface']}",
        "reader-border": muted,
    }


def _few_colours(environ: Mapping[str, str]) -> bool:
    """Whether the terminal has no more than 16 colours, as far as its environment says."""
    if environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return False
    return environ.get("TERM", "").rpartition("-")[2] not in _MANY_COLOURS
