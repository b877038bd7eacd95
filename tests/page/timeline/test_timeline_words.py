"""What a time is called: a month by its name, whatever it is that was in it."""

from __future__ import annotations

import pytest

from briefing.analysis.timeline.time_scale import TimeScale
from briefing.page.timeline.timeline_words import period_of


@pytest.mark.parametrize(
    ("lower", "upper", "scale", "heading"),
    [
        ("2023-11-01", "2023-11-30", "day", "November 2023"),
        ("2023-11-01", "2023-11-30", "week", "November 2023"),
        ("2023-11-05", "2023-11-12", "day", "5 to 12 November 2023"),
        ("2023-11-14", "2023-11-14", "day", "14 November 2023"),
        ("2023-11-14", "2023-11-14", "week", "13 to 19 November 2023"),
        ("2023-11-14", "2023-11-16", "month", "November 2023"),
        ("2023-11-14", "2023-12-16", "year", "2023"),
        ("2023-01-01", "2023-12-31", "month", "2023"),
        ("2021-01-01", "2023-12-31", "decade", "decade from 2020"),
        ("2023-10-07", "", "month", "from 7 October 2023 on"),
        ("", "2023-11-12", "month", "not after 12 November 2023"),
    ],
)
def test_a_heading_names_the_time(lower: str, upper: str, scale: TimeScale, heading: str) -> None:
    assert period_of(lower, upper, scale) == heading
