from __future__ import annotations

from collections import UserList
from typing import Any

from briefing.reader.widgets.page.page_finder import Matches
from briefing.reader.widgets.page.page_text import Match, TextPiece


def at(*rows: int) -> list[Match]:
    return [(TextPiece(row, 0, 3),) for row in rows]


def test_the_first_match_from_here_on_is_current() -> None:
    assert Matches("x", at(1, 5, 9), row=4).note == "2 of 3"
    assert Matches("x", at(1, 5, 9), row=5).note == "2 of 3"
    assert Matches("x", at(1, 5, 9), row=10).note == "1 of 3"


def test_steps_go_round() -> None:
    matches = Matches("x", at(1, 5, 9))
    notes = []
    for by in (1, 1, 1, -1):
        matches.step(by)
        notes.append(matches.note)
    assert notes == ["2 of 3", "3 of 3", "1 of 3", "3 of 3"]


def test_nothing_found_is_said_and_nothing_asked_is_not() -> None:
    assert Matches("x", []).note == "nothing found"
    assert Matches("  ", []).note == ""
    empty = Matches()
    empty.step(1)
    assert (empty.number, empty.total, empty.current()) == (0, 0, ())


def test_the_pieces_of_a_row_say_which_is_current() -> None:
    wide: Match = (TextPiece(1, 5, 9), TextPiece(2, 0, 2))
    matches = Matches("x", [*at(1), wide])
    assert list(matches.pieces(1)) == [(TextPiece(1, 0, 3), True), (TextPiece(1, 5, 9), False)]
    assert list(matches.pieces(2)) == [(TextPiece(2, 0, 2), False)]


def test_in_other_rows_the_same_one_stays_current() -> None:
    matches = Matches("x", at(1, 5, 9), row=5)
    assert matches.again(at(2, 11, 19)).note == "2 of 3"
    assert matches.again(at(2)).note == "1 of 1"
    assert matches.again([]).note == "nothing found"


class Counted(UserList[Match]):
    """Matches that count how often one of them is looked at."""

    looks = 0

    def __getitem__(self, at: Any) -> Any:
        self.looks += 1
        return super().__getitem__(at)


def test_what_is_drawn_of_many_matches_looks_at_few_of_them() -> None:
    found = Counted(at(*range(10_000)))
    matches = Matches("x", found, row=5_000)

    assert [piece.row for row in range(30) for piece, _ in matches.pieces(row)] == [*range(30)]
    assert found.looks < 2_000
