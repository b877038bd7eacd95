"""Events as ACLED (Armed Conflict Location & Event Data) publishes them, as CSV.

A row says what its columns say and no more. `actor1` and `actor2` are in no order of who did what
to whom (codebook, 2023), so nobody becomes a doer or a target; `0` fatalities means none or not
reported, so it becomes no number; a list of claims or denials that nobody looked for is left out.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import PurePath
from typing import Any

from briefing.disk.file_names import briefing_slug, mark
from briefing.errors import BriefingError
from briefing.imports.imported import Imported, ImportedRecord
from briefing.model.key import FRONT, UNKNOWN
from briefing.text.prose import mentions
from briefing.text.visible import visible_line

_NEEDED = ("event_id_cnty", "event_date")
_CARRIED = (
    *("event_id_cnty", "event_date", "time_precision", "year", "sub_event_type", "source", "notes"),
    *("actor1", "inter1", "assoc_actor_1", "actor2", "inter2", "assoc_actor_2", "fatalities"),
    *("iso", "country", "admin1", "location", "latitude", "longitude", "geo_precision", "tags"),
    "timestamp",
)
"""What becomes part of a record, or says no more than what does (`year`, `iso`)."""
_KINDS = {
    **dict.fromkeys(("1", "state forces"), "state-forces"),
    **dict.fromkeys(("2", "rebel group", "rebel groups"), "armed-group"),
    **dict.fromkeys(("3", "political militia", "political militias"), "armed-group"),
    **dict.fromkeys(("4", "identity militia", "identity militias"), "armed-group"),
    **dict.fromkeys(("5", "rioters", "6", "protesters", "7", "civilians"), "civilians"),
}
"""What ACLED's kinds of actors are here; what it calls external or other is left open."""
_PRECISIONS = {"1": "exact", "2": "near", "3": "region"}
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)
_DATE = re.compile(r"(?:(\d{4})-(\d\d)-(\d\d))|(?:(\d{1,2}) ([A-Za-z]+) (\d{4}))")
_DATASET, _ACLED = "acled-dataset", "acled"
_MOST_COLUMN = 1_000_000
Row = Mapping[str, str]


def read(text: str, name: str) -> Imported:
    """The events in the text of a file called `name`, as a briefing of their own."""
    return _Reading(name).read(text)


