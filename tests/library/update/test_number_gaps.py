"""Numbers between others: those that can stay do, and those that must move make room."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from briefing.library.store.record_numbers import GAP, LAST, SHIFT
from briefing.library.update.number_gaps import free_numbers, longest_fall

DAY = 700_000
LOW, HIGH = DAY << SHIFT, (DAY << SHIFT) + LAST


@given(st.lists(st.integers(0, 20), max_size=8, unique=True))
def test_as_many_as_can_keep_their_numbers_do(numbers: list[int]) -> None:
    found = [numbers[place] for place in sorted(longest_fall(numbers))]
    assert found == sorted(found, reverse=True)
    assert len(found) == max(
        count
        for count in range(len(numbers) + 1)
        for some in combinations(numbers, count)
        if list(some) == sorted(some, reverse=True)
    )


@given(
    st.lists(st.integers(LOW, HIGH), min_size=2, max_size=2, unique=True).map(sorted),
    st.integers(1, 50),
    st.booleans(),
    st.booleans(),
)
def test_free_numbers_fall_between_their_neighbours(
    ends: list[int], count: int, has_above: bool, has_below: bool
) -> None:
    above, below = ends[1] if has_above else None, ends[0] if has_below else None
    found = free_numbers(above, below, DAY, count)
    if found is None:
        room = (HIGH if above is None else above) - (LOW if below is None else below)
        assert room <= max(count, GAP * count)
        return
    assert len(found) == count
    highest = HIGH + 1 if above is None else above
    lowest = LOW - 1 if below is None else below
    every = [highest, *found, lowest]
    assert every == sorted(set(every), reverse=True)


def test_the_first_record_of_a_day_has_the_number_that_compiling_anew_gives() -> None:
    assert free_numbers(None, None, DAY, 2) == [HIGH - GAP, HIGH - 2 * GAP]
