"""CSV: every field stands in some table, every row says whose it is, and real databases load it."""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.cli.main import main
from briefing.export.context import ExportOptions
from briefing.export.data.tables.cells import cell, csv_text
from briefing.export.data.tables.csv_folder import ABOUT, TABLES
from briefing.export.export import export, save
from briefing.export.selection import select
from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.library.store.records import Listing
from briefing.model.sections.registry import MODELS
from briefing.model.shapes import Path as FieldPath
from briefing.model.shapes import Shape, shape_of
from briefing.text.visible import visible
from tests.briefings import library_of, write
from tests.export.data.databases import postgresql, sqlite_loaded
from tests.export.test_hostile import TEXTS, hostile
from tests.page.everything import HEADER, SECTIONS

CSV = ExportOptions(format="csv")
Tables = dict[str, list[dict[str, str]]]


def tables(library: Library, name: str = "all") -> Tables:
    """The rows of each table."""
    documents = export(library, select(library, name), CSV).documents()
    texts = {one.path.name: one.text() for one in documents}
    return {
        name.removesuffix(".csv"): list(csv.DictReader(io.StringIO(text, newline="")))
        for name, text in texts.items()
        if name.endswith(".csv")
    }


@pytest.fixture
def everything(tmp_path: Path) -> Library:
    return library_of(tmp_path, WHOLE, header=HEADER)


MORE = {
    "sources": "signed: {kind: article, outlet: paper, author: {actor: group}}",
    "statements": "interrupted: {form: quote, act: assert, text: [one passage, another passage], "
    "speaker: {unnamed: a passer-by, of: [state, paper]}, chain: leaflet}",
    "incidents": "older: {title: An Older Event, accused_by: [claim], confirmed_by: [count], harm: "
    "{injured: [{low: 9, best: 10, high: 11}, {best: 12, by: claim}], missing: "
    "{low: 1, best: 2, high: 3, by: count}, detained: {low: 4, best: 5, high: 6, by: count}, "
    "displaced: {low: 14, best: 15, high: 16, by: count}}}",
}
WHOLE = SECTIONS
for _name, _record in MORE.items():
    WHOLE = WHOLE.replace(f"{_name}:\n", f"{_name}:\n  {_record}\n", 1)


def leaf_paths(shape: Shape, path: FieldPath = ()) -> Iterator[FieldPath]:
    """The path of everything that has a value of its own, with 0 for any item."""
    inner = dict(shape.fields) if shape.fields else {}
    if shape.items is not None and not inner:  # of one part or several, one is enough
        yield from leaf_paths(shape.items, (*path, 0))
    for name, below in inner.items():
        yield from leaf_paths(below, (*path, name))
    if not inner and shape.items is None:
        yield path


def values_at(value: Any, path: FieldPath) -> list[Any]:
    """The values at a path, of every item of a list and every name of a mapping."""
    if not path:
        return [] if isinstance(value, list | dict) else [value]
    step, *rest = path
    if step == 0:
        several = value.values() if isinstance(value, dict) else value
        inner = several if isinstance(value, list | dict) else [value]
        return [found for one in inner for found in values_at(one, tuple(rest))]
    if isinstance(value, list):  # one part or many
        return [found for one in value for found in values_at(one, path)]
    if isinstance(value, dict) and step in value:
        return values_at(value[step], tuple(rest))
    return []


NEVER = {("sources", "text"), *((model.section.name, "extends") for model in MODELS)}
"""A source's own words leave in no format. What a shared record gave has a test of its own."""
COMMON = {"tags", "note", "sources", "ids", "accepts"}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.section.name)
def test_every_field_of_the_format_is_in_some_table(everything: Library, model: Any) -> None:
    section = model.section.name
    records = [record for some in everything.lists.pages(Listing()) for record in some]
    cells = {text for rows in tables(everything).values() for row in rows for text in row.values()}

    for path in leaf_paths(shape_of(model)):
        if (section, path[0]) in NEVER:
            continue
        among = [one for one in records if one.section == section or path[0] in COMMON]
        values = [value for one in among for value in values_at(one.fields, path)]
        assert values, f"the briefing with everything has no {section} {path}"
        lost = [one for one in values if not {str(cell(one)), f"test/{one}"} & cells]
        assert lost == [], path


def test_what_extends_a_shared_record_says_which(tmp_path: Path) -> None:
    files = {
        "shared/actors.yaml": "who: {name: Shared, kind: party}\n",
        "test/briefing.yaml": "{title: T, as_of: 2024, basis: B.}\n",
        "test/actors.yaml": "own: {extends: who, name: Own}\n",
    }
    (row,) = tables(open_library(write(tmp_path, files)))["actors"]
    assert (row["extends"], row["name"], row["kind"]) == ("who", "Own", "party")