class _Reading:
    """One file being read: the records so far, by slug."""

    def __init__(self, name: str) -> None:
        self.name = PurePath(name).stem
        self.found = Imported()
        self.known: dict[str, ImportedRecord] = {}
        self.newest = ""
        self.changed = ""

    def read(self, text: str) -> Imported:
        for row in _rows(text, self.found):
            self._event(row)
        self._frame()
        order = (FRONT, "incidents", "statements", "actors", "locations", "sources")
        for section in order:
            for record in self.known.values():
                if record.section == section:
                    self.found.add("", record)
        return self.found

    def _add(
        self, section: str, slug: str, fields: Mapping[str, Any], remarks: tuple[str, ...] = ()
    ) -> str:
        """A record, unless it is there; gives its slug."""
        filled = {name: value for name, value in fields.items() if value not in ("", [], {}, None)}
        self.known.setdefault(slug, ImportedRecord(section, slug, filled, remarks))
        return slug

    def _event(self, row: Row) -> None:
        """The incident of a row, what ACLED says of it, and all that these name."""
        slug = f"event-{briefing_slug(row['event_id_cnty'])}"
        if slug in self.known:
            self.found.dropped[f"a second row of {visible_line(row['event_id_cnty'])}"] += 1
            return
        date, printed = _date(row)
        if not date:
            self.found.dropped["rows whose date is no date"] += 1
            return
        self.newest = max(self.newest, date[:10])
        self._note_changed(row["timestamp"])
        said, where = f"{slug}-notes", self._place(row)
        actors = [self._actor(row, number) for number in "12" if row[f"actor{number}"]]
        self._add(
            "incidents",
            slug,
            {
                "title": _title(row),
                "date": date,
                "date_as": printed,
                "where": [where] if where else [],
                "at": self._point(row),
                "precision": _PRECISIONS.get(row["geo_precision"], "") if self._point(row) else "",
                "type": re.sub(r"[^a-z0-9]+", "-", row["sub_event_type"].lower()).strip("-"),
                "reported_by": [said] if row["notes"] else [],
                "harm": self._harm(row, said if row["notes"] else _DATASET),
                "ids": {"acled": visible_line(row["event_id_cnty"])},
                "tags": _split(row["tags"]),
            },
            self._left_out(row),
        )
        if row["notes"]:
            about = [slug, *dict.fromkeys(actors), *([where] if where else [])]
            self._statement(said, row, about)

    def _statement(self, slug: str, row: Row, about: list[str]) -> None:
        named = [self._source(one) for one in _split(row["source"])]
        text, remarks = self._prose(row["notes"])
        several = (
            "ACLED names several sources here, and does not say which of them says what."
            if len(named) > 1
            else ""
        )
        fields = {
            "form": "summary",
            "act": "assert",
            "speaker": _ACLED,
            "chain": [*(named if len(named) == 1 else [UNKNOWN]), _DATASET],
            "about": about,
            "text": text,
            "sources": named if len(named) > 1 else [],
            "note": several,
        }
        self._add("statements", slug, fields, remarks)

    def _prose(self, text: str) -> tuple[str, tuple[str, ...]]:
        """Somebody else's text without what would be a link in prose; and a remark that says so."""
        links = mentions(text)
        if not links:
            return text, ()
        self.found.dropped["[[ in notes, written [ [, for [[ ]] would be a link"] += len(links)
        return re.sub(r"\[(?=\[)", "[ ", text), (
            "ACLED has [[ where the text has [ [, which is no link.",
        )

    def _harm(self, row: Row, by: str) -> dict[str, Any]:
        """People killed, where there are any: `0` says that there were none, or no report."""
        number = row["fatalities"]
        if number.isascii() and number.isdecimal() and 0 < int(number) < 10**9:
            return {"killed": {"best": int(number), "by": by}}
        said = "0 fatalities: none, or not reported" if number == "0" else "fatalities not given"
        self.found.dropped[f"{said}: no number is written"] += 1
        return {}

    def _actor(self, row: Row, number: str) -> str:
        name, inter = row[f"actor{number}"], row[f"inter{number}"]
        kind = _KINDS.get(inter.lower(), "")
        if not kind:
            self.found.dropped["actors whose kind ACLED leaves open: write one"] += 1
        remark = () if kind else (f"ACLED's kind is {inter or 'not given'}: write one of ours.",)
        return self._add("actors", _slug("actor", name), {"name": name, "kind": kind}, remark)

    def _place(self, row: Row) -> str:
        """The place, in its province, in its country; each as far as it is given."""
        above = ""
        for column, kind in (("country", "country"), ("admin1", "admin"), ("location", "other")):
            if not (name := row[column]):
                continue
            fields = {"name": name, "kind": kind, "in": above}
            if kind == "other":
                fields["kind_other"] = "place as ACLED names it"
            within = f"{above} {name}" if above else name
            above = self._add("locations", _slug(column, within), fields)
        return above

    def _source(self, name: str) -> str:
        """A source that ACLED names: nobody has read it here, and ACLED does not say what it is."""
        fields = {"kind": "document", "outlet": UNKNOWN, "title": name, "seen": False}
        return self._add("sources", _slug("source", name), fields)

    def _point(self, row: Row) -> list[float] | None:
        try:
            latitude, longitude = (float(row[name]) for name in ("latitude", "longitude"))
        except ValueError:
            return None
        inside = abs(latitude) <= 90 and abs(longitude) <= 180  # false for what is no number, too
        return [latitude, longitude] if inside else None

    def _left_out(self, row: Row) -> tuple[str, ...]:
        """What of a row is in no record, as remarks for whoever edits it; and counted."""
        rest = {name: value for name, value in row.items() if value and name not in _CARRIED}
        beside = {f"assoc_actor_{n}": row[f"assoc_actor_{n}"] for n in "12"}
        rest |= {name: value for name, value in beside.items() if value}
        for name in rest:
            self.found.dropped[f"column {name}, kept as a remark"] += 1
        return tuple(f"ACLED {name}: {value}" for name, value in rest.items())

    def _note_changed(self, stamp: str) -> None:
        if stamp.isascii() and stamp.isdecimal() and len(stamp) <= 10:
            day = datetime.fromtimestamp(int(stamp), UTC).date().isoformat()
            self.changed = max(self.changed, day)

    def _frame(self) -> None:
        """What the rows themselves do not have: the header, ACLED, and its data as a source."""
        if not self.known:
            return
        changed = f"The newest of its rows was changed on {self.changed}." if self.changed else ""
        self._add(
            FRONT,
            FRONT,
            {
                "title": f"ACLED: {visible_line(self.name)}",
                "as_of": self.changed or self.newest,
                "basis": "Rows of ACLED's event data, taken over as they stand. No source that "
                "ACLED names was read.",
            },
            ("ACLED's terms restrict passing its data on.",),
        )
        self._add("actors", _ACLED, {"name": "ACLED", "kind": "ngo"})
        dataset = {"kind": "dataset", "outlet": _ACLED, "title": "ACLED event data"}
        self._add("sources", _DATASET, {**dataset, "note": changed})


