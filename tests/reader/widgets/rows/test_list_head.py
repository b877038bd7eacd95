"""The head of a list: what all rows share is there in full, in whatever script it is written."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from briefing.page.blocks import plain
from briefing.page.rows.common import CommonFacts
from briefing.reader.places.head_words import HeadWords
from briefing.reader.widgets.rows.list_head import head_lines

GRADES = "F6: cannot be judged"
NAMES = st.text("aé安全", min_size=1, max_size=20)


@given(name=NAMES, query=st.just("") | NAMES, source=NAMES, width=st.integers(20, 90))
def test_no_line_is_wider_than_the_list_and_the_source_is_whole_where_it_fits(
    name: str, query: str, source: str, width: int
) -> None:
    words = HeadWords(name, "7", "by date", query, CommonFacts(source, GRADES, all=True))
    for low in (False, True):
        lines = [plain(line) for line in head_lines(words, width, low=low)]
        assert all(cell_len(line) <= width for line in lines), lines
        if cell_len(f"all from {source} · F6") <= width:
            assert any(f"all from {source} · F6" in line for line in lines)
