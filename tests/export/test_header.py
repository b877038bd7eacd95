"""Front matter: a mapping of texts, whatever the texts are."""

from __future__ import annotations

import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefing.export.header import front_matter
from briefing.text.visible import visible_line
from tests.export.reading import HOSTILE, read


@given(st.dictionaries(st.sampled_from(["title", "query", "basis"]), HOSTILE, min_size=1))
def test_every_value_reads_back_as_the_text_it_was(values: dict[str, str]) -> None:
    expected = {name: visible_line(value) for name, value in values.items() if value}
    assert (yaml.safe_load(front_matter(values)[4:-3]) or {}) == expected
    if expected:
        assert read(f"{front_matter(values)}\n\ntext\n").values == expected


def test_dates_numbers_and_words_that_yaml_knows_stay_texts() -> None:
    values = {"as_of": "2023-11-18", "count": "12", "title": "NO", "query": "---"}
    assert read(front_matter(values) + "\n").values == values


def test_what_is_empty_is_left_out() -> None:
    assert front_matter({"title": "A", "query": ""}) == '---\ntitle: "A"\n---'
