"""A figure: the number over time, who gives it, and whether the sums that are made of it hold."""

from __future__ import annotations

from datetime import date

from briefing.analysis.figures.checks import findings
from briefing.analysis.figures.series import DataPoint, Series, series_of, stated_of
from briefing.library.store.records import Record
from briefing.page.attribution.origins import origins_line
from briefing.page.blocks import Block, Chart, Item, ItemList, Paragraph, Span
from briefing.page.figures.adding_up import adding_up
from briefing.page.figures.givers import gather_givers
from briefing.page.figures.series_table import MOST_POINTS, over_time
from briefing.page.record_loader import RecordLoader
from briefing.page.sections.body import Body, facts, linked, part, title
from briefing.page.words.dates import date_in_words
from briefing.page.words.prose import paragraphs
from briefing.page.words.vocabulary import (
    FIGURE_KINDS,
    PARTS_SUM,
    number,
    plural,
    sentence,
    words_for,
)


def compose_figure(record: Record, look: RecordLoader) -> Body:
    """The body of a figure's page."""
    kind, series = record.text("kind"), series_of(record)
    _gather(record, series, look)
    return Body(
        kind=f"figure · {kind}" if kind else "figure",
        head=title(record),
        main=(
            Paragraph((Span(_what(record)),)),
            Paragraph(origins_line(record, look)),
            *paragraphs(record, "counts", look),
            *facts(
                linked(record, "who", "who", look),
                linked(record, "where", "where", look),
            ),
            *_points(record, series, look),
            *adding_up(record, findings(record, look), look),
        ),
    )


def _gather(record: Record, series: Series, look: RecordLoader) -> None:
    """Fetch at once what the names of all givers need."""
    shown = [point.by for point in series.points[-MOST_POINTS:]]
    gather_givers([*shown, *(one.by for one in stated_of(record))], record, look)


def _what(record: Record) -> str:
    """What is counted, how, and since when: Attacks, a running total since 7 October 2023."""
    kind = words_for(FIGURE_KINDS, record.text("kind"))
    since = date_in_words(record.text("since"))
    said = ", ".join(filter(None, (record.text("unit"), kind)))
    return f"{sentence(said)}, since {since}." if since else f"{sentence(said)}."


def _points(record: Record, series: Series, look: RecordLoader) -> list[Block]:
    """The table over time, what there is to say of single points, and the chart."""
    if not series.points:
        return []
    remarks = _remarks(series)
    return [
        part("Over time"),
        *over_time(series, record, look),
        *([ItemList(tuple(remarks))] if remarks else []),
        *_chart(series, record),
    ]


def _remarks(series: Series) -> list[Item]:
    """What the points are made up of, and which earlier ones they correct."""
    remarks = []
    for point in series.points[-MOST_POINTS:]:
        said = []
        if point.parts:
            named = ", ".join(f"{name} {number(value)}" for name, value in point.parts)
            sums = words_for(PARTS_SUM, point.parts_sum)
            said.append(f"{named} ({sums})" if sums else named)
        if point.revises:
            said.append(f"corrects the number for {date_in_words(point.revises)}")
        label = Span(f"{sentence(date_in_words(point.as_of))}: ", "label")
        remarks += [Item((label, Span(text))) for text in said]
    return remarks


def _chart(series: Series, record: Record) -> list[Block]:
    """The numbers that have a day and that nobody corrects, as a picture; of two days at least."""
    points = [one for one in series.current if one.days.single]
    if len({one.days.first for one in points}) < 2:
        return []
    label = _chart_label(points, record.text("unit"))
    drawn = tuple(
        (date.fromordinal(int(one.days.first)).isoformat(), float(one.amount)) for one in points
    )
    return [Chart(label, record.text("unit"), drawn)]


def _chart_label(points: list[DataPoint], unit: str) -> str:
    """What the chart shows, in a sentence."""
    first, last = points[0], points[-1]
    said = [
        f"{sentence(unit)}, {plural(len(points), 'number')}",
        f"from {number(first.amount)} on {date_in_words(first.as_of)} "
        f"to {number(last.amount)} on {date_in_words(last.as_of)}",
    ]
    values = [one.amount for one in points]
    if {min(values), max(values)} != {first.amount, last.amount}:
        said.append(f"the least {number(min(values))}, the greatest {number(max(values))}")
    if any(one.qualifier != "exact" for one in points):
        said.append("drawn without over, about and the like")
    return f"{'; '.join(said)}."
