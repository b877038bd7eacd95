"""The claim ledger of a briefing, as a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library.library import Library
from briefing.model.key import Key
from briefing.page.blocks import FactTable, Page, Paragraph, Table, in_one_line, is_link, plain
from briefing.page.layout.layout import layout
from briefing.page.overviews import compose_overview
from briefing.page.overviews.ledger import MOST_ROWS, compose
from briefing.page.overviews.ledger_foot import MOST_NAMED, ledger_foot
from tests.briefings import library_of
from tests.page.pages import questions, spans

BRIEFING = """\
actors:
  group: {name: The Group, kind: armed-group}
  wing: {name: The Wing, kind: armed-group, relations: [{type: part_of, to: group}]}
  army: {name: The Army, kind: state-forces}
  outlet: {name: The Outlet, kind: media}
sources:
  article: {kind: article, outlet: outlet}
statements:
  claim: {form: quote, act: claim-responsibility, speaker: group, chain: [article], text: Us}
  claim-again: {form: summary, act: claim-responsibility, speaker: group, chain: [article],
    text: Us too.}
  army-says: {form: summary, act: confirm, speaker: army, chain: [article], text: It was so.}
  hearsay: {form: summary, act: assert, speaker: {unnamed: sources}, chain: [article], text: A.}
  more-hearsay: {form: summary, act: assert, speaker: {unnamed: sources}, chain: [article],
    text: B.}
incidents:
  later:
    title: A later attack
    date: 2024-02-01
    claimed_by: [claim, claim-again]
    denied_by: []
    confirmed_by: [army-says]
    disputed_by: [gone]
  earlier:
    title: An attack
    date: 2024-01-01
    accused_by: [hearsay, more-hearsay]
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return library_of(tmp_path, BRIEFING)


def _table(page: Page) -> Table:
    (found,) = [block for block in page.blocks if isinstance(block, Table)]
    return found


def _cells(page: Page) -> list[tuple[str, ...]]:
    return [tuple(plain(cell) for cell in row) for row in _table(page).rows]


def _lines(page: Page, width: int, after: str) -> list[str]:
    """The lines of the page from the one that begins with some words on."""
    lines = [plain(line).rstrip() for line in layout(page, width).lines]
    first = next(number for number, line in enumerate(lines) if line.strip(" ›").startswith(after))
    return lines[first:]


def test_the_page_has_the_address_and_title_of_the_overview(library: Library) -> None:
    page = compose_overview(library, "ledger", "test")

    assert page == compose(library, "test")
    assert (page.key, page.section, page.title) == (Key("test", "ledger"), "ledger", "Claim ledger")


def test_each_incident_is_a_row_with_both_answers_and_how_many_say_what(library: Library) -> None:
    page = compose(library, "test")

    assert [plain(cell) for cell in _table(page).head] == [
        *("Incident", "reported", "confirmed", "denied", "disputed", "left open"),
        *("claimed", "attributed", "disclaimed"),
    ]
    assert _cells(page) == [
        (
            "A later attack:\nclaimant+others · disputed · claimed",
            *("?", "1", "0", "1", "?", "1", "?", "?"),
        ),
        ("An attack:\nunknown only · not named", *("?", "?", "?", "?", "?", "?", "2", "?")),
    ]


def test_a_number_leads_to_the_statement_or_to_the_incident_with_all_of_them(
    library: Library,
) -> None:
    links = [(span.text, span.link.slug) for span in spans(compose(library, "test")) if span.link]

    assert links == [
        *(("A later attack", "later"), ("1", "army-says"), ("1", "later"), ("1", "later")),
        *(("An attack", "earlier"), ("2", "earlier")),
    ]


def test_the_signs_are_explained_below_the_table(library: Library) -> None:
    page = compose(library, "test")
    (legend,) = [block for block in page.blocks if isinstance(block, FactTable)]

    assert [(sign, plain(line)) for sign, line in legend.rows] == [
        ("1, 2, …", "how many say so"),
        ("0", "searched, none found"),
        ("?", "not searched"),
    ]


def test_a_series_says_so_and_has_no_numbers_whatever_the_width(tmp_path: Path) -> None:
    text = """\
        incidents:
          rounds: {title: Rounds, kind: series, reported_by: []}
        """
    page = compose(library_of(tmp_path, text), "test")
    (cells,) = _cells(page)

    assert cells[1:] == ("",) * 8
    assert [plain(line).strip() for line in layout(page, 38).lines if "series" in plain(line)]
    assert not [line for line in layout(page, 38).lines if "reported" in plain(line)]


