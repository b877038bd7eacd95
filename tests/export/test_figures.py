"""Figures in Markdown: the findings in words, the chart as text that is shown as it stands."""

from __future__ import annotations

import re

import pytest

from briefing.library.library import Library
from briefing.model.key import Key
from briefing.page.blocks import Page, lines_of, plain
from briefing.page.figures.drawing.plot import plot
from tests.export.conftest import one
from tests.page.figures.drawing.made_up_charts import chart_of

FOUND = {
    "attacks-on-us-forces": [
        "at least five attacks in the last 48 hours, stated by Al Mayadeen | 61 − 56 = 5, given 14",
        "of the same                              | The numbers were given 3 days apart,",
        "for which days is not said, so 48 hours may be right",
        "is 41 days (42 counting both ends), not 40 days",
        "61 in 41 days (given by a US military official) compared with about 80 in some 27 months",
    ],
    "us-personnel-injured": ["| 32 + 27 = 59, and the number"],
    "palestinians-killed": ["There is no second number to check the ratio 0.5 against"],
}
_FOOTNOTES = re.compile(r"\[\^[^]]+\]")


@pytest.mark.parametrize("slug", FOUND)
def test_what_was_found_of_the_shipped_figures_is_in_the_markdown(
    shipped: Library, slug: str
) -> None:
    text = _FOOTNOTES.sub("", one(shipped, slug))

    assert [words for words in FOUND[slug] if words not in text] == []


def test_a_chart_is_a_fenced_block_with_the_same_in_words_below(shipped: Library) -> None:
    _, fenced, after = one(shipped, "attacks-on-us-forces").split("```")
    lines = fenced.strip("\n").split("\n")

    assert lines[0] == "text"
    assert lines[1].startswith("60┤")
    assert max(map(len, lines)) <= 60
    assert after.startswith(
        "\n\nAttacks, 2 numbers, from 56 on 14 November 2023 (uncertain) to 61 on 17 November 2023"
        "; 56 stands on the day on which it was given."
    )


def test_the_words_of_a_chart_are_among_the_lines_of_a_page() -> None:
    chart = chart_of(("2024-01-01", 1.0), ("2024-01-02", 2.0))._replace(label="In words.")
    page = Page(Key("test", "x"), "figures", "x", "", (chart,))

    assert plot(chart, 60)
    assert [plain(line) for line in lines_of(page.blocks)] == ["In words."]
