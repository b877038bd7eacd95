"""What is found of the shipped briefing's figures, on the page and in Markdown."""

from __future__ import annotations

import pytest

from briefing.analysis.figures.checks import findings
from briefing.library.library import Library
from briefing.library.store.records import Listing
from briefing.model.key import Key
from briefing.page.blocks import plain
from briefing.page.figures.finding_text import finding_text
from briefing.page.layout.layout import layout
from briefing.page.record_loader import RecordLoader
from briefing.page.sections.registry import compose
from tests.page.pages import adding_up_rows

ATTACKS = [
    "= | at least five attacks in the last 48 hours, stated by Al Mayadeen | 61 − 56 = 5, given 14 "
    "November 2023 (uncertain) and 17 November 2023",
    "? | of the same | The numbers were given 3 days apart, from 14 November 2023 (uncertain) to "
    "17 November 2023; for which days is not said, so 48 hours may be right",
    "≠ | 61 attacks in 40 days, stated by Al Mayadeen | From 7 October 2023 to 17 November 2023 is "
    "41 days (42 counting both ends), not 40 days",
    " | Rate: 61 in 41 days (given by a US military official) compared with about 80 in some 27 "
    "months (Attacks on US forces, January 2021 to March 2023; given by Al Mayadeen) | about 44 to "
    "45 a month and about 2.7 to 3.3; the first is 14 to 17 times the second, if both count the "
    "same thing (a question here: Who counted about 80 attacks from January 2021 to March 2023, in "
    "which countries, and by the …)",
]
EARLIER = [
    " | Rate: about 80 in some 27 months (given by Al Mayadeen) compared with 61 in 41 days "
    "(Attacks on US forces in Iraq and Syria; given by a US military official) | about 2.7 to 3.3 "
    "a month and about 44 to 45; the second is 14 to 17 times the first, if both count the same "
    "thing (a question here: Who counted about 80 attacks from January 2021 to March 2023, in "
    "which countries, and by the …)",
]
INJURED = [
    "= | given by Sabrina Singh | 32 + 27 = 59, and the number given about November 2023 is 59",
]
KILLED = [
    "? | half of them children, stated by Al Mayadeen | There is no second number to check the "
    "ratio 0.5 against",
]
FOUND = {
    "attacks-on-us-forces": ATTACKS,
    "earlier-attacks-on-us-forces": EARLIER,
    "us-personnel-injured": INJURED,
    "palestinians-killed": KILLED,
    "us-airstrike-rounds": [],
    "mq9-cost": [],
}


def test_the_page_says_whether_it_adds_up(shipped: Library) -> None:
    for figure in shipped.lists.page(Listing(section="figures"), 0, 100):
        assert adding_up_rows(compose(shipped, figure)) == FOUND[figure.key.slug]


@pytest.mark.parametrize("width", [38, 78, 118])
def test_each_sign_stands_before_what_is_said_at_any_width(shipped: Library, width: int) -> None:
    figure = shipped.record(Key("us-forces-iraq-syria-2023", "attacks-on-us-forces"))
    assert figure is not None
    lines = [plain(line).strip() for line in layout(compose(shipped, figure), width).lines]

    assert [line.split()[:3] for line in lines if line[:2] in ("= ", "≠ ", "? ")][-3:] == [
        ["=", "at", "least"],
        ["?", "of", "the"],
        ["≠", "61", "attacks"],
    ]


def test_what_does_not_hold_is_one_window_and_nothing_else(shipped: Library) -> None:
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
            "stated.1.window",
            "Inconsistent: from 7 October 2023 to 17 November 2023 is 41 days (42 counting both "
            "ends), not 40 days (61 attacks in 40 days, stated by Al Mayadeen)",
        ),
    ]