def test_an_empty_list_is_not_the_same_as_none(everything: Library) -> None:
    assert {"of": "test/event", "field": "confirmed_by"} in tables(everything)["looked_for"]


def test_the_order_of_a_chain_and_its_unknown_hops_are_kept(everything: Library) -> None:
    chain = [
        (row["position"], row["target"])
        for row in tables(everything)["links"]
        if row["source"] == "test/claim" and row["role"] == "chain"
    ]
    assert sorted(chain) == [("0", "unknown"), ("1", "test/rumour"), ("2", "test/leaflet")]


@pytest.mark.parametrize(
    ("table", "column"),
    [
        *[("statements", name) for name in ("who_says_so", "speaker_name", "form")],
        *[(name, "who_says_so") for name in ("points", "parts", "stated", "harm", "names")],
        *[("incidents", name) for name in ("standing", "answers")],
        *[(name, "who_says_so") for name in ("positions", "relations")],
    ],
)
def test_a_row_that_stands_alone_says_who_says_so(
    everything: Library, table: str, column: str
) -> None:
    rows = tables(everything)[table]

    assert rows
    assert all(row[column] for row in rows)


def test_what_the_export_is_stands_in_a_table_of_its_own(everything: Library) -> None:
    (row,) = tables(everything, "statements")["about"]

    assert row["basis"] == "One leaflet; see [[leaflet]]."
    assert (row["marking"], row["records"], row["of"]) == ("TLP:GREEN", "4", "4")


def saved(library: Library, folder: Path) -> Path:
    save(export(library, select(library, "all"), CSV), folder)
    return folder


def expected(library: Library) -> dict[str, list[tuple[Any, ...]]]:
    """What a database must have: the cells, with what is empty as nothing, numbers as numbers."""
    found = {}
    for name, rows in tables(library).items():
        (table,) = (one for one in (ABOUT, *TABLES) if one.name == name)
        found[name] = [
            tuple(_loaded(row[column], column in table.numbers) for column in table.columns)
            for row in rows
        ]
    return found


def _loaded(text: str, number: bool) -> Any:
    if not text:
        return None
    if number:
        return float(text)
    return text[1:] if text.startswith("'") and cell(text[1:]) == text else text


@pytest.mark.parametrize("kind", ["everything", "hostile"])
def test_sqlite_has_every_cell(kind: str, tmp_path: Path) -> None:
    library = _library(kind, tmp_path)
    with sqlite3.connect(sqlite_loaded(saved(library, tmp_path / "tables"))) as database:
        for name, rows in expected(library).items():
            assert list(database.execute(f"SELECT * FROM {name}")) == rows, name
    database.close()


@pytest.mark.slow
def test_postgresql_has_every_cell(tmp_path: Path) -> None:
    with postgresql() as server:
        for kind in ("everything", "hostile"):
            library = _library(kind, tmp_path / kind)
            folder = saved(library, tmp_path / kind / "tables")
            server.ask(
                "-c", f"CREATE SCHEMA {kind}", "-c", f"ALTER ROLE tester SET search_path = {kind}"
            )
            server.ask("-f", "load-postgresql.sql", cwd=folder)
            for name, rows in expected(library).items():
                told = server.ask("-c", f"COPY {name} TO STDOUT WITH (FORMAT csv, NULL '∅')")
                read = list(csv.reader(io.StringIO(told, newline="")))
                (table,) = (one for one in (ABOUT, *TABLES) if one.name == name)
                numbers = [column in table.numbers for column in table.columns]
                assert [
                    tuple(_read(text, number) for text, number in zip(row, numbers, strict=True))
                    for row in read
                ] == rows, name


def _read(text: str, number: bool) -> Any:
    if text == "∅":
        return None
    return float(text) if number else text


def _library(kind: str, folder: Path) -> Library:
    if kind == "hostile":
        return hostile(folder / "written")
    return library_of(folder / "written", WHOLE, header=HEADER)


RUNS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


@given(st.one_of(st.sampled_from([*TEXTS, *RUNS]), st.text("='+-@\t\rax ", max_size=6), st.text()))
def test_no_cell_is_one_that_a_spreadsheet_runs_and_each_gives_its_text(text: str) -> None:
    (row,) = csv.reader(io.StringIO(csv_text(["a", "b"], [{"a": text, "b": "x"}]), newline=""))

    assert not row[0].startswith(RUNS)
    assert visible(row[0]) == row[0]
    assert (_loaded(row[0], False) or "") == visible(text)


def test_numbers_stay_numbers() -> None:
    assert csv_text(["a", "b", "c"], [{"a": -33.5, "b": 7, "c": None}]) == "-33.5,7,\r\n"


def test_a_folder_must_be_named(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "all", "--format", "csv", "-C", str(content)]) == 2
    assert "Name one: -o FOLDER" in capsys.readouterr().err
