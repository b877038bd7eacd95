"""Random queries: none is an error, and each finds what its slow twin in plain Python finds.

`python -m tests.campaigns.queries --count 20000`. Half of them are made by the grammar, over names
and values that the library has or nearly has; they are held against the twin (tests/search/oracle).
The others are noise, signs of the language, and pieces of the former; they have to be answered.
"""

from __future__ import annotations

import os
import tempfile
import traceback
from pathlib import Path
from random import Random
from unittest import mock

from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.search.ast import query_text
from briefing.search.fields import BY_NAME
from briefing.search.parser import parse
from briefing.search.search import search
from tests.briefings import write
from tests.campaigns.campaign import Outcome, by_hand
from tests.search.oracle.libraries import library_files
from tests.search.oracle.queries import Queries
from tests.search.oracle.world import World
from tests.search.test_oracle import disagreements

A_LIBRARY = 200
"""Queries that are asked of one library."""
_SIGNS = (
    "(", ")", "|", '"', "-", "*", "~", "~1", "~9", "+", ":", "“", " ", " ", "OR", "AND", "NOT",
    "..", ">=5", "=", "<", "none", "al-Tanf", "2023-11", "\x00", "\u202e", "\ue001s", "\ud800", "'",
    "%", "NEAR(", "^", "{", "}", "\\", ";--", "\U0001e900", "安全", "0" * 400, "\n", "\t",
)  # fmt: skip


def campaign(count: int, seed: int, outcome: Outcome) -> None:
    """Ask so many queries, some of each made-up library."""
    with tempfile.TemporaryDirectory() as folder:
        own = {f"BRIEFING_{name}_DIR": f"{folder}/{name}" for name in ("CACHE", "STATE", "CONFIG")}
        with mock.patch.dict(os.environ, own):
            for begun in range(seed, seed + count, A_LIBRARY):
                files = library_files(begun)
                library = open_library(write(Path(folder) / f"{begun}", files))
                _ask(library, begun, min(A_LIBRARY, seed + count - begun), outcome)
                library.close()
                outcome.counts["libraries"] += 1


def _ask(library: Library, seed: int, count: int, outcome: Outcome) -> None:
    random, world = Random(seed), World(library)
    queries = Queries(random, world, sorted(BY_NAME))
    for number in range(count):
        made = queries.query()
        text = _noise(random, made) if number % 2 else made
        name = f"seed {seed}, query {number}: {text!r}"
        outcome.counts["queries"] += 1
        try:
            tree = parse(text).tree
            if parse(query_text(tree)).tree != tree:
                outcome.failures.append(f"{name} is not read from what it is written as")
            if number % 2:
                listing = search(library, text).listing
                found = len(library.lists.page(listing, 0, 1_000))
                outcome.counts["noise that found something"] += found > 0
                if library.lists.count(listing) != found:
                    outcome.failures.append(f"{name} is counted otherwise than it is found")
            else:
                outcome.counts["held against the twin"] += 1
                outcome.failures += [f"{name}: {one}" for one in _apart(library, world, text)]
        except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
            outcome.failures.append(f"{name}: {traceback.format_exc(limit=-3)}")


def _apart(library: Library, world: World, text: str) -> list[str]:
    """What the program and the twin say differently."""
    found = disagreements(library, world, [text], "")
    return [f"too much {over}, missing {less}" for *_, over, less in found]


def _noise(random: Random, made: str) -> str:
    """No query at all, or one that is cut, doubled and put together anew."""
    at = random.randrange(len(made) + 1)
    fields = [f"{name}:" for name in BY_NAME]
    pieces = [made[:at], made[at:], *random.choices(_SIGNS, k=4), *random.choices(fields, k=2)]
    pieces += [chr(random.randrange(0x11_0000)) for _ in range(2)]
    return "".join(random.choices(pieces, k=random.randrange(1, 12)))


if __name__ == "__main__":
    by_hand("queries", campaign, 20_000)
