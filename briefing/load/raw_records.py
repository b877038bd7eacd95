"""Finding the records in a file's tree: where each begins, before anything in it is looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from briefing.load.content_layout import WHOLE
from briefing.load.validation import MOST_TOLD, LocatedFault
from briefing.load.validation_messages import ValidationFault
from briefing.model.key import FRONT, RESERVED, SLUG
from briefing.model.sections.registry import BY_NAME
from briefing.model.shapes import Path
from briefing.text.edit_distance import nearest


class RawRecord(NamedTuple):
    """What was written for one record: its section, its slug, and the path of it in the file.

    `line` is set only where the path does not tell it: the same path is there twice.
    """

    section: str
    slug: str
    path: Path
    written: Mapping[str, Any]
    line: int = 0


def raw_records(root: object, part: str) -> Iterator[RawRecord | LocatedFault]:
    """The records in a file that holds `part`, and what keeps something from being one."""
    if part == FRONT and isinstance(root, Mapping) and isinstance(root.get(FRONT), Mapping):
        part = WHOLE
    if part == WHOLE:
        yield from _whole(root)
    elif part == FRONT:
        yield from _record(FRONT, FRONT, (), root)
    elif part in BY_NAME:
        yield from _section(part, (), root)
    else:
        yield LocatedFault((), _unknown_section(part))


def _whole(root: object) -> Iterator[RawRecord | LocatedFault]:
    if not isinstance(root, Mapping):
        yield LocatedFault(
            (), ValidationFault("not-a-briefing", "this file holds no `briefing:` and no sections")
        )
        return
    if FRONT not in root:
        yield LocatedFault(
            (),
            ValidationFault(
                "missing-header", "there is no `briefing:` header", "add one, with a title"
            ),
        )
    unknown = 0
    for name, value in root.items():
        if name == FRONT:
            yield from _record(FRONT, FRONT, (FRONT,), value)
        elif name in BY_NAME:
            yield from _section(name, (name,), value)
        else:
            unknown += 1
            known = BY_NAME if unknown <= MOST_TOLD else {}
            yield LocatedFault((name,), _unknown_section(name, known))


def _unknown_section(name: str, among: Iterable[str] = BY_NAME) -> ValidationFault:
    near = nearest(name, among)
    known = ", ".join(name for name in BY_NAME if name != FRONT)
    remedy = f'did you mean "{near}"?' if near else f"the sections are {known}"
    return ValidationFault("unknown-section", f'there is no section "{name}"', remedy)


def _section(name: str, path: Path, value: object) -> Iterator[RawRecord | LocatedFault]:
    if value is None:
        return
    if not isinstance(value, Mapping):
        wanted = ValidationFault(
            "wrong-type",
            f"the section {name} has no records",
            "write each record below its slug: `slug:`, and its fields indented below",
        )
        yield LocatedFault(path, wanted)
        return
    for slug, written in value.items():
        yield from _record(name, slug, (*path, slug), written)


def _record(
    section: str, slug: str, path: Path, written: object
) -> Iterator[RawRecord | LocatedFault]:
    if section != FRONT:
        yield from _slug_faults(slug, path)
    if isinstance(written, Mapping):
        yield RawRecord(section, slug, path, written)
        return
    wanted = ValidationFault(
        "wrong-type", "a record needs fields", "write `field: value` below its slug"
    )
    yield LocatedFault(path, wanted)
    yield RawRecord(section, slug, path, {} if written is None else {"note": written})


def _slug_faults(slug: str, path: Path) -> Iterator[LocatedFault]:
    if slug in RESERVED:
        yield LocatedFault(
            path,
            ValidationFault("reserved-slug", f'"{slug}" has a meaning of its own', "rename it"),
        )
    elif not SLUG.match(slug):
        yield LocatedFault(
            path,
            ValidationFault(
                "invalid-slug",
                f'"{slug}" is not a slug',
                "use small letters, digits and hyphens (al-tanf)",
            ),
        )
