from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.reader.widgets.breadcrumb import Breadcrumb, crumbs, part_at
from tests.reader.widgets.showing import Showing, seen

PARTS = ("US forces", "Statements", "Senator Cramer")


def test_with_room_the_whole_way_is_shown() -> None:
    assert crumbs(PARTS, 40).plain == "US forces › Statements › Senator Cramer"


def test_without_room_the_outer_parts_go_first() -> None:
    assert crumbs(PARTS, 38).plain == "… › Statements › Senator Cramer"
    assert crumbs(PARTS, 20).plain == "… › Senator Cramer"


def test_the_last_part_is_cut_only_where_it_stands_alone() -> None:
    assert crumbs(PARTS, 14).plain == "Senator Cramer"
    assert crumbs(PARTS, 8).plain == "Senator…"


@given(st.lists(st.text()), st.integers(min_value=1, max_value=60))
def test_it_is_never_wider_than_the_room_and_has_one_line(parts: list[str], width: int) -> None:
    line = crumbs(parts, width)
    assert line.cell_length <= width
    assert "\n" not in line.plain


async def test_it_shows_what_it_is_told_and_no_markup() -> None:
    crumb = Breadcrumb()
    async with Showing(crumb).run_test(size=(40, 2)) as pilot:
        crumb.show(["a [b]x[/] [sic]", "c\x1b[2J"])
        await pilot.pause()
        assert seen(crumb)[0].strip() == "a [b]x[/] [sic] › c␛[2J"


@given(st.lists(st.text(min_size=1), min_size=1), st.integers(1, 60), st.integers(0, 60))
def test_a_cell_belongs_to_the_part_that_is_drawn_in_it(
    parts: list[str], width: int, cell: int
) -> None:
    number = part_at(parts, width, cell)
    assert number is None or 0 <= number < len(parts)


def test_a_click_on_a_part_means_it_also_where_outer_ones_are_left_out() -> None:
    assert [part_at(PARTS, 40, cell) for cell in (0, 8, 10, 12, 21, 25)] == [0, 0, None, 1, 1, 2]
    assert [part_at(PARTS, 38, cell) for cell in (0, 2, 4, 17, 37)] == [None, None, 1, 2, None]
    assert part_at(PARTS, 8, 4) == 2


@pytest.mark.parametrize(
    ("beside", "width", "line"),
    [
        (("TLP:CLEAR", "week · May 2031"), 60, "US › Timeline TLP:CLEAR · week · May 2031"),
        (("TLP:CLEAR", "week · May 2031"), 36, "US › Timeline TLP:CLEAR"),
        (("", "week · May 2031"), 36, "US › Timeline week · May 2031"),
        (("", "week · May 2031"), 20, "US › Timeline"),
        (("TLP:CLEAR", ""), 18, "Time… TLP:CLEAR"),
    ],
)
async def test_of_what_stands_beside_the_way_only_the_first_always_stays(
    beside: tuple[str, ...], width: int, line: str
) -> None:
    crumb = Breadcrumb()
    async with Showing(crumb).run_test(size=(width, 2)) as pilot:
        crumb.show(["US", "Timeline"], beside)
        await pilot.pause()
        assert " ".join(seen(crumb)[0].split()) == line
