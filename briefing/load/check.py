"""Checking one record against its section's model.

What fits is kept as typed; what does not is kept as written, beside its problem: a record with a
fault stays readable.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, NamedTuple, Optional

from pydantic import BaseModel, Field, ValidationError, create_model
from pydantic_core import ErrorDetails

from briefing.load.messages import Fault, fault_of
from briefing.load.quick import quick
from briefing.model.leaves import Path, shape_of
from briefing.model.record import Part, Record


@dataclass(frozen=True, slots=True)
class Found:
    """A fault, the path of the value it is about, and whether it is only worth a warning."""

    path: Path
    fault: Fault
    severity: str = "error"


class Checked(NamedTuple):
    """`fields`: what is valid, as plain data. `faults`: what is not, as written, by its path."""

    fields: Mapping[str, Any]
    faults: Mapping[str, Any] = {}
    found: tuple[Found, ...] = ()


def check(model: type[Record], written: Mapping[str, Any]) -> Checked:
    """Check what was written for one record."""
    if None in written.values():
        return _check_closely(model, written)
    try:
        return Checked(quick(model).validate_python(written))
    except ValidationError:
        return _check_closely(model, written)


def _check_closely(model: type[Record], written: Mapping[str, Any]) -> Checked:
    """Check what may not fit, to say what is wrong."""
    given, found = _without_empty(written)
    try:
        record = model.model_validate(given)
        return Checked(_plain(record), found=found)
    except ValidationError as error:
        errors = error.errors(include_url=False, include_input=False)
    missing = {error["loc"] for error in errors if error["type"] == "missing"}
    found = tuple(one for one in found if one.path not in missing)
    found += _once(_found(model, given, one) for one in errors)
    kept, faults = _keep_valid(model, given, errors)
    return Checked(kept, faults, found)


def _once(found: Iterable[Found]) -> tuple[Found, ...]:
    """One fault for each place: of several kinds of value that were tried, the first."""
    return tuple({one.path: one for one in reversed(list(found))}.values())[::-1]


def _plain(record: BaseModel) -> dict[str, Any]:
    return record.model_dump(mode="json", by_alias=True, exclude_unset=True)


def _without_empty(written: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[Found, ...]]:
    """The fields that have a value; one that was begun and left empty is as good as not written."""
    if None not in written.values():
        return dict(written), ()
    empty = Fault("empty-field", "nothing is written here", "write a value, or leave the field out")
    found = tuple(
        Found((name,), empty, "warning") for name, value in written.items() if value is None
    )
    return {name: value for name, value in written.items() if value is not None}, found


def _found(model: type[Record], given: Mapping[str, Any], error: ErrorDetails) -> Found:
    path, value = _written_path(given, error["loc"])
    wants_last = error["type"] in ("missing", "extra_forbidden")
    if wants_last and (not path or path[-1] != error["loc"][-1]):
        path = (*path, error["loc"][-1])
    names = _names_at(model, error["loc"]) if wants_last else ()
    return Found(path, fault_of(error, value, names))


def _written_path(given: Any, location: tuple[int | str, ...]) -> tuple[Path, Any]:
    """Where an error stands in what was written: pydantic also names the kinds that it tried."""
    path: Path = ()
    value = given
    for step in location:
        if isinstance(value, Mapping) and step in value:
            value = value[str(step)]
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            continue
        path = (*path, step)
    return path, value


def _names_at(model: type[BaseModel], location: tuple[int | str, ...]) -> tuple[str, ...]:
    """The names of the fields that may stand where an error is."""
    shape = shape_of(model)
    for step in location[:-1]:
        shape = (shape.items if isinstance(step, int) else shape.fields.get(step)) or shape
    return tuple(shape.fields)


def _keep_valid(
    model: type[Record], given: Mapping[str, Any], errors: list[ErrorDetails]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """What is left when everything faulty is laid aside: an item of a list, or else a field."""
    lenient = _lenient(model)
    paths = {_written_path(given, error["loc"])[0][:2] for error in errors}
    faults = {_name(path): _value(given, path) for path in sorted(paths, key=str) if path}
    kept = {name: _without(value, name, paths) for name, value in given.items()}
    kept = {name: value for name, value in kept.items() if name not in faults}
    try:
        return _plain(lenient.model_validate(kept)), faults
    except ValidationError as error:
        worse = {str(one["loc"][0]) for one in error.errors(include_url=False)}
    faults |= {name: given[name] for name in worse}
    kept = {name: value for name, value in kept.items() if name not in worse}
    return _plain(lenient.model_validate(kept)), faults


def _item(path: Path) -> bool:
    return len(path) > 1 and isinstance(path[1], int)


def _name(path: Path) -> str:
    return f"{path[0]}[{path[1]}]" if _item(path) else str(path[0])


def _value(given: Mapping[str, Any], path: Path) -> Any:
    value = given.get(str(path[0]))
    item = path[1] if len(path) > 1 else None
    return value[item] if isinstance(value, list) and isinstance(item, int) else value


def _without(value: Any, name: str, paths: set[Path]) -> Any:
    if not isinstance(value, list):
        return value
    return [item for number, item in enumerate(value) if (name, number) not in paths]


@cache
def _lenient(model: type[Record]) -> type[BaseModel]:
    """The same fields, none of them required, and no checks that look at several at once."""
    fields: dict[str, Any] = {
        name: (
            Optional[Annotated[(info.annotation, name, *info.metadata)]],  # noqa: UP045
            Field(default=None, alias=info.alias),
        )
        for name, info in model.model_fields.items()
    }
    return create_model(f"Lenient{model.__name__}", __base__=Part, **fields)
