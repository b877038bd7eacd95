"""What a timeline has to show: incidents, statements and figures with the days of their dates.

Only what it takes to count and to place tens of thousands of them at once; the words, and the
signs of their dates, are asked for those that are looked at.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from briefing.analysis.timeline.date_span import LASTING
from briefing.library.library import Library
from briefing.library.store.records import Condition, Listing

SHOWN = ("incidents", "statements", "figures")
"""The sections that tell of time: what happened, what was said, and what was counted."""
_WRITTEN = {"incidents": "date", "statements": "said"}
"""The field with the date of those that have one."""
_MOST = 1_000_000
"""Records that are looked at: more than any list of one briefing has."""
_COUNT = 6
"""Cells of a number behind a name, and the blanks before it."""
_NAMELESS = "speaker not known"


class DatedRecord(NamedTuple):
    """A record by its number in the library, and the days that bound its date, of which one may be
    empty. `group` says who speaks: the number of a voice of the timeline. `about` and `uncertain`
    are the signs of the date."""

    number: int
    lower: str
    upper: str
    lasting: bool = False
    group: int = 0
    about: bool = False
    uncertain: bool = False

    @property
    def is_signed(self) -> bool:
        """Whether its date is no surer than a sign says."""
        return self.about or self.uncertain


class DatedNumber(NamedTuple):
    """A number of a figure, and the days that bound the one it is for; else, on which it was given.

    `path` is where it stands in the figure; empty for a figure that has a day of its own and no
    number with one.
    """

    lower: str
    upper: str
    path: str
    about: bool = False
    uncertain: bool = False


class DatedFigure(NamedTuple):
    """A figure with its numbers that have days, and how many have none."""

    number: int
    points: tuple[DatedNumber, ...]
    undated: int = 0


class TimelineRecords(NamedTuple):
    """All records of a timeline: those with a date in their lanes, and those without by section.

    `voices` are the names of speakers, by the groups of what was said. `longest` is how many
    letters the longest title has of what has a row of its own.
    """

    happened: tuple[DatedRecord, ...] = ()
    said: tuple[DatedRecord, ...] = ()
    counted: tuple[DatedFigure, ...] = ()
    undated: Mapping[str, tuple[int, ...]] = {}
    voices: Mapping[int, str] = {}
    longest: int = 0

    @property
    def total(self) -> int:
        """How many records there are, with a date and without."""
        dated = len(self.happened) + len(self.said) + len(self.counted)
        return dated + sum(map(len, self.undated.values()))

    def bounds(self) -> tuple[str, str]:
        """The first and the last day that any date names; empty where there is none."""
        points = [point for one in self.counted for point in one.points]
        lanes = (self.happened, self.said, points)
        every = {(one.lower, one.upper) for lane in lanes for one in lane}
        days = [day for pair in every for day in pair if day]
        return (min(days), max(days)) if days else ("", "")


def dated_records(
    library: Library, briefing: str = "", condition: Condition | None = None
) -> TimelineRecords:
    """What a briefing (empty: all of them) has to show in time; `condition` narrows it."""
    wanted = _Wanted(library, briefing, condition)
    groups, voices = _voices(wanted)
    happened, not_happened = _dated(wanted, "incidents", {})
    said, not_said = _dated(wanted, "statements", groups)
    figures = _figures(wanted)
    undated = {
        "incidents": not_happened,
        "statements": not_said,
        "figures": tuple(one.number for one in figures if not one.points),
    }
    counted = tuple(one for one in figures if one.points)
    return TimelineRecords(happened, said, counted, undated, voices, _longest(wanted, voices))


def _longest(wanted: _Wanted, voices: Mapping[int, str]) -> int:
    """The letters of the longest title; a speaker has a number behind the name."""
    rows = wanted.ask("id, length(title)", "record", "section IN ('incidents', 'figures')")
    titles = max((int(row[1]) for row in rows), default=0)
    return max(titles, *(len(name) + _COUNT for name in voices.values()), 0)


class _Wanted:
    """The numbers of the records that are wanted, and the way to ask for what belongs to them.

    Where they are most of a library, its tables are read from one end to the other: that is several
    times as quick as to look up each.
    """

    def __init__(self, library: Library, briefing: str, condition: Condition | None) -> None:
        self.library = library
        self.numbers = {
            section: library.lists.numbers(
                Listing(briefing, section, "date", condition=condition), _MOST
            )
            for section in SHOWN
        }
        tally = library.lists.tally()
        held = sum(tally.get(section, 0) for section in SHOWN)
        every = [number for some in self.numbers.values() for number in some]
        self._all = len(every) == held
        self._most = len(every) * 2 > held
        self._every = frozenset(() if self._all else every)
        self._asked = "" if self._most else json.dumps(every)

    def ask(self, columns: str, tables: str, where: str) -> Iterable[tuple[Any, ...]]:
        """The rows of the wanted records; the first of the columns is a record's number."""
        sql = f"SELECT {columns} FROM {tables} WHERE {where}"
        if self._all:
            return self.library.ask(sql)
        if self._most:
            return [row for row in self.library.ask(sql) if row[0] in self._every]
        first = columns.partition(",")[0]
        return self.library.ask(
            f"{sql} AND {first} IN (SELECT value FROM json_each(?))", (self._asked,)
        )

    def linked(self, role: str) -> Mapping[int, int]:
        """By their numbers the keys that records link to in a role that each has once."""
        return dict(self.ask("record, target", "link", f"role = {role!r} AND target IS NOT NULL"))


