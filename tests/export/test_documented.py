"""docs/exports.md names every format, every kind of link and everything in the front matter."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from briefing.cli.argument_sets.export_arguments import EXPORT_FORMATS
from briefing.export.data.tables.csv_folder import ABOUT, TABLES
from briefing.export.formats import FORMATS, Format
from briefing.export.links import LINK_STYLES
from briefing.library.library import Library
from tests.export.conftest import one
from tests.export.reading import read

TEXT = (Path(__file__).parents[2] / "docs" / "exports.md").read_text("utf-8")


@pytest.mark.parametrize("name", [*FORMATS, *LINK_STYLES])
def test_every_format_and_every_kind_of_link_is_documented(name: str) -> None:
    assert f"| `{name}`" in TEXT


def test_everything_in_the_front_matter_is_documented(library: Library) -> None:
    names = {*read(one(library, "?depot")).values, *read(one(library, "claim")).values}
    assert {name for name in names if f"| `{name}` |" not in TEXT} == set()
    assert len(names) >= 9


def test_the_shell_offers_every_format() -> None:
    assert tuple(FORMATS) == EXPORT_FORMATS


@pytest.mark.parametrize("one", FORMATS.values(), ids=FORMATS)
def test_every_format_is_a_module_that_makes_it(one: Format) -> None:
    assert callable(import_module(one.module).export)


def test_every_table_is_documented() -> None:
    assert [table.name for table in (ABOUT, *TABLES) if f"`{table.name}`" not in TEXT] == []
