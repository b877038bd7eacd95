"""What is found of the shipped briefing's figures, on the page and in Markdown."""

from __future__ import annotations

import pytest

from briefing.analysis.figures.checks import findings
from briefing.library.library import Library
from briefing.library.store.records import Listing
from briefing.page.blocks import plain
from briefing.page.figures.finding_text import finding_text
from briefing.page.layout.layout import layout
from briefing.page.record_loader import RecordLoader
from briefing.page.sections.registry import compose

ATTACKS = [
    "• at least five attacks in the last 48 hours, stated by Al Mayadeen",
    "Holds: 61 − 56 = 5, from 14 November 2023 to 17 November 2023",
    "Does not hold: from 14 November 2023 to 17 November 2023 is 3 days, not 48 hours",
    "• 61 attacks in 40 days, stated by Al Mayadeen",
    "Does not hold: from 7 October 2023 to 17 November 2023 is 41 days (42 counting both ends), "
    "not 40 days",
    "• As rates: 61 in 41 days (given by a US military official) against about 80 in some 27 "
    "months (Attacks on US forces, January 2021 to March 2023; given by Al Mayadeen): about 44 to "
    "45 a month against about 2.7 to 3.3; the first is 14 to 17 times the second",
]
EARLIER = [
    "• As rates: about 80 in some 27 months (given by Al Mayadeen) against 61 in 41 days (Attacks "
    "on US forces in Iraq and Syria; given by a US military official): about 2.7 to 3.3 a month "
    "against about 44 to 45; the second is 14 to 17 times the first",
]
INJURED = [
    "• Holds: 32 + 27 = 59, and the number for about 18 November 2023 is 59 (given by Sabrina "
    "Singh)",
]
KILLED = [
    "• half of them children, stated by Al Mayadeen",
    "Cannot be told: nothing here to hold the ratio of 0.5 against",
]
FOUND = {
    "attacks-on-us-forces": ATTACKS,
    "earlier-attacks-on-us-forces": EARLIER,
    "us-personnel-injured": INJURED,
    "palestinians-killed": KILLED,
    "us-airstrike-rounds": [],
    "mq9-cost": [],
}


@pytest.mark.parametrize("width", [38, 72])
def test_the_page_says_whether_it_adds_up(shipped: Library, width: int) -> None:
    for figure in shipped.lists.page(Listing(section="figures"), 0, 100):
        lines = [plain(line).strip() for line in layout(compose(shipped, figure), width).lines]
        wanted = FOUND[figure.key.slug]
        start = lines.index("Does it add up?") + 1 if wanted else 0
        end = lines.index("", start)

        assert ("Does it add up?" in lines) == bool(wanted)
        assert not wanted or " ".join(lines[start:end]) == " ".join(wanted)


def test_what_does_not_hold_is_the_two_windows_and_nothing_else(shipped: Library) -> None:
    look = RecordLoader(shipped)
    figures = shipped.lists.page(Listing(section="figures"), 0, 100)
    differing = [
        (figure.key.slug, one.path, finding_text(one, figure, look))
        for figure in figures
        for one in findings(figure, look)
        if one.outcome == "differs"
    ]

    assert differing == [
        (
            "attacks-on-us-forces",
            "stated.0.window",
            "Does not hold: from 14 November 2023 to 17 November 2023 is 3 days, not 48 hours (at "
            "least five attacks in the last 48 hours, stated by Al Mayadeen)",
        ),
        (
            "attacks-on-us-forces",
            "stated.1.window",
            "Does not hold: from 7 October 2023 to 17 November 2023 is 41 days (42 counting both "
            "ends), not 40 days (61 attacks in 40 days, stated by Al Mayadeen)",
        ),
    ]
