"""Checking: the quick way says what the model says, or leaves it to the model."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from briefing.load.validation import validated_at_once
from briefing.model.sections.registry import MODELS

_TEXTS = st.sampled_from(
    (
        *("one", "other/one", "a/b/c", "Not a slug", "unknown", "one\n", "", " ", "\x1c", "“said”"),
        *("2024-02-29", "2023-02-29", "2024-02-28", "2024-13", "1850", "2024-05~", " 2024", "٢٠٢٤"),
        *("12", "1.5", "-3", "1e9", "NaN", "٣", "true", "No", "6", "3", "A", "F", "en", "IQ"),
        *("quote", "summary", "assert", "person", "article", "cumulative", "exact", "about", "one"),
        *("PT48H", "attack", "Attack", "[[one]]", "é", "\u2028", "text"),
    )
)
_NAMES = sorted(
    {info.alias or name for model in MODELS for name, info in model.model_fields.items()}
    | {"low", "best", "high", "by", "killed", "injured", "as_of", "value", "q", "parts", "says"}
    | {"type", "to", "unnamed", "of", "count", "lang", "text", "from", "until", "odd"}
)
_VALUES: st.SearchStrategy[Any] = st.recursive(
    _TEXTS | st.none(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(_NAMES), inner, max_size=4)
    ),
    max_leaves=6,
)
_SOUND: dict[str, dict[str, Any]] = {
    "statements": {"form": "quote", "act": "deny", "text": "No.", "speaker": "a", "chain": ["b"]},
    "incidents": {"title": "One", "harm": {"killed": {"low": "1", "high": "2.5"}}},
    "actors": {"name": "One", "kind": "person", "relations": [{"type": "leads", "to": "a"}]},
    "figures": {"label": "L", "unit": "u", "kind": "stock", "points": [{"as_of": "2024"}]},
    "sources": {"kind": "article", "outlet": "a", "published": "2024-01-02", "reliability": "B"},
}


@given(st.sampled_from(MODELS), st.data())
def test_what_is_checked_quickly_is_as_the_model_has_it(model: Any, data: st.DataObject) -> None:
    sound = _SOUND.get(model.section.name, {})
    names = sorted({info.alias or name for name, info in model.model_fields.items()})
    changed = data.draw(st.dictionaries(st.sampled_from(names), _VALUES, max_size=3))
    written = {**sound, **changed}
    try:
        found = validated_at_once(model).validate_python(written)
    except ValidationError:
        return  # for the model to judge, whatever it says
    record = model.model_validate(written)
    assert found == record.model_dump(mode="json", by_alias=True, exclude_unset=True)
    assert list(found) == list(record.model_dump(by_alias=True, exclude_unset=True))


def test_a_sound_record_is_checked_quickly() -> None:
    (model,) = (one for one in MODELS if one.section.name == "statements")
    assert validated_at_once(model).validate_python(_SOUND["statements"]) == _SOUND["statements"]
