from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip

from briefing.reader.widgets.page.letters import LETTERS, labels, with_label


@given(st.integers(min_value=0, max_value=2000))
def test_there_are_as_many_as_asked_for_and_none_begins_another(count: int) -> None:
    found = labels(count)
    assert len(found) == count
    ordered = sorted(found)
    pairs = pairwise(ordered)
    assert not any(later.startswith(earlier) for earlier, later in pairs)
    assert len(set(found)) == count


@given(st.integers(min_value=1, max_value=2000))
def test_shorter_ones_come_first(count: int) -> None:
    lengths = [len(label) for label in labels(count)]
    assert lengths == sorted(lengths)


def test_up_to_26_links_have_one_letter_beginning_with_the_home_row() -> None:
    assert "".join(labels(26)) == LETTERS
    assert labels(3) == ["a", "s", "d"]


def test_more_than_26_keep_as_many_single_letters_as_can_be() -> None:
    assert [len(label) for label in labels(27)].count(1) == 25


@pytest.mark.parametrize("count", [0, -1])
def test_no_links_have_no_labels(count: int) -> None:
    assert labels(count) == []


@given(st.text(" (a日é", max_size=40), st.data(), st.sampled_from(["X", "XY"]))
def test_no_letter_of_the_text_gives_way_to_a_label(
    text: str, data: st.DataObject, label: str
) -> None:
    row = Strip([Segment(text + " ")])
    start = cell_len(text[: data.draw(st.integers(0, len(text)))])
    found = with_label(row, start, Strip([Segment(label)]))
    before, after = row.crop(0, start).text, row.crop(start).text
    assert found.cell_length == row.cell_length
    assert "".join(found.text.replace(label, "").split()) == "".join(text.split())
    room = len(before) - len(before.rstrip()) + len(after) - len(after.rstrip())
    assert label in found.text or room < len(label)
    if label in found.text:
        assert found.text.index(label) == len(before) - min(
            len(label), len(before) - len(before.rstrip())
        )
