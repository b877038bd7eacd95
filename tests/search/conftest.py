"""A small made-up library for the tests of searching."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.library.library import Library
from briefing.library.opening import open_library
from tests.briefings import write

HEADER = """\
title: {title}
as_of: 2024-05-01
basis: Made up for a test.
summary: On [[tell-rifat]] and its [[rifat-depot|depot]].
"""
ONE = {
    "one/briefing.yaml": HEADER.format(title="First"),
    "one/actors.yaml": """
        river-guard:
          name: River Guard
          kind: armed-group
          aliases: [RG, Guard of the River]
          ids: {wikidata: Q101}
          tags: [Old Name]
        river-council:
          name: River Council
          kind: party
          relations: [{type: backs, to: river-guard, according_to: daily-1}]
        daily:
          name: The Daily
          kind: media
        """,
    "one/locations.yaml": """
        north: {name: The North, kind: region}
        tell-rifat: {name: Tell Rif’at, kind: city, in: north}
        rifat-depot: {name: Depot, kind: base, in: tell-rifat, aliases: [Rif'at depot]}
        south: {name: The South, kind: region}
        """,
    "one/sources.yaml": """
        daily-1: {kind: statement, outlet: daily, title: Blast at a depot, published: 2024-04-02}
        """,
    "one/statements.yaml": """
        claim:
          form: quote
          act: claim-responsibility
          speaker: river-guard
          said: 2024-04-01
          chain: [daily-1]
          text: We struck the fuel trucks at dawn
        doubt:
          form: paraphrase
          act: assess
          speaker: {unnamed: a resident, count: one}
          said: 2024-04-03
          chain: [daily-1]
          about: [blast]
          text: The fuel burned until noon.
        elsewhere:
          form: summary
          act: assert
          speaker: river-council
          chain: [daily-1]
          about: [south]
          text: Calm in the valley.
        """,
    "one/incidents.yaml": """
        blast:
          title: Blast at the depot
          date: 2024-04-01
          where: [rifat-depot]
          claimed_by: [claim]
          tags: [fuel]
          summary: A dawn blast; drones were heard.
        dawn:
          title: Dawn
          date: 2024-03-01
          where: [south]
        """,
}
TWO = {
    "two/briefing.yaml": HEADER.format(title="Second"),
    "two/actors.yaml": """
        river-guard: {name: River Guard, kind: company}
        lake-guard: {name: Lake Guard, kind: company}
        """,
    "two/locations.yaml": "tell-rifat: {name: Tell Rifat, kind: city}\n"
    "rifat-depot: {name: Depot of Rifat, kind: base}\n",
}
BOTH = {**ONE, **TWO}


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A cache folder for the libraries that the tests of a module share."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("cache")
        patch.setenv("BRIEFING_CACHE_DIR", str(folder))
        yield folder


@pytest.fixture(scope="module")
def library(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Two made-up briefings."""
    library = open_library(write(tmp_path_factory.mktemp("content"), BOTH))
    assert library.problems.all() == []
    return library
