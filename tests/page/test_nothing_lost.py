"""Whatever is written in a record is on its page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.library.store.records import Record
from briefing.model.dates import edtf
from briefing.model.declarations import Dated, Link, Prose
from briefing.model.key import UNKNOWN
from briefing.model.sections.registry import BY_NAME, MODELS
from briefing.model.shapes import is_verbatim, shape_of
from briefing.page.blocks import Page, plain
from briefing.page.words import vocabulary
from briefing.page.words.dates import short_date
from briefing.page.words.vocabulary import duration, number, sentence
from briefing.text import prose
from tests.briefings import library_of, write
from tests.leaves import leaves
from tests.page.everything import HEADER, SECTIONS
from tests.page.pages import page_of, record_of, spans
from tests.page.strategies import lines_of

FULL = ("briefing", "group", "town", "leaflet", "claim", "event", "tally", "loaded", "why")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return library_of(tmp_path, SECTIONS, header=HEADER)


def test_the_briefing_with_everything_is_valid(library: Library) -> None:
    assert library.problems.all() == []


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.section.name)
def test_it_has_every_field_of_every_section(library: Library, model: Any) -> None:
    records = [record_of(library, slug) for slug in FULL]
    names = {name for one in records if one.section == model.section.name for name in one.fields}
    everywhere = {name for one in records for name in one.fields}
    wanted = {info.alias or name for name, info in model.model_fields.items()} - {"extends"}
    common = {"tags", "note", "sources", "ids", "accepts"}

    # A source that was read says nothing of it, and a list that was not looked for is not written.
    assert wanted - names - common <= {"seen", "accused_by"}
    assert common <= everywhere


def _text(page: Page) -> str:
    words = [page.kind, *(plain(line) for block in page.blocks for line in lines_of(block))]
    return "\n".join(words)


@pytest.mark.parametrize("slug", FULL)
def test_every_reference_is_a_link(library: Library, slug: str) -> None:
    record, page = record_of(library, slug), page_of(library, slug)
    linked = {span.link for span in spans(page)}
    written = {link.target for link in library.links.of(record.key)}

    assert written <= linked


@pytest.mark.parametrize("slug", FULL)
def test_every_word_number_and_date_is_there(library: Library, slug: str) -> None:
    record, shown = record_of(library, slug), _text(page_of(library, slug))
    lost = [value for value, forms in _written(record) if not any(form in shown for form in forms)]

    assert lost == []


def _written(record: Record) -> Iterator[tuple[Any, list[str]]]:
    """Every value of a record that is no reference, with the forms in which a page may show it."""
    declared = {
        leaf.path: leaf for leaf in leaves(record.fields, shape_of(BY_NAME[record.section]))
    }
    for path, value in _scalars(record.fields):
        leaf = declared.get(path)
        match leaf.declared if leaf else None:
            case Link():
                if value == UNKNOWN:
                    yield value, ["unknown", "?"]
            case Dated():
                yield value, [edtf.describe(edtf.parse(value)), short_date(value)]
            case Prose() as one if leaf and not is_verbatim(one, leaf.beside):
                yield value, [_unlinked(value)]
            case _:
                yield value, _forms(path, value)


def _unlinked(text: str) -> str:
    """The words before the first link, which a page shows as they are."""
    return next(
        part.text for part in prose.parse_prose(text) if isinstance(part, prose.PlainWords)
    ).split("\n")[0]


def _forms(path: tuple[str | int, ...], value: Any) -> list[str]:
    """A value as text, a number with separators, a code in words."""
    if value == "other":  # told by what stands in `kind_other`
        return [""]
    if isinstance(value, str):
        codes = [words for words in vars(vocabulary).values() if isinstance(words, dict)]
        said = [words[value] for words in codes if value in words]
        spaced = value.replace("-", " ").replace("_", " ")
        return [value, spaced, sentence(spaced), duration(value), *said]
    if path[0] == "at":
        return [f"{abs(value)}° {'S' if value < 0 else 'E'}"]
    return [number(value)]


def _scalars(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[Any, Any]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _scalars(inner, (*path, name))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _scalars(inner, (*path, place))
    else:
        yield path, value


def test_what_extends_another_record_says_so(tmp_path: Path) -> None:
    files = {
        "shared/actors.yaml": "who:\n  name: Shared Name\n  kind: party\n",
        "test/briefing.yaml": "title: T\nas_of: 2024\nbasis: B.\n",
        "test/actors.yaml": "own:\n  extends: who\n  name: Own Name\n",
    }
    library = open_library(write(tmp_path, files))
    page = page_of(library, "own")

    assert "Shared Name" in _text(page)


BROKEN = """\
actors:
  group:
    name: Group
    kind: army
    colour: {bright: [red, 7]}
    relations:
      - {type: part_of, to: nobody}
      - {type: fights, to: group}
statements:
  said:
    form: quote
    text: words
    speaker: nobody
    chain: [nowhere]
    note: See [[nothing|that]].
  empty:
    act: shout
incidents:
  event:
    claimed_by: [nobody-said]
"""


@pytest.fixture
def broken(tmp_path: Path) -> Library:
    return library_of(tmp_path, BROKEN)


def test_what_does_not_fit_is_shown_as_it_was_written(broken: Library) -> None:
    shown = _text(page_of(broken, "group"))

    assert "not valid: army" in shown
    assert 'not valid: {"bright": ["red", "7"]}' in shown
    assert 'not valid: {"type": "fights", "to": "group"}' in shown


def test_every_problem_stands_on_the_page_with_its_place(broken: Library) -> None:
    record = record_of(broken, "group")
    shown = _text(page_of(broken, "group"))

    assert len(record.problems) >= 4
    for problem in record.problems:
        assert problem.message in shown
        assert f"{problem.file}:{problem.line}:{problem.column}" in shown


def test_a_reference_that_leads_nowhere_is_shown_as_written_and_marked(broken: Library) -> None:
    marked = [span.text for span in spans(page_of(broken, "said")) if span.style == "error"]

    assert marked == ["nobody", "nobody", "nowhere", "[[nothing|that]]"]


def test_a_statement_with_next_to_nothing_still_has_a_page(broken: Library) -> None:
    shown = _text(page_of(broken, "empty"))

    assert "no valid text" in shown
    assert "speaker not given" in shown
    assert "no source given" in shown
    assert "not valid: shout" in shown


def test_a_ledger_names_a_statement_that_has_no_record(broken: Library) -> None:
    assert "nobody-said" in _text(page_of(broken, "event"))
