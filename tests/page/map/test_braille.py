"""Lines in dots of braille."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.page.map.braille import LETTERS, BrailleCanvas, clipped

FAR = st.floats(-1e4, 1e4)


def letters(canvas: BrailleCanvas) -> str:
    return "".join(LETTERS[dots] for dots in canvas.cells)


def test_a_line_takes_the_dots_between_its_ends() -> None:
    canvas = BrailleCanvas(2, 1)
    canvas.polyline([0, 3], [0, 3])
    assert letters(canvas) == "⠑⢄"


def test_a_dotted_line_has_every_other_dot_round_its_corners_too() -> None:
    canvas = BrailleCanvas(2, 1)
    canvas.polyline([0, 3, 3], [0, 0, 3], dotted=True)
    assert sum(dots.bit_count() for dots in canvas.cells) == 4


def test_one_point_is_a_dot() -> None:
    canvas = BrailleCanvas(1, 1)
    canvas.polyline([1], [2])
    assert letters(canvas) == "⠠"


@given(FAR, FAR, FAR, FAR, st.integers(1, 30), st.integers(1, 10))
def test_whatever_is_drawn_nothing_is_beside_the_canvas(
    x: float, y: float, to_x: float, to_y: float, width: int, height: int
) -> None:
    canvas = BrailleCanvas(width, height)
    canvas.polyline([x, to_x], [y, to_y])
    assert len(canvas.cells) == width * height


@given(FAR, FAR, FAR, FAR)
def test_what_is_cut_off_is_outside(x: float, y: float, to_x: float, to_y: float) -> None:
    part = clipped(x, y, to_x, to_y, 100, 50)
    if part is None:
        assert not (0 <= x <= 100 and 0 <= y <= 50)
        assert not (0 <= to_x <= 100 and 0 <= to_y <= 50)
    else:
        assert all(-1e-6 <= one <= 100 + 1e-6 for one in part[::2])
        assert all(-1e-6 <= one <= 50 + 1e-6 for one in part[1::2])
