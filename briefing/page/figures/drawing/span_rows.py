"""The lengths of time that somebody states, as brackets below the days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from briefing.page.blocks import Line, Span
from briefing.page.chart_block import ChartSpan
from briefing.page.figures.drawing import chart_signs
from briefing.page.figures.drawing.day_scale import DayScale
from briefing.page.figures.drawing.point_labels import right_to_left
from briefing.page.layout.wrap import wrap_line
from briefing.text.visible import visible_line

_LEAST = 4
"""Cells of a bracket that are still seen on both sides of words in it."""


def span_rows(spans: Sequence[ChartSpan], days: DayScale) -> Iterator[Line]:
    """A bracket for each, with its words beside it, or below where there is no room."""
    for one in spans:
        left, right = days.column(one.first), days.column(one.last)
        bracket = "├" + "─" * (right - left - 1) + "┤" if right > left else "┼"
        words = _words(one)
        wide = sum(cell_len(span.text) for span in words)
        room = right - left - 3 - wide
        if room >= _LEAST and not right_to_left(one.words):
            before, after = "─" * (room // 2), "─" * (room - room // 2)
            begin, end = Span(f"{' ' * left}├{before} ", "rule"), Span(f" {after}┤", "rule")
            yield (begin, *words, end)
        elif right + 2 + wide <= days.width:
            yield (Span(f"{' ' * left}{bracket} ", "rule"), *words)
        elif wide + 1 <= left and not right_to_left(one.words):
            yield (Span(" " * (left - wide - 1)), *words, Span(f" {bracket}", "rule"))
        else:
            yield (Span(f"{' ' * left}{bracket}", "rule"),)
            yield from wrap_line(words, days.width)


def _words(one: ChartSpan) -> Line:
    said = Span(visible_line(one.words), "muted")
    if not one.sign:
        return (said,)
    return (Span(f"{one.sign} ", "warning" if one.sign == chart_signs.DIFFERS else "muted"), said)
