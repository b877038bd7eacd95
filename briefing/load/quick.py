"""Checking a record that is as it should be: straight from plain data to plain data.

A model makes an object of every part, calls a Python function for every text, and is then turned
back into plain data, which together takes several times as long as the comparing. So each model's
own schema is compiled a second time, with mappings in the place of objects and patterns before the
functions. What this accepts, the model accepts with the same result; what it refuses is for the
model to judge, which knows the reasons.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from pydantic import BaseModel
from pydantic_core import SchemaValidator, core_schema

from briefing.model.record import Record
from briefing.model.values import SURELY_FITS, one_or_many, one_part_or_many

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
def quick(model: type[Record]) -> SchemaValidator:
    """A validator that gives what was written for a record as plain data, its values typed.

    It raises pydantic's ValidationError on what may not fit, and the error says nothing of use.
    """
    return SchemaValidator(_plain(dict(model.__pydantic_core_schema__)))


def _plain(schema: _Schema) -> Any:
    """The schema of the same data as plain values."""
    kind = schema["type"]
    if kind in _AS_THEY_ARE:
        return schema
    if kind == "model":
        return _mapping(schema)
    if kind == "function-after" and schema["schema"]["type"] == "model":
        return _whole(schema)
    if kind == "default":  # only ever around a field: what was not written is not there
        return _plain(schema["schema"])
    below = {name: _each(schema[name]) for name in _BELOW[kind] if name in schema}
    return _sooner({**schema, **below})


def _each(below: Any) -> Any:
    """One schema, or several in a list or by their names."""
    if isinstance(below, list):
        return [_plain(one) for one in below]
    if "type" in below and isinstance(below["type"], str):
        return _plain(below)
    return {name: _plain(one) for name, one in below.items()}


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
            _plain(one["schema"]), required=one["schema"]["type"] != "default"
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
