"""What lists show of records."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library.library import Library
from briefing.library.store.records import Listing
from briefing.model.key import Key
from briefing.page.blocks import plain
from briefing.page.rows.row import Row
from briefing.page.rows.rows import row
from tests.briefings import library_of
from tests.page.pages import questions, record_of

BRIEFING = """\
actors:
  outlet: {name: The Outlet, kind: media}
  army: {name: The Army, kind: state-forces}
  paper: {name: The Gazette, kind: media}
locations:
  land: {name: Land, kind: country}
  area: {name: Area, kind: admin, in: land}
  town: {name: Town, kind: city, in: area}
sources:
  article: {kind: article, outlet: outlet, title: Heroes Win, published: 2023-11-18~}
  heard: {kind: post, outlet: unknown, seen: false, title: Heard of}
  order: {kind: statement, outlet: army, seen: false, title: Order}
  gazette: {kind: article, outlet: paper, title: News, reliability: B,
    reliability_why: Mostly right.}
statements:
  quoted: {form: quote, act: assert, speaker: {unnamed: an official}, said: "2023-11-17?",
    chain: [article], text: "We [sic] won"}
  retold: {form: summary, act: assert, speaker: army, chain: [article], text: "It won [[town]]."}
  faulty: {form: summary, act: assert, speaker: nobody, chain: [article], text: "What?"}
  far: {form: quote, act: assert, speaker: army, chain: [unknown, heard, article], text: Far}
  judged: {form: quote, act: assert, speaker: army, chain: [order, gazette], text: So,
    credibility: 2, credibility_why: Seen by others.}
  own: {form: quote, act: assert, speaker: outlet, chain: [article], text: Ours}
  unread: {form: quote, act: assert, speaker: army, chain: [heard], text: Unread}
  lost: {form: quote, act: assert, speaker: army, chain: [nowhere], text: Lost}
incidents:
  event: {title: An attack, date: 2023-11-18, where: [town, land], claimed_by: [retold]}
  undated: {title: Some day}
figures:
  tally: {label: Dead, unit: people, kind: cumulative,
    points: [{as_of: 2023-11-14, value: 12000, q: over}, {as_of: 2023-11-01, value: 9}]}
  none: {label: None given, unit: people, kind: stock}
terms:
  loaded: {as_printed: [heroes], neutral: fighters}
questions:
  why: {q: "Why [[town]]?", about: [event, quoted, town, area, land]}
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return library_of(tmp_path, BRIEFING)


def _rows(library: Library, *slugs: str) -> list[Row]:
    return row(library, [record_of(library, slug) for slug in slugs])


def _lines(library: Library, slug: str) -> tuple[str, ...]:
    (only,) = _rows(library, slug)
    return tuple(plain(line) for line in (only.first, only.second, only.third) if line)


@pytest.mark.parametrize(
    ("slug", "first", "second"),
    [
        ("event", "An attack", "18 Nov 2023 · Town, Land"),
        ("undated", "Some day", "no report · not named"),
        ("quoted", "an official (unnamed) · 17 Nov 2023?", "“We [sic] won”"),
        ("retold", "The Army", "It won Town."),
        ("faulty", "! nobody", "What?"),
        ("army", "The Army", "state forces · 6 mentions"),
        ("town", "Town", "city · Area, Land · 4 mentions"),
        ("tally", "Dead", "over 12,000 people, as of 14 Nov 2023"),
        ("none", "None given", "no report recorded"),
        ("article", "“Heroes Win”", "The Outlet · about 18 Nov 2023 · F: cannot be judged"),
        ("heard", "Heard of", "unknown · F: cannot be judged · not read"),
        ("loaded", "“heroes”", "fighters"),
        ("why", "Why Town?", "An attack; an official: “We [sic] won”; Town · 2 more"),
        ("briefing", "A made-up briefing", "as of 1 May 2024"),
    ],
)
def test_a_row_has_what_a_person_scans_for(
    library: Library, slug: str, first: str, second: str
) -> None:
    assert _lines(library, slug)[:2] == (first, second)


