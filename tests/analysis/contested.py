"""Ten contested events with made-up parties, and what follows from the records of each.

Each is of a kind that there was: a hospital hit by somebody's rocket, a pipeline that nobody blew
up, killings that are called staged, a dam, two groups with one hostage, a strike of which nobody
speaks, a ship that was not hit, an intrusion judged by three agencies of one state, a ceasefire
that one party calls something else, and a body that confirms what its own official said.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from briefing.library.store.records import Record
from tests.analysis.records import actor, incident, source, statement


class Case(NamedTuple):
    """An incident with its records; the row it has, and how each that reports it stands to it."""

    name: str
    row: str
    standings: dict[str, str]
    records: tuple[Record, ...]


def _said(slug: str, speaker: object, day: str, act: str = "assert", **more: Any) -> Record:
    return statement(slug, speaker, more.pop("chain", ["paper"]), said=day, act=act, **more)


def _unnamed(of: str = "", words: str = "an official") -> dict[str, str]:
    return {"unnamed": words, **({"of": of} if of else {})}


_PAPER = (actor("daily", kind="media"), source("paper", "daily"))

CASES = (
    Case(
        "hospital",
        "accused+others · 2 named",
        {"likely": "other", "inquiry": "other", "ministry": "other", "army-rocket": "accused"},
        (
            actor("front", ("opposes", "south")),
            actor("health-body", ("part_of", "front")),
            actor("jihad", ("allied_with", "front")),
            actor("south", kind="state"),
            actor("army", ("part_of", "south")),
            actor("friend", ("backs", "south"), kind="state"),
            actor("watch", kind="ngo"),
            actor("people", kind="civilians"),
            *_PAPER,
            _said("ministry", "health-body", "2024-01-17", "accuse", attributes_to=["south"]),
            _said("army-rocket", "army", "2024-01-18", "accuse", attributes_to=["jihad"]),
            _said("jihad-no", "jihad", "2024-01-18", "deny"),
            _said(
                "likely", "friend", "2024-01-24", "assess", attributes_to=["jihad"],
                not_by=["south"], confidence="high confidence",
            ),
            _said("inquiry", "watch", "2024-02-26", "find", attributes_to=["jihad"], basis="film"),
            _said("paper-strike", "daily", "2024-01-17", "accuse", attributes_to=["south"]),
            _said("paper-note", "daily", "2024-01-23", corrects=["paper-strike"]),
            incident(
                target=["people"],
                claimed_by=[],
                attributed_by=["likely", "inquiry", "paper-strike", "ministry", "army-rocket"],
                disclaimed_by=["jihad-no", "army-rocket", "likely"],
            ),
        ),
    ),
    Case(
        "pipeline",
        "target+others · 4 named",
        {
            "sabotage": "other", "officials": "accused", "arrest": "other", "navy": "target",
            "terror": "accused", "divers": "unknown",
        },
        (
            actor("pipe-company", ("part_of", "gas-company")),
            actor("gas-company", ("part_of", "north")),
            actor("north", ("opposes", "south"), kind="state"),
            actor("south", kind="state"),
            actor("west", ("backs", "south"), kind="state"),
            actor("island", kind="state"),
            actor("coast", kind="state"),
            actor("prosecutor", ("part_of", "neighbour"), kind="state-body"),
            actor("neighbour", kind="state"),
            *_PAPER,
            _said("sabotage", "coast", "2022-11-18", "find", basis="crime-scene examination"),
            _said("navy", "north", "2022-10-29", "accuse", attributes_to=["island"]),
            _said("island-no", "island", "2022-10-29", "deny"),
            _said("terror", "south", "2022-09-27", "accuse", attributes_to=["north"]),
            _said("divers", _unnamed(), "2023-02-08", "accuse", attributes_to=["west"]),
            _said("west-no", "west", "2023-02-08", "deny"),
            _said("officials", _unnamed("west"), "2023-03-07", "assess", attributes_to=["south"]),
            _said("south-no", "south", "2023-03-07", "deny"),
            _said("arrest", "prosecutor", "2025-08-21", "find", attributes_to=["south"]),
            incident(
                target=["pipe-company"],
                claimed_by=[],
                reported_by=["sabotage"],
                attributed_by=["officials", "arrest", "navy", "terror", "divers"],
                disclaimed_by=["island-no", "west-no", "south-no"],
            ),
        ),
    ),
    Case(
        "killings",
        "others only · denied · attributed",
        {"saw": "other", "images": "other", "visits": "other", "massacre": "other"},
        (
            actor("north", ("opposes", "south"), kind="state"),
            actor("south", kind="state"),
            actor("residents", kind="civilians"),
            actor("office", kind="igo"),
            actor("satellite", kind="company"),
            *_PAPER,
            _said("saw", "daily", "2022-04-02", basis="saw it"),
            _said("massacre", "south", "2022-04-03", "accuse", attributes_to=["north"]),
            _said("staged", "north", "2022-04-03", "deny", attributes_to=["south"]),
            _said("images", "satellite", "2022-04-04", "find", basis="satellite images"),
            _said("visits", "office", "2022-12-07", "find", attributes_to=["north"]),
            incident(
                target=["residents"],
                reported_by=["saw", "images", "visits"],
                denied_by=["staged"],
                claimed_by=[],
                attributed_by=["massacre", "staged"],
            ),
        ),
    ),
    Case(
        "dam",
        "accused+others · 2 named",
        {"seismic": "other", "mayor-yes": "accused", "inside": "accused", "sabotage": "accused"},
        (
            actor("north", ("opposes", "south"), kind="state"),
            actor("south", kind="state"),
            actor("mayor", ("part_of", "north"), kind="state-body"),
            actor("institute", kind="ngo"),
            actor("west", ("backs", "south"), kind="state"),
            *_PAPER,
            _said("mayor-no", "mayor", "2023-06-06", "deny"),
            _said(
                "mayor-yes", "mayor", "2023-06-06", corrects=["mayor-no"], attributes_to=["south"]
            ),
            _said("inside", "south", "2023-06-06", "accuse", attributes_to=["north"]),
            _said("sabotage", "north", "2023-06-06", "accuse", attributes_to=["south"]),
            _said("seismic", "institute", "2023-06-07", "find", basis="seismic data"),
            _said("cannot-say", "west", "2023-06-06"),
            incident(
                reported_by=["seismic", "mayor-yes"],
                denied_by=["mayor-no"],
                claimed_by=[],
                left_open_by=["cannot-say"],
                attributed_by=["inside", "sabotage", "mayor-yes"],
            ),
        ),
    ),
    Case(
        "hostages",
        "both sides · 2 claims",
        {"missing": "target", "first": "claimant", "second": "claimant"},
        (
            actor("one"),
            actor("two", ("opposes", "one")),
            actor("firm", kind="company"),
            *_PAPER,
            _said("first", "one", "2013-02-01", "claim-responsibility"),
            _said("second", "two", "2013-02-03", "claim-responsibility"),
            _said("missing", "firm", "2013-02-01"),
            incident(target=["firm"], reported_by=["missing"], claimed_by=["first", "second"]),
        ),
    ),
    Case(
        "no-comment",
        "target+others · attributed",
        {"agency": "target", "own-official": "accused", "observer": "other", "ally": "other"},
        (
            actor("south", kind="state"),
            actor("army", ("part_of", "south")),
            actor("north", ("opposes", "south"), kind="state"),
            actor("news", ("part_of", "north"), kind="media"),
            actor("observatory", kind="ngo"),
            actor("west", ("backs", "south"), kind="state"),
            *_PAPER,
            _said("agency", "news", "2023-03-31", "accuse", attributes_to=["south"]),
            _said("observer", "observatory", "2023-03-31", attributes_to=["south"]),
            _said("silent", "army", "2023-03-31"),
            _said("ally", _unnamed("west"), "2023-04-01", "confirm", attributes_to=["south"]),
            _said("own-official", _unnamed("south"), "2023-04-02", "claim-responsibility"),
            incident(
                target=["north"],
                attributed_by=["observer", "agency"],
                confirmed_by=["ally"],
                claimed_by=["own-official"],
                left_open_by=["silent"],
            ),
        ),
    ),
    Case(
        "ship",
        "claimant only · denied · claimed",
        {"hit": "claimant"},
        (
            actor("movement", ("opposes", "west")),
            actor("west", kind="state"),
            actor("navy", ("part_of", "west")),
            *_PAPER,
            _said("hit", "movement", "2024-05-31", "claim-responsibility"),
            _said("no-hit", "navy", "2024-06-01", "deny"),
            incident(target=["navy"], claimed_by=["hit"], denied_by=["no-hit"], reported_by=[]),
        ),
    ),
    Case(
        "intrusion",
        "others only · disclaimed",
        {"firm": "other", "agency-1": "other", "agency-2": "other", "agency-3": "other"},
        (
            actor("west", ("opposes", "north"), kind="state"),
            actor("north", kind="state"),
            *(actor(f"agency{n}", ("part_of", "west"), kind="state-body") for n in (1, 2, 3)),
            actor("company", kind="company"),
            actor("victims", kind="party"),
            *_PAPER,
            _said("firm", "company", "2016-06-14", "assess", attributes_to=["north"]),
            *(
                _said(f"agency-{n}", f"agency{n}", "2017-01-06", "assess", attributes_to=["north"])
                for n in (1, 2, 3)
            ),
            _said("unfounded", "north", "2017-01-09", "deny"),
            incident(
                target=["victims"],
                attributed_by=["firm", "agency-1", "agency-2", "agency-3"],
                disclaimed_by=["unfounded"],
                claimed_by=[],
            ),
        ),
    ),
    Case(
        "ceasefire",
        "one party+others · disputed",
        {"agreed": "party", "mediated": "other"},
        (
            actor("north", ("opposes", "south"), kind="state"),
            actor("south", ("opposes", "north"), kind="state"),
            actor("mediator", kind="state"),
            *_PAPER,
            _said("agreed", "north", "2025-05-10", "announce"),
            _said("mediated", "mediator", "2025-05-10", "announce"),
            _said("bilateral", "south", "2025-05-10"),
            incident(
                actor=["north", "south"],
                reported_by=["agreed", "mediated"],
                disputed_by=["bilateral"],
            ),
        ),
    ),
    Case(
        "own-confirmation",
        "target only · not named",
        {"official": "target", "secretary": "target"},
        (
            actor("west", kind="state"),
            actor("ministry", ("part_of", "west"), kind="state-body"),
            actor("spokeswoman", ("spokesperson_for", "ministry"), kind="person"),
            *_PAPER,
            _said("official", _unnamed("ministry"), "2023-11-17"),
            _said("secretary", "spokeswoman", "2023-11-18", "confirm", supports=["official"]),
            incident(
                target=["ministry"],
                reported_by=["official"],
                confirmed_by=["secretary"],
                claimed_by=[],
            ),
        ),
    ),
    Case(
        "claim-and-blame",
        "claimant+others · 2 named",
        {"ours": "claimant", "theirs": "other"},
        (
            actor("one"),
            actor("two"),
            actor("three"),
            *_PAPER,
            _said("ours", "one", "2024-01-01", "claim-responsibility"),
            _said("theirs", "two", "2024-01-02", "accuse", attributes_to=["three"]),
            incident(claimed_by=["ours"], attributed_by=["theirs"]),
        ),
    ),
)  # fmt: skip
