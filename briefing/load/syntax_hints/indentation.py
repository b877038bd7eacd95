"""Mistakes in how lines stand to one another: indentation, colons, lists."""

from __future__ import annotations

import re

from briefing.load.syntax_hints.error_place import ErrorPlace, LineParts, SyntaxHint, short
from briefing.load.syntax_hints.scalars import QUOTE_IT, opening, remedy, trailing

_BLOCK = re.compile(r"[|>][-+1-9]*(?:\s+#.*)?$")
_JOINED = re.compile(r"\s*+(?:-[ \t]++)*+(?P<key>[\w-]++):(?!//)(?P<after>[^ \t])")
_COMMENT = re.compile(r"[^\s\[{\"'|>][^#]*?\s#")
_ODD_SPACE = re.compile(r" *(?P<odd>[^\S \t]|[\ufeff\u200b\u2060])")


def odd_space(spot: ErrorPlace) -> SyntaxHint | None:
    """A space that is no space to YAML stands in the indentation, here or in the line above."""
    for line in (spot.line, spot.above(spot.line)):
        found = _ODD_SPACE.match(spot.row(line))
        if found:
            code = f"U+{ord(found['odd']):04X}"
            message = f"the indentation has a character that only looks like a space ({code})"
            return SyntaxHint(
                line, found.start("odd") + 1, message, "put common spaces in its place"
            )
    return None


def after_value(spot: ErrorPlace) -> SyntaxHint | None:
    """A key (or a list item) was expected, and something else stands here."""
    if spot.ahead.startswith(("]", "}")):
        bracket = spot.ahead[0]
        message = f'this "{bracket}" closes nothing'
        return spot.here(message, "remove it; if it belongs to a text, put the text in quotes")
    if spot.ahead.startswith(":") and not spot.before.strip(" \t-?:"):
        return spot.here("there is nothing before this colon", "write a key before it")
    if spot.before.strip():
        return opening(spot) or trailing(spot)
    return _misplaced(spot)


def _misplaced(spot: ErrorPlace) -> SyntaxHint | None:
    """The line begins at a place that fits none of the lines above it."""
    entry = spot.entry(spot.line)
    if "collection" in spot.context and entry.key and not _is_item(spot, spot.line):
        return spot.here(
            f'the key "{short(entry.key)}" stands among the items of a list',
            'indent it under the item above it, or begin it with "- "',
        )
    if _is_item(spot, spot.line) and not _is_item(spot, spot.above(spot.line)):
        return spot.here(
            "a list item stands where a key is expected",
            "put the list under a key of its own, or remove the dash",
        )
    if entry.key or _is_item(spot, spot.line):
        return spot.here(_indented_by(spot), "indent it like the lines that it belongs with")
    return _no_key(spot, spot.line, spot.column)


def _is_item(spot: ErrorPlace, line: int) -> bool:
    text = spot.row(line).lstrip()
    return text.startswith("- ") or text == "-"


def _indented_by(spot: ErrorPlace) -> str:
    spaces = "1 space" if spot.column == 2 else f"{spot.column - 1} spaces"
    message = f"this line is indented by {spaces}, which fits no line above"
    levels = [str(level) for level in sorted(_levels(spot))]
    known = " or ".join(filter(None, (", ".join(levels[:-1]), *levels[-1:])))
    return f"{message} ({known})" if known else message


def _levels(spot: ErrorPlace) -> set[int]:
    """Give the indentations at which keys and items above the spot could go on."""
    levels: set[int] = set()
    lowest = None
    line = spot.line
    while lowest != 0 and (line := spot.above(line)):
        entry = spot.entry(line)
        if (entry.key or _is_item(spot, line)) and (lowest is None or entry.indent < lowest):
            lowest = entry.indent
            levels.add(lowest)
    return levels


def colon(spot: ErrorPlace) -> SyntaxHint | None:
    """A colon with a space after it, where no key can be."""
    entry = spot.entry(spot.line)
    if not entry.key or spot.column >= entry.value_column:
        return _colon_in_text(spot)
    above = spot.above(spot.line)
    return joined(spot, above) or _no_colon(spot, above) or _too_deep(spot, entry, above)


def _colon_in_text(spot: ErrorPlace) -> SyntaxHint:
    return spot.here(
        "a colon with a space after it, inside a text, would make the text before it a key",
        remedy(spot),
    )


