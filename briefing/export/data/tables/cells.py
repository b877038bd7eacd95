"""Rows as CSV (RFC 4180) that no spreadsheet runs and no terminal obeys."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

from briefing.text.visible import visible

FORMULA = "=+-@＝＋－＠"
"""What begins a formula, in narrow letters and in wide ones."""
_FORMULA = re.compile(f"[' ]*[{re.escape(FORMULA)}]")
_BEGINS_A_FORMULA = re.compile(f"\n{_FORMULA.pattern}")
_PLAIN = frozenset({type(None), str, int, float})
"""What the module `csv` writes as `cell` has it, where the texts are harmless."""

_AT_ONCE = 1_000
"""Rows whose columns are made together."""


def csv_text(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """Rows as text; a column that a row does not have is empty."""
    out, rest = io.StringIO(), iter(rows)
    writer = csv.writer(out)
    while some := list(islice(rest, _AT_ONCE)):
        made = (_cells([row.get(name) for row in some]) for name in columns)
        writer.writerows(zip(*made, strict=True))
    return out.getvalue()


def _cells(values: Sequence[Any]) -> Sequence[Any]:
    """A column as it is written. In most there is nothing to change, which is seen at once."""
    if _PLAIN.issuperset(map(type, values)):
        texts = "\n".join(["", *(one for one in values if isinstance(one, str))])
        if visible(texts) == texts and _BEGINS_A_FORMULA.search(texts) is None:
            return values
    return [cell(one) for one in values]


def cell(value: Any) -> str | float | None:
    """A value as it is written.

    Text that a spreadsheet would take for a formula, some also behind blanks, gets an apostrophe
    before it, and so does text that has apostrophes and then such a beginning: taking one away
    gives every text back.
    """
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return value if isinstance(value, int | float) else str(value)
    text = visible(value)
    return f"'{text}" if _FORMULA.match(text) else text
