"""What an export says of itself: as of when, and in which words."""

from __future__ import annotations

import pytest

from briefing.analysis.wording.loaded_terms import Wording
from briefing.export.context import ExportOptions
from briefing.export.export import export
from briefing.export.selection import select
from briefing.library.library import Library
from tests.export.reading import read

pytestmark = pytest.mark.slow


def texts(
    shipped: Library, what: str, *, wording: Wording = "printed", until: str = ""
) -> list[str]:
    library = shipped.as_of(until)
    briefing = library.briefings.all()[0].slug
    options = ExportOptions(folder=what == "all", wording=wording)
    return [
        one.text() for one in export(library, select(library, what, briefing), options).documents()
    ]


@pytest.mark.parametrize("what", ["all", "statements", "ledger", "attack-al-tanf"])
def test_every_file_says_once_up_to_which_day_it_knows_anything(
    shipped: Library, what: str
) -> None:
    for text in texts(shipped, what, until="2023-12-01"):
        assert text.count("Only what was known on") == 1
        assert read(text).values["known_until"] == "2023-12-01"


@pytest.mark.parametrize("wording", ["neutral", "both"])
@pytest.mark.parametrize("what", ["all", "statements", "wording", "attack-al-tanf"])
def test_every_file_says_once_if_its_words_are_not_as_written(
    shipped: Library, what: str, wording: Wording
) -> None:
    for text in texts(shipped, what, wording=wording):
        assert text.count("**Loaded terms:**") == 1
        assert read(text).values["wording"] == wording


def test_nothing_is_said_of_a_day_or_of_the_wording_where_all_is_as_written(
    shipped: Library,
) -> None:
    for text in texts(shipped, "all"):
        assert "Loaded terms:" not in text
        assert "Only what was known on" not in text
        assert not {"known_until", "wording"} & set(read(text).values)
