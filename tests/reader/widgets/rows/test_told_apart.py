"""No two rows of a list show the same text."""

from __future__ import annotations

from collections import Counter

import pytest

from briefing.library.library import Library
from briefing.library.query.group_sql import STATUS
from briefing.library.query.list_sql import orders_of
from briefing.library.store.records import Listing
from briefing.model.sections.registry import BY_NAME
from briefing.page.blocks import plain, text
from briefing.page.rows.common import CommonFacts, heading_of
from briefing.page.rows.rows import RowComposer
from briefing.page.rows.sharing import common_facts
from briefing.page.rows.status_order import by_status
from briefing.reader.widgets.rows.entry_painter import EntryLook, entry_lines, heading_line
from tests.briefings import library_of

WIDTH = 80
PLACES = (
    "the bridge",
    "the old port",
    "the airfield",
    "the depot",
    "the mill",
    "the dam",
    "a farm",
)
DONE = ("was hit by", "has seen", "reports", "was left after", "took in")
THINGS = ("rockets", "drones", "buses of people", "trucks", "boats", "shells")


WAYS = [(one, order) for one in sorted(BY_NAME) for order in orders_of(one)]


def _texts(
    library: Library, section: str, order: str, *, compact: bool, width: int = WIDTH
) -> Counter[str]:
    """How often each text stands in the rows of a section, with the heading above them."""
    listing = Listing(section=section, order=order)
    if order == STATUS:
        listing = by_status(library, listing).listing
    look = EntryLook(width, compact, common_facts(library, listing))
    composer, found = RowComposer(library), Counter[str]()
    for page in library.lists.pages(listing, 50):
        for row in composer.listed(page, order):
            heading = heading_of(row, order) if look.common.headed else ""
            under = order if heading else ""
            above = heading_line(heading, look._replace(under=order)).plain if heading else ""
            lines = entry_lines(row, look, "", leads=True, under=under)
            found["\n".join((above, *(line.plain.rstrip() for line in lines)))] += 1
    return found


@pytest.mark.parametrize(("section", "order"), WAYS)
@pytest.mark.parametrize("compact", [False, True])
def test_the_shipped_records_are_told_apart(
    section: str, order: str, shipped: Library, *, compact: bool
) -> None:
    texts = _texts(shipped, section, order, compact=compact)
    assert [text for text, many in texts.items() if many > 1] == []


@pytest.fixture(scope="module")
def posts(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A thousand short posts by twenty speakers."""
    lines = ["actors:", "  wire: {name: The Wire, kind: media}"]
    lines += [f"  a{n}: {{name: Speaker of Region {n}, kind: person}}" for n in range(20)]
    lines += ["sources:", "  feed: {kind: post, outlet: wire, title: Feed}", "statements:"]
    for number in range(1000):
        place, done = PLACES[number % 7], DONE[number // 7 % 5]
        text = f"{place.capitalize()} {done} {number} {THINGS[number % 6]} at night."
        lines.append(
            f"  p{number}: {{form: quote, act: assert, speaker: a{number % 20}, chain: [feed], "
            f"said: 2024-03-{number % 28 + 1:02}, text: {text}}}"
        )
    return library_of(tmp_path_factory.mktemp("posts"), "\n".join(lines) + "\n")


@pytest.mark.parametrize(
    ("order", "compact"),
    [*((order, False) for order in orders_of("statements")), ("date", True), ("speaker", True)],
)
def test_a_thousand_short_posts_are_told_apart(
    posts: Library, order: str, *, compact: bool
) -> None:
    texts = _texts(posts, "statements", order, compact=compact)
    assert texts.total() == 1_000
    assert [text for text, many in texts.items() if many > 1] == []


MONTHS = ("January", "February", "March")
HITS = ("Fire", "Second fire", "Explosions")


@pytest.fixture(scope="module")
def namesakes(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Incidents, sources, actors and statements that begin alike, and are long."""
    lines = ["actors:"]
    lines += [
        f"  a{n}: {{name: Ministry of the Interior of the Autonomous Region of "
        f"{name}{' ' * (n > 4)}{n // 5 or ''}, kind: state-body}}"
        for n, name in enumerate(("Abada", "Abadan", "Kirt", "Kirta", "Lower Kirt") * 3)
    ]
    lines += ["sources:"]
    lines += [
        f"  r{n}: {{kind: report, outlet: a1, title: Daily report of the joint monitoring mission "
        f"on the ceasefire in the northern districts for {n % 28 + 1} {MONTHS[n // 28]} 2024}}"
        for n in range(40)
    ]
    lines += [f"  p{n}: {{kind: post, outlet: a1, published: 2024-01-02}}" for n in range(5)]
    lines += ["incidents:"]
    lines += [
        f"  i{n}: {{kind: event, date: 2024-01-02, title: '{hit} in the warehouse of the northern "
        f"terminal of the port of Kirt{which}'}}"
        for n, (hit, which) in enumerate(
            (hit, which)
            for hit in HITS
            for which in ("", " after midnight", ", pier 1", ", pier 2")
        )
    ]
    lines += ["statements:"]
    lines += [
        f"  s{n}: {{form: paraphrase, act: assert, speaker: a{n % 5}, chain: [r1], "
        "said: 2024-01-03, text: Over the past day the units that hold the northern sector have "
        "under all conditions kept up the watch that was ordered in spring and brought down "
        f"{n} drones.}}"
        for n in range(50)
    ]
    return library_of(tmp_path_factory.mktemp("namesakes"), "\n".join(lines) + "\n")


@pytest.mark.parametrize("section", ["incidents", "sources", "actors", "statements"])
@pytest.mark.parametrize("compact", [False, True])
@pytest.mark.parametrize("width", [80, 41, 98])
def test_records_whose_names_begin_alike_are_told_apart(
    namesakes: Library, section: str, width: int, *, compact: bool
) -> None:
    for order in orders_of(section):
        texts = _texts(namesakes, section, order, compact=compact, width=width)
        assert [text for text, many in texts.items() if many > 1] == []


@pytest.mark.parametrize(("width", "compact"), [(41, True), (80, True), (80, False), (98, False)])
def test_speakers_whose_names_begin_alike_are_told_apart(
    namesakes: Library, width: int, *, compact: bool
) -> None:
    listing = Listing(section="statements", order="name")
    rows = RowComposer(namesakes).listed(namesakes.lists.page(listing, 0, 50))
    look = EntryLook(width, compact, common_facts(namesakes, listing))
    shown = [
        entry_lines(row._replace(second=text("…")), look, "", leads=True, under="") for row in rows
    ]
    assert len({"\n".join(line.plain for line in lines) for lines in shown}) == 5


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (61, "about 30 September 2023 to about 12 February 2024? ──── 3"),
        (46, "about 30 Sep 2023 to about 12 Feb 2024?  3"),
        (45, "about 30 Sep 2023 to about 12 Feb 2024?  3"),
        (36, "about 30 Sep 2023 to about 12 …?"),
    ],
)
def test_a_heading_loses_no_part_of_its_date_unseen(width: int, shown: str) -> None:
    name = "about 30 September 2023 to about 12 February 2024?"
    common = CommonFacts(groups={name: 3})
    look = EntryLook(width, compact=False, common=common, under="date")
    assert heading_line(name, look).plain.strip() == shown


