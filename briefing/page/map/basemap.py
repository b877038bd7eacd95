"""The shores and borders of the world, as the package has them (Natural Earth, 1:50,000,000).

`basemap.bin` is made by `basemap/make.py`: a line of JSON, then the steps from point to point, then
the level of detail of each point. Points stay whole numbers until they are drawn.
"""

from __future__ import annotations

import json
import sys
import zlib
from array import array
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import accumulate, compress, pairwise
from pathlib import Path
from typing import NamedTuple

SHORE, BORDER, EDGE = range(3)
"""What a line is; an edge is only where the sheet ends, and is never drawn."""
LEVELS = (0.4, 0.1, 0.025, 0.0)
"""How far, in degrees, the lines of each level may be from the whole ones."""
FILE = Path(__file__).with_name("basemap.bin")
Lines = list[tuple[list[int], list[int]]]


class MapOutline(NamedTuple):
    """A line: what it is, and the box that it is in, in whole numbers."""

    kind: int
    west: int
    south: int
    east: int
    north: int


class Basemap:
    """All lines, and of each country the numbers of those around it, by its name in the data.

    A point is at `translate` + `scale` × its numbers, longitude first.
    """

    def __init__(self, packed: bytes) -> None:
        """`packed` are the bytes of the file."""
        line, _, rest = zlib.decompress(packed).partition(b"\n")
        head = json.loads(line)
        self.source: str = head["source"]
        self.licence: str = head["licence"]
        self.scale: tuple[float, float] = tuple(head["scale"])
        self.translate: tuple[float, float] = tuple(head["translate"])
        self.countries: Mapping[str, Sequence[int]] = head["countries"]
        ends = list(accumulate(head["lengths"], initial=0))
        axis = 4 * ends[-1]
        self._xs, self._ys = _places(rest[:axis]), _places(rest[axis : 2 * axis])
        self._levels = rest[2 * axis :]
        self._parts = [slice(*pair) for pair in pairwise(ends)]
        self._lines: dict[int, Lines] = {}
        self.outlines = [
            MapOutline(
                kind,
                min(self._xs[part]),
                min(self._ys[part]),
                max(self._xs[part]),
                max(self._ys[part]),
            )
            for kind, part in zip(head["kinds"], self._parts, strict=True)
        ]

    def lines(self, level: int) -> Lines:
        """The points of every outline at a level of detail: first the one axis, then the other."""
        if level not in self._lines:
            wanted = self._levels.translate(bytes(n <= level for n in range(256)))
            counts = (wanted.count(1, part.start, part.stop) for part in self._parts)
            parts = [slice(*pair) for pair in pairwise(accumulate(counts, initial=0))]
            xs, ys = (list(compress(axis, wanted)) for axis in (self._xs, self._ys))
            self._lines[level] = [(xs[part], ys[part]) for part in parts]
        return self._lines[level]


@cache
def basemap() -> Basemap:
    """The map that came with the package; read once."""
    return Basemap(FILE.read_bytes())


def _places(steps: bytes) -> list[int]:
    """The numbers that steps of four bytes each lead to."""
    read = array("i")
    read.frombytes(steps)
    if sys.byteorder == "big":
        read.byteswap()
    return list(accumulate(read))
