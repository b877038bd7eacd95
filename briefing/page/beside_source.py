"""What is shown beside a record: the words of its source, or all the numbers of a figure."""

from __future__ import annotations

from briefing.library.store.records import Record
from briefing.page.blocks import Page
from briefing.page.quotations.fidelity import source_page
from briefing.page.record_loader import RecordLoader
from briefing.page.sections.figure import whole_series

CALLED = {
    "statements": "Compare with the source",
    "figures": "All its numbers",
}
"""The sections whose records have something beside them, and what that is called."""


def beside(record: Record, look: RecordLoader) -> Page:
    """The page that is shown beside a record's own."""
    return whole_series(record, look) if record.section == "figures" else source_page(record, look)
