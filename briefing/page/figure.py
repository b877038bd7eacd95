"""A figure: the number over time, who gives it, its parts, and the sums that sources make of it."""

from __future__ import annotations

from typing import Any

from briefing.library.answers import Record
from briefing.model import edtf
from briefing.model.edtf_date import LATEST
from briefing.page.blocks import Block, Item, Items, Line, Paragraph, Span, Table
from briefing.page.body import Body, facts, linked, part, title
from briefing.page.dates import in_short, in_words
from briefing.page.look import Look
from briefing.page.names import reference
from briefing.page.prose import paragraphs
from briefing.page.vocabulary import (
    FIGURE_KINDS,
    PARTS_SUM,
    duration,
    number,
    quantity,
    sentence,
    words_for,
)

Point = dict[str, Any]


def compose_figure(record: Record, look: Look) -> Body:
    """The body of a figure's page."""
    kind = record.text("kind")
    return Body(
        kind=f"figure · {kind}" if kind else "figure",
        head=title(record),
        main=(
            Paragraph((Span(_what(record)),)),
            *paragraphs(record, "counts", look),
            *facts(
                linked(record, "who", "who", look),
                linked(record, "where", "where", look),
            ),
            *_points(record, look),
            *_stated(record, look),
        ),
    )


def _what(record: Record) -> str:
    """What is counted, how, and since when: Attacks, a running total since 7 October 2023."""
    kind = words_for(FIGURE_KINDS, record.text("kind"))
    since = in_words(record.text("since"))
    said = ", ".join(filter(None, (record.text("unit"), kind)))
    return f"{sentence(said)}, since {since}." if since else f"{sentence(said)}."


def _points(record: Record, look: Look) -> list[Block]:
    points = sorted(_parts(record, "points"), key=_day)
    if not points:
        return []
    changes = [
        _change(before, point) for before, point in zip([None, *points], points, strict=False)
    ]
    rows = [
        (
            (Span(in_words(str(point.get("as_of", "")))),),
            (Span(quantity(point.get("value", ""), str(point.get("q", "exact")))),),
            (Span(change),),
            _by(point, record, look),
        )
        for point, change in zip(points, changes, strict=True)
    ]
    head = tuple((Span(name),) for name in ("As of", "Value", "Change", "Who says so"))
    remarks = [item for point in points for item in _remarks(point)]
    return [
        part("Over time"),
        Table(head, tuple(rows), numbers=frozenset({1, 2})),
        *([Items(tuple(remarks))] if remarks else []),
    ]


def latest(record: Record) -> str:
    """The latest number in words, with its day: over 12,000 people, as of 18 Nov 2023."""
    points = sorted(_parts(record, "points"), key=_day)
    if not points:
        return ""
    value = quantity(points[-1].get("value", ""), str(points[-1].get("q", "exact")))
    said = f"{value} {record.text('unit')}".strip()
    day = in_short(str(points[-1].get("as_of", "")))
    return f"{said}, as of {day}" if day else said


def _day(point: Point) -> tuple[str, str]:
    """Where a point stands in time; points of the same day keep the order they are written in."""
    if "as_of" not in point:
        return "", ""
    date = edtf.parse(str(point["as_of"]))
    return date.upper or LATEST, date.lower


def _change(before: Point | None, point: Point) -> str:
    """The difference to the point before, where both are exact numbers; else a dash."""
    if before is None:
        return "–"
    first, second = before.get("value"), point.get("value")
    exact = all(each.get("q", "exact") == "exact" for each in (before, point))
    if not exact or not isinstance(first, int | float) or not isinstance(second, int | float):
        return "–"
    change = second - first
    return f"+{number(change)}" if change > 0 else number(change).replace("-", "−")


def _by(point: Point, record: Record, look: Look) -> Line:
    by = point.get("by")
    if not isinstance(by, str):
        return (Span("nobody named", "muted"),)
    return reference(by, record.key.briefing, look)


def _remarks(point: Point) -> list[Item]:
    """What a point is made up of, and which earlier one it corrects."""
    when = in_words(str(point.get("as_of", "")))
    said = []
    parts = point.get("parts")
    if isinstance(parts, dict) and parts:
        named = ", ".join(f"{name} {number(value)}" for name, value in parts.items())
        sums = words_for(PARTS_SUM, str(point.get("parts_sum", "")))
        said.append(f"{named} ({sums})" if sums else named)
    if point.get("revises"):
        said.append(f"corrects the number for {in_words(str(point['revises']))}")
    return [Item((Span(f"{sentence(when)}: ", "label"), Span(text))) for text in said]


def _stated(record: Record, look: Look) -> list[Block]:
    """The sums that the sources make themselves, with their numbers, and whose they are."""
    items = [
        Item(
            (Span(str(one.get("says", ""))),),
            ((Span(f"{_numbers(one)}by ", "muted"), *_by(one, record, look)),),
        )
        for one in _parts(record, "stated")
    ]
    return [part("Sums that are stated"), Items(tuple(items))] if items else []


def _numbers(stated: Point) -> str:
    said = [
        f"{label} {words}"
        for label, words in (
            ("difference", number(stated["delta"]) if "delta" in stated else ""),
            ("within", duration(str(stated.get("window", "")))),
            ("ratio", number(stated["ratio"]) if "ratio" in stated else ""),
        )
        if words
    ]
    return f"{', '.join(said)}; " if said else ""


def _parts(record: Record, field: str) -> list[Point]:
    return [one for one in record.items(field) if isinstance(one, dict)]
