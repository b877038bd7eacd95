"""Records as YAML that a person would have written: short lists in brackets, prose in blocks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

import yaml

from briefing.imports.imported import ImportedRecord
from briefing.text.visible import hidden, visible, visible_line

_WIDTH = 96
_SHORT = 80
"""Characters that a list or a mapping may have to stand on one line."""
_LAST = ("sources", "tags", "ids", "note", "accepts")
"""Fields that any record may have stand behind its own."""
_STR, _BOOL, _NULL = (f"tag:yaml.org,2002:{name}" for name in ("str", "bool", "null"))
_AMBIGUOUS = {_BOOL, _NULL, "tag:yaml.org,2002:merge"}
"""What words must not be mistaken for, here or by another reader. Numbers and dates are text in a
briefing's files, and are written as a person writes them."""


class RecordDumper(yaml.SafeDumper):
    """Writes plain values in the manner of the shipped briefing."""

    yaml_implicit_resolvers = {  # noqa: RUF012  # as the base class has it
        first: [(tag, pattern) for tag, pattern in found if tag in _AMBIGUOUS]
        for first, found in yaml.SafeDumper.yaml_implicit_resolvers.items()
    }

    def ignore_aliases(self, data: Any) -> bool:
        """A briefing has no aliases."""
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Items of a list stand below their field, indented."""
        super().increase_indent(flow, False)

    def write_double_quoted(self, text: str, split: bool = True) -> None:
        """Letters as they are, unless something hidden is among them: then all by number."""
        self.allow_unicode = hidden().search(text) is None
        super().write_double_quoted(text, split)
        self.allow_unicode = True


def _text(dumper: RecordDumper, text: str) -> yaml.ScalarNode:
    if visible(text) != text:
        style = '"'
    elif "\n" in text:
        style = "|"
    elif len(text) > _SHORT and "  " not in text and text == text.strip():
        style = ">"
    else:
        style = None
    return dumper.represent_scalar(_STR, text, style)


def _number(dumper: RecordDumper, number: float) -> yaml.ScalarNode:
    """In digits alone, as the format wants it."""
    return dumper.represent_scalar(_STR, format(Decimal(repr(number)), "f"))


def _list(dumper: RecordDumper, items: list[Any]) -> yaml.SequenceNode:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=_is_short(items))


def _mapping(dumper: RecordDumper, fields: Mapping[str, Any]) -> yaml.MappingNode:
    flow = _is_short([*fields, *fields.values()])
    return dumper.represent_mapping("tag:yaml.org,2002:map", list(fields.items()), flow_style=flow)


def _is_short(values: list[Any]) -> bool:
    """Whether they are few words and numbers, which stand on one line."""
    plain = all(isinstance(one, str | int | float) and "\n" not in str(one) for one in values)
    return plain and sum(len(str(one)) + 2 for one in values) <= _SHORT


RecordDumper.add_representer(str, _text)
RecordDumper.add_representer(int, _number)
RecordDumper.add_representer(float, _number)
RecordDumper.add_representer(list, _list)
RecordDumper.add_representer(dict, _mapping)
RecordDumper.add_representer(type(None), lambda dumper, _: dumper.represent_scalar(_NULL, ""))


def section_text(records: Iterable[ImportedRecord]) -> str:
    """A file of a section: its records, with an empty line between two."""
    return "\n".join(
        _remarks(record) + _dumped({record.slug: _Fields(_ordered(record.fields))})
        for record in records
    )


def header_text(record: ImportedRecord) -> str:
    """The file of a header."""
    return _remarks(record) + _dumped(_Fields(_ordered(record.fields)))


class _Fields(dict[str, Any]):
    """The fields of a record, which stand one below the other however short they are."""


RecordDumper.add_representer(
    _Fields,
    lambda dumper, fields: dumper.represent_mapping(
        "tag:yaml.org,2002:map", list(fields.items()), flow_style=not fields
    ),
)


def _dumped(value: Mapping[str, Any]) -> str:
    return str(
        yaml.dump(
            value,
            Dumper=RecordDumper,
            allow_unicode=True,
            width=_WIDTH,
            sort_keys=False,
            default_flow_style=False,
        )
    )


def _ordered(fields: Mapping[str, Any]) -> dict[str, Any]:
    own = {name: value for name, value in fields.items() if name not in _LAST}
    return own | {name: fields[name] for name in _LAST if name in fields}


def _remarks(record: ImportedRecord) -> str:
    return "".join(f"# {visible_line(remark)}\n" for remark in record.remarks)
