"""Searching as one types, against what the full text alone can do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from benchmarks.measure import Pair, Row, timed
from benchmarks.plan import Plan
from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.page.comparison.comparison_page import compose_comparison
from briefing.page.connections.connected import connect
from briefing.page.record_loader import RecordLoader
from briefing.search.facets import facets
from briefing.search.search import search

T = TypeVar("T")

_TYPED = ("drone", "convoy near", "spokesman denied", "hospital", "the morning", "garn")
_PAIRS = [
    (f"shared/actor-{one}", f"shared/actor-{other}") for one, other in ((0, 1), (2, 7), (3, 9))
]
"""Actors that are held against each other, and between whom chains are looked for."""
_WAIT = 0.3
"""Seconds after which somebody who pressed a key begins to wait."""
_FRAME = 1 / 60
"""Seconds for which a screen shows a picture."""


def rows(plan: Plan) -> Iterator[Row]:
    """Every key of a few queries."""
    library = open_library(Path(plan.large))
    keys = [typed[:end] for typed in _TYPED for end in range(1, len(typed) + 1)]
    bare = _each(keys, lambda text: _bare(library, text))
    found = _each(keys, lambda text: library.lists.page(search(library, text).listing, 0, 50))
    faceted = _each(keys, lambda text: _faceted(library, text))
    between = _each(_PAIRS, lambda pair: connect(RecordLoader(library), *pair, ""))
    beside = _each(_PAIRS, lambda pair: compose_comparison(library, *pair, ""))
    library.close()
    what = f"a key's first 50 results in {plan.size}"
    yield Row(what, "FTS5 alone, the newest 50", Pair(found, bare), "")
    yield Row(f"{what}, p95", "the same", Pair(found, bare), "≤ 2 ×", slow=True)
    frames = [_FRAME] * len(keys)
    yield Row(f"{what}, and facets, p95", "a frame", Pair(faceted, frames), "≤ 1 ×", slow=True)
    waits = [_WAIT] * len(_PAIRS)
    size = plan.size
    yield Row(f"how two of {size} are connected", "0.3 s", Pair(between, waits), "≤ 1 ×", slow=True)
    yield Row(f"two of {size} side by side", "0.3 s", Pair(beside, waits), "≤ 1 ×", slow=True)


def _each(keys: Sequence[T], ask: Callable[[T], object]) -> list[float]:
    """Seconds for each, the second time: the file is in memory then."""
    for one in keys:
        ask(one)
    return [timed(partial(ask, one))() for one in keys]


def _faceted(library: Library, text: str) -> object:
    found = search(library, text)
    return library.lists.page(found.listing, 0, 50), facets(library, found)


def _bare(library: Library, text: str) -> object:
    """What only the index of the full text has to do for it."""
    match = " AND ".join(f'"{word}" *' for word in re.findall(r"\w+", text))
    return library.ask(
        "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT 50", (match,)
    )
