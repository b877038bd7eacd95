"""Gathering: one walk finds what walking leaf by leaf finds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from briefing.load.extraction import extract
from briefing.model.dates import edtf
from briefing.model.declarations import Dated, Link, Prose, SearchableText
from briefing.model.sections.registry import MODELS
from briefing.model.shapes import Shape, is_verbatim, role_of, shape_of
from briefing.text import prose
from tests.leaves import leaves

_TEXTS = st.sampled_from(("one", "unknown", "quote", "summary", "leads", "See [[one]], [[two|2]]."))


def _named(shape: Shape) -> Iterator[str]:
    """The names of all fields but those that hold a date."""
    for name, below in shape.fields.items():
        if not any(isinstance(one, Dated) for one in below.declared):
            yield name
        yield from _named(below)
    if shape.items is not None:
        yield from _named(shape.items)


_NAMES = sorted({name for model in MODELS for name in _named(shape_of(model))} - {"from", "until"})
_VALUES: st.SearchStrategy[Any] = st.recursive(
    _TEXTS | st.none() | st.integers(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(_NAMES), inner, max_size=4)
    ),
    max_leaves=8,
)


@given(st.sampled_from(MODELS), st.dictionaries(st.sampled_from(_NAMES), _VALUES, max_size=6))
def test_what_is_gathered_is_what_the_leaves_declare(model: Any, fields: dict[str, Any]) -> None:
    found = extract(model, fields)
    all_leaves = [
        leaf for leaf in leaves(fields, shape_of(model)) if not isinstance(leaf.declared, Dated)
    ]
    names = [one.value for one in all_leaves if one.declared == SearchableText(name=True)]
    quoted, links = [], []
    for path, value, declared, beside in all_leaves:
        if isinstance(declared, Link) and not (value == "unknown" and declared.unknown):
            links.append((role_of(declared, beside).name, value, path, ""))
        elif isinstance(declared, Prose) and is_verbatim(declared, beside):
            quoted.append(value)
        elif isinstance(declared, Prose):
            links += [
                ("mentions", one.target, path, around)
                for one, around in prose.link_excerpts(prose.parse_prose(value))
            ]
    assert found.names == names
    assert found.quoted == quoted
    assert [(one.role, one.reference, one.path, one.context) for one in found.links] == links


def test_a_date_inside_a_part_dates_the_part_and_the_latest_is_the_records_own() -> None:
    (model,) = (one for one in MODELS if one.section.name == "figures")
    found = extract(model, {"points": [{"as_of": "2024-01"}, {"as_of": "2024-02"}]})
    assert found.dates == [edtf.parse("2024-01"), edtf.parse("2024-02")]
    assert [(part.path, part.lower) for part in found.parts] == [
        (("points", 0), "2024-01-01"),
        (("points", 1), "2024-02-01"),
    ]
