"""How much work a question is, counted instead of timed."""

from __future__ import annotations

from collections.abc import Callable

from briefing.library.library import Library


def steps(library: Library, question: Callable[[Library], object]) -> int:
    """How many instructions of its machine SQLite needs for an answer."""
    count = 0

    def counted() -> int:
        nonlocal count
        count += 1
        return 0

    library._connected._connection.set_progress_handler(counted, 1)
    question(library)
    library._connected._connection.set_progress_handler(None, 0)
    return count
