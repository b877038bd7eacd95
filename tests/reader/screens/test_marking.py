"""Who may see a briefing stands on the first line of every screen, however small."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.library.query.briefings import STRICTEST_FIRST
from briefing.model.sections.header import Marking
from tests.briefings import write
from tests.reader.driving import SIZES, driving, shown

_KEYS = {
    "page": (),
    "list": ("3",),
    "zoomed": ("3", "z"),
    "ledger": ("L",),
    "map": ("P",),
    "timeline": ("T",),
    "search": ("slash", *"drone"),
    "beside the source": ("3", "v"),
}


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("keys", _KEYS.values(), ids=_KEYS)
async def test_the_marking_is_on_the_first_line(
    library: Library, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    async with driving(library, size=size) as reader:
        await reader.press(*keys)
        assert "TLP:CLEAR" in shown(reader.app).splitlines()[0]


def test_of_several_briefings_the_strictest_marking_counts(tmp_path: Path) -> None:
    header = "briefing: {{title: One, as_of: 2031, basis: None.{}}}"
    marked = {"a": ", marking: 'TLP:CLEAR'", "b": ", marking: 'TLP:AMBER+STRICT'", "c": ""}
    folder = write(tmp_path, {f"{name}.yaml": header.format(it) for name, it in marked.items()})
    library = open_library(folder)
    assert library.briefings.marking() == "TLP:AMBER+STRICT"
    assert [library.briefings.marking(name) for name in marked] == [
        "TLP:CLEAR",
        "TLP:AMBER+STRICT",
        "",
    ]
    assert get_args(Marking) == STRICTEST_FIRST


async def test_the_front_page_does_not_say_the_marking_a_second_time(library: Library) -> None:
    async with driving(library) as reader:
        assert shown(reader.app).count("TLP:CLEAR") == 1
        assert "as of about 18 November 2023" in shown(reader.app)
