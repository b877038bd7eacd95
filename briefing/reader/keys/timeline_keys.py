"""The part of the table of keys that is the timeline's own."""

from __future__ import annotations

from briefing.reader.keys.action import Action, Where

_TIMELINE: tuple[Where, ...] = ("timeline",)

IN_TIME = (
    Action(
        "timeline",
        ("T",),
        ("reading", "search"),
        "Timeline",
        "What was when: happened, said and counted.",
    ),
    Action("earlier", ("h", "left"), _TIMELINE, "Earlier", "Show what was earlier.", "time"),
    Action("later", ("l", "right"), _TIMELINE, "Later", "Show what was later.", "time"),
    Action(
        "closer-in-time",
        ("plus", "equals_sign"),
        _TIMELINE,
        "Closer in time",
        "Less time, or a finer scale: year, month, week, day.",
        "scale",
    ),
    Action(
        "more-time",
        ("minus",),
        _TIMELINE,
        "More time",
        "More time, or a coarser scale: day, week, month, year.",
        "scale",
    ),
    Action("fit-time", ("f",), _TIMELINE, "All time", "Show all of it again.", "all"),
    Action(
        "below-timeline",
        ("tab",),
        _TIMELINE,
        "Below the timeline",
        "To what is told of the row, and back.",
    ),
)
