"""Writes a made-up library of any size: a few actors and places that most records are about."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

_WORDS = [
    "drone",
    "base",
    "report",
    "official",
    "said",
    "attack",
    "convoy",
    "river",
    "checkpoint",
    "count",
    "injured",
    "spokesman",
    "denied",
    "claimed",
    "border",
    "district",
    "statement",
    "patrol",
    "school",
    "market",
    "road",
    "bridge",
    "supply",
    "night",
    "morning",
    "several",
    "unnamed",
    "figure",
    "total",
    "week",
    "month",
    "strike",
    "warning",
    "ceasefire",
    "delegation",
]
_PER_FILE = 70


def write_library(folder: Path, records: int, seed: int = 1) -> Path:
    """Write about `records` records below `folder`, a briefing of about 70 a day.

    A fifth of them are incidents, the rest statements, with actors, places and sources shared. How
    often each is named follows a power law. The same arguments give the same bytes.
    """
    chance = random.Random(seed)
    actors, places = max(5, records // 50), max(5, records // 100)
    _write(folder / "shared" / "actors.yaml", _actors(actors))
    _write(folder / "shared" / "locations.yaml", _places(places))
    for number in range(max(1, records // _PER_FILE)):
        day = date(2023, 1, 1) + timedelta(days=number)
        briefing = folder / f"day-{day}"
        _write(briefing / "briefing.yaml", _header(day))
        _write(briefing / "sources.yaml", ["wire: {kind: article, outlet: actor-1}\n"])
        _write(briefing / "incidents.yaml", _incidents(chance, day, places))
        _write(briefing / "statements.yaml", _statements(chance, day, actors))
    return folder


def _write(path: Path, pieces: Iterator[str] | list[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(pieces), "utf-8")


def _header(day: date) -> list[str]:
    return [f"title: Day {day}\nas_of: {day}\nbasis: Made up by a program.\n"]


def _actors(count: int) -> Iterator[str]:
    for number in range(1, count + 1):
        yield f"actor-{number}: {{name: Actor number {number}, kind: armed-group}}\n"


def _places(count: int) -> Iterator[str]:
    for number in range(1, count + 1):
        inside = f", in: place-{number // 10}" if number >= 10 else ""
        yield f"place-{number}: {{name: Place number {number}, kind: city{inside}}}\n"


def _prose(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(_WORDS, k=words)).capitalize() + "."


def _some(chance: random.Random, count: int) -> int:
    """A number from 1 to `count`, small ones far more often."""
    return min(count, int(chance.paretovariate(0.8)))


def _incidents(chance: random.Random, day: date, places: int) -> Iterator[str]:
    for number in range(_PER_FILE // 5):
        yield (
            f"incident-{number}:\n  title: {_prose(chance, 5)}\n  date: {day}\n"
            f"  where: place-{_some(chance, places)}\n  type: attack\n"
            f"  claimed_by: [said-{number}]\n  denied_by: []\n  summary: >-\n"
            f"    {_prose(chance, 30)} See [[said-{number}]].\n"
        )


def _statements(chance: random.Random, day: date, actors: int) -> Iterator[str]:
    for number in range(_PER_FILE - _PER_FILE // 5):
        yield (
            f"said-{number}:\n  form: {chance.choice(['quote', 'paraphrase'])}\n  act: assert\n"
            f"  speaker: actor-{_some(chance, actors)}\n  said: {day}\n  chain: [unknown, wire]\n"
            f"  about: [incident-{number % (_PER_FILE // 5)}]\n"
            f"  text: >-\n    {_prose(chance, 25)}\n"
        )
