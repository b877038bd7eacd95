"""Lines as text: each cell of a canvas has eight dots, and is a letter of braille."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.page.map.projection import ACROSS, DOWN

LETTERS = "".join(map(chr, range(0x2800, 0x2900)))
"""What a cell looks like, by its dots."""
_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The dots of a cell, row by row."""
_BIT = bytes(_BITS[n >> 1][n & 1] for n in range(ACROSS * DOWN))


class BrailleCanvas:
    """Cells, each with up to eight dots."""

    def __init__(self, width: int, height: int) -> None:
        """`width` and `height` are in cells."""
        self.width, self.height = width, height
        self.cells = bytearray(width * height)

    def polyline(self, xs: Sequence[float], ys: Sequence[float], *, dotted: bool = False) -> None:
        """Draw from point to point what of it is on the canvas; `dotted`: every other dot."""
        right, bottom = self.width * ACROSS - 1, self.height * DOWN - 1
        drawn = 0
        last_x, last_y = xs[0], ys[0]
        if len(xs) == 1:
            drawn = self._segment(round(last_x), round(last_y), round(last_x), round(last_y), 0, 1)
        step = 2 if dotted else 1
        for x, y in zip(xs[1:], ys[1:], strict=True):
            inside = 0 <= last_x <= right and 0 <= last_y <= bottom
            if inside and 0 <= x <= right and 0 <= y <= bottom:
                a, b, c, d = last_x, last_y, x, y
            else:
                part = clipped(last_x, last_y, x, y, right, bottom)
                if part is None:
                    last_x, last_y = x, y
                    continue
                a, b, c, d = part
            drawn = self._segment(round(a), round(b), round(c), round(d), drawn, step)
            last_x, last_y = x, y

    def _segment(self, x: int, y: int, to_x: int, to_y: int, drawn: int, step: int) -> int:
        """Draw one straight piece (Bresenham); gives how many dots the line has by now."""
        cells, width, bit = self.cells, self.width, _BIT
        across, down = abs(to_x - x), -abs(to_y - y)
        right, below = (1 if x < to_x else -1), (1 if y < to_y else -1)
        error = across + down
        while True:
            if not drawn % step:
                cells[(y >> 2) * width + (x >> 1)] |= bit[((y & 3) << 1) | (x & 1)]
            if x == to_x and y == to_y:
                return drawn  # the next piece begins with this dot
            drawn += 1
            twice = 2 * error
            if twice >= down:
                error += down
                x += right
            if twice <= across:
                error += across
                y += below


def clipped(
    x: float, y: float, to_x: float, to_y: float, right: float, bottom: float
) -> tuple[float, float, float, float] | None:
    """The part of a straight line inside a box that begins at 0 (Liang and Barsky)."""
    across, down = to_x - x, to_y - y
    first, last = 0.0, 1.0
    for along, room in ((-across, x), (across, right - x), (-down, y), (down, bottom - y)):
        if along == 0:
            if room < 0:
                return None
            continue
        share = room / along
        if along < 0:
            first = max(first, share)
        else:
            last = min(last, share)
    if first > last:
        return None
    return x + first * across, y + first * down, x + last * across, y + last * down