@pytest.mark.parametrize("width", [80, 98])
def test_the_number_of_a_figure_stands_whole_at_the_right_edge(
    shipped: Library, width: int
) -> None:
    listing = Listing(section="figures", order="name")
    rows = RowComposer(shipped).listed(shipped.lists.page(listing, 0, 10))
    look = EntryLook(width, compact=False, common=common_facts(shipped, listing))
    lines = [entry_lines(row, look, "", leads=True, under="") for row in rows]
    first = [one[0].plain.rstrip() for one in lines]
    assert first[0].startswith("   Attacks on US forces in Iraq and Syria")
    assert first[0].endswith(" 61 attacks")
    assert {len(line) for line in first} == {width - 1}
    assert lines[0][1].plain.strip().startswith("as of 17 Nov 2023 · ")


def test_a_compact_incident_has_whole_answers(shipped: Library) -> None:
    listing = Listing(section="incidents", order="date")
    rows = RowComposer(shipped).listed(shipped.lists.page(listing, 0, 10))
    look = EntryLook(80, compact=True, common=common_facts(shipped, listing))
    lines = [entry_lines(row, look, "", leads=True, under="")[0].plain.rstrip() for row in rows]
    assert any(line.endswith("claimant only · claimed") for line in lines)
    assert not any(line.endswith("…") for line in lines)


@pytest.mark.parametrize("section", ["incidents", "figures"])
def test_what_is_told_of_an_incident_or_a_figure_is_not_cut(shipped: Library, section: str) -> None:
    listing = Listing("us-forces-iraq-syria-2023", section, "date")
    rows = RowComposer(shipped).listed(shipped.lists.page(listing, 0, 10))
    common = common_facts(shipped, listing)
    assert plain(common.line) == "all read in one source: Al Mayadeen"
    look = EntryLook(42, compact=False, common=common)
    lines = [
        line.plain for row in rows for line in entry_lines(row, look, "", leads=True, under="date")
    ]
    assert not any(line.rstrip().endswith("…") for line in lines)
    assert not any("source read" in line for line in lines)


@pytest.mark.parametrize("width", [30, 42, 60, 100])
def test_the_answers_of_an_incident_stand_before_its_place(shipped: Library, width: int) -> None:
    listing = Listing("us-forces-iraq-syria-2023", "incidents", "date")
    rows = RowComposer(shipped).listed(shipped.lists.page(listing, 0, 10))
    look = EntryLook(width, common=common_facts(shipped, listing))
    for row in rows:
        title, *below = (
            line.plain for line in entry_lines(row, look, "", leads=True, under="date")
        )
        shown = " ".join(line.strip() for line in below)
        answers = plain(row.third).split(" · ")[0]
        assert answers in shown
        place = plain(row.second).split(" · ")[-1]
        assert place not in shown or shown.rindex(place) > shown.index(answers), title


def test_no_number_of_a_figure_and_no_date_is_cut_in_one_line(shipped: Library) -> None:
    listing = Listing(section="figures", order="name")
    rows = RowComposer(shipped).listed(shipped.lists.page(listing, 0, 10))
    look = EntryLook(80, compact=True, common=common_facts(shipped, listing))
    lines = [entry_lines(row, look, "", leads=True, under="")[0].plain.rstrip() for row in rows]
    assert any(line.endswith("  about 80 attacks") for line in lines)
    assert any(line.endswith("  61 attacks, as of 17 Nov 2023") for line in lines)
    assert not any(line.endswith("…") for line in lines)


def test_a_row_whose_way_is_its_own_has_words_in_a_narrow_list(shipped: Library) -> None:
    listing = Listing(section="statements", order="date")
    rows = RowComposer(shipped).listed(shipped.lists.page(listing, 0, 60))
    look = EntryLook(40, compact=True, common=CommonFacts("The Wire", "B3: possibly true"))
    (words, way) = entry_lines(rows[0], look, "", leads=True, under="date")
    assert len(words.plain.split()) > 3
    assert way.plain.strip().endswith("· F6")
