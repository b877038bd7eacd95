"""Writes a briefing with what makes a page large: each of its records is linked, or has parts or
words, far more than any that a person has read to the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

_FIRST = date(2022, 1, 1)


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large the pages are."""

    statements: int = 1_100
    offices: int = 288
    through_untitled: int = 138
    points: int = 1_600
    reports: int = 600
    characters: int = 1_000_000


def write_large(folder: Path, sizes: Sizes = Sizes()) -> Path:
    """Write the briefing to a file below `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "large.yaml").open("w", encoding="utf-8") as file:
        file.write("briefing: {title: Large pages, as_of: 2024-01, basis: Made up by a program.}\n")
        for section in (_actors, _sources, _statements, _figures, _incidents):
            file.writelines(f"{line}\n" for line in (f"{section.__name__[1:]}:", *section(sizes)))
    return folder


def _actors(sizes: Sizes) -> Iterator[str]:
    yield "  talker: {name: The one who talks, kind: person}"
    yield "  ordinary: {name: An ordinary one, kind: person}"
    yield "  body: {name: A body with many offices, kind: state-body}"
    yield "  carrier: {name: A carrier, kind: media}"
    for number in range(sizes.offices):
        first = _FIRST + timedelta(days=9 * number)
        yield (
            f"  holder-{number}: {{name: Holder {number}, kind: person, positions: "
            f"[{{role: Office {number}, of: body, from: {first}, to: {first + timedelta(300)}}}]}}"
        )


def _sources(sizes: Sizes) -> Iterator[str]:
    del sizes
    yield "  untitled: {kind: post, outlet: carrier, published: 2023-03-01}"
    yield "  untitled-later: {kind: post, outlet: carrier, published: 2023-03-02}"
    yield "  untitled-address: {kind: post, outlet: carrier, url: 'https://example.org/posts/17'}"
    yield "  untitled-author: {kind: post, outlet: carrier, author: Somebody Else}"
    yield "  read: {kind: article, outlet: carrier, title: What was read, published: 2023-03-03}"


def _statements(sizes: Sizes) -> Iterator[str]:
    for number in range(sizes.statements):
        day = _FIRST + timedelta(days=number // 2)
        source = "untitled" if number < sizes.through_untitled else "read"
        yield _said(f"said-{number}", f"Post number {number} of many.", source, str(day))
    yield _said("plain", "A statement like most.", "read", "2023-01-01", speaker="ordinary")
    words = " ".join(f"word{number}" for number in range(sizes.characters // 10))
    yield _said("long", f"It begins. {words} It ends.", "read", "2023-01-02", speaker="ordinary")
    yield _said("word", "x" * sizes.characters, "read", "2023-01-02", speaker="ordinary")
    for source in ("untitled-later", "untitled-address", "untitled-author"):
        yield _said(f"by-{source}", f"Through {source}.", source, "2023-01-03", speaker="ordinary")
    for slug, form in (("lines", "quote"), ("retold-lines", "paraphrase")):
        yield (
            f"  {slug}:\n    form: {form}\n    act: assert\n    speaker: ordinary\n"
            "    chain: [read]\n    said: 2023-01-04\n    text: |\n      First line.\n"
            "      Second line.\n\n      After a blank one.\n"
        )


def _said(slug: str, text: str, source: str, said: str, speaker: str = "talker") -> str:
    return (
        f"  {slug}: {{form: quote, act: assert, speaker: {speaker}, chain: [{source}], "
        f"said: {said}, text: '{text}'}}"
    )


def _figures(sizes: Sizes) -> Iterator[str]:
    for slug, points in (("series", sizes.points), ("few", 2)):
        yield f"  {slug}:\n    label: The {slug}\n    unit: attacks\n    kind: cumulative"
        yield "    points:"
        for number in range(points):
            day = _FIRST + timedelta(days=number)
            yield f"      - {{as_of: {day}, value: {number + 1}, by: said-{number % 100}}}"


def _incidents(sizes: Sizes) -> Iterator[str]:
    """One that very many report, and as many of them deny."""
    said = [f"said-{number}" for number in range(min(sizes.reports, sizes.statements))]
    half = len(said) // 2
    yield "  reported:\n    title: What very many report\n    type: attack\n    date: 2022-01-01"
    yield f"    reported_by: [{', '.join(said[:half])}]"
    yield f"    denied_by: [{', '.join(said[half:])}]"