def joined(spot: ErrorPlace, line: int) -> SyntaxHint | None:
    """The space after a colon is missing: `kind:person`."""
    found = _JOINED.match(spot.row(line))
    if found is None:
        return None
    key, after = short(found["key"]), found["after"]
    column = found.end("key") + 1
    if after.isspace():
        message = f'after "{key}:" there is a character that only looks like a space '
        return SyntaxHint(
            line, column + 1, f"{message}(U+{ord(after):04X})", "put a common space there"
        )
    return SyntaxHint(
        line, column, f'there is no space after "{key}:"', "write a space after the colon"
    )


def _no_colon(spot: ErrorPlace, line: int) -> SyntaxHint | None:
    """The line above is a key whose colon was forgotten."""
    entry = spot.entry(line)
    if not line or entry.key or ":" in entry.value or _continues(spot, line):
        return None
    column = entry.value_column
    return SyntaxHint(
        line,
        column,
        f'there is no colon after "{short(entry.value)}", and keys follow',
        "write the colon",
    )


def _continues(spot: ErrorPlace, line: int) -> bool:
    """Whether a line is the further text of a value that began above it."""
    above = spot.above(line)
    entry = spot.entry(above)
    return bool(entry.key and entry.value) and spot.entry(line).indent > entry.indent


def _too_deep(spot: ErrorPlace, entry: LineParts, above: int) -> SyntaxHint:
    return SyntaxHint(
        spot.line,
        entry.key_column,
        f'"{short(entry.key)}:" is indented deeper than the line above, which has a value already',
        f"indent it like the key above; if it is part of a text, {QUOTE_IT}",
    )


def dash(spot: ErrorPlace) -> SyntaxHint:
    """A list that begins on the line of its key."""
    return spot.here(
        "a list item cannot stand on the line of its key",
        'put "- " on the next line, indented; if this is a text, put it in quotes',
    )


def key_mark(spot: ErrorPlace) -> SyntaxHint:
    """A text that begins with a question mark and a space."""
    return spot.here('a text without quotes cannot begin with "? "', remedy(spot))


def no_colon(spot: ErrorPlace) -> SyntaxHint:
    """A line of words among keys, without a colon."""
    line, column = spot.context_line or spot.line, spot.context_column or spot.column
    found = joined(spot, line)
    if found:
        return found
    text = spot.row(line)[column - 1 :]
    if text.startswith("-") and _is_item(spot, spot.above(line)):
        return SyntaxHint(
            line, column, 'there is no space after "-"', "write a space after the dash"
        )
    return _no_key(spot, line, column)


def _no_key(spot: ErrorPlace, line: int, column: int) -> SyntaxHint:
    """Words stand where a key is expected: most often they should continue a text above."""
    return (
        _after_comment(spot, line)
        or _dedented(spot, line, column)
        or SyntaxHint(
            line,
            column,
            f'"{short(spot.row(line)[column - 1 :])}" stands where a key is expected',
            "if it is a key, write a colon after it; if it continues the text above, "
            "indent it deeper than the key of that text",
        )
    )


def _after_comment(spot: ErrorPlace, line: int) -> SyntaxHint | None:
    """The text above was cut short by a number sign, which begins a comment."""
    above = spot.above(line)
    entry = spot.entry(above)
    found = _COMMENT.match(entry.value)
    if found is None:
        return None
    return SyntaxHint(
        above,
        entry.value_column + found.end() - 1,
        'a "#" after a space begins a comment, and the text goes on in the next line',
        QUOTE_IT,
    )


def _dedented(spot: ErrorPlace, line: int, column: int) -> SyntaxHint | None:
    """A line of a block text that is indented less than the block needs."""
    above = line
    while above := spot.above(above):
        entry = spot.entry(above)
        if entry.indent < column and (entry.key or _is_item(spot, above)):
            break
    if not above or not _BLOCK.match(spot.entry(above).value):
        return None
    mark = spot.entry(above).value[0]
    return SyntaxHint(
        line,
        column,
        f'this line belongs to the text under "{mark}" in line {above}, and is indented too little',
        "indent every line of the text by the same number of spaces, deeper than its key",
    )


def second_root(spot: ErrorPlace) -> SyntaxHint | None:
    """Something follows the end of what the file holds."""
    for line in (spot.line, spot.above(spot.line)):
        if spot.row(line).startswith("..."):
            return SyntaxHint(
                line, 1, '"..." ends the file, and more follows it', "remove the dots"
            )
    return after_value(spot)
