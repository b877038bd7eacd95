"""Front matter as Obsidian and others read it, whatever the texts are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given

from briefing.export.header import _tag
from briefing.library.library import Library
from tests.export.conftest import Exported, documents
from tests.export.reading import HOSTILE, read
from tests.export.test_hostile import hostile

TAG = re.compile(r"[\w/-]*[^\W\d][\w/-]*|[\w/-]*[_/-][\w/-]*")
"""What Obsidian takes for a tag: letters, digits, _, - and /, and not digits alone."""
LINK = re.compile(r"\[\[[^\[\]|#^]+(\|[^\[\]|#^]+)?\]\]")


def _check(values: dict[str, object]) -> None:
    for name in ("aliases", "tags", "author"):
        found = values.get(name, [])
        assert isinstance(found, list)
        assert all(isinstance(one, str) and one for one in found)
        assert len(set(found)) == len(found)
        assert name != "tags" or all(TAG.fullmatch(one) for one in found)
    for name, value in values.items():
        assert name in ("aliases", "tags", "author") or isinstance(value, str), name
    if "date" in values:
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", str(values["date"]))


def test_every_note_of_a_vault_has_properties_that_obsidian_reads(exported: Exported) -> None:
    notes = {name: read(text) for name, text in exported("all", "wiki", True).items()}
    for name, note in notes.items():
        _check(note.values)
        if note.values.get("section") not in (None, "briefing") and "aliases" in note.values:
            assert note.values["aliases"][0] == note.headings[0], name
    speakers = [one.values["speaker"] for one in notes.values() if "speaker" in one.values]
    linked = [one for one in speakers if one.startswith("[[")]
    assert len(linked) > len(speakers) / 2
    assert [one for one in linked if not LINK.fullmatch(one)] == []
    assert "[[abu-ali-al-askari|Abu Ali al-Askari]]" in linked


def test_a_vague_day_is_told_as_vague_as_it_is(exported: Exported) -> None:
    values = read(exported("all", "wiki", True)["askari-strategy.md"]).values
    assert values["date"] == "2023-11-01"
    assert values["when"] == "about November 2023"


@pytest.mark.parametrize("links", ["wiki", "relative"])
def test_hostile_texts_are_values_and_nothing_else(links: str, tmp_path: Path) -> None:
    library: Library = hostile(tmp_path)
    notes = documents(library, "all", links, True)  # type: ignore[arg-type]
    for text in notes.values():
        _check(read(text).values)


@given(HOSTILE)
def test_a_tag_is_one_that_obsidian_takes_or_none(text: str) -> None:
    tag = _tag(text)
    assert not tag or TAG.fullmatch(tag)
