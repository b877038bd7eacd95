"""Lists that are put together by something: each heading once, with as many rows as it says."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

import pytest

from briefing.library.library import Library
from briefing.library.query.group_sql import STATUS, band_of
from briefing.library.query.list_sql import orders_of
from briefing.library.store.records import Listing
from briefing.model.sections.registry import BY_NAME
from briefing.page.blocks import plain
from briefing.page.rows.common import CommonFacts, below_heading, heading_of
from briefing.page.rows.rows import RowComposer
from briefing.page.rows.sharing import common_facts
from briefing.page.rows.status_order import by_status
from briefing.search.search import search
from tests.briefings import library_of

BRIEFING = """\
actors:
  wire: {name: The Wire, kind: media}
  paper: {name: The Gazette, kind: media}
  army: {name: The Army, kind: state-forces}
  rebels: {name: The Rebels, kind: armed-group}
  ann-a: {name: Ann, kind: person}
  ann-b: {name: Ann, kind: person}
sources:
  article: {kind: article, outlet: wire, title: News}
  post: {kind: post, outlet: wire, title: A post}
  letter: {kind: document, title: A letter}
  leaflet: {kind: document, outlet: unknown, title: A leaflet}
  gazette: {kind: article, outlet: paper, title: More news}
incidents:
  raid: {kind: event, title: The raid, date: 2024-01-02, actor: [rebels], target: [army],
    claimed_by: [s1]}
  fire: {kind: event, title: The fire, date: 2024-01-05, reported_by: [s4], denied_by: [s6]}
  flood: {kind: event, title: The flood, date: 2024-01-06}
  blast: {kind: event, title: The blast, date: 2024-01-07, claimed_by: [s3]}
  war: {kind: situation, title: The war, date: 2024-01-01/..}
statements:
  s1: {form: quote, act: claim-responsibility, speaker: rebels, said: 2024-01-03, chain: [article],
    text: We raided the camp}
  s2: {form: quote, act: assert, speaker: ann-a, said: 2024-01-04, chain: [post], text: Two}
  s3: {form: quote, act: claim-responsibility, speaker: rebels, said: 2024-01-08, chain: [gazette],
    text: Three}
  s4: {form: paraphrase, act: assert, speaker: {unnamed: a guard}, chain: [unknown], text: Four}
  s5: {form: quote, act: assert, speaker: ann-b, said: 2024-01-09, chain: [letter], text: Five}
  s6: {form: quote, act: deny, speaker: {unnamed: a guard, of: army}, chain: [leaflet], text: Six}
  s7: {form: quote, act: assert, speaker: ann-a, in_custody_of: army, said: 2024-01-06,
    chain: [article], text: Seven}
  s8: {form: quote, act: assert, speaker: ann-a, said: 2024-01-07, chain: [unknown, article],
    text: Eight}
  s9: {form: quote, act: assert, speaker: unknown, said: 2024-01-02, chain: [article], text: Nine}