def _rows(text: str, found: Imported) -> Iterator[Row]:
    """The rows by the names of their columns, of which ACLED's are always there."""
    head = text.partition("\n")[0]
    csv.field_size_limit(_MOST_COLUMN)
    rows = csv.DictReader(io.StringIO(text), delimiter=";" if ";" in head else ",")
    try:
        names = [name.strip().lower() for name in rows.fieldnames or ()]
        if missing := [name for name in _NEEDED if name not in names]:
            raise BriefingError(
                f"There is no column {missing[0]}", "Give a CSV file with ACLED's columns"
            )
        for row in rows:
            values = [(row.get(own) or "").strip() for own in rows.fieldnames or ()]
            full = dict.fromkeys(_CARRIED, "") | dict(zip(names, values, strict=True))
            if all(full[name] for name in _NEEDED):
                yield full
            else:
                found.dropped["rows without an event's id or date"] += 1
    except csv.Error as error:
        raise BriefingError(f"This is no CSV: {error}", "Save it as CSV again") from error


def _date(row: Row) -> tuple[str, str]:
    """The date (EDTF) by ACLED's precision, and how it is meant where that is not a day."""
    read = _DATE.fullmatch(row["event_date"])
    if read is None:
        return "", ""
    year, month, day = read[1] or read[6], read[2], read[3]
    if read[5]:
        if read[5].lower() not in _MONTHS:
            return "", ""
        month, day = f"{_MONTHS.index(read[5].lower()) + 1:02}", f"{int(read[4]):02}"
    try:
        datetime(int(year), int(month), int(day), tzinfo=UTC)
    except ValueError:
        return "", ""
    match row["time_precision"]:
        case "2":
            return f"{year}-{month}-{day}~", "within that week"
        case "3":
            return f"{year}-{month}", "within that month"
    return f"{year}-{month}-{day}", ""


def _title(row: Row) -> str:
    what = row["sub_event_type"] or row.get("event_type", "") or "Event"
    place = row["location"] or row["admin1"] or row["country"]
    return visible_line(f"{what} in {place}" if place else what)


def _split(text: str) -> list[str]:
    return [one.strip() for one in text.split(";") if one.strip()]


def _slug(kind: str, name: str) -> str:
    """A slug that the same name always gets, and no other."""
    stem = briefing_slug(name)[:60].strip("-")
    return f"{kind}-{stem}" if len(briefing_slug(name)) <= 60 else f"{kind}-{stem}-{mark(name)}"