def test_as_of_an_earlier_day_the_sign_does_not_say_that_nobody_searched(library: Library) -> None:
    (legend,) = [
        block
        for block in compose(library.as_of("9999-01-01"), "test").blocks
        if isinstance(block, FactTable)
    ]

    assert ("?", "not yet known") in [(sign, plain(line)) for sign, line in legend.rows]


def test_what_is_withdrawn_is_not_counted(tmp_path: Path) -> None:
    text = BRIEFING.replace("    denied_by: []", "    denied_by: [claim]").replace(
        "  hearsay:",
        "  back: {form: summary, act: assert, speaker: group, chain: [article], text: C.,\n"
        "    corrects: [claim]}\n  hearsay:",
    )
    (later, _) = _cells(compose(library_of(tmp_path, text), "test"))

    assert (later[3], later[6]) == ("0", "1")


def test_a_briefing_without_incidents_says_so_and_what_to_do(tmp_path: Path) -> None:
    page = compose(library_of(tmp_path, ""), "test")

    (said,) = page.blocks[1:]

    assert isinstance(said, Paragraph)
    assert plain(said.line).startswith("This briefing has no incidents yet. An incident is")


@pytest.mark.parametrize("width", [76, 80, 110])
def test_it_is_a_matrix_whose_heads_stand_by_turns_on_two_lines(
    shipped: Library, width: int
) -> None:
    page = compose(shipped, "us-forces-iraq-syria-2023")
    upper = next(line for line in _lines(page, width, "reported") if line)
    lower = _lines(page, width, "Incident")[0]
    row = next(line for line in _lines(page, width, "Drone attack on") if line)
    places = [upper.index(head) for head in ("reported", "denied", "left open", "attributed")]
    places += [lower.index(h) for h in ("confirmed", "disputed", "claimed", "disclaimed")]

    assert {row[place] for place in places} == {"0", "1"}
    assert max(map(len, (upper, lower))) <= width


def test_on_a_narrow_page_it_is_a_list_by_incident(shipped: Library) -> None:
    page = compose(shipped, "us-forces-iraq-syria-2023")
    lines = _lines(page, 38, "Drone attack on the al-Tanf")

    assert lines[:2] == [" Drone attack on the al-Tanf base:", " claimant only · claimed"]
    assert "reported\u00a00 · confirmed\u00a00" in lines[2]


@pytest.mark.parametrize(("width", "lines"), [(78, 1), (96, 2), (130, 1)])
def test_on_a_screen_an_incident_takes_a_line_and_its_answers_stand_where_there_is_room(
    shipped: Library, width: int, lines: int
) -> None:
    page = compose(shipped, "us-forces-iraq-syria-2023")
    short = page._replace(blocks=tuple(map(in_one_line, page.blocks)))
    rows = _lines(short, width, "Drone attack on the al-T")[: 9 * lines]
    (table,) = (block for block in short.blocks if isinstance(block, Table))
    first = "claimant only · claimed"

    assert [line for line in rows if "situation: no status" in line]
    assert (first in rows[0], first in rows[1]) == (width == 130, width == 96)
    assert all(line.rstrip().endswith("0") for line in rows[::lines][:4]) or width == 130
    assert len(table.rows) == 9


def test_what_is_asked_stands_above_the_columns_that_ask_it(shipped: Library) -> None:
    page = compose(shipped, "us-forces-iraq-syria-2023")
    asked = _lines(page, 80, "Did it happen?")[0]
    upper = _lines(page, 80, "reported")[0]
    lower = _lines(page, 80, "Incident")[0]

    assert asked.index("Did it happen?") == upper.index("reported")
    assert asked.index("Who did it?") == lower.index("claimed")


def test_at_the_foot_stand_the_names_and_words_behind_the_numbers_of_a_row(
    library: Library,
) -> None:
    lines = [plain(line) for line in ledger_foot(Key("test", "later"), library)]

    assert lines[0] == "A later attack  claimant+others · disputed · claimed · 1 Feb 2024"
    assert [line.split("  ")[0] for line in lines[1:-1]] == [
        *("confirmed", "disputed", "claimed", "claimed")
    ]
    assert lines[1].endswith("The Army  It was so.")
    assert (
        lines[-1]
        == "none found: denied   not searched: reported, left open, attributed, disclaimed"
    )


