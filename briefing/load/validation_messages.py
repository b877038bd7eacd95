"""What to say about a value that does not fit its field, in words for the person who wrote it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pydantic_core import ErrorDetails

from briefing.load.syntax_hints.explanation import looks_like_link_list
from briefing.text.edit_distance import nearest


@dataclass(frozen=True, slots=True)
class ValidationFault:
    """One thing wrong with one value: a stable code, the message and the remedy."""

    code: str
    message: str
    remedy: str = ""


_WANTED = {
    "string_type": "text",
    "list_type": "a list",
    "dict_type": "names with values (name: value)",
    "model_type": "fields with values (field: value)",
    "model_attributes_type": "fields with values (field: value)",
    "int_type": "a number",
    "float_type": "a number",
    "bool_parsing": "true or false",
    "bool_type": "true or false",
}


def fault_of(error: ErrorDetails, value: Any, names: tuple[str, ...]) -> ValidationFault:
    """The fault behind an error on `value`; `names` are the fields that may stand there."""
    kind, context = error["type"], error.get("ctx") or {}
    if kind == "missing":
        return ValidationFault("missing-field", "this field is required", "add it")
    if kind == "extra_forbidden":
        return _unknown_field(str(error["loc"][-1]), names)
    if kind == "literal_error":
        return _unknown_word(value, str(context["expected"]))
    if kind == "value_error":
        return ValidationFault("invalid-value", str(context["error"]))
    if kind in _WANTED:
        return _wrong_type(value, kind)
    return ValidationFault("invalid-value", _sentence(error["msg"]))


@lru_cache
def _unknown_field(name: str, names: tuple[str, ...]) -> ValidationFault:
    near = nearest(name, names) or next((known for known in names if known.startswith(name)), None)
    remedy = f'did you mean "{near}"?' if near else f"the fields here are {', '.join(names)}"
    return ValidationFault("unknown-field", f'there is no field "{name}"', remedy)


def _unknown_word(value: Any, expected: str) -> ValidationFault:
    words = [word.strip("'\" ") for word in expected.replace(" or ", ", ").split(",")]
    if not isinstance(value, str):
        return ValidationFault(
            "wrong-type", f"{_what(value)} stands where a word is wanted", _one_of(words)
        )
    near = nearest(value, words)
    remedy = f'did you mean "{near}"? It is {_one_of(words)}' if near else f"it is {_one_of(words)}"
    return ValidationFault(
        "unknown-word", f'"{_short(value)}" is not one of the words for this', remedy
    )


def _one_of(words: list[str]) -> str:
    return "one of " + ", ".join(words)


def _wrong_type(value: Any, kind: str) -> ValidationFault:
    meant = looks_like_link_list(value)
    if meant is not None:
        return ValidationFault(
            "link-as-list",
            f"{meant} was read as a list, because it starts with a bracket",
            "put the text in quotes, or write it below the field after `>-`",
        )
    if isinstance(value, str):
        return ValidationFault("wrong-type", f'"{_short(value)}" is not {_WANTED[kind]}')
    return ValidationFault("wrong-type", f"{_what(value)} stands where {_WANTED[kind]} is wanted")


def _what(value: Any) -> str:
    if isinstance(value, Mapping):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    return "nothing" if value is None else "text"


def _short(value: str) -> str:
    return value if len(value) <= 60 else value[:59] + "…"


def _sentence(message: str) -> str:
    return message[:1].lower() + message[1:]
