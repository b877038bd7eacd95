"""Mistakes between brackets: `[…]` and `{…}`."""

from __future__ import annotations

from dataclasses import replace

from briefing.load.syntax_hints.error_place import ErrorPlace, SyntaxHint
from briefing.load.syntax_hints.scalars import QUOTE_IT

_PAIRS = {"[": "]", "{": "}"}
_QUOTES = "put the text in quotes"


def flow(spot: ErrorPlace) -> SyntaxHint:
    """Something other than a comma or the closing bracket follows a value."""
    opener = spot.row(spot.context_line)[spot.context_column - 1 :][:1]
    if not spot.ahead or _is_entry(spot):
        return _never_closed(spot, opener)
    first, last = spot.ahead[0], spot.before.rstrip()[-1:]
    if first == "?":
        return question(spot)
    if first in _PAIRS.values():
        return spot.here(
            f'"{first}" stands where "{_PAIRS.get(opener, "")}" should close the "{opener}" '
            f"in line {spot.context_line}",
            "close each bracket with its own kind, the inner one first",
        )
    if last in ('"', "'", "]", "}"):
        return spot.here(f"words follow the closing {last} inside brackets", _QUOTES)
    if first == ":":
        return spot.here(
            "a second colon: either a comma is missing before this key, or the text has a colon",
            "write the comma, or " + _QUOTES,
        )
    return spot.here("a comma is missing here", "write a comma between two values")


def _is_entry(spot: ErrorPlace) -> bool:
    """Whether the spot is the colon of a key, in a later line that would be right by itself."""
    entry = spot.entry(spot.line)
    is_colon = bool(entry.key) and spot.column == entry.key_column + len(entry.key)
    return is_colon and spot.line > spot.context_line


def _never_closed(spot: ErrorPlace, opener: str) -> SyntaxHint:
    closer = _PAIRS.get(opener, "")
    return spot.start(
        f'this "{opener}" is never closed',
        f'write "{closer}" at its end; if it belongs to a text, {_QUOTES}',
    )


def colon(spot: ErrorPlace) -> SyntaxHint:
    """A colon between brackets with a bracket, a comma or a question mark right after it."""
    return spot.here(
        "between brackets there must be a space after this colon",
        "write the space, or " + _QUOTES,
    )


def question(spot: ErrorPlace) -> SyntaxHint:
    """An EDTF question mark that this YAML library does not take between brackets."""
    return spot.here(
        'a "?" between brackets means something else to YAML',
        'put the value in quotes, as in "2023-11-18?"',
    )


def content(spot: ErrorPlace) -> SyntaxHint | None:
    """A value is missing, or a text begins with a closing bracket or a comma."""
    first = spot.ahead[:1]
    if first == "?":
        return question(spot)
    if not first:
        return _open_above(spot)
    if "flow" not in spot.context:
        return spot.here(f'a text without quotes cannot begin with "{first}"', QUOTE_IT)
    if first == ",":
        return spot.here("there is nothing before this comma", "remove the comma")
    return spot.here(f'a value is missing before "{first}"', "write the value, or " + _QUOTES)


def _open_above(spot: ErrorPlace) -> SyntaxHint | None:
    """The file ends inside brackets: find the nearest line that opens more than it closes."""
    for line in range(spot.line, 0, -1):
        text = spot.row(line)
        for opener, closer in _PAIRS.items():
            if text.count(opener) > text.count(closer):
                place = replace(spot, context_line=line, context_column=text.index(opener) + 1)
                return _never_closed(place, opener)
    return None
