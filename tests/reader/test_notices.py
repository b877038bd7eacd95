"""What is said for a while hides nothing that there is to read."""

from __future__ import annotations

import pytest
from textual.widgets._toast import Toast

from briefing.library.library import Library
from briefing.reader.notices import say
from briefing.reader.widgets.key_line import KeyLine
from briefing.reader.widgets.line_view import window
from briefing.reader.widgets.page.page_view import PageView
from briefing.reader.widgets.rows.row_list import RowList
from tests.reader.driving import SIZES, driving

WAYS = {"front page": "", "list": "3", "record": "3 enter", "search": "slash", "days": "t"}
LONG = "A notice that is longer than a line of a narrow screen, with a path in it: /a/b/c. " * 2


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
async def test_a_notice_stands_on_lines_of_its_own(
    way: str, size: tuple[int, int], library: Library
) -> None:
    async with driving(library, size=size) as reader:
        await reader.press(*way.split())
        say(reader.app.screen, LONG, warning=True)
        say(reader.app.screen, "Another.")
        await reader.settle()
        notices = reader.app.screen.query(Toast)
        assert len(notices) == 2
        kinds = (KeyLine, PageView, RowList)
        read = [one for kind in kinds for one in reader.app.screen.query(kind) if one.region]
        assert read
        for widget in read:
            seen = reader.app.screen.find_widget(widget).visible_region
            assert not any(seen.overlaps(notice.region) for notice in notices), widget


async def test_the_end_of_a_page_stays_in_view_under_a_notice(library: Library) -> None:
    async with driving(library, size=SIZES["medium"]) as reader:
        await reader.press("3", "enter", "G")
        page = reader.panes.page
        last = next(row for row in reversed(page.text.rows) if row.strip())
        assert last in "\n".join(page.text.rows[page.scroll_row :])
        say(reader.app.screen, LONG)
        await reader.settle()
        bottom = page.scroll_row + window(page).height
        assert bottom == len(page.text.rows)


async def test_a_notice_that_is_still_shown_is_not_shown_again(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("6", "enter", *["J"] * 9)
        assert reader.notices == ["This is the last record of the list."]


async def test_a_small_screen_has_one_notice_which_goes_with_the_next_key(library: Library) -> None:
    async with driving(library, size=SIZES["narrow"]) as reader:
        await reader.press("3", "enter", "b", "y")
        assert [one.split(":")[0] for one in reader.notices] == ["Sent to the terminal's clipboard"]
        await reader.press("4")
        assert reader.notices == []
        await reader.press("6", "enter", *["J"] * 9)
        assert reader.notices == ["This is the last record of the list."]


async def test_a_warning_stays_on_a_small_screen_and_all_notices_on_a_larger_one(
    library: Library,
) -> None:
    async with driving(library, size=SIZES["narrow"]) as reader:
        say(reader.app.screen, "It could not be kept.", warning=True)
        await reader.press("b", "4")
        assert reader.notices == ["It could not be kept."]
    async with driving(library) as reader:
        await reader.press("3", "enter", "b", "y", "4")
        assert len(reader.notices) == 2
