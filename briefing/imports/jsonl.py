"""JSON Lines as `briefing export --format jsonl` writes them: a record a line."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, NoReturn

from briefing.disk.file_names import briefing_slug
from briefing.errors import BriefingError
from briefing.imports.imported import Imported, ImportedRecord
from briefing.model.key import FRONT, SHARED

_KNOWN = frozenset(
    ("key", "briefing", "slug", "section", "kind", "title", "from", "until", "fields", "faults")
)
_WORKED_OUT = frozenset(
    ("derived", "links", "backlinks", "problems", "mentions", "file", "line"),
)
"""What follows from what is read and from the other lines, and is worked out again."""
_ITEM = re.compile(r"(.+)\[([0-9]{1,6})\]")
_VERSION = 1
_HEADER = ("title", "as_of", "basis", "marking", "lang")


def read(text: str, name: str) -> Imported:
    """The records in the text of a file called `name`; its briefings get a folder each."""
    found = Imported()
    about: Mapping[str, Any] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        value = _value(line)
        if isinstance(value, dict) and isinstance(value.get("export"), dict):
            about = _understood(value["export"], name)
        elif (read := _record(value, found)) is None:
            found.dropped[f"line {number}: not a record"] += 1
        else:
            found.add(*read)
    _add_headers(found, about)
    return found


def _value(line: str) -> Any:
    try:
        return json.loads(line, parse_constant=_no_number)
    except (ValueError, RecursionError):
        return None


def _no_number(text: str) -> NoReturn:
    raise ValueError(text)


def _understood(about: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    if about.get("version") != _VERSION:
        raise BriefingError(
            f"{name} is written in a form of JSON Lines that this version does not know",
            "Take a newer version of briefing",
        )
    return about


def _record(value: Any, found: Imported) -> tuple[str, ImportedRecord] | None:
    """The record in a line with its folder, or None; what is in it besides is counted."""
    if not isinstance(value, dict):
        return None
    texts = [value.get(key) for key in ("briefing", "section", "slug")]
    fields, faults = value.get("fields"), value.get("faults", {})
    if not (isinstance(fields, dict) and isinstance(faults, dict)):
        return None
    briefing, section, slug = (one if isinstance(one, str) else "" for one in texts)
    if not (briefing and slug and _SECTION.fullmatch(section)):
        return None
    for key in value.keys() - _KNOWN - _WORKED_OUT:
        found.dropped[f'key "{key}"'] += 1
    remarks = (f"{slug} had the slug of another record.",) if "~" in slug else ()
    return _folder(briefing), ImportedRecord(section, slug, _written(fields, faults), remarks)


_SECTION = re.compile(r"[a-z]{1,40}")


def _folder(briefing: str) -> str:
    """The name of a folder by which its briefing has the same slug again."""
    return briefing if briefing == SHARED else briefing_slug(briefing)


def _written(fields: Mapping[str, Any], faults: Mapping[str, Any]) -> dict[str, Any]:
    """The fields with what did not fit back in its place, so that it is found wrong again."""
    whole = dict(fields)
    items: list[tuple[str, int, Any]] = []
    for name, value in faults.items():
        item = _ITEM.fullmatch(name)
        if item and isinstance(fields.get(item[1]), list):
            items.append((item[1], int(item[2]), value))
        elif not (item and item[1] in faults):
            whole[name] = value
    for name, number, value in sorted(items, key=lambda one: one[:2]):
        whole[name] = [*whole[name][:number], value, *whole[name][number:]]
    return whole


def _add_headers(found: Imported, about: Mapping[str, Any]) -> None:
    """Say in each header what the file was a part of; where it has no header, make one of that."""
    remarks = tuple(_extent(about))
    given = {
        one["briefing"]: one
        for one in about.get("briefings", ())
        if isinstance(one, dict) and isinstance(one.get("briefing"), str)
    }
    told = {_folder(slug): one for slug, one in given.items()}
    for folder, records in found.records.items():
        if folder == SHARED:
            continue
        header = next((one for one in records if one.section == FRONT), None)
        if header is not None:
            records.remove(header)
            records.insert(0, header._replace(remarks=(*remarks, *header.remarks)))
            continue
        known = told.get(folder, {})
        fields = {name: known[name] for name in _HEADER if isinstance(known.get(name), str)}
        fields = {name: value for name, value in fields.items() if value}
        records.insert(0, ImportedRecord(FRONT, FRONT, fields, remarks))


def _extent(about: Mapping[str, Any]) -> list[str]:
    """What an export had left out: that must not look like all there is."""
    said = []
    shown, total = about.get("records"), about.get("of")
    if isinstance(shown, int) and isinstance(total, int) and about.get("what") != "briefing":
        query = about.get("query") or about.get("name", "")
        said.append(f"Taken from an export of {about['what']} {query}: {shown:,} of {total:,}.")
    if about.get("known_until"):
        said.append(f"As it could have been known on {about['known_until']}; no more is here.")
    return said
