"""Pages with very many links, parts or words, against the page of an ordinary record."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from benchmarks.large_records import write_large
from benchmarks.measure import Row, compare, timed
from benchmarks.plan import Plan
from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.model.key import Key
from briefing.page.layout.layout import layout
from briefing.page.sections.registry import compose

_WIDTH = 72
_PAGES = {
    "talker": "an actor with 1,100 statements",
    "body": "a body with 288 offices",
    "untitled": "a source that is linked 138 times",
    "series": "a figure with 1,600 numbers",
    "reported": "an incident that 300 report and 300 deny",
    "long": "a quotation of a million letters",
    "word": "a word of a million letters",
}
"""The large ones, by their slugs."""


def rows(plan: Plan) -> Iterator[Row]:
    """Each page composed and laid out, with nothing remembered."""
    library = open_library(write_large(plan.folder / "large-pages"))
    briefing = library.briefings.newest()
    ordinary = _made(library, Key(briefing, "plain"))
    for slug, what in _PAGES.items():
        pair = compare(_made(library, Key(briefing, slug)), ordinary, plan.runs)
        yield Row(f"the page of {what}", "of an ordinary statement", pair, "")
    library.close()


def _made(library: Library, key: Key) -> Callable[[], float]:
    def make() -> object:
        record = library.record(key)
        assert record is not None, key
        return layout(compose(library, record), _WIDTH)

    return timed(make)
