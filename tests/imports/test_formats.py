"""The formats that are read are those that the shell offers and the documents name."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from briefing.cli import arguments
from briefing.imports.formats import IMPORT_FORMATS

TEXT = (Path(__file__).parents[2] / "docs" / "exports.md").read_text("utf-8")


def test_the_shell_offers_every_format() -> None:
    assert tuple(IMPORT_FORMATS) == arguments.IMPORT_FORMATS


@pytest.mark.parametrize("name", IMPORT_FORMATS)
def test_every_format_has_its_module_and_its_place_in_the_documents(name: str) -> None:
    assert callable(import_module(IMPORT_FORMATS[name].module).read)
    assert f"`briefing import {name}" in TEXT
