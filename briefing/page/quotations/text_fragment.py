"""Addresses that lead to words within a page: text fragments, as browsers have them."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from briefing.analysis.quotations.fidelity import cut_at_gaps

_WHOLE = 200
"""Characters up to which a passage is named whole, and not by its first and last words."""
_ENDS = 5
"""Words at either end by which a longer passage is named."""
_SCHEMES = ("http://", "https://")


def with_text_fragment(url: str, passages: Iterable[str]) -> str:
    """The address of a page at these words of it; empty where it is no page of the web."""
    if not url.casefold().startswith(_SCHEMES):
        return ""
    pieces = [piece for passage in passages for piece in cut_at_gaps(passage)]
    named = "&".join(f"text={directive}" for piece in pieces if (directive := _directive(piece)))
    return named and f"{url}{'' if '#' in url else '#'}:~:{named}"


def _directive(piece: str) -> str:
    words = piece.split()
    if len(piece) <= _WHOLE and "\n" not in piece.strip():
        return _escaped(words)
    return f"{_escaped(words[:_ENDS])},{_escaped(words[-_ENDS:])}"


def _escaped(words: list[str]) -> str:
    # A comma, a hyphen and an ampersand mean something there, and only the hyphen is left as it is.
    return quote(" ".join(words), safe="").replace("-", "%2D")
