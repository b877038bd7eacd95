"""What a list says once is true of its rows, however it is narrowed."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library.library import Library
from briefing.library.store.records import Listing
from briefing.page.blocks import plain
from briefing.page.rows.common import heading_of
from briefing.page.rows.rows import RowComposer
from briefing.page.rows.sharing import common_facts
from briefing.search.search import search
from tests.briefings import library_of

BRIEFING = """\
actors:
  outlet: {name: The Outlet, kind: media}
  paper: {name: The Gazette, kind: media}
  army: {name: The Army, kind: state-forces}
sources:
  article: {kind: article, outlet: outlet, title: News}
  gazette: {kind: article, outlet: paper, title: News, reliability: B, reliability_why: Mostly.}
statements:
  one: {form: quote, act: assert, speaker: army, said: 2023-11-18~, chain: [article], text: Alpha}
  two: {form: quote, act: assert, speaker: army, said: "2023-11-18?", chain: [unknown, article],
    text: Beta}
  three: {form: quote, act: assert, speaker: army, chain: [article], text: Gamma}
  four: {form: quote, act: assert, speaker: army, chain: [gazette], text: Delta}
"""
BOTH = "from The Outlet · F6 (cannot be judged)"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return library_of(tmp_path, BRIEFING)


def statements(library: Library, query: str = "") -> Listing:
    found = search(library, query).listing if query else Listing()
    return found._replace(section="statements", order="date")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", f"{BOTH}, where no row says otherwise"),
        ("delta", "all from The Gazette · B6 (source usually reliable, content cannot be judged)"),
        ("outlet:outlet", f"all {BOTH}"),
        ("alpha OR delta", f"{BOTH}, where no row says otherwise"),
        ("nothing", ""),
    ],
)
def test_the_head_says_what_rows_share(library: Library, query: str, said: str) -> None:
    assert plain(common_facts(library, statements(library, query)).line) == said


def test_only_rows_of_another_source_or_grade_depart(library: Library) -> None:
    listing = statements(library)
    common = common_facts(library, listing)
    rows = RowComposer(library).of(library.lists.page(listing, 0, 10))
    departing = [one.key.slug for one in rows if one.speech and common.departs(one.speech)]
    assert departing == ["four"]


def test_a_heading_counts_the_rows_below_it_and_keeps_the_sign_of_the_date(
    library: Library,
) -> None:
    listing = statements(library)
    rows = RowComposer(library).of(library.lists.page(listing, 0, 10))
    headings = [heading_of(one, "date") for one in rows]
    assert set(headings) == {"about 18 November 2023", "18 November 2023?", "no date"}
    groups = common_facts(library, listing).groups
    assert groups == {name: headings.count(name) for name in headings}


def test_texts_have_no_letters_above_them(library: Library) -> None:
    assert common_facts(library, statements(library)._replace(order="name")).groups == {}
