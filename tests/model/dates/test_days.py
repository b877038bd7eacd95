"""Days as text: in order, there and back, from before the first year to after the last."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.library.store.record_numbers import HIGHEST, LAST, SHIFT, day_number, day_of
from briefing.model.dates.days import (
    NEVER,
    checked,
    day_text,
    edtf_text,
    from_ordinal,
    month_of,
    ordinal,
    year_month_day,
    year_of,
)
from briefing.model.dates.edtf import parse

EDGES = [-999_999_999, -10_000, -9_999, -44, -1, 0, 1, 2023, 9_999, 10_000, 12_000, 999_999_999]
YEARS = (
    st.sampled_from(EDGES) | st.integers(-999_999_999, 999_999_999) | st.integers(-12_000, 12_000)
)
DAYS = st.tuples(YEARS, st.integers(1, 12), st.integers(1, 28))


@given(DAYS, DAYS)
def test_they_sort_as_text_and_as_numbers_as_they_do_in_time(
    one: tuple[int, int, int], other: tuple[int, int, int]
) -> None:
    assert (day_text(*one) < day_text(*other)) == (one < other)
    assert (ordinal(day_text(*one)) < ordinal(day_text(*other))) == (one < other)
    assert "" < day_text(*one) < NEVER


@given(DAYS)
def test_there_and_back(day: tuple[int, int, int]) -> None:
    text = day_text(*day)
    assert year_month_day(text) == day
    assert from_ordinal(ordinal(text)) == checked(text) == text
    year = parse(edtf_text(year_of(text)))
    assert year.lower <= text <= year.upper
    if abs(day[0]) <= 9999:
        assert parse(edtf_text(text)).lower == parse(edtf_text(text)).upper == text
        assert parse(edtf_text(month_of(text))).lower == day_text(*day[:2], 1)


@given(st.dates())
def test_the_days_of_the_calendar_are_its_own(day: date) -> None:
    assert day_text(day.year, day.month, day.day) == edtf_text(day.isoformat()) == day.isoformat()
    assert ordinal(day.isoformat()) == day.toordinal()


@given(DAYS, DAYS)
def test_the_numbers_of_records_rise_with_the_days(
    one: tuple[int, int, int], other: tuple[int, int, int]
) -> None:
    """Of years with more than four digits EDTF has no days, so one number is enough for each."""
    first, second = (day if abs(day[0]) <= 9999 else (day[0], 1, 1) for day in (one, other))
    numbers = [day_number(day_text(*day)) for day in (first, second)]
    assert (numbers[0] < numbers[1]) == (first < second)
    assert 0 < numbers[0] <= HIGHEST >> SHIFT
    assert day_of((numbers[0] << SHIFT) + LAST) == day_text(*first)


def test_no_date_comes_before_every_day() -> None:
    assert day_number("") == 0 < day_number(day_text(-999_999_999, 1, 1))
    assert day_of(0) == day_of(LAST) == ""


@pytest.mark.parametrize(
    "text", ["", "x", "2023", "2023-11", "2023-02-30", "-0044-03-15", "Y12000"]
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no day"):
        checked(text)