def _dated(
    wanted: _Wanted, section: str, groups: Mapping[int, int]
) -> tuple[tuple[DatedRecord, ...], tuple[int, ...]]:
    """Those of some records that have a date, the earliest first, and the others."""
    lasting = f"span AND kind IN ({', '.join(map(repr, sorted(LASTING)))})"
    written = _signed("body", f"'$.fields.{_WRITTEN[section]}'")
    rows = sorted(
        wanted.ask(f"id, lower, upper, {lasting}, {written}", "record", f"section = {section!r}"),
        key=lambda row: (row[1] or row[2], row[2], -row[0]),
    )
    dated = [
        DatedRecord(number, lower, upper, bool(lasts), groups.get(number, 0), *_signs(day))
        for number, lower, upper, lasts, day in rows
        if lower or upper
    ]
    return tuple(dated), tuple(row[0] for row in rows if not (row[1] or row[2]))


def _signed(body: str, path: str) -> str:
    """A date as written, of what has any sign anywhere: to read the others takes time."""
    signs = " OR ".join(f"instr({body}, '{sign}')" for sign in "~?%")
    return f"CASE WHEN {signs} THEN json_extract({body}, {path}) END"


def _signs(day: object) -> tuple[bool, bool]:
    """Whether a date as written is about something, and whether it is uncertain."""
    if not day:
        return False, False
    said = str(day)
    both = "%" in said
    return both or "~" in said, both or "?" in said


def _voices(wanted: _Wanted) -> tuple[Mapping[int, int], Mapping[int, str]]:
    """Whose statement each is, by its number, and the names of all who speak.

    What somebody says in custody is not put with what they say elsewhere: it is the custodian's
    report.
    """
    numbers = wanted.numbers["statements"]
    speaking, held = wanted.linked("speaker"), wanted.linked("in_custody_of")
    said = (
        "coalesce(json_extract(body, '$.fields.speaker.unnamed'), "
        "json_extract(body, '$.fields.speaker'))"
    )
    rest = [number for number in numbers if number not in speaking]
    words = dict(
        wanted.library.ask(
            f"SELECT id, {said} FROM record WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(rest),),
        )
    )
    names = _titles(wanted.library, {*speaking.values(), *held.values()})
    found = zip(*(map(one.get, numbers) for one in (speaking, words, held)), strict=True)
    numbered: dict[tuple[int | None, object, int | None], int] = {}
    groups = {
        number: numbered.setdefault(voice, len(numbered) + 1)
        for number, voice in zip(numbers, found, strict=True)
    }
    told = {
        group: _voice(speaker or 0, str(words or ""), custodian or 0, names)
        for (speaker, words, custodian), group in numbered.items()
    }
    return groups, told


def _voice(speaker: int, words: str, custodian: int, names: Mapping[int, str]) -> str:
    custody = f", in custody of {names.get(custodian, '?')}" if custodian else ""
    if speaker:
        return f"{names.get(speaker, '?')}{custody}"
    return f"{_NAMELESS if words in ('', 'unknown') else f'{words} (unnamed)'}{custody}"


def _titles(library: Library, keys: Iterable[int]) -> Mapping[int, str]:
    rows = library.ask(
        "SELECT key, title FROM record WHERE key IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(keys)),),
    )
    return dict(rows)


def _figures(wanted: _Wanted) -> list[DatedFigure]:
    """Each figure with its numbers in the order of time, as far as they have days.

    A number without a day of its own stands at the day on which it was given.
    """
    points: dict[int, list[DatedNumber]] = {number: [] for number in wanted.numbers["figures"]}
    dayless = []
    at = "'$.fields.' || replace(point.path, 'points.', 'points[') || '].as_of'"
    rows = wanted.ask(
        f"point.record, point.path, point.lower, point.upper, {_signed('figure.body', at)}",
        "point JOIN record AS figure ON figure.id = point.record",
        "1",
    )
    for record, path, lower, upper, day in rows:
        if lower or upper:
            points[record].append(DatedNumber(lower, upper, path, *_signs(day)))
        else:
            dayless.append((record, path))
    without: dict[int, int] = {}
    given = _given(wanted) if dayless else {}
    for record, path in dayless:
        lower, upper, day = given.get((record, f"{path}.by"), ("", "", ""))
        if lower or upper:
            points[record].append(DatedNumber(lower, upper, path, *_signs(day)))
        else:
            without[record] = without.get(record, 0) + 1
    own = wanted.ask(
        "id, lower, upper", "record", "section = 'figures' AND (lower <> '' OR upper <> '')"
    )
    for record, lower, upper in own:
        points[record] = points[record] or [DatedNumber(lower, upper, "")]
    return [
        DatedFigure(number, tuple(sorted(some, key=_when)), without.get(number, 0))
        for number, some in points.items()
    ]


def _when(point: DatedNumber) -> tuple[str, str]:
    return point.lower or point.upper, point.upper


def _given(wanted: _Wanted) -> Mapping[tuple[int, str], tuple[str, str, str]]:
    """The days on which numbers were given, and as written, by their figures and who gives them."""
    rows = wanted.ask(
        "link.record, link.path, given.lower, given.upper, "
        + _signed("given.body", "'$.fields.said'"),
        "link JOIN record AS given ON given.key = link.target",
        "role = 'given_by'",
    )
    return {(record, path): (lower, upper, day) for record, path, lower, upper, day in rows}
