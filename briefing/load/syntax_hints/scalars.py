"""Mistakes in how a text is written: what it begins with, its quotes, its escapes, its block."""

from __future__ import annotations

import re
from dataclasses import replace

from briefing.load.syntax_hints.error_place import ErrorPlace, SyntaxHint

QUOTE_IT = (
    'write ">-" after the colon and the text on the next line, indented; '
    "or put the whole text in quotes"
)

_OPENERS = {
    "[": 'the text begins with "[", which makes it a list in YAML, and words follow the list',
    "{": 'the text begins with "{", which makes it a mapping in YAML, and words follow the mapping',
    '"': "the text begins with a quotation mark, and words follow the closing one",
    "'": "the text begins with an apostrophe, which is a quotation mark in YAML, "
    "and words follow the closing one",
    "*": 'the text begins with "*", which makes it an alias in YAML',
    "&": 'the text begins with "&", which makes it an anchor in YAML',
    "!": 'the text begins with "!", which makes it a tag in YAML',
}
_LINK = 'the text begins with "[[", which makes it a list in YAML, and words follow the list'
_WHOLE = re.compile(r"""(?:"(?:[^"\\]|\\.)*+"|'(?:[^']|'')*+')\s*(?:\#.*)?$""", re.VERBOSE)


def remedy(spot: ErrorPlace) -> str:
    """How to write a text that needs quotes; between brackets there is no `>-`."""
    entry = spot.entry(spot.line)
    between = entry.value.startswith(("[", "{")) and entry.value_column < spot.column
    return "put the text in quotes" if between else QUOTE_IT


def opening(spot: ErrorPlace) -> SyntaxHint | None:
    """Words follow what YAML takes for the whole value: `[[x]] said`, `"Never" he said`."""
    entry = spot.entry(spot.line)
    if entry.value_column >= spot.column:
        return None
    if _WHOLE.match(entry.value):
        return _open_above(spot, entry.value[0])
    message = _LINK if entry.value.startswith("[[") else _OPENERS.get(entry.value[:1])
    return SyntaxHint(spot.line, entry.value_column, message, QUOTE_IT) if message else None


def trailing(spot: ErrorPlace) -> SyntaxHint | None:
    """Words follow the end of a quoted text, list or mapping that began in a line above."""
    last = spot.before.rstrip()[-1:]
    if last not in ('"', "'", "]", "}"):
        return None
    entry = spot.entry(spot.line)
    above = _open_above(spot, last) if last in "\"'" and entry.key else None
    return above or spot.here(f"words follow the closing {last}", QUOTE_IT)


def _open_above(spot: ErrorPlace, quote: str) -> SyntaxHint | None:
    """The line is right by itself, so the quote that it seems to close was opened further up."""
    for line in range(spot.line - 1, 0, -1):
        entry = spot.entry(line)
        if entry.value.startswith(quote) and not _WHOLE.match(entry.value):
            return _not_closed(line, entry.value_column, quote)
    return None


def unclosed_quote(spot: ErrorPlace) -> SyntaxHint:
    """A quotation mark that is never closed."""
    quote = spot.row(spot.context_line)[spot.context_column - 1 :][:1]
    return _not_closed(spot.context_line, spot.context_column, quote)


def _not_closed(line: int, column: int, quote: str) -> SyntaxHint:
    if quote == "'":
        return SyntaxHint(
            line,
            column,
            "this apostrophe opens a quotation in YAML, and nothing closes it",
            "close it with another; or, if it belongs to the text, " + QUOTE_IT,
        )
    return SyntaxHint(line, column, "this quotation mark is never closed", "close it with another")


def escape(spot: ErrorPlace) -> SyntaxHint:
    """A backslash in double quotes with something after it that is no escape."""
    text = spot.row(spot.line)
    index = max(text.rfind("\\", 0, spot.column), 0)
    shown = text[index : index + 2]
    return SyntaxHint(
        spot.line,
        index + 1,
        f'"{shown}" with what follows it is no escape that YAML knows in double quotes',
        "write two backslashes for one, or use single quotes, where a backslash is only itself",
    )


def sign(spot: ErrorPlace) -> SyntaxHint:
    """An alias, an anchor or a tag that the parser cannot read: `*bold*`, `&c.`, `!Stop!Now`."""
    line, column = spot.context_line or spot.line, spot.context_column or spot.column
    first = spot.row(line)[column - 1 :][:1]
    message = _OPENERS.get(first, "an alias, an anchor or a tag stands here")
    return SyntaxHint(line, column, message, remedy(replace(spot, line=line, column=column)))


def reserved(spot: ErrorPlace) -> SyntaxHint:
    """A text without quotes that begins with a character that YAML reserves."""
    if spot.ahead.startswith("\t"):
        return tab(spot)
    first = spot.ahead[:1]
    return spot.here(f'a text without quotes cannot begin with "{first}"', remedy(spot))


def tab(spot: ErrorPlace) -> SyntaxHint:
    """A tab, in the indentation or between words."""
    indentation = re.match(r"[ \t]*", spot.row(spot.line))
    index = indentation.group().find("\t") if indentation else -1
    if index >= 0:
        message = "there is a tab in the indentation, and YAML takes only spaces"
        return SyntaxHint(spot.line, index + 1, message, "put spaces in its place")
    message = "there is a tab here, and this YAML library takes none outside quotes"
    return spot.here(message, "put a space in its place")


def block_header(spot: ErrorPlace) -> SyntaxHint:
    """Words on the line of `|` or `>`, whose text begins on the next line."""
    mark = spot.row(spot.context_line)[spot.context_column - 1 :][:1]
    return spot.start(
        f'"{mark}" says that a text begins on the next line, and words follow it on this one',
        f'put the text on the next line, indented; if it really begins with "{mark}", '
        "put all of it in quotes",
    )


def directive(spot: ErrorPlace) -> SyntaxHint | None:
    """A line that begins with a percent sign, which makes it an order to the parser."""
    for line in (spot.context_line, spot.line, spot.above(spot.line)):
        if spot.row(line).startswith("%"):
            message = 'a line that begins with "%" is an order to the YAML parser'
            return SyntaxHint(line, 1, message, "indent it, or put the text in quotes")
    return None
