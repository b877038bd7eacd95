"""From one YAML file to the records in it, each with what the library needs to know of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from briefing.load.extraction import LoadedLink, LoadedPart, extract, shown
from briefing.load.validation import ValidatedFields
from briefing.model.dates.edtf import Edtf
from briefing.model.declarations import Prose
from briefing.model.key import FRONT
from briefing.model.record import RecordModel
from briefing.model.shapes import Path, is_verbatim, shape_of
from briefing.text import prose


class Texts(NamedTuple):
    """What a record can be found by: what it is called, words quoted in it, and all other words."""

    names: tuple[str, ...]
    quoted: tuple[str, ...]
    other: tuple[str, ...]


class LoadedRecord(NamedTuple):
    """One record, checked. `lower` and `upper` are the ISO days that bound its own date.

    `span` tells that the date was written as an interval. `path` is where it stands in its file.
    """

    section: str
    slug: str
    title: str
    kind: str
    fields: Mapping[str, Any]
    faults: Mapping[str, Any]
    lower: str
    upper: str
    span: bool
    links: tuple[LoadedLink, ...]
    parts: tuple[LoadedPart, ...]
    texts: Texts
    path: Path
    line: int


def load_record(
    model: type[RecordModel], slug: str, checked: ValidatedFields, path: Path, line: int
) -> LoadedRecord:
    """Everything the library needs to know of a record that was checked."""
    fields, section = checked.fields, model.section.name
    found = extract(model, fields)
    date = _latest(found.dates)
    return LoadedRecord(
        section=section,
        slug=slug,
        title=_title(model, slug, fields),
        kind=str(fields.get("kind") or fields.get("form") or ""),
        fields=fields,
        faults=checked.faults,
        lower=date.lower if date else "",
        upper=date.upper if date else "",
        span=date is not None and ("/" in date.written or date.open_start),
        links=tuple(found.links),
        parts=(*found.parts, *_undated(checked, section)),
        texts=Texts(
            (prose.slug_words(slug), *found.names), tuple(found.quoted), tuple(found.other)
        ),
        path=path,
        line=line,
    )


def _latest(dates: list[Edtf]) -> Edtf | None:
    """The record's own date: of several, the latest."""
    if len(dates) < 2:
        return dates[0] if dates else None
    return max(dates, key=lambda date: (date.lower, date.upper))


def _title(model: type[RecordModel], slug: str, fields: Mapping[str, Any]) -> str:
    """The best of the fields that can serve as a title, on one line; or else the slug.

    One that was exported as the second of its slug (`x~2`) is called as it was before.
    """
    for name in model.heading:
        value = fields.get(name)
        if isinstance(value, list) and value and name == "text":  # passages of one quotation
            value = " […] ".join(value)
        first = value[0] if isinstance(value, list) and value else value
        if isinstance(first, str) and first.strip():
            if "[[" in first and _is_prose(model, name, fields):
                first = shown(prose.parse_prose(first))
            return " ".join(first.split())
    return slug.partition("~")[0] or slug


def _is_prose(model: type[RecordModel], name: str, fields: Mapping[str, Any]) -> bool:
    declared = shape_of(model).fields[name].declared
    return any(isinstance(one, Prose) and not is_verbatim(one, fields) for one in declared)


_NUMBERS = {"incidents": "harm", "figures": "stated"}
"""Where numbers stand whose day is that of whoever gives them."""


def _parts(path: Path, numbers: Any) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """The parts in which numbers stand: items of a list, or fields that hold one or a list."""
    several = numbers.items() if isinstance(numbers, Mapping) else enumerate(numbers)
    for name, one in several:
        if isinstance(one, list):
            yield from _parts((*path, name), one)
        else:
            yield (*path, name), one


def _undated(checked: ValidatedFields, section: str) -> Iterator[LoadedPart]:
    """The pieces that nothing dates."""
    field = _NUMBERS.get(section, "")
    for path, one in _parts((field,), checked.fields.get(field, ())):
        if "by" not in one:
            yield LoadedPart(path)
    for number, point in enumerate(checked.fields.get("points", ())):
        if "as_of" not in point and "by" not in point:
            yield LoadedPart(("points", number))
    if section == FRONT:
        yield from (LoadedPart((name,)) for name in ("summary", "note") if name in checked.fields)
    if checked.faults:
        yield LoadedPart(())
