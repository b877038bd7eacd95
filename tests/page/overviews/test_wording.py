"""The wording of a briefing: each loaded term, plain words for it, who uses it, and where."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.page.blocks import Page, Table, plain
from briefing.page.layout.layout import layout
from briefing.page.overviews import compose_overview, wording
from briefing.page.wording import term_uses
from briefing.page.wording.lens import Lens
from tests.briefings import library_of, write
from tests.page.pages import page_of, part, shown, spans, target

SECTIONS = """\
actors:
  group: {name: The Group, kind: armed-group}
  paper: {name: The Paper, kind: media}
sources:
  article: {kind: article, outlet: paper, title: Fighting the enemy}
statements:
  said: {form: quote, act: assert, speaker: group, chain: [article], text: The enemy! The enemy!}
  also: {form: quote, act: assert, speaker: group, chain: [article], text: We saw the enemys}
  once: {form: quote, act: assert, speaker: {unnamed: a guard}, chain: [article], text: the enemy}
  retold: {form: summary, act: assert, speaker: paper, chain: [article], text: The enemy lost.}
terms:
  foe: {as_printed: [the enemy, enemy lines], neutral: them; the other side, used_by: [paper]}
  unused: {as_printed: [heroic], neutral: brave}
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return library_of(tmp_path, SECTIONS)


def cells(page: Page) -> list[list[str]]:
    (table,) = (block for block in page.blocks if isinstance(block, Table))
    return [[plain(cell) for cell in row] for row in table.rows]


def test_each_term_has_its_words_its_users_and_where_it_stands(library: Library) -> None:
    where = "3 quotations: The Paper, The Group, a guard; 1 time in this briefing's"

    assert cells(compose_overview(library, "wording", "test")) == [
        ["“the enemy”, “enemy lines”", "them; the other side", "The Paper", f"{where} own words"],
        ["“heroic”", "brave", "nobody", "in no quotation in this briefing"],
    ]


def test_who_is_quoted_with_it_is_named_and_linked(library: Library) -> None:
    page = compose_overview(library, "wording", "test")

    assert part(page, "In quotations") == [
        *("“the enemy”", "› The Paper, in a title: “Fighting the enemy”", "“the enemy”"),
        *("› The Group: “The enemy! The enemy!”", "“The enemy” 2 times"),
        *("• a guard: “the enemy”", "“the enemy”"),
    ]
    assert target(page, "“The enemy! The enemy!”") == "said"
    assert target(page, "“the enemy”") == "foe"


def test_where_it_stands_in_our_own_words_is_a_warning(library: Library) -> None:
    page = compose_overview(library, "wording", "test")

    assert part(page, "In this briefing's own words") == [
        "▎ warning: 1 loaded term outside quotation marks.",
        *("“the enemy”", "› The Paper: The enemy lost.", "“The enemy”"),
    ]


def test_the_page_of_a_term_says_where_it_stands(library: Library) -> None:
    assert part(page_of(library, "foe"), "Where it is used")[:3] == [
        *("In quotations", "› The Paper, in a title: “Fighting the enemy”", "“the enemy”")
    ]
    assert "Not used in any quotation in this briefing." in shown(page_of(library, "unused"))


def test_a_shared_term_stands_wherever_it_is_borrowed(tmp_path: Path) -> None:
    header = "title: T\nas_of: 2024\nbasis: Of the enemy, see [[foe]].\n"
    files = {
        "shared/terms.yaml": "foe:\n  as_printed: [the enemy]\n  neutral: them\n",
        "test/briefing.yaml": header,
    }
    library = open_library(write(tmp_path, files))
    page = compose_overview(library, "wording", "test")

    assert cells(page) == [["“the enemy”", "them", "nobody", "1 time in this briefing's own words"]]


def test_of_many_places_some_are_named_and_the_rest_counted(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(term_uses, "MOST_PLACES", 1)
    monkeypatch.setattr(wording, "MOST_TERMS", 1)
    page = compose_overview(library, "wording", "test")
    queries = {span.text: span.query for span in spans(page) if span.query}

    assert queries == {"and 2 more": '"the enemy" | "enemy lines"', "and 1 more": "kind:term"}


def test_a_briefing_without_terms_says_so(tmp_path: Path) -> None:
    page = compose_overview(library_of(tmp_path, ""), "wording", "test")

    assert shown(page)[1:] == ["No loaded terms are recorded."]


@pytest.mark.parametrize("width", [20, 38, 80])
def test_it_fits_and_the_lens_leaves_it_readable(shipped: Library, width: int) -> None:
    page = compose_overview(shipped, "wording", "us-forces-iraq-syria-2023")
    lines = [plain(line) for line in layout(page, width).lines]

    assert all(cell_len(line) <= width for line in lines)
    assert cells(Lens(shipped, "neutral").page(page)) == cells(page)
    assert "“usurping entity”" in "\n".join(lines)
