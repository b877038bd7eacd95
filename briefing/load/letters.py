"""Where the characters of a scalar stand in the file, in every way of writing one."""

from __future__ import annotations

import re
from collections.abc import Iterator

# The three after \S stand in for line separators (see `events`), which are white.
_PLAIN = re.compile("[^\\s\ufdd0-\ufdd2]")
_SINGLE = re.compile("''|" + _PLAIN.pattern)
_DOUBLE = re.compile(
    r"\\(?:x(?P<x>.{2})|u(?P<u>.{4})|U(?P<U>.{8})|(?P<one>[\s\S]))|" + _PLAIN.pattern
)
_WHITE = frozenset(" \t\n\rtnvfrN_LP")
"""What follows a backslash where white space is meant, or nothing at all."""


def letters(written: str, style: str) -> Iterator[int]:
    """Give the index of each character of a scalar that is not white, in the order of its value.

    `written` is the scalar as the file has it, quotes included, without tag and block header.
    """
    if style == "'":
        yield from (found.start() for found in _SINGLE.finditer(written, 1, len(written) - 1))
    elif style == '"':
        for found in _DOUBLE.finditer(written, 1, len(written) - 1):
            if not _is_white(found):
                yield found.start()
    else:
        yield from (found.start() for found in _PLAIN.finditer(written))


def _is_white(escape: re.Match[str]) -> bool:
    """Whether a character in double quotes is an escape for white space."""
    code = escape["x"] or escape["u"] or escape["U"]
    return chr(int(code, 16)).isspace() if code else escape["one"] in _WHITE