"""
WAYS = [(section, order) for section in BY_NAME for order in orders_of(section)]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    library = library_of(tmp_path_factory.mktemp("groups"), BRIEFING)
    assert [one.message for one in library.problems.all()] == ["this field is required"]
    return library


def listed(library: Library, listing: Listing) -> Listing:
    return by_status(library, listing).listing if listing.order == STATUS else listing


def headings(library: Library, listing: Listing) -> list[str]:
    records = library.lists.page(listing, 0, 100)
    return [
        heading_of(row, listing.order) for row in RowComposer(library).of(records, listing.order)
    ]


def assert_grouped(library: Library, section: str, order: str, query: str = "") -> None:
    found = search(library, query).listing if query else Listing()
    dated = found._replace(section=section, order="date")
    for backwards in (False, True):
        listing = listed(library, dated._replace(order=order, backwards=backwards))
        there = headings(library, listing)
        runs = [name for name, _ in groupby(there)]
        assert len(runs) == len(set(runs))
        groups = common_facts(library, listing).groups
        assert groups == Counter(there) or (groups == {} and len(set(there)) < 2)
        numbers = library.lists.numbers(listing, 100)
        assert sorted(numbers) == sorted(library.lists.numbers(dated, 100))
        for row, number in enumerate(numbers):
            record = library.lists.page(listing, row, 1)[0]
            assert library.lists.position(listing, record.key) == row, number


@pytest.mark.parametrize(("section", "order"), WAYS)
@pytest.mark.parametrize("day", ["", "2024-01-06"])
@pytest.mark.parametrize("query", ["", "kind:*", "e"])
def test_a_heading_stands_once_above_all_of_its_rows(
    library: Library, section: str, order: str, day: str, query: str
) -> None:
    assert_grouped(library.as_of(day) if day else library, section, order, query)


@pytest.mark.parametrize(("section", "order"), WAYS)
def test_the_shipped_records_in_groups(shipped: Library, section: str, order: str) -> None:
    assert_grouped(shipped, section, order)


SPEAKERS = [
    "Ann",
    "Ann, in custody of The Army",
    "The Rebels",
    "a guard (unnamed)",
    "speaker not known",
]
OUTLETS = ["The Gazette", "The Wire", "no outlet given", "outlet not known", "source not known"]


@pytest.mark.parametrize(("order", "wanted"), [("speaker", SPEAKERS), ("outlet", OUTLETS)])
def test_who_is_not_named_comes_last_and_says_so(
    library: Library, order: str, wanted: list[str]
) -> None:
    there = headings(library, Listing(section="statements", order=order))
    assert list(dict.fromkeys(there)) == wanted


@pytest.mark.parametrize(
    ("section", "order", "wanted"),
    [
        ("actors", "name", ["A", "T"]),
        ("statements", "name", [""]),
        ("actors", "mentions", ["2 to 4 mentions", "1 mention"]),
        ("actors", "file", ["test.yaml"]),
    ],
)
def test_other_orders_have_letters_numbers_and_files(
    library: Library, section: str, order: str, wanted: list[str]
) -> None:
    there = headings(library, Listing(section=section, order=order))
    assert list(dict.fromkeys(there)) == wanted


@pytest.mark.parametrize(
    ("mentions", "band"),
    [(0, (0, 0)), (1, (1, 1)), (4, (2, 4)), (5, (5, 9)), (999, (500, 999)), (5000, (1000, 0))],
)
def test_the_bands_of_mentions(mentions: int, band: tuple[int, int]) -> None:
    assert band_of(mentions) == band


def test_incidents_stand_under_the_first_answer(library: Library) -> None:
    listing = listed(library, Listing(section="incidents", order=STATUS))
    assert headings(library, listing) == [
        "no report",
        "claimant only",
        "claimant only",
        "unknown only · denied",
        "situations",
    ]


@pytest.mark.parametrize(
    ("sizes", "headed"),
    [
        ((), False),
        ((1,), False),
        ((1, 1), False),
        ((2,), True),
        ((1, 2), True),
        ((1, 1, 1, 2), False),
    ],
)
def test_headings_above_nearly_every_row_are_none(sizes: tuple[int, ...], headed: bool) -> None:
    groups = {f"group {number}": size for number, size in enumerate(sizes)}
    assert CommonFacts(groups=groups).headed is headed


@pytest.mark.parametrize(
    ("section", "order", "slug", "below"),
    [
        ("actors", "kind", "army", "3 mentions"),
        ("sources", "outlet", "article", "F: cannot be judged"),
        ("incidents", "date", "blast", ""),
        ("incidents", STATUS, "blast", "7 Jan 2024"),
        ("actors", "mentions", "paper", "media"),
        ("actors", "name", "army", "state forces · 3 mentions"),
    ],
)
def test_a_row_does_not_say_what_its_heading_says(
    library: Library, section: str, order: str, slug: str, below: str
) -> None:
    listing = listed(library, Listing(section=section, order=order))
    rows = RowComposer(library).of(library.lists.page(listing, 0, 100), order)
    row = next(below_heading(row, order) for row in rows if row.key.slug == slug)
    assert plain(row.second) == below
    if order == STATUS:
        assert plain(row.third).startswith("claimed · ")
