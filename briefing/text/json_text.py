"""JSON as text that is safe wherever it is shown."""

from __future__ import annotations

import json
from typing import Any

from briefing.text.visible import hidden, may_hide, visible


def json_line(value: Any) -> str:
    """A value as JSON on one line, with an escape for what no terminal and no editor may get."""
    return escaped(json.dumps(value, ensure_ascii=False, allow_nan=False))


def escaped(text: str) -> str:
    """JSON with what is hidden in its texts escaped: the same values, and all of them seen."""
    return hidden().sub(lambda match: escape(match[0]), text) if may_hide(text) else text


def escape(character: str) -> str:
    """A character as JSON escapes it, in one or two halves.

    Half a pair, which is a byte that is no text, JSON has no right to: it is shown as elsewhere.
    """
    if "\ud800" <= character <= "\udfff":
        return json.dumps(visible(character))[1:-1]
    units = character.encode("utf-16-be").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
