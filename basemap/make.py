"""Makes the map of the world that ships with the package, from one file of world-atlas.

    npm pack world-atlas@2.0.2 && tar -xzf world-atlas-2.0.2.tgz
    python -m basemap.make package/countries-50m.json

world-atlas (ISC licence) has the countries of Natural Earth, which is in the public domain, at
1:50,000,000. What is a shore and what a border follows from it: a border belongs to two countries.
Nothing is added, moved or left out; each point only gets the level of detail that it belongs to.
"""

from __future__ import annotations

import json
import math
import sys
import zlib
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

from briefing.page.map.basemap import BORDER, EDGE, FILE, LEVELS, SHORE

SOURCE = "npm package world-atlas 2.0.2, countries-50m.json"
LICENCE = "Natural Earth: public domain; world-atlas: ISC, Copyright 2013-2019 Michael Bostock"
MOST_BYTES = 400_000
Point = tuple[int, int]
Step = tuple[float, float]


def main() -> None:
    """Write the file from the one that is named."""
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    made = packed(json.loads(Path(sys.argv[1]).read_text("utf-8")))
    if len(made) > MOST_BYTES:
        raise SystemExit(f"{len(made):,} bytes are more than {MOST_BYTES:,}")
    FILE.write_bytes(made)
    sys.stdout.write(f"{FILE.name}: {len(made):,} bytes\n")


def packed(topology: Mapping[str, Any]) -> bytes:
    """The file: a head as JSON, then the steps from point to point, then their levels."""
    countries = topology["objects"]["countries"]["geometries"]
    uses = Counter(arc for one in countries for arc in set(_arcs(one.get("arcs", []))))
    pieces: list[tuple[int, list[Point]]] = []
    pieces_of: list[range] = []
    for number, steps in enumerate(topology["arcs"]):
        begin = len(pieces)
        points = list(accumulate(map(tuple, steps), lambda a, b: (a[0] + b[0], a[1] + b[1])))
        pieces += _pieces(points, BORDER if uses[number] > 1 else SHORE, topology)
        pieces_of.append(range(begin, len(pieces)))
    scale, translate = topology["transform"]["scale"], topology["transform"]["translate"]
    head = {
        "source": SOURCE,
        "licence": LICENCE,
        "scale": scale,
        "translate": translate,
        "lengths": [len(points) for _, points in pieces],
        "kinds": [kind for kind, _ in pieces],
        "countries": {
            one["properties"]["name"]: [
                piece for arc in sorted(set(_arcs(one.get("arcs", [])))) for piece in pieces_of[arc]
            ]
            for one in countries
        },
    }
    line = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
    every = [point for _, points in pieces for point in points]
    axes = (_steps([point[axis] for point in every]) for axis in (0, 1))
    levels = bytes(level for _, points in pieces for level in levels_of(points, scale, translate))
    return zlib.compress(line + b"".join(axes) + levels, 9)


def _arcs(nested: Sequence[Any]) -> Iterator[int]:
    """The numbers of the arcs in a geometry; a negative one is gone along backwards."""
    for one in nested:
        if isinstance(one, int):
            yield one if one >= 0 else ~one
        else:
            yield from _arcs(one)


def _pieces(
    points: Sequence[Point], kind: int, topology: Mapping[str, Any]
) -> Iterator[tuple[int, list[Point]]]:
    """An arc in pieces: over the antimeridian, or along it or a pole, nothing is drawn."""
    period = round(360 / topology["transform"]["scale"][0])

    def at_edge(a: Point, b: Point) -> bool:
        leaps = abs(a[0] - b[0]) > period // 2
        return leaps or (a[0] == b[0] and a[0] in (0, period - 1)) or a[1] == b[1] == 0

    piece = [points[0]]
    sort = kind
    for a, b in pairwise(points):
        now = EDGE if at_edge(a, b) else kind
        if now != sort and len(piece) > 1:
            yield sort, piece
            piece = [a]
        piece.append(b)
        sort = now
    yield sort, piece


def _steps(values: Sequence[int]) -> bytes:
    """Numbers as the steps between them, four bytes each, the lowest first."""
    steps = array("i", [b - a for a, b in pairwise((0, *values))])
    if sys.byteorder == "big":
        steps.byteswap()
    return steps.tobytes()


def levels_of(points: Sequence[Point], scale: Step, translate: Step) -> list[int]:
    """For each point of a line, the coarsest level that needs it: the line of a level is never
    further from the whole line than that level allows (Ramer, Douglas and Peucker)."""
    latitude = translate[1] + scale[1] * points[len(points) // 2][1]
    across = scale[0] * max(0.1, math.cos(math.radians(latitude)))
    places = [(x * across, y * scale[1]) for x, y in points]
    found = [len(LEVELS) - 1] * len(points)
    for level in reversed(range(len(LEVELS) - 1)):
        for number in _needed(places, LEVELS[level]):
            found[number] = level
    return found


def _needed(places: Sequence[Step], tolerance: float) -> set[int]:
    """The numbers of the points that a line needs to be no further away than the tolerance."""
    kept = {0, len(places) - 1}
    spans = [(0, len(places) - 1)]
    while spans:
        first, last = spans.pop()
        far, most = 0, tolerance
        for number in range(first + 1, last):
            away = _distance(places[number], places[first], places[last])
            if away > most:
                far, most = number, away
        if far:
            kept.add(far)
            spans += [(first, far), (far, last)]
    return kept


def _distance(point: Step, a: Step, b: Step) -> float:
    """How far a point is from the line between two others."""
    along, up = b[0] - a[0], b[1] - a[1]
    length = along * along + up * up
    share = ((point[0] - a[0]) * along + (point[1] - a[1]) * up) / length if length else 0.0
    share = min(1.0, max(0.0, share))
    return math.hypot(point[0] - a[0] - share * along, point[1] - a[1] - share * up)


if __name__ == "__main__":
    main()
