"""The search: results as they are typed, and the way there and back."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest

from briefing.library.library import Library
from briefing.model.key import FRONT
from briefing.page.blocks import plain
from briefing.page.rows.row import Row
from briefing.reader.background.background_query import InterruptibleQuery
from briefing.reader.screens.search.grouped_results import ResultHeading, ResultRowSource, found
from briefing.reader.screens.search.results_pane import ResultsPane
from briefing.reader.screens.search.search_screen import SearchScreen
from tests.reader.driving import Driver, driving, shown
from tests.reader.widgets.showing import seen


def search_of(reader: Driver) -> SearchScreen:
    screen = reader.app.screen
    assert isinstance(screen, SearchScreen)
    return screen


async def test_an_empty_search_says_what_can_be_typed(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("slash")
        assert "actor:KH" in shown(reader.app)
        await reader.press("a", "backspace")
        assert "actor:KH" in shown(reader.app)


async def test_results_appear_as_they_are_typed_grouped_by_section(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("slash", *"drone")
        groups = [group.split()[0] for group in search_groups(reader)]
        assert groups[0] == "Incidents"
        assert groups[-1] == "Front"
        assert f"{search_of(reader).results.count - len(groups)} found" in shown(reader.app)


def search_groups(reader: Driver) -> list[str]:
    """The headings among the results."""
    screen = search_of(reader)
    rows = screen.results.count
    source = ResultRowSource(
        reader.reading.mode.library, found(screen.typed.value, reader.reading.mode.library)
    )
    heads = (row for row in source.rows(0, rows) if isinstance(row, ResultHeading))
    return [f"{plain(row.first)}  {plain(row.second)}" for row in heads]


async def test_enter_opens_the_first_result_and_back_leads_to_the_same_results(
    library: Library,
) -> None:
    async with driving(library) as reader:
        await reader.press("slash", *"drone", "enter")
        first = reader.slug
        assert reader.here.section == "incidents"
        await reader.press("[")
        screen = search_of(reader)
        assert screen.typed.value == "drone"
        await reader.press("down", "j", "j")
        row = screen.results.row
        await reader.press("enter")
        assert reader.slug not in (first, FRONT)
        await reader.press("[")
        assert search_of(reader).results.row == row
        await reader.press("escape")
        assert reader.slug == FRONT


async def test_leaving_the_search_leads_to_where_it_began(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("2", "j", "slash", *"drone", "escape")
        assert (reader.here.section, reader.panes.listing.records.row) == ("incidents", 1)
        assert len(reader.reading.history.trail()) == 2


@pytest.mark.parametrize(("key", "slug"), [("[", FRONT), ("0", FRONT)])
async def test_the_keys_of_the_way_work_from_the_results(
    library: Library, key: str, slug: str
) -> None:
    async with driving(library) as reader:
        await reader.press("slash", *"drone", "down", key)
        assert reader.slug == slug
        assert len(reader.app.screen_stack) == 1


async def test_a_heading_narrows_the_search_to_its_section(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("slash", *"cramer", "down", "g")
        assert "kind:" not in search_of(reader).typed.value
        while getattr(search_of(reader).results.current, "narrower", "") != "kind:statement":
            await reader.press("j")
        await reader.press("enter")
        assert search_of(reader).typed.value == "cramer kind:statement"
        assert search_groups(reader) == ["Statements  4"]


async def test_what_was_not_understood_is_said(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("slash", *"spaeker:cramer")
        assert "speaker" in str(search_of(reader).hints.render())


async def test_nothing_found_says_what_to_do(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("slash", *"xyzzy", "enter")
        assert "nothing found" in shown(reader.app)
        assert "fewer words" in shown(reader.app)


async def test_a_newer_query_is_never_overwritten_by_an_older_one(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("slash", *"drone")
        screen = search_of(reader)
        pane = screen.query_one(ResultsPane)
        pane._show(found("cramer", library))
        assert pane.shown is not None
        assert pane.shown.query == "drone"


@pytest.mark.parametrize("query", ["drone", "us", "where:al-tanf"])
def test_pages_of_results_are_the_pieces_of_the_whole(library: Library, query: str) -> None:
    rows = ResultRowSource(library, found(query, library))
    whole = list(rows.rows(0, rows.count()))
    assert len(whole) == rows.count()
    for size in (1, 3, 7):
        pieces = [one for start in range(0, rows.count(), size) for one in rows.rows(start, size)]
        assert pieces == whole


def test_results_show_what_matched_and_not_only_a_slug(library: Library) -> None:
    rows = ResultRowSource(library, found("cramer kind:statement", library)).rows(0, 10)
    assert all("speaker: kevin-cramer" not in plain(row.second) for row in rows)
    assert any("deterrence" in plain(row.second) for row in rows)


def test_a_question_that_was_stopped_before_it_began_is_not_asked(library: Library) -> None:
    asked: list[Library] = []
    inquiry = InterruptibleQuery(library, asked.append)
    inquiry.stop()
    assert inquiry.run() is None
    assert asked == []


def test_stopping_interrupts_a_question_that_sqlite_is_at(library: Library) -> None:
    begun = threading.Event()

    def endless(own: Library) -> int:
        begun.set()
        sql = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
        return len(own.ask(sql))

    inquiry = InterruptibleQuery(library, endless)
    answers: list[int | None] = []
    thread = threading.Thread(target=lambda: answers.append(inquiry.run()))
    thread.start()
    begun.wait(10)
    while thread.is_alive():
        inquiry.stop()
        thread.join(0.01)
    assert answers == [None]


def test_a_question_that_was_stopped_while_it_asked_nothing_is_not_let_ask_again(
    library: Library,
) -> None:
    answers: list[object] = []

    def stopped_meanwhile(own: Library) -> None:
        inquiry.stop()
        answers.append(own.ask("SELECT 1"))

    inquiry = InterruptibleQuery(library, stopped_meanwhile)
    assert inquiry.run() is None
    assert answers == []
    assert InterruptibleQuery(library, lambda own: own.ask("SELECT 1")).run() == [(1,)]


def test_an_error_that_nobody_caused_by_stopping_is_raised(library: Library) -> None:
    def broken(own: Library) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    with pytest.raises(sqlite3.OperationalError):
        InterruptibleQuery(library, broken).run()


async def test_what_was_found_is_exported_as_it_was_found(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with driving(library) as reader:
        await reader.press("slash", *"deterrence", "down", "x")
        await reader.press("enter")
        (file,) = tmp_path.iterdir()
        assert "I don’t sense any deterrence." in file.read_text("utf-8")
        assert str(file) in reader.notices[-1]
        assert isinstance(reader.app.screen, SearchScreen)


_ORDERED = (
    "US forces in Iraq and Syria",
    "kataib",
    "harir",
    "drone",
    "actor:KH",
    "country:IQ",
    "deterence~",
    "kind:incident",
    "",
)


@pytest.mark.parametrize("query", _ORDERED)
def test_the_best_is_the_same_as_in_the_shell_and_so_is_the_order_within_a_section(
    library: Library, query: str
) -> None:
    answer = found(query or "-nowhere", library)
    everything = library.lists.page(answer.found.listing, 0, 1000)
    rows = answer.source(library).rows(0, 1000)
    hits = [row.key for row in rows if isinstance(row, Row)]
    assert hits[0] == everything[0].key
    assert len(hits) == len(everything) == answer.count
    for group in answer.groups:
        own = [one.key for one in everything if one.section == group.section.name]
        assert [key for key in hits if key in own] == own
    firsts = [everything.index(next(one for one in everything if one.section == group.section.name))
              for group in answer.groups]  # fmt: skip
    assert firsts == sorted(firsts)


async def test_the_heading_of_a_section_stays_above_its_results(library: Library) -> None:
    async with driving(library, size=(80, 24)) as reader:
        await reader.press("slash", *"al-mayadeen kind:statement", "escape", "down", "G")
        lines = seen(search_of(reader).results)
        assert lines[0].startswith("   Statements  ")
        assert lines[0].rstrip().endswith("all from Al Mayadeen · F6")
        assert search_of(reader).results.row == search_of(reader).results.count - 1
