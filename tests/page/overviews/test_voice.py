"""The page of voices: numbers, by side and by speaker."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from briefing.library.library import Library
from briefing.page.blocks import Page, Table, plain
from briefing.page.layout.layout import layout
from briefing.page.overviews import compose_overview
from briefing.page.overviews.voice import compose
from tests.analysis.test_voice import TEXT
from tests.briefings import library_of
from tests.page.pages import fact, part, shown, spans


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return library_of(tmp_path, TEXT)


def tables(page: Page) -> list[list[list[str]]]:
    """The rows of each table, as text."""
    found = [block for block in page.blocks if isinstance(block, Table)]
    return [[[plain(cell) for cell in row] for row in table.rows] for table in found]


def test_both_tables_have_the_same_numbers_in_all(library: Library) -> None:
    sides, speakers = tables(compose(library, "test"))

    assert sides == [
        ["The State", "4", "1", "5", "3"],
        ["Group", "1", "0", "8", "0"],
        ["Side unknown", "2", "1", "1", "2"],
    ]
    assert [row[0] for row in speakers] == [
        *(
            "Group",
            "Ministry",
            "Speaker and organisation not named",
            "Minister",
            "stranger",
            "The State",
        ),
    ]
    for column in range(1, 5):
        assert sum(int(row[column]) for row in sides) == sum(int(row[column]) for row in speakers)


def test_named_stand_against_unnamed(library: Library) -> None:
    page = compose(library, "test")

    assert fact(page, "Named speakers") == "5 statements, 13 words quoted, 3 paraphrased"
    assert fact(page, "Unnamed speakers") == "2 statements, 1 word quoted, 2 paraphrased"


def test_the_speakers_of_a_side_are_named_where_there_are_several(library: Library) -> None:
    assert part(compose(library, "test"), "Who speaks on each side")[:2] == [
        "› The State",
        "Ministry; Minister; The State",
    ]


def test_the_numbers_are_called_no_verdict(library: Library) -> None:
    assert "counts, not judgements" in " ".join(shown(compose(library, "test")))


def test_without_statements_there_is_no_table(tmp_path: Path) -> None:
    page = compose(library_of(tmp_path, ""), "test")

    assert tables(page) == []
    assert "The briefing has no statements yet." in shown(page)


@pytest.mark.parametrize("width", [20, 38, 72, 120])
def test_the_page_of_the_shipped_briefing_fits_and_leads_to_its_speakers(
    shipped: Library, width: int
) -> None:
    page = compose_overview(shipped, "voice", "us-forces-iraq-syria-2023")
    linked = {span.link.slug for span in spans(page) if span.link}

    assert all(cell_len(plain(line)) <= width for line in layout(page, width).lines)
    assert {"al-mayadeen", "kevin-cramer", "united-states", "kataib-hezbollah"} <= linked
    assert not any(span.style == "error" for span in spans(page))
