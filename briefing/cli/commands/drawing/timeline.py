"""`briefing timeline`: what happened, was said and was counted, drawn in time, or to be read."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from briefing.analysis.timeline.dated_records import TimelineRecords
from briefing.analysis.timeline.time_scale import TimeScale
from briefing.cli.content_choice import asked
from briefing.cli.exit_status import FOUND, NOTHING
from briefing.cli.output import Output
from briefing.cli.view_basis import meant_briefings, print_basis
from briefing.library.library import Library
from briefing.page.blocks import Paragraph, plain
from briefing.page.timeline.row_details import row_details, timeline_details
from briefing.page.timeline.timeline_axis import period_words
from briefing.page.timeline.timeline_loading import loaded
from briefing.page.timeline.timeline_page import timeline_entries, timeline_page
from briefing.page.timeline.timeline_rows import timeline_rows
from briefing.page.timeline.timeline_sheet import (
    axis_lines,
    row_line,
    sheet_size,
    wanted_details,
    wanted_spans,
)
from briefing.page.timeline.timeline_view import fitted_to
from briefing.page.timeline.timeline_words import signs
from briefing.page.wording.lens import Lens

_MOST_ENTRIES = 40
"""Records that are told below the timeline; all of them are in the Markdown and the JSON."""
_AT_ONCE = 200


def run(arguments: Namespace, out: Output) -> int:
    """Print the timeline; gives the exit status."""
    library, briefing = asked(arguments, out)
    query = arguments.query or ""
    lens = Lens(library, arguments.wording)
    found = loaded(briefing, query, library)
    records = found.records
    if arguments.json:
        counts = {section: len(numbers) for section, numbers in records.undated.items()}
        marking = library.briefings.marking(briefing)
        head = {"briefing": briefing, "marking": marking, "query": query, "without_date": counts}
        out.json_list(head, "entries", _described(library, records))
    elif arguments.markdown:
        # The exporters are loaded where something is exported.
        from briefing.export.markdown import page_as_markdown  # noqa: PLC0415

        page = timeline_page(library, records, briefing, arguments.by or "day", query)
        out.document(page_as_markdown(lens, page))
    else:
        print_basis(lens, meant_briefings(lens, briefing), out)
        if records.bounds()[0]:
            _draw(records, arguments.by, lens, out)
        scale: TimeScale = arguments.by or "day"
        page = timeline_page(library, records, briefing, scale, query, _MOST_ENTRIES)
        out.laid_out(lens.page(page))
    if found.hint:
        out.say(found.hint)
    return FOUND if records.total else NOTHING


def _draw(found: TimelineRecords, by: TimeScale | None, lens: Lens, out: Output) -> None:
    size = sheet_size(out.width, found.longest)
    view = fitted_to(*found.bounds(), size.time, by)
    rows = timeline_rows(found, view)
    details = timeline_details(lens.library, wanted_details(rows), wanted_spans(rows), lens)
    out.line(period_words(view))
    for line in axis_lines(view, size.title):
        out.line(line)
    lines = [row_line(row, view, size.title, details) for row in rows]
    for line in lines:
        out.line(line)
    drawn = "".join(plain(line)[-view.width :] for line in lines)
    out.laid_out((Paragraph(signs(view, drawn)),))
    out.line()


def _described(library: Library, found: TimelineRecords) -> Iterator[dict[str, Any]]:
    """Each record with the first and the last day of its date, null where nothing tells."""
    entries = timeline_entries(found, "day")
    for begin in range(0, len(entries), _AT_ONCE):
        some = entries[begin : begin + _AT_ONCE]
        details = row_details(library, [entry.number for entry in some])
        for entry in (one for one in some if one.number in details):
            detail = details[entry.number]
            record = detail.record
            yield {
                "key": str(record.key),
                "section": record.section,
                "title": detail.title,
                "date": detail.written or None,
                "first_day": entry.lower or None,
                "last_day": entry.upper or None,
                "tells_of": [str(one.key) for one in detail.told],
            }
