"""Searching as one types, against what the full text alone can do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from benchmarks.measure import Pair, Row, timed
from benchmarks.plan import Plan
from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.search.facets import facets
from briefing.search.search import search

_TYPED = ("drone", "convoy near", "spokesman denied", "hospital", "the morning", "garn")
_FRAME = 1 / 60
"""Seconds for which a screen shows a picture."""


def rows(plan: Plan) -> Iterator[Row]:
    """Every key of a few queries."""
    library = open_library(Path(plan.large))
    keys = [typed[:end] for typed in _TYPED for end in range(1, len(typed) + 1)]
    bare = _each(keys, lambda text: _bare(library, text))
    found = _each(keys, lambda text: library.lists.page(search(library, text).listing, 0, 50))
    faceted = _each(keys, lambda text: _faceted(library, text))
    library.close()
    what = f"a key's first 50 results in {plan.size}"
    yield Row(what, "FTS5 alone, the newest 50", Pair(found, bare), "")
    yield Row(f"{what}, p95", "the same", Pair(found, bare), "≤ 2 ×", slow=True)
    frames = [_FRAME] * len(keys)
    yield Row(f"{what}, and facets, p95", "a frame", Pair(faceted, frames), "≤ 1 ×", slow=True)


def _each(keys: list[str], ask: Callable[[str], object]) -> list[float]:
    """Seconds for each, the second time: the file is in memory then."""
    for text in keys:
        ask(text)
    return [timed(partial(ask, text))() for text in keys]


def _faceted(library: Library, text: str) -> object:
    found = search(library, text)
    return library.lists.page(found.listing, 0, 50), facets(library, found)


def _bare(library: Library, text: str) -> object:
    """What only the index of the full text has to do for it."""
    match = " AND ".join(f'"{word}" *' for word in re.findall(r"\w+", text))
    return library.ask(
        "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT 50", (match,)
    )
