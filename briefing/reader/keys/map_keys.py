"""The part of the table of keys that is the map's own."""

from __future__ import annotations

from briefing.reader.keys.action import Action, Where

_MAP: tuple[Where, ...] = ("map",)

MAPPING = (
    Action("next-place", ("n",), _MAP, "Next place", "To the next place on the map.", "place"),
    Action(
        "previous-place", ("N",), _MAP, "Previous place", "To the place before on the map.", "place"
    ),
    Action(
        "open-place",
        ("enter",),
        _MAP,
        "Open the place",
        "Open the page of the chosen place; where several are one mark, go closer.",
        "open",
    ),
    Action("choose-place", ("P",), _MAP, "All places", "Choose from all places.", "all places"),
    Action("zoom-in", ("plus", "equals_sign"), _MAP, "Closer", "Go closer.", "zoom"),
    Action("zoom-out", ("minus",), _MAP, "Further away", "Go further away.", "zoom"),
    Action("map-left", ("h", "left"), _MAP, "Map to the left", "Show what is further west.", "pan"),
    Action("map-down", ("j", "down"), _MAP, "Map down", "Show what is further south.", "pan"),
    Action("map-up", ("k", "up"), _MAP, "Map up", "Show what is further north.", "pan"),
    Action(
        "map-right", ("l", "right"), _MAP, "Map to the right", "Show what is further east.", "pan"
    ),
    Action(
        "fit-map",
        ("f",),
        _MAP,
        "Fit",
        "Show the points where something is; again: all places; again: the world.",
        "fit",
    ),
    Action("beside-map", ("tab",), _MAP, "Beside the map", "To the page beside the map, and back."),
)
