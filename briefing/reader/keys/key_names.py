"""How a key is written by a person, by the toolkit, and on the screen."""

from __future__ import annotations

import unicodedata

from textual.keys import (
    KEY_NAME_REPLACEMENTS,
    REPLACED_KEYS,
    Keys,
    format_key,
    key_to_character,
)

_NAMED = frozenset(key.value for key in Keys if key.value[0] != "<" and "+" not in key.value)
_MODIFIERS = ("alt", "ctrl", "shift", "super", "hyper", "meta")
_SAME = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+left_square_bracket": "escape"}
_CONTROLS = ("backslash", "right_square_bracket", "circumflex_accent", "underscore")
_TAKEN = {
    "ctrl+a": "the shell and screen",
    "ctrl+b": "tmux",
    "ctrl+at": "the input methods of macOS",
    "ctrl+space": "the input methods of macOS",
    "ctrl+c": "copying what is selected",
    "ctrl+z": "the shell",
}
_SHOWN = {"enter": "enter", "escape": "esc", "backspace": "backspace"}


class NoKeyError(ValueError):
    """What was written is no key that can be pressed; the message says why, and what is."""


def canonical(written: str) -> str:
    """The toolkit's name for a key as a person writes it: `?`, `G`, `ctrl+f`, `alt+left`, `f5`.

    Raises `NoKeyError` for what is no key, and for keys that reach a program as another key.
    """
    *modifiers, last = _split(written)
    key = _name(last)
    strange = [modifier for modifier in modifiers if modifier not in _MODIFIERS]
    if strange or not key:
        raise NoKeyError(f"‘{strange[0] if strange else last}’ is not the name of a key")
    if modifiers == ["shift"] and len(key) == 1:
        return key.upper()
    if "ctrl" in modifiers and len(key) == 1:
        key = key.lower()
    whole = "+".join((*sorted(set(modifiers)), key))
    if whole in _SAME:
        raise NoKeyError(f"a terminal sends {_SAME[whole]} for it")
    return whole


def taken_by(key: str) -> str:
    """Who takes this key before the program sees it, on many machines; empty for most keys."""
    return _TAKEN.get(key, "")


def rare(key: str) -> bool:
    """Whether only some terminals send this key: control with a digit, a mark or a capital."""
    *modifiers, last = key.split("+")
    if {"super", "hyper", "meta"} & set(modifiers):
        return True
    if last in ("enter", "space", "tab", "escape", "backspace"):
        return bool(modifiers) and key != "shift+tab"
    if "ctrl" not in modifiers or last in _NAMED:
        return False
    return len(modifiers) > 1 or not ((len(last) == 1 and last.isalpha()) or last in _CONTROLS)


def is_typed(key: str) -> bool:
    """Whether a key puts a letter, a digit, a mark or a space where something is typed."""
    return (key_to_character(key) or "\n").isprintable()


def shown(key: str) -> str:
    """A key as the screen shows it: `[` for `left_square_bracket`, `↓` for `down`, `ctrl+d`."""
    *modifiers, last = key.split("+")
    return "+".join((*modifiers, _SHOWN.get(last) or format_key(last)))


def _split(written: str) -> list[str]:
    """The modifiers and the key: `+` itself is a key too."""
    text = "".join(written.split())
    if text == "+" or text.endswith("++"):
        text = f"{text[:-1]}plus"
    *modifiers, last = text.split("+")
    return [*map(str.lower, modifiers), last]


def _name(last: str) -> str:
    """The toolkit's name of a key without modifiers; empty if there is none."""
    if len(last) != 1:
        name = last.lower()
        known = name in _NAMED or name in REPLACED_KEYS or (name and key_to_character(name))
        return name if known else ""
    if last.isalnum():
        return last
    name = unicodedata.name(last, "").lower().replace("-", "_").replace(" ", "_")
    return KEY_NAME_REPLACEMENTS.get(name, name)
