from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.reader.widgets.page.letters import LETTERS, labels


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
