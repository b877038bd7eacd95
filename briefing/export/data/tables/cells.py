"""Rows as CSV (RFC 4180) that no spreadsheet runs and no terminal obeys."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from briefing.text.visible import visible

FORMULA = "=+-@＝＋－＠"
"""What begins a formula, in narrow letters and in wide ones."""
_FORMULA = re.compile(f"'*[{re.escape(FORMULA)}]")


def csv_text(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """Rows as text; a column that a row does not have is empty."""
    out = io.StringIO()
    csv.writer(out).writerows([cell(row.get(name)) for name in columns] for row in rows)
    return out.getvalue()


def cell(value: Any) -> str | float | None:
    """A value as it is written.

    Text that a spreadsheet would take for a formula gets an apostrophe before it, and so does text
    that has apostrophes and then such a beginning: taking one away gives every text back.
    """
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return value if isinstance(value, int | float) else str(value)
    text = visible(value)
    return f"'{text}" if _FORMULA.match(text) else text