def test_the_foot_of_a_long_row_says_how_many_more_there_are(tmp_path: Path) -> None:
    text = BRIEFING.replace("[claim, claim-again]", "[claim, claim-again, claim, army-says]")
    lines = [plain(line) for line in ledger_foot(Key("test", "later"), library_of(tmp_path, text))]

    assert len(lines) <= MOST_NAMED + 4
    assert [line for line in lines if line.strip() == "… 1 more"]


def test_at_the_foot_a_hop_that_nobody_names_stands_behind_the_name(tmp_path: Path) -> None:
    army = "act: confirm, speaker: army, chain: "
    text = BRIEFING.replace(f"{army}[article]", f"{army}[unknown, article]")
    lines = [plain(line) for line in ledger_foot(Key("test", "later"), library_of(tmp_path, text))]
    assert lines[1].endswith("The Army → ?  It was so.")


def test_the_foot_of_no_incident_is_empty(library: Library) -> None:
    assert ledger_foot(Key("test", "army"), library) == ()


@pytest.mark.parametrize("width", [38, 72, 110])
def test_every_link_can_be_reached_at_every_width(shipped: Library, width: int) -> None:
    page = compose(shipped, "us-forces-iraq-syria-2023")
    placed = {place.number: place.span for place in layout(page, width).links}

    assert len(placed) == len([span for span in spans(page) if is_link(span)]) > 15


def _many(folder: Path, number: int) -> Library:
    """A library with incidents that each have speakers and relations of their own."""
    lines = ["sources:", "  article: {kind: article}", "actors:"]
    lines += [
        f"  a{n}: {{name: A{n}, kind: person, relations: [{{type: part_of, to: b{n}}}]}}\n"
        f"  b{n}: {{name: B{n}, kind: party}}"
        for n in range(number)
    ]
    lines.append("statements:")
    lines += [
        f"  s{n}: {{form: summary, act: assert, speaker: a{n}, chain: [article], text: A.}}\n"
        f"  t{n}: {{form: summary, act: assert, speaker: b{n}, chain: [article], text: B.}}"
        for n in range(number)
    ]
    lines.append("incidents:")
    lines += [
        f"  e{n}: {{title: E{n}, claimed_by: [s{n}], confirmed_by: [t{n}]}}" for n in range(number)
    ]
    return library_of(folder, "\n".join(lines))


def test_how_much_is_asked_does_not_depend_on_how_many_incidents_there_are(
    tmp_path: Path,
) -> None:
    counts = []
    for number in (2, 40):
        library = _many(tmp_path / str(number), number)
        asked = questions(library)
        compose(library, "test")
        counts.append(len(asked))

    assert counts[0] == counts[1]


def test_of_very_many_incidents_the_page_shows_the_newest_and_says_how_many_there_are(
    tmp_path: Path,
) -> None:
    dated = "\n".join(
        f"  e{n}: {{title: E{n}, date: {1000 + n}-01-01}}" for n in range(MOST_ROWS + 1)
    )
    library = library_of(tmp_path, f"incidents:\n{dated}")
    page = compose(library, "test")
    sentences = [plain(one.line) for one in page.blocks if isinstance(one, Paragraph)]

    assert len(_table(page).rows) == MOST_ROWS
    assert [row[0].split(":")[0] for row in _cells(page)][:2] == [f"E{MOST_ROWS}", "E299"]
    assert sentences[0] == (
        "These are the newest 300 of 301 incidents. "
        "In the shell, briefing ledger --json lists them all."
    )


def test_at_the_foot_no_date_is_cut_for_a_title(tmp_path: Path) -> None:
    long = "A later attack of which the title alone takes nearly all of a line"
    text = BRIEFING.replace("A later attack", long)
    first, second, *_ = ledger_foot(Key("test", "later"), library_of(tmp_path, text))

    assert plain(first) == long
    assert plain(second) == "claimant+others · disputed · claimed · 1 February 2024"


def test_at_the_foot_long_names_that_begin_alike_are_told_apart(tmp_path: Path) -> None:
    ministry = "The Ministry of Defence of the Republic of the Far"
    text = BRIEFING.replace("The Army", f"{ministry} East").replace("The Group", f"{ministry} West")
    lines = [plain(line) for line in ledger_foot(Key("test", "later"), library_of(tmp_path, text))]

    assert "East  It was so." in lines[1]
    assert any("West  " in line for line in lines[2:-1])