@pytest.mark.parametrize(
    ("slug", "third"),
    [
        ("quoted", "→ The Outlet · F6: cannot be judged"),
        ("far", "→ ? → Heard of → The Outlet · F6: cannot be judged"),
        ("judged", "→ itself → The Gazette · B2: usually reliable, probably true"),
        ("own", "→ The Outlet · F6: cannot be judged"),
        ("unread", "→ Heard of (not read) · F6: cannot be judged"),
        ("lost", "→ nowhere (no such record) · F6: cannot be judged"),
        ("event", "claimant only · claimed · 1 report · 1 source read"),
        ("tally", "no report recorded"),
        ("town", ""),
    ],
)
def test_below_what_is_claimed_stands_who_says_so(library: Library, slug: str, third: str) -> None:
    (only,) = _rows(library, slug)

    assert plain(only.third) == third


def test_rows_keep_the_order_and_name_their_records(library: Library) -> None:
    rows = _rows(library, "town", "event", "army")

    assert [(one.key.slug, one.section) for one in rows] == [
        ("town", "locations"),
        ("event", "incidents"),
        ("army", "actors"),
    ]


def test_the_sign_of_a_problem_is_no_matter_of_colour_alone(library: Library) -> None:
    (faulty,) = _rows(library, "faulty")

    assert (faulty.first[0].text, faulty.first[0].style) == ("! ", "error")


def test_nothing_in_a_row_leads_anywhere(library: Library) -> None:
    rows = _rows(library, "event", "quoted", "retold", "why", "article")

    assert not [span for one in rows for span in (*one.first, *one.second, *one.third) if span.link]


def test_a_row_of_a_very_long_text_is_short(tmp_path: Path) -> None:
    text = f"questions:\n  long: {{q: {'word ' * 5000}?}}\n"
    (only,) = row(library := library_of(tmp_path, text), library.lists.page(Listing("test"), 1, 1))

    assert only.key == Key("test", "long")
    assert len(plain(only.first)) <= 200


def test_fifty_rows_take_a_handful_of_questions(tmp_path: Path) -> None:
    statements = [
        f"  s{n}: {{form: quote, act: assert, speaker: a{n}, chain: [src{n}], text: Words {n}, "
        f"about: [e{49 - n}], repeats: [s{n // 2}]}}"
        for n in range(50)
    ]
    actors = [f"  a{n}: {{name: Actor {n}, kind: party}}" for n in range(50)]
    places = [f"  p{n}: {{name: Place {n}, kind: city, in: p{n // 2}}}" for n in range(50)]
    events = [f"  e{n}: {{title: E, where: p{n}, claimed_by: [s{n}]}}" for n in range(50)]
    figures = [
        f"  f{n}: {{label: F, unit: u, kind: stock, points: [{{as_of: 2024, value: 1, by: s{n}}}]}}"
        for n in range(50)
    ]
    sources = [f"  src{n}: {{kind: article, outlet: a{n}}}" for n in range(50)]
    asks = [f"  q{n}: {{q: Why {n}?, about: [s{n}, p{n}]}}" for n in range(50)]
    names = ("statements", "actors", "locations", "incidents", "questions", "figures", "sources")
    parts = zip(names, (statements, actors, places, events, asks, figures, sources), strict=True)
    text = "\n".join(f"{name}:\n" + "\n".join(lines) for name, lines in parts)
    library = library_of(tmp_path, text)
    pages = {name: library.lists.page(Listing("test", name), 0, 50) for name in names}
    asked = questions(library)
    counts = {}
    for name, records in pages.items():
        asked.clear()
        assert len(row(library, records)) == 50
        counts[name] = len(asked)

    assert max(counts.values()) <= 16, counts
