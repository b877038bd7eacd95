"""What to say about a file that YAML cannot parse, in words that say how to write it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from yaml.error import MarkedYAMLError
from yaml.events import Event

from briefing.load.syntax_hints import brackets, indentation, scalars
from briefing.load.syntax_hints.error_place import ErrorPlace, SyntaxHint

_Rule = Callable[[ErrorPlace], SyntaxHint | None]

# libyaml and the pure Python parser say the same things in other words: a piece that both have.
_RULES: tuple[tuple[re.Pattern[str], _Rule], ...] = tuple(
    (re.compile(pattern), rule)
    for pattern, rule in (
        (r"tab character", scalars.tab),
        (r"cannot start any token", scalars.reserved),
        (r"unexpected (end of stream|document (separator|indicator))", scalars.unclosed_quote),
        (r"directive|incompatible YAML", scalars.directive),
        (r"(scanning|parsing) an? (alias|anchor|tag)\b|tag handle", scalars.sign),
        (r"escape|hexa?decimal", scalars.escape),
        (r"block scalar|indentation indicator", scalars.block_header),
        (r"unexpected ':'", brackets.colon),
        (r"document start", scalars.directive),
        (r"document start", indentation.second_root),
        (r"parsing a flow (sequence|mapping)", brackets.flow),
        (r"node content", brackets.content),
        (r"", indentation.odd_space),
        (r"mapping values", indentation.colon),
        (r"sequence entries", indentation.dash),
        (r"mapping keys", indentation.key_mark),
        (r"could not find expected ':'", indentation.no_colon),
        (r"parsing a block (mapping|collection)", indentation.after_value),
    )
)
_LOOK = "look at this line and the one above it: quotes, brackets, colons, indentation"


def diagnose(text: str, fault: Exception, event: Event | None) -> SyntaxHint:
    """Say what is wrong with `text`, as the parser got it, where `fault` ended the parsing.

    `event` is the last one before the fault, and gives the place of a fault that has none.
    """
    lines = text.splitlines()
    if not isinstance(fault, MarkedYAMLError) or fault.problem_mark is None:
        line, column = _place(event and event.end_mark)
        return _hint(ErrorPlace(lines, line, column, f"{type(fault).__name__}: {fault}"))
    line, column = _place(fault.problem_mark)
    start = _place(fault.context_mark) if fault.context_mark else (0, 0)
    return _hint(ErrorPlace(lines, line, column, fault.problem or "", fault.context or "", *start))


def _place(mark: Any) -> tuple[int, int]:
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _hint(spot: ErrorPlace) -> SyntaxHint:
    said = f"{spot.context}: {spot.problem}" if spot.context else spot.problem
    for pattern, rule in _RULES:
        hint = rule(spot) if pattern.search(said) else None
        if hint:
            return hint
    return spot.here(f"YAML cannot be read from here on ({said})", _LOOK)


def looks_like_link_list(value: object) -> str | None:
    """Give the link that a person meant where YAML made a list of it: `[[slug]]`, or None.

    A text that is `[[slug]]` or `[[slug|words]]` and nothing else, without quotes, is a list in a
    list for YAML.
    """
    inner = value[0] if isinstance(value, list) and len(value) == 1 else None
    if not isinstance(inner, list) or not all(isinstance(one, str) for one in inner):
        return None
    words = ", ".join(inner)
    return f"[[{words}]]" if words else None
