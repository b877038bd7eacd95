"""The signs of a chart, and the words for each of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from briefing.page.chart_block import ChartPoint

KNOWN, UNNAMED, ABOUT = "●", "○", "≈"
MORE, LESS = "↑", "↓"
MOST, BETWEEN, LEAST, NARROW = "┳", "┃", "┻", "╋"
"""A range from its upper to its lower end, and one that is within a row."""
BEGIN, WITHIN, END = "├", "·", "┤"
"""Days of which a number is for one, as on the timeline."""
STEM, GROUND = "┊", "─"
DIFFERS, SAME, OPEN = "≠", "=", "?"
_WORST = (DIFFERS, OPEN, SAME)

MEANINGS = {
    UNNAMED: "○ somebody unnamed",
    ABOUT: "≈ about",
    MORE: "↑ or more",
    LESS: "↓ or less",
    BETWEEN: "┃ from the least to the most",
    WITHIN: "├··┤ on one of these days",
    "~": "~●~ about that day",
    "?": "?●? the day is uncertain",
}
"""In the order in which they are told."""
AGAINST = {
    SAME: "= the same as another gives for the day",
    DIFFERS: "≠ differs from what another gives for the day",
    OPEN: "? cannot be compared with what another gives for the day",
}


def mark_of(point: ChartPoint) -> str:
    """The sign of a number that is no range."""
    if point.about:
        return ABOUT
    return KNOWN if point.named else UNNAMED


def meanings(signs: Collection[str], points: Iterable[ChartPoint]) -> list[str]:
    """What the signs mean that are there, and those that say how numbers stand to each other."""
    against = {point.sign for point in points}
    told = [words for sign, words in MEANINGS.items() if sign in signs]
    found = [words for sign, words in AGAINST.items() if sign in against]
    return [" · ".join(each) for each in (told, found) if each]


def worst_by_place(
    points: Iterable[ChartPoint], place: Callable[[ChartPoint], int]
) -> dict[int, ChartPoint]:
    """Where there is room for one sign only: the point whose numbers agree least with others'."""
    worst: dict[int, ChartPoint] = {}
    for one in points:
        if one.sign:
            held = worst.setdefault(place(one), one)
            worst[place(one)] = min(held, one, key=lambda each: _WORST.index(each.sign))
    return worst


def meant_by(sign: str) -> str:
    """The sign of a meaning: all parts of a range have one."""
    return BETWEEN if sign in (MOST, LEAST, NARROW) else sign
