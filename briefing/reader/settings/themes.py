"""The reader's colours: two themes of its own, the terminal's 16 colours, and how one is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from textual.theme import BUILTIN_THEMES, Theme

from briefing.reader.settings.roles import Roles, roles
from briefing.text.edit_distance import nearest
from briefing.text.visible import visible_line

DARK = Theme(
    name="briefing-dark",
    primary="#8ab6cf",
    foreground="#cdc9bf",
    background="#16181b",
    surface="#1e2226",
    panel="#272c32",
    dark=True,
    variables={
        "reader-words": "#f4f1ea",
        "reader-muted": "#9c988e",
        "reader-rule": "#3d434a",
        "reader-border": "#666d75",
        "reader-match": "#4d4325",
    },
)
LIGHT = Theme(
    name="briefing-light",
    primary="#1d5b80",
    foreground="#33363a",
    background="#faf8f4",
    surface="#efebe2",
    panel="#e2dccf",
    dark=False,
    variables={
        "reader-words": "#0e0f11",
        "reader-muted": "#615d55",
        "reader-rule": "#c9c2b3",
        "reader-border": "#918a7c",
        "reader-match": "#f0dfa6",
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
    """What the names in the style sheets, ours and the toolkit's, stand for in a theme.

    Each of ours tells its meaning without colour too: by weight, slant, underline, or black and
    white exchanged.
    """
    return _terminals_own(theme) if theme.ansi else _mended(roles(theme))


def _terminals_own(theme: Theme) -> dict[str, str]:
    """In the terminal's 16 colours. Its bright black is on some the ground itself: so muted text,
    which may be who says so, is the terminal's own colour, dimmed."""
    accent = "ansi_cyan" if theme.dark else "ansi_blue"
    return {
        "reader-words": "ansi_default",
        "reader-muted": "dim",
        "reader-accent": accent,
        "reader-sign": f"bold {accent}",
        "reader-rule": "ansi_bright_black",
        "reader-border": "ansi_bright_black",
        "reader-mark": "bold reverse",
        "reader-match": "bold underline",
        "reader-cursor": "reverse",
        "reader-kept": "bold",
    }


def _mended(found: Roles) -> dict[str, str]:
    """The roles under our names, and under those of the toolkit that its own widgets use."""
    words, text, muted, accent, rule, border, paper, bar, row, match = (one.hex for one in found)
    ours = {
        "reader-words": words,
        "reader-muted": muted,
        "reader-accent": accent,
        "reader-sign": f"bold {accent}",
        "reader-rule": rule,
        "reader-border": border,
        "reader-mark": f"bold {paper} on {accent}",
        "reader-match": f"bold {words} on {match}",
        "reader-cursor": f"on {row}",
        "reader-kept": f"on {bar}",
    }
    theirs = {
        "text text-success text-warning text-error block-cursor-foreground": words,
        "block-cursor-blurred-foreground input-selection-foreground": words,
        "screen-selection-foreground": words,
        "foreground input-cursor-background": text,
        "text-muted text-disabled foreground-muted foreground-disabled": muted,
        "primary": accent,
        "border border-blurred success warning error": border,
        "background input-cursor-foreground": paper,
        "surface panel-darken-1": bar,
        "panel panel-lighten-1 block-cursor-background block-cursor-blurred-background": row,
        "input-selection-background screen-selection-background": match,
    }
    return ours | {name: colour for names, colour in theirs.items() for name in names.split()}


def _few_colours(environ: Mapping[str, str]) -> bool:
    """Whether the terminal has no more than 16 colours, as far as its environment says."""
    if environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return False
    return environ.get("TERM", "").rpartition("-")[2] not in _MANY_COLOURS
