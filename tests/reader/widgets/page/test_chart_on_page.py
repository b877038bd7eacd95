"""The chart on a figure's page, as a person sees it at each size."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from briefing.library.library import Library
from briefing.reader.opening_place import OpeningPlace
from tests.briefings import library_of
from tests.reader.driving import driving, shown

GIVERS = {
    "army": "The Army of the North",
    "ministry": "Ministry of Health",
    "rights": "مركز حقوق الإنسان",
    "red": "紅十字國際委員會",
    "paper": "The Paper",
}
AT_DEAD = OpeningPlace(at="dead")
POINTS = """\
      - {as_of: 2024-03-05, value: 120, by: by-army}
      - {as_of: 2024-03-20, value: 180, by: by-army}
      - {as_of: 2024-03-05, value: 240, by: by-ministry}
      - {as_of: 2024-03-20, value: 410, q: at-least, by: by-ministry}
      - {as_of: 2024-03-20, value: 300..450, by: by-rights}
      - {as_of: 2024-03, value: 200, q: about, by: by-red}
      - {as_of: 2024-03-20, value: 180, by: by-paper}
      - {value: 700, by: by-paper}
"""


@pytest.fixture
def five(tmp_path: Path) -> Library:
    actors = "".join(f"  {at}: {{name: {name}, kind: media}}\n" for at, name in GIVERS.items())
    said = "".join(
        f"  by-{at}: {{form: quote, act: report-figure, speaker: {at}, chain: [leaf], text: x}}\n"
        for at in GIVERS
    )
    return library_of(
        tmp_path,
        f"actors:\n{actors}sources:\n  leaf: {{kind: article, outlet: paper}}\n"
        f"statements:\n{said}figures:\n  dead:\n    label: Dead\n    unit: people\n"
        f"    kind: cumulative\n    points:\n{POINTS}",
    )


@pytest.mark.parametrize("size", [(200, 60), (120, 60), (80, 60)])
async def test_five_givers_have_lanes_with_their_names(
    five: Library, size: tuple[int, int]
) -> None:
    async with driving(five, size=size, start=AT_DEAD) as reader:
        await reader.press("z")
        text = shown(reader.app)

        assert "The Army of the North · 2 numbers · ≠ 2 of 2 shared days" in text
        assert "≠ 1 of 1 shared day · مركز حقوق الإنسان" in text
        assert "紅十字國際委員會 · 1 number" in text
        for said in ("● 120 ≠", "● at least 410 ≠", "300 to 450 ≠", "├····", "about 200", "↑"):
            assert said in text
        assert "Without a place in time: 700 (The Paper, day not given)." in " ".join(text.split())
        assert {cell_len(line) for line in text.splitlines()} == {size[0]}


async def test_with_little_room_the_numbers_stand_below_each_other(five: Library) -> None:
    async with driving(five, size=(40, 60), start=AT_DEAD) as reader:
        lines = [line.strip() for line in shown(reader.app).splitlines()]

        at = lines.index("The Army of the North")
        assert lines[at + 1].split()[:5] == ["5", "Mar", "2024", "120", "≠"]
        assert lines[at + 3] == "Ministry of Health"
        assert "紅十字國際委員會" in lines
