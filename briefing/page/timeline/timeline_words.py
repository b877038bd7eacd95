"""What stands below a timeline: the row under the cursor in words, and what its signs mean."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from briefing.analysis.timeline.dated_records import DatedFigure, TimelineRecords
from briefing.analysis.timeline.time_scale import CHOSEN, TimeScale, first_day, last_day, piece_of
from briefing.library.library import Library
from briefing.model.dates.days import edtf_text, month_of, year_of
from briefing.model.key import Key
from briefing.page.attribution.objection_lines import gather_objections, objections_line
from briefing.page.attribution.who_gives import gather_givers
from briefing.page.blocks import Block, Heading, Line, Paragraph, Span, restyled, text
from briefing.page.figures.givers import giver_of_point
from briefing.page.figures.points import day_words, value_words
from briefing.page.record_loader import RecordLoader
from briefing.page.rows.rows import RowComposer
from briefing.page.timeline.row_details import RowDetail, TimelineDetails, said_long_after
from briefing.page.timeline.time_bars import (
    ABOUT,
    BEGIN,
    BLOCKS,
    EARLIER,
    END,
    GOES_ON,
    JOINED,
    KNOWN,
    LASTS,
    LATER,
    NOT_AFTER,
    NOT_BEFORE,
    TOLD,
    UNCERTAIN,
    WITHIN,
)
from briefing.page.timeline.timeline_rows import MOST_OPENED, TimelineRow
from briefing.page.timeline.timeline_sheet import row_density
from briefing.page.timeline.timeline_view import TimelineView
from briefing.page.wording.lens import Lens
from briefing.page.words.dates import date_in_words
from briefing.page.words.labels import listed
from briefing.page.words.vocabulary import DOT, plural

_NAMED: Mapping[TimeScale, Callable[[str], str]] = {"month": month_of, "year": year_of}
"""The pieces of time that have names, each by the text of a day of it."""
_MOST_NUMBERS = 20
"""Numbers of a figure that are told: the latest."""
_NO_DATE = "no date given"
_COUNTS = f"123456789{BLOCKS}"
_SEVERAL = "Whoever is not named need not be one and the same."
_OPEN = {
    "voice": "enter opens what was said, as far as it is in view",
    "many": "enter goes closer to where most are",
    "section": "enter opens them",
}
_EMPTY = "No incident, statement or figure here."
_NONE_FOUND = "The filter finds no incident, statement or figure."


def row_words(
    row: TimelineRow | None,
    view: TimelineView,
    details: TimelineDetails,
    library: Library,
    lens: Lens,
    query: str = "",
) -> tuple[Block, ...]:
    """A row in full: the whole title, the date in words, and who says so; or how many there are.

    Without any row, that there is nothing, or that `query` finds nothing.
    """
    if row is None:
        return (Paragraph(text(_NONE_FOUND if query else _EMPTY)),)
    detail = details.records.get(row.numbers[0]) if row.numbers else None
    if detail is not None and len(row.numbers) == 1:
        return (Paragraph(listed([*_record(row, detail, library, lens)], "\n")),)
    return (Paragraph(listed([*_several(row, view, library)], "\n")),)


def _record(row: TimelineRow, detail: RowDetail, library: Library, lens: Lens) -> Iterator[Line]:
    (told,) = lens.rows(RowComposer(library).of([detail.record]))
    date = date_in_words(detail.written) or _NO_DATE
    look = RecordLoader(library)
    if detail.record.section == "statements":
        who = told.speech.who if told.speech else told.first
        yield (*_linked(who, told.key), Span(f" · said: {date}", "muted"))
        yield from (told.second, told.third)
        gather_objections([detail.record], look)
        yield objections_line(detail.record, look)
    else:
        # The answers come first: a low screen has room for little more than a title.
        yield from (_linked(told.first, told.key), told.third)
        if row.figure is None:
            yield text(date, "muted")
    if row.figure is not None:
        yield from _numbers(row.figure, detail, look)
    yield from told_lines(detail)


def _linked(line: Line, key: Key) -> Line:
    return tuple(span._replace(link=key) for span in line)


def told_lines(detail: RowDetail) -> Iterator[Line]:
    """What a statement was said long after."""
    for one in detail.told:
        yield (
            Span("tells of ", "muted"),
            Span(one.title, link=one.key),
            Span(f", {date_in_words(one.written)}: long before it was said", "muted"),
        )


def _numbers(figure: DatedFigure, detail: RowDetail, look: RecordLoader) -> Iterator[Line]:
    """Each number with its day and whoever gives it; how many have none."""
    some = [detail.numbers[one.path] for one in figure.points if one.path in detail.numbers]
    shown = some[-_MOST_NUMBERS:]
    gather_givers(((one.by, one.briefing) for one in shown), look)
    numbers = [
        (Span(f"{value_words(one)}, {day_words(one)}, "), *giver_of_point(one, look))
        for one in shown
    ]
    earlier = len(some) - len(shown)
    if earlier:
        numbers.insert(0, text(f"{plural(earlier, 'earlier number')}"))
    if figure.undated:
        numbers.append(text(f"{plural(figure.undated, 'number')} without a date"))
    if numbers:
        yield restyled(listed(numbers, DOT), "muted")


def _several(row: TimelineRow, view: TimelineView, library: Library) -> Iterator[Line]:
    """How many there are, where most of them are, and what is not at any column."""
    many = f"{row.total:,}" if row.total else "none"
    yield (Span(row.label, "strong"), Span(f"  {many}", "muted"))
    if "(unnamed)" in row.label and row.total > 1:
        yield text(_SEVERAL, "muted")
    if row.name.sort in ("voice", "many"):
        yield text(density_words(row, view), "muted")
    if row.name.sort == "voice" and row.total <= MOST_OPENED:
        late = len(said_long_after(library, row.records))
        if late:
            yield text(
                f"{late:,} said long after what is told of, joined to it when opened", "muted"
            )
    if row.name.sort in _OPEN:
        yield text(_OPEN[row.name.sort], "muted")


def density_words(row: TimelineRow, view: TimelineView) -> str:
    """What a row of several has where, in words; all of it together is the whole row."""
    density = row_density(row, view)
    parts = []
    if density.densest is not None:
        count = density.columns[density.densest]
        days = _between(*view.days_of(density.densest))
        parts.append(f"{sum(density.columns.values()):,} at one {view.scale} each")
        parts.append(f"most: {count:,}, {days}")
    if signed := sum(one.is_signed for one in row.records):
        parts.append(f"{signed:,} with an approximate ({ABOUT}) or uncertain ({UNCERTAIN}) date")
    if density.wider:
        parts.append(f"{density.wider:,} vaguer than a {view.scale}, in dots")
    if density.before:
        parts.append(f"{density.before:,} before what is shown")
    if density.after:
        parts.append(f"{density.after:,} after it")
    return " · ".join(parts)


def _between(lower: str, upper: str) -> str:
    """Two days in words; one where they are the same, and the month or the year that they bound."""
    if not lower:
        return f"not after {date_in_words(upper)}"
    if not upper:
        return f"from {date_in_words(lower)} on"
    if lower == upper:
        return date_in_words(lower)
    for scale, name in _NAMED.items():
        piece = piece_of(lower, scale)
        if (first_day(piece, scale), last_day(piece, scale)) == (lower, upper):
            return date_in_words(edtf_text(name(lower)))
    return date_in_words(f"{edtf_text(lower)}/{edtf_text(upper)}")


def count_words(found: TimelineRecords) -> str:
    """How many records there are in each lane, those without a date among them."""
    undated = sum(map(len, found.undated.values()))
    return (
        f"{plural(len(found.happened), 'incident')} · {plural(len(found.said), 'statement')} · "
        f"{plural(len(found.counted), 'figure')} · {undated or 'none'} without a date"
    )


def signs(view: TimelineView, drawn: str) -> Line:
    """What the signs among those that are drawn mean, at a scale."""
    means = [
        (KNOWN, KNOWN, f"that {view.scale}"),
        (ABOUT, f"{ABOUT}{KNOWN}{ABOUT}", "approximate"),
        (UNCERTAIN, f"{UNCERTAIN}{KNOWN}{UNCERTAIN}", "uncertain"),
        (END, f"{BEGIN}{WITHIN * 2}{END}", "one day in these"),
        (NOT_AFTER, f"{NOT_AFTER}{WITHIN}{END}", "not after"),
        (NOT_BEFORE, f"{BEGIN}{WITHIN}{NOT_BEFORE}", "not before"),
        (LASTS, f"{KNOWN}{LASTS}{KNOWN}", "went on"),
        (GOES_ON, f"{KNOWN}{LASTS}{GOES_ON}", "goes on"),
        (JOINED, f"{TOLD}{JOINED}{KNOWN}", "told of, said long after"),
        (_COUNTS, f"2 {BLOCKS[0]}{BLOCKS[3]}{BLOCKS[7]}", "how many, those with ~ or ? too"),
        (EARLIER, EARLIER, "earlier"),
        (LATER, LATER, "later"),
    ]
    there = set(drawn)
    return listed(
        (
            (Span(shown), Span(f" {words}", "muted"))
            for sign, shown, words in means
            if there.intersection(sign)
        ),
        "   ",
    )


def period_of(lower: str, upper: str, scale: TimeScale) -> str:
    """The days between two as they are headed at a scale: the piece of time that they are in, or,
    where they may be in several, what is known of them."""
    if not (lower and upper and piece_of(lower, scale) == piece_of(upper, scale)):
        return _between(lower, upper)
    piece = piece_of(lower, scale)
    begins = first_day(piece, scale)
    if scale in CHOSEN:
        return _between(begins, last_day(piece, scale))
    return f"{scale} from {date_in_words(edtf_text(year_of(begins)))}"


def heading(words: str) -> Heading:
    """What entries of one time stand below."""
    return Heading(2, text(words))
