"""The overviews in the shell: a page on a terminal, a table or JSON elsewhere."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefing.cli.opening import asked
from briefing.cli.overview_rows import COLUMNS, Row
from briefing.cli.printing import Out
from briefing.cli.status import FOUND
from briefing.library.library import Library
from briefing.page.blocks import text
from briefing.page.layout import layout
from briefing.page.overviews import compose_overview
from briefing.page.wording.lens import Lens


def run(arguments: Namespace, out: Out) -> int:
    """Print an overview of each briefing; gives the exit status. One without a row is an answer."""
    library, briefing = asked(arguments, out)
    name: str = arguments.overview
    slugs = [briefing] if briefing else [one.slug for one in library.briefings.all()]
    if out.terminal and not arguments.json:
        _pages(library, name, slugs, Lens(library, arguments.wording), out)
        return FOUND
    rows = (row for slug in slugs for row in COLUMNS[name](library, slug))
    if arguments.json:
        out.json_list({"briefing": briefing}, name, rows)
    else:
        _table(rows, out)
    return FOUND


def _pages(library: Library, name: str, slugs: Sequence[str], lens: Lens, out: Out) -> None:
    for slug in slugs:
        page = lens.page(compose_overview(library, name, slug))
        for line in layout(page, out.width).lines:
            out.line(line)


def _table(rows: Iterable[Row], out: Out) -> None:
    for row in rows:
        out.rows([[text(cell) for cell in cells(row)]])


def cells(row: Mapping[str, object]) -> Iterator[str]:
    """The values of a row as cells; of several things in one, their names with semicolons."""
    for value in row.values():
        several = value if isinstance(value, list) else [value]
        yield "; ".join(_cell(one) for one in several)


def _cell(value: object) -> str:
    if isinstance(value, dict):
        return str(value.get("label") or value.get("key") or "")
    return "" if value is None else str(value)
