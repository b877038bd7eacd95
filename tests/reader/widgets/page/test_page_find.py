from __future__ import annotations

from briefing.page.blocks import Paragraph, Span
from briefing.reader.content import MARK, content
from briefing.reader.widgets.page.page_view import PageView
from tests.reader.widgets.showing import Showing, link, paragraphs, seen

SIZE = (50, 10)
TEXTS = [f"number {number} " + ("Kata’ib here" if number % 5 == 0 else "") for number in range(20)]


def showing() -> tuple[Showing, PageView]:
    view = PageView()
    return Showing(view), view


def at(view: PageView) -> tuple[int, int]:
    """Which match is the current one, from 1, and how many there are; 0 and 0 for none."""
    return view.finder.matches.number, view.finder.matches.total


async def test_find_goes_to_the_first_from_here_on_and_counts_them() -> None:
    app, view = showing()
    async with app.run_test(size=SIZE) as pilot:
        view.show(paragraphs(TEXTS))
        assert view.finder.find("kataib") == 4
        assert (at(view), view.finder.matches.note) == ((1, 4), "1 of 4")
        view.scroll_row = 20
        await pilot.pause()
        view.finder.find("KATA'IB")
        assert at(view) == (3, 4)
        assert app.all(PageView.Moved)


async def test_next_and_previous_go_round_and_bring_the_match_into_view() -> None:
    app, view = showing()
    async with app.run_test(size=SIZE) as pilot:
        view.show(paragraphs(TEXTS))
        view.finder.find("kataib")
        notes = []
        for _ in range(4):
            assert view.finder.step(1)
            await pilot.pause()
            number = 5 * (at(view)[0] - 1)
            assert any(f"number {number} " in line for line in seen(view))
            notes.append(view.finder.matches.note)
        assert notes == ["2 of 4", "3 of 4", "4 of 4", "1 of 4"]
        assert view.finder.step(-1)
        assert view.finder.matches.note == "4 of 4"


async def test_nothing_found_is_said_and_nothing_moves() -> None:
    app, view = showing()
    async with app.run_test(size=SIZE):
        view.show(paragraphs(TEXTS), scroll=4)
        assert view.finder.find("nowhere") == 0
        assert view.finder.matches.note == "nothing found"
        assert not view.finder.step(1)
        assert view.scroll_row == 4


async def test_clearing_and_another_page_take_the_marks_away() -> None:
    app, view = showing()
    async with app.run_test(size=SIZE):
        view.show(paragraphs(TEXTS))
        view.finder.find("kataib")
        view.finder.find("")
        assert (at(view), view.finder.matches.note) == ((0, 0), "")
        view.finder.find("kataib")
        view.show(paragraphs(TEXTS))
        assert at(view) == (0, 0)


async def test_another_width_keeps_the_current_match() -> None:
    app, view = showing()
    async with app.run_test(size=SIZE) as pilot:
        view.show(paragraphs(TEXTS))
        view.finder.find("kataib here")
        view.finder.step(1)
        await pilot.resize_terminal(20, 10)
        await pilot.pause()
        assert view.finder.matches.note == "2 of 4"
        await pilot.resize_terminal(9, 10)
        await pilot.pause()
        assert view.finder.matches.note == "2 of 4"


async def test_matches_are_marked_in_the_row_and_the_current_one_otherwise() -> None:
    app, view = showing()
    async with app.run_test(size=SIZE):
        view.show((Paragraph((Span("one two one "), link("one", "a"))),))
        view.finder.find("one")
        styles = [part.style for part in view.render_line(0) if part.text == "one"]
        assert len(styles) == 3
        assert styles[1] is not None
        assert styles[0] != styles[1]
        assert styles[1].bold
        spans = view.finder.marked_in(0, content(view.text.lines[0])).spans
        assert [span.style for span in spans if span.style == MARK] == [MARK]
