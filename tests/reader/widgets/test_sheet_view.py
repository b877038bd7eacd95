from __future__ import annotations

from briefing.page.blocks import Paragraph, Span
from briefing.reader.text import MARK
from briefing.reader.widgets.sheet_view import SheetView
from tests.reader.widgets.showing import Showing, link, paragraphs, seen

SIZE = (50, 10)
TEXTS = [f"number {number} " + ("Kata’ib here" if number % 5 == 0 else "") for number in range(20)]


def showing() -> tuple[Showing, SheetView]:
    view = SheetView()
    return Showing(view), view


async def test_find_goes_to_the_first_from_here_on_and_counts_them() -> None:
    app, view = showing()
    async with app.run_test(size=SIZE) as pilot:
        view.show(paragraphs(TEXTS))
        assert view.find("kataib") == 4
        assert (view.matches, view.match_note()) == ((1, 4), "1 of 4")
        view.scroll_row = 20
        await pilot.pause()
        view.find("KATA'IB")
        assert view.matches == (3, 4)
        assert app.all(SheetView.Moved)


async def test_next_and_previous_go_round_and_bring_the_match_into_view() -> None:
    app, view = showing()
    async with app.run_test(size=SIZE) as pilot:
        view.show(paragraphs(TEXTS))
        view.find("kataib")
        notes = []
        for step in (view.next_match, view.next_match, view.next_match, view.next_match):
            assert step()
            await pilot.pause()
            number = 5 * (view.matches[0] - 1)
            assert any(f"number {number} " in line for line in seen(view))
            notes.append(view.match_note())
        assert notes == ["2 of 4", "3 of 4", "4 of 4", "1 of 4"]
        assert view.previous_match()
        assert view.match_note() == "4 of 4"


async def test_nothing_found_is_said_and_nothing_moves() -> None:
    app, view = showing()
    async with app.run_test(size=SIZE):
        view.show(paragraphs(TEXTS), scroll=4)
        assert view.find("nowhere") == 0
        assert view.match_note() == "nothing found"
        assert not view.next_match()
        assert view.scroll_row == 4


async def test_clearing_and_another_page_take_the_marks_away() -> None:
    app, view = showing()
    async with app.run_test(size=SIZE):
        view.show(paragraphs(TEXTS))
        view.find("kataib")
        view.clear_find()
        assert (view.matches, view.match_note()) == ((0, 0), "")
        view.find("kataib")
        view.show(paragraphs(TEXTS))
        assert view.matches == (0, 0)


async def test_another_width_keeps_the_current_match() -> None:
    app, view = showing()
    async with app.run_test(size=SIZE) as pilot:
        view.show(paragraphs(TEXTS))
        view.find("kataib here")
        view.next_match()
        await pilot.resize_terminal(20, 10)
        await pilot.pause()
        assert view.match_note() == "2 of 4"
        await pilot.resize_terminal(9, 10)
        await pilot.pause()
        assert view.match_note() == "2 of 4"


async def test_matches_are_marked_in_the_row_and_the_current_one_otherwise() -> None:
    app, view = showing()
    async with app.run_test(size=SIZE):
        view.show((Paragraph((Span("one two one "), link("one", "a"))),))
        view.find("one")
        styles = [part.style for part in view.render_line(0) if part.text == "one"]
        assert len(styles) == 3
        assert styles[1] is not None
        assert styles[0] != styles[1]
        assert styles[1].bold
        spans = view.row_content(0).spans
        assert [span.style for span in spans if span.style == MARK] == [MARK]
