"""Pages of made-up briefings, as text and as links."""

from __future__ import annotations

from itertools import dropwhile, takewhile

from briefing.library.library import Library
from briefing.library.store.records import Record
from briefing.model.key import Key
from briefing.page.blocks import Block, FactTable, Heading, Page, Span, Table, plain
from briefing.page.layout.layout import layout
from briefing.page.sections.registry import compose
from tests.page.strategies import lines_of

BRIEFING = "test"


def record_of(library: Library, slug: str) -> Record:
    """A record of the made-up briefing."""
    record = library.record(Key(BRIEFING, slug))
    assert record is not None
    return record


def page_of(library: Library, slug: str) -> Page:
    """Its page."""
    return compose(library, record_of(library, slug))


def shown(page: Page, width: int = 80) -> list[str]:
    """The lines of a page, without its margin and what follows it, and without empty lines."""
    lines = [plain(line).strip() for line in layout(page, width).lines]
    return [line for line in lines if line]


def part(page: Page, heading: str) -> list[str]:
    """The lines below a heading, up to the next part or to where the record's file is named.

    The heading is named with its count, or without.
    """
    blocks = list(page.blocks)
    titles = [
        (plain(one.line), plain(one.line[:1])) if isinstance(one, Heading) else () for one in blocks
    ]
    below = blocks[next(at for at, title in enumerate(titles) if heading in title) + 1 :]
    within = takewhile(lambda one: not isinstance(one, Heading) or one.level > 2, below)
    # One by one: what is said is asked for, and not what stands beside it.
    lines = [plain(line).strip() for one in within for line in layout([one], 80).lines]
    return [line for line in lines if line and ".yaml:" not in line]


def fact(page: Page, label: str) -> str:
    """The value beside a label, with what follows below it; fails where there is none."""
    rows = [row for block in page.blocks if isinstance(block, FactTable) for row in block.rows]
    starts = [place for place, (name, _) in enumerate(rows) if name == label]
    (start,) = starts[-1:]
    below = takewhile(lambda row: not row[0], rows[start + 1 :])
    return " ".join(plain(value) for _, value in (rows[start], *below))


def spans(page: Page) -> list[Span]:
    """Every span of a page, in reading order."""
    return [span for block in page.blocks for line in lines_of(block) for span in line]


def target(page: Page, words: str) -> str:
    """The slug that the first link with these words leads to."""
    return next(span.link.slug for span in spans(page) if span.text == words and span.link)


def questions(library: Library) -> list[str]:
    """A list to which every question that the library is asked from now on adds its SQL."""
    asked: list[str] = []
    library._connected._connection.set_trace_callback(asked.append)
    return asked


def adding_up_rows(page: Page) -> list[str]:
    """What is found of a figure, a line for each row of the table; empty where nothing is."""
    below = dropwhile(lambda one: not _adds_up(one), page.blocks)
    table = next((one for one in below if isinstance(one, Table)), None)
    rows = table.rows if table else ()
    return [" | ".join(map(plain, row)).replace("\u00a0", " ") for row in rows]


def _adds_up(block: Block) -> bool:
    return isinstance(block, Heading) and plain(block.line).startswith("Does it add up?")
