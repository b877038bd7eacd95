"""Finding the records in a file's tree: where each begins, before anything in it is looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from briefing.load.check import Found
from briefing.load.layout import WHOLE
from briefing.load.messages import Fault
from briefing.model.key import FRONT, RESERVED, SLUG
from briefing.model.leaves import Path
from briefing.model.sections import BY_NAME
from briefing.text.nearest import nearest


class Draft(NamedTuple):
    """What was written for one record: its section, its slug, and the path of it in the file.

    `line` is set only where the path does not tell it: the same path is there twice.
    """

    section: str
    slug: str
    path: Path
    written: Mapping[str, Any]
    line: int = 0


def drafts(root: object, part: str) -> Iterator[Draft | Found]:
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
        yield Found((), _unknown_section(part))


def _whole(root: object) -> Iterator[Draft | Found]:
    if not isinstance(root, Mapping):
        yield Found((), Fault("not-a-briefing", "this file holds no `briefing:` and no sections"))
        return
    if FRONT not in root:
        yield Found(
            (), Fault("missing-header", "there is no `briefing:` header", "add one, with a title")
        )
    for name, value in root.items():
        if name == FRONT:
            yield from _record(FRONT, FRONT, (FRONT,), value)
        elif name in BY_NAME:
            yield from _section(name, (name,), value)
        else:
            yield Found((name,), _unknown_section(name))


def _unknown_section(name: str) -> Fault:
    near = nearest(name, BY_NAME)
    known = ", ".join(name for name in BY_NAME if name != FRONT)
    remedy = f'did you mean "{near}"?' if near else f"the sections are {known}"
    return Fault("unknown-section", f'there is no section "{name}"', remedy)


def _section(name: str, path: Path, value: object) -> Iterator[Draft | Found]:
    if value is None:
        return
    if not isinstance(value, Mapping):
        wanted = Fault(
            "wrong-type",
            f"the section {name} has no records",
            "write each record below its slug: `slug:`, and its fields indented below",
        )
        yield Found(path, wanted)
        return
    for slug, written in value.items():
        yield from _record(name, slug, (*path, slug), written)


def _record(section: str, slug: str, path: Path, written: object) -> Iterator[Draft | Found]:
    if section != FRONT:
        yield from _slug_faults(slug, path)
    if isinstance(written, Mapping):
        yield Draft(section, slug, path, written)
        return
    wanted = Fault("wrong-type", "a record needs fields", "write `field: value` below its slug")
    yield Found(path, wanted)
    yield Draft(section, slug, path, {} if written is None else {"note": written})


def _slug_faults(slug: str, path: Path) -> Iterator[Found]:
    if slug in RESERVED:
        yield Found(path, Fault("reserved-slug", f'"{slug}" has a meaning of its own', "rename it"))
    elif not SLUG.match(slug):
        yield Found(
            path,
            Fault(
                "invalid-slug",
                f'"{slug}" is no slug',
                "use small letters, digits and hyphens (al-tanf)",
            ),
        )
