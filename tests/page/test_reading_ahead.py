"""Pages that are read ahead for together are the same pages, with few questions to the library."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.generate import write_library
from briefing.export.context import ExportOptions
from briefing.export.export import export
from briefing.export.links import LinkStyle
from briefing.export.selection import select
from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.library.store.records import Listing
from briefing.page.reading_ahead import gather_pages
from briefing.page.record_loader import RecordLoader
from briefing.page.sections.registry import compose
from tests.briefings import library_of
from tests.page.everything import HEADER, SECTIONS
from tests.page.pages import questions

FEW, MANY = 45, 130
"""Records of libraries no list of which is longer than what is read ahead for at once."""


def made_up(folder: Path, count: int) -> Library:
    return open_library(write_library(folder / str(count), count, files=1))


def test_pages_are_the_same_as_alone(tmp_path: Path, shipped: Library) -> None:
    everything = library_of(tmp_path, SECTIONS, header=HEADER)
    for library in (everything, made_up(tmp_path, MANY), shipped):
        look = RecordLoader(library)
        for some in library.lists.pages(Listing(), 40):
            look.turn()
            gather_pages(some, look)
            for record in some:
                assert compose(library, record, look) == compose(library, record)


@pytest.mark.parametrize(
    ("links", "folder"), [("relative", False), ("relative", True), ("wiki", True)]
)
def test_more_pages_take_few_more_questions(tmp_path: Path, links: LinkStyle, folder: bool) -> None:
    counts = []
    for count in (FEW, MANY):
        library = made_up(tmp_path, count)
        (briefing,) = library.briefings.all()
        options = ExportOptions(links=links, folder=folder)
        asked = questions(library)
        for document in export(library, select(library, "all", briefing.slug), options).documents():
            assert document.text()
        counts.append(sum(not one.startswith("--") for one in asked))  # not those of the full text
    few, many = counts
    assert many < few + 2 * (MANY - FEW)
