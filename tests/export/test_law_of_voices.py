"""The law of attribution over made-up libraries: in every profile, and in every row of data."""

from __future__ import annotations

import csv
import io
import json
import re
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from briefing.export.context import ExportOptions, Profile
from briefing.export.export import export
from briefing.export.selection import select
from briefing.library.library import Library
from briefing.page.attribution.attribution import speaker_name
from briefing.page.blocks import plain
from briefing.page.record_loader import RecordLoader
from tests.briefings import library_of
from tests.export.conftest import documents
from tests.export.made_up_voices import UNKNOWN_WAYS, Voice, voices, words_of, written
from tests.export.test_attribution_law import blocks

SIGNS = {
    "quote": "",  # a block quote, or quotation marks
    "partial-quote": r"in part|partial|\[…\]",
    "paraphrase": "[Pp]araphrase",
    "summary": "[Ss]ummary",
}
"""What tells the form in a piece that can be copied."""
_TITLE = re.compile(r"[^:]* · (?:quote|partial quote|paraphrase|summary) · ")
"""How the title of a statement's own record begins, below which all of it stands."""
some_voices = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)(given(said=voices()))


class Law:
    """What must stand beside the words of each statement."""

    def __init__(self, library: Library, said: list[Voice]) -> None:
        look = RecordLoader(library)
        self.said = said
        keys = [library.resolve(f"s{number}", "test") for number in range(len(said))]
        records = [library.record(key) for key in keys if key]
        self.speakers = [plain(speaker_name(one, look)) for one in records if one]

    def broken(self, piece: str, *, heading: bool = False) -> Iterator[str]:
        """What a piece lacks of those whose words it has."""
        for number, one in enumerate(self.said):
            if f"{words_of(number).split()[0]} " not in piece:
                continue
            if self.speakers[number] not in piece:
                yield f"s{number}: speaker"
            if one.chain in UNKNOWN_WAYS and not re.search(r"\?|no such record", piece):
                yield f"s{number}: hop"
            if not re.search(SIGNS[one.form], piece):
                yield f"s{number}: {one.form}"
            if (
                not heading
                and self._opposed(number)
                and not re.search("contradict", piece, re.IGNORECASE)
            ):
                yield f"s{number}: against"

    def _opposed(self, number: int) -> bool:
        return self.said[number].against is not None or any(
            one.against == number for one in self.said
        )


def _library(said: list[Voice], folder: str) -> Library:
    return library_of(Path(folder), written(said))


def _paragraphs(text: str) -> Iterator[str]:
    """The pieces of plain text: blocks between empty lines, and the items of lists."""
    for block in re.split(r"\n\s*\n", text):
        for piece in re.split(r"\n(?=  [•›] )", block):
            yield " ".join(piece.split())


@pytest.mark.parametrize("profile", ["full", "report", "plain"])
@some_voices
def test_no_piece_of_any_profile_has_words_without_whose_they_are(
    profile: Profile, said: list[Voice]
) -> None:
    with tempfile.TemporaryDirectory() as folder, closing(_library(said, folder)) as library:
        law = Law(library, said)
        names = ["all"] if profile == "report" else ["all", "ann", "inc", "paper"]
        for name in names:
            for text in documents(library, name, profile=profile).values():
                pieces = [*_paragraphs(text)] if profile == "plain" else [*blocks(text)]
                for piece in pieces:
                    flat = " ".join(piece.split())
                    assert [*law.broken(flat, heading=bool(_TITLE.match(flat)))] == [], flat


@some_voices
def test_no_row_of_data_has_words_without_whose_they_are(said: list[Voice]) -> None:
    with tempfile.TemporaryDirectory() as folder, closing(_library(said, folder)) as library:
        law = Law(library, said)
        for format_, rows in (("csv", _rows), ("jsonl", _lines), ("geojson", _features)):
            made = export(library, select(library, "all"), ExportOptions(format=format_))
            for document in made.documents():
                for row in rows(document.path.name, document.text()):
                    assert [*law.broken(row)] == [], (format_, row)


def _rows(name: str, text: str) -> Iterator[str]:
    if name.endswith(".csv"):
        yield from (
            " ".join(filter(None, row)) for row in csv.reader(io.StringIO(text, newline=""))
        )


def _lines(_: str, text: str) -> Iterator[str]:
    """What each record says; a link has the key and the title of the record that it leads to."""
    for line in text.splitlines():
        record = {**json.loads(line), "links": []}
        yield json.dumps(record, ensure_ascii=False)


def _features(_: str, text: str) -> Iterator[str]:
    yield from (json.dumps(one, ensure_ascii=False) for one in json.loads(text)["features"])
