"""Taking out of a record what was known only later than the record itself."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from briefing.model.dates import edtf
from briefing.model.path import steps
from briefing.text import prose

PathStep = str | int


def redacted(body: str, paths: Iterable[str]) -> str:
    """The body of a record without the pieces at these paths, as text.

    A piece is a field, an item, a part, or a link in words that stay (the path of the words, and
    then the reference); the empty path is what did not fit its field. What holds nothing any more
    is taken out as well: an empty list is kept only where it was written, for it says that
    something was looked for and not found. Where points of a figure are gone, `lower` and `upper`
    bound the latest of those that are left.
    """
    said = json.loads(body)
    fields = said["fields"]
    taken = [steps(path) for path in paths]
    # From the last to the first, so that the items that are still to go keep their numbers.
    for path in sorted(taken, key=_by_number, reverse=True):
        if path:
            _take_out(fields, path)
        else:
            said["faults"] = {}
    if any(path[:1] == ("points",) for path in taken):
        said |= _bounds(fields.get("points", ()))
    return json.dumps(said, ensure_ascii=False)


def moved_path(path: str, gone: Iterable[str]) -> str:
    """Where a path leads once the items at the paths `gone` have been taken out of their lists."""
    whole, items = steps(path), [steps(one) for one in gone]
    return ".".join(str(_place(whole, at, items)) for at in range(len(whole)))


def _place(path: Sequence[PathStep], at: int, gone: Iterable[Sequence[PathStep]]) -> PathStep:
    """The step of a path at a place, less the items before it that are gone."""
    step = path[at]
    if isinstance(step, str):
        return step
    return step - sum(one[:-1] == path[:at] and -1 < _number(one) < step for one in gone)


def _number(path: Sequence[PathStep]) -> int:
    return path[-1] if path and isinstance(path[-1], int) else -1


def _by_number(path: Sequence[PathStep]) -> tuple[int, int]:
    return len(path), _number(path)


def _take_out(holder: Any, path: Sequence[PathStep]) -> None:
    """Take out what is at a path, and with it what holds nothing else."""
    step, *rest = path
    inner = _at(holder, step)
    if rest and isinstance(inner, str):
        holder[step] = _unlinked(inner, str(rest[0]))
    elif rest and inner is not None:
        _take_out(inner, rest)
        if not inner:
            del holder[step]
    elif inner is not None:
        del holder[step]


def _at(holder: Any, step: PathStep) -> Any:
    if isinstance(holder, Mapping):
        return holder.get(str(step))
    inside = isinstance(holder, list) and isinstance(step, int) and step < len(holder)
    return holder[step] if inside else None


def _unlinked(text: str, reference: str) -> str:
    """Prose in which the links with this reference are the words that stand for them."""
    return "".join(_written(part, text, reference) for part in prose.parse_prose(text))


def _written(part: prose.PlainWords | prose.Mention, text: str, reference: str) -> str:
    if isinstance(part, prose.PlainWords):
        return part.text
    if part.target != reference:
        return text[part.start : part.end]
    return part.shown or prose.slug_words(part.target)


def _bounds(points: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """The days between which the latest point lies; as in `briefing.load.loaded_record`."""
    dates = [edtf.parse(point["as_of"]) for point in points if "as_of" in point]
    latest = max(dates, key=lambda one: (one.lower, one.upper), default=None)
    return {"lower": latest.lower, "upper": latest.upper} if latest else {"lower": "", "upper": ""}
