"""Checking one record against its section's model: at once, or fault by fault."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, NamedTuple, Optional

from pydantic import BaseModel, Field, TypeAdapter, ValidationError, create_model
from pydantic_core import ErrorDetails, SchemaValidator, core_schema

from briefing.load.validation_messages import ValidationFault, fault_of
from briefing.load.yaml.builder import Limits
from briefing.model.record import PartModel, RecordModel
from briefing.model.shapes import Path, shape_of
from briefing.model.values import SURELY_FITS, one_or_many, one_part_or_many

MOST_TOLD = Limits().problems
"""Of how many things in one file it is said what is wrong with them, and what may be meant."""


@dataclass(frozen=True, slots=True)
class LocatedFault:
    """A fault, the path of the value it is about, and whether it is only worth a warning."""

    path: Path
    fault: ValidationFault
    severity: str = "error"


class ValidatedFields(NamedTuple):
    """`fields`: what is valid, as plain data. `faults`: what is not, as written, by its path.

    `found` says what is wrong, of as many things as were asked for; `untold` is how many more there
    are.
    """

    fields: Mapping[str, Any]
    faults: Mapping[str, Any] = {}
    found: tuple[LocatedFault, ...] = ()
    untold: int = 0


def validate(
    model: type[RecordModel], written: Mapping[str, Any], most: int = MOST_TOLD
) -> ValidatedFields:
    """Check what was written for one record. Of at most so many things it is said what is wrong."""
    if None in written.values():
        return _check_closely(model, written, most)
    try:
        return ValidatedFields(validated_at_once(model).validate_python(written))
    except ValidationError:
        return _check_closely(model, written, most)


def _check_closely(
    model: type[RecordModel], written: Mapping[str, Any], most: int
) -> ValidatedFields:
    """Check what may not fit, to say what is wrong."""
    given, found = _without_empty(written)
    try:
        record = model.model_validate(given)
        return ValidatedFields(_plain(record), found=found)
    except ValidationError as error:
        errors = error.errors(include_url=False, include_input=False)
    missing = {error["loc"] for error in errors if error["type"] == "missing"}
    found = tuple(one for one in found if one.path not in missing)
    found += _once(_found(model, given, one) for one in errors[:most])
    kept, faults = _keep_valid(model, given, errors)
    return ValidatedFields(kept, faults, found, len(errors[most:]))


def _once(found: Iterable[LocatedFault]) -> tuple[LocatedFault, ...]:
    """One fault for each place: of several kinds of value that were tried, the first."""
    return tuple({one.path: one for one in reversed(list(found))}.values())[::-1]


def _plain(record: BaseModel) -> dict[str, Any]:
    return record.model_dump(mode="json", by_alias=True, exclude_unset=True)


def _without_empty(written: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[LocatedFault, ...]]:
    """The fields that have a value; one that was begun and left empty is as good as not written."""
    if None not in written.values():
        return dict(written), ()
    empty = ValidationFault(
        "empty-field", "nothing is written here", "write a value, or leave the field out"
    )
    found = tuple(
        LocatedFault((name,), empty, "warning") for name, value in written.items() if value is None
    )
    return {name: value for name, value in written.items() if value is not None}, found


def _found(model: type[RecordModel], given: Mapping[str, Any], error: ErrorDetails) -> LocatedFault:
    path, value = _written_path(given, error["loc"])
    wants_last = error["type"] in ("missing", "extra_forbidden")
    if wants_last and (not path or path[-1] != error["loc"][-1]):
        path = (*path, error["loc"][-1])
    names = _names_at(model, error["loc"]) if wants_last else ()
    return LocatedFault(path, fault_of(error, value, names))


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
    model: type[RecordModel], given: Mapping[str, Any], errors: list[ErrorDetails]
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
def _lenient(model: type[RecordModel]) -> type[BaseModel]:
    """The same fields, none of them required, and no checks that look at several at once."""
    fields: dict[str, Any] = {
        name: (
            Optional[Annotated[(info.annotation, name, *info.metadata)]],  # noqa: UP045
            Field(default=None, alias=info.alias),
        )
        for name, info in model.model_fields.items()
    }
    return create_model(f"Lenient{model.__name__}", __base__=PartModel, **fields)


_Schema = dict[str, Any]
_AS_THEY_ARE = frozenset({"bool", "definition-ref", "float", "int", "literal", "str"})
_BELOW = {
    "definitions": ("schema", "definitions"),
    "dict": ("keys_schema", "values_schema"),
    "function-after": ("schema",),
    "function-before": ("schema",),
    "list": ("items_schema",),
    "nullable": ("schema",),
    "tagged-union": ("choices",),
    "union": ("choices",),
}
"""Where the schemas stand that a schema of each kind is made of."""


@cache
def validated_at_once(model: type[RecordModel]) -> SchemaValidator:
    """A validator that gives what was written for a record as plain data, its values typed.

    It raises pydantic's ValidationError on what may not fit, and the error says nothing of use.
    """
    return SchemaValidator(_plain_fields(dict(TypeAdapter(model).core_schema)))


def _plain_fields(schema: _Schema) -> Any:
    """The schema of the same data as plain values."""
    kind = schema["type"]
    if kind in _AS_THEY_ARE:
        return schema
    if kind == "model":
        return _mapping(schema)
    if kind == "function-after" and schema["schema"]["type"] == "model":
        return _whole(schema)
    if kind == "default":  # only ever around a field: what was not written is not there
        return _plain_fields(schema["schema"])
    below = {name: _each(schema[name]) for name in _BELOW[kind] if name in schema}
    return _sooner({**schema, **below})


def _each(below: Any) -> Any:
    """One schema, or several in a list or by their names."""
    if isinstance(below, list):
        return [_plain_fields(one) for one in below]
    if "type" in below and isinstance(below["type"], str):
        return _plain_fields(below)
    return {name: _plain_fields(one) for name, one in below.items()}


def _sooner(schema: _Schema) -> Any:
    """The same, after what is found out without calling the function of the schema, if any."""
    called = schema.get("function", {}).get("function")
    inner = schema.get("schema")
    if called in SURELY_FITS and inner == core_schema.str_schema():
        sure: Any = core_schema.str_schema(pattern=SURELY_FITS[called])
    elif called in (one_or_many, one_part_or_many):
        sure = inner
    else:
        return schema
    return core_schema.union_schema([sure, schema], mode="left_to_right")


def _mapping(schema: _Schema) -> Any:
    """A model as a mapping with its fields, by the names that they have in the YAML."""
    fields = {
        one.get("validation_alias", name): core_schema.typed_dict_field(
            _plain_fields(one["schema"]), required=one["schema"]["type"] != "default"
        )
        for name, one in schema["schema"]["fields"].items()
    }
    behaviour = schema["config"]["extra_fields_behavior"]
    return core_schema.typed_dict_schema(fields, extra_behavior=behaviour, ref=schema.get("ref"))


def _whole(schema: _Schema) -> Any:
    """A model with a check that looks at several fields at once, which still sees attributes."""
    model: type[BaseModel] = schema["schema"]["cls"]
    check: Callable[[Any], Any] = schema["function"]["function"]
    renamed = {info.alias: name for name, info in model.model_fields.items() if info.alias}
    unset = {
        name: info.get_default(call_default_factory=True)
        for name, info in model.model_fields.items()
        if not info.is_required()
    }
    seen = type(model.__name__, (), unset)

    def checked(fields: dict[str, Any]) -> dict[str, Any]:
        written = seen()
        written.__dict__ = (
            {renamed.get(name, name): value for name, value in fields.items()}
            if renamed
            else fields
        )
        check(written)
        return fields

    return core_schema.no_info_after_validator_function(
        checked, _mapping(schema["schema"]), ref=schema.get("ref")
    )
