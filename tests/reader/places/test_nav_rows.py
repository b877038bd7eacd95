from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from briefing.library.store.records import Briefing, SectionCount
from briefing.page.blocks import plain
from briefing.reader.places.nav_marks import NavMarks, SavedSection
from briefing.reader.places.nav_rows import contents
from briefing.reader.widgets.rows.row_painter import row_line

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


def test_names_of_saved_searches_that_begin_alike_are_told_apart() -> None:
    names = (
        "attacks on al-Tanf in October",
        "attacks on al-Tanf in November",
        "攻击在十月的坦夫基地",
    )
    marks = NavMarks(saved=tuple(SavedSection(name, name, 12, 0) for name in names))
    rows = [row for row in contents([], 1, "made", [], 0, {}, marks) if row.place]
    told: dict[str, list[str]] = {}
    for row in rows:
        words = plain(row.first)[2:].removesuffix("12")
        told.setdefault(row.place.query if row.place else "", []).append(words.strip())
    assert [" ".join(told[name]) for name in names[:2]] == [*names[:2]]
    assert "".join(told[names[2]]) == names[2]
    counted = [plain(row.first) for row in rows if plain(row.first).endswith("12")]
    assert len(counted) == 3
    assert {cell_len(one) for one in counted} == {18}


def test_a_rail_of_keys_has_whole_keys_and_nothing_of_what_has_none() -> None:
    briefing = Briefing("made", "The days from the first", "", "", 0)
    marks = NavMarks(saved=(SavedSection("attacks on al-Tanf in October", "q", 12, 0),))
    rows = contents([briefing], 70, "made", [], 3, {"ledger": "L"}, marks)
    shown = {row_line(row, 0, 1, "", 5).plain.strip() for row in rows}
    assert shown == {"", "▸", "L", "/", "!"}
