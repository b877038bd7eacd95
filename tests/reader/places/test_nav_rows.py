from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.library.store.records import SectionCount
from briefing.page.blocks import plain
from briefing.reader.places.nav_marks import NavMarks, SavedSection
from briefing.reader.places.nav_rows import contents

_COUNTS = st.lists(st.tuples(st.integers(1, 30_000), st.floats(0, 1)), min_size=1, max_size=8)


@given(_COUNTS)
def test_what_is_unread_is_told_in_one_form_however_many_there_are(
    counts: list[tuple[int, float]],
) -> None:
    some = [(many, int(many * share)) for many, share in counts]
    sections = [SectionCount(f"s{n}", "", f"S{n}", "", many) for n, (many, _) in enumerate(some)]
    marks = NavMarks(
        {f"s{n}": unread for n, (_, unread) in enumerate(some)},
        saved=tuple(SavedSection(f"n{n}", "q", *one) for n, one in enumerate(some)),
    )
    rows = contents([], 1, "made", sections, 0, {}, marks)
    told = [plain(row.first).split()[-1] for row in rows if plain(row.first)]
    wanted = [f"•{unread:,}" if unread else f"{many:,}" for many, unread in some]
    assert told[: len(some)] == wanted
    assert told[-len(some) :] == wanted
