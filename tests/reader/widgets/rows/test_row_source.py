from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from briefing.page.blocks import Span
from briefing.reader.widgets.rows.row_source import PAGE, FixedRows, ListRow, RowPages, TextRow


class Counted:
    """A million rows, made when they are asked for; `asked` are the offsets."""

    def __init__(self, count: int = 1_000_000) -> None:
        self._count = count
        self.asked: list[int] = []

    def count(self) -> int:
        return self._count

    def rows(self, offset: int, limit: int) -> Sequence[ListRow]:
        self.asked.append(offset)
        last = min(offset + limit, self._count)
        return [TextRow((Span(str(number)),)) for number in range(offset, last)]


def name(row: ListRow | None) -> str:
    return row.first[0].text if row else ""


@given(st.lists(st.integers(min_value=-5, max_value=1005)))
def test_every_row_is_the_one_asked_for(indices: list[int]) -> None:
    pages = RowPages(Counted(1000))
    for index in indices:
        assert name(pages.row(index)) == (str(index) if 0 <= index < 1000 else "")


def test_rows_of_one_page_are_fetched_once() -> None:
    source = Counted()
    pages = RowPages(source)
    for index in range(PAGE * 2):
        pages.row(index)
    assert source.asked == [0, PAGE]


def test_pages_far_away_are_forgotten_and_those_just_used_are_not() -> None:
    source = Counted()
    pages = RowPages(source)
    for number in range(100):
        pages.row(number * PAGE)
        pages.row(0)
    assert source.asked.count(0) == 1
    pages.row(PAGE)
    assert source.asked.count(PAGE) == 2


def test_a_row_that_has_gone_in_the_meantime_is_none() -> None:
    class Shrunk(Counted):
        def rows(self, offset: int, limit: int) -> Sequence[ListRow]:
            return super().rows(offset, limit)[:3]

    assert RowPages(Shrunk()).row(5) is None


def test_rows_at_hand_are_a_source() -> None:
    rows = [TextRow((Span(str(number)),)) for number in range(5)]
    source = FixedRows(rows)
    assert source.count() == 5
    assert list(source.rows(1, 2)) == rows[1:3]
