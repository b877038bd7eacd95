"""Exports become files: whole or not at all, and nothing is replaced without being asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.disk.write import AlreadyThere
from briefing.errors import BriefingError
from briefing.export.context import ExportOptions
from briefing.export.export import export, save
from briefing.export.formats import FORMATS
from briefing.export.selection import select
from briefing.library.library import Library
from briefing.library.store.records import Record
from briefing.page.blocks import Page
from briefing.page.record_loader import RecordLoader
from briefing.page.sections.registry import compose
from tests.export.conftest import one, wanted


def test_a_file_has_the_text_of_its_document(library: Library, tmp_path: Path) -> None:
    target = tmp_path / "out.md"
    assert save(wanted(library, "statements"), target) == [target]
    assert target.read_text("utf-8") == one(library, "statements")


def test_a_file_that_is_there_is_replaced_only_if_asked(library: Library, tmp_path: Path) -> None:
    target = tmp_path / "out.md"
    target.write_text("mine", "utf-8")
    with pytest.raises(AlreadyThere):
        save(wanted(library, "statements"), target)
    assert target.read_text("utf-8") == "mine"
    save(wanted(library, "statements"), target, replace=True)
    assert target.read_text("utf-8").startswith("---\n")


def test_a_folder_is_made_and_gets_a_file_for_each_section(
    library: Library, tmp_path: Path
) -> None:
    written = save(wanted(library, "all", folder=True), tmp_path / "new" / "folder")
    assert sorted(path.name for path in written) == sorted(
        path.name for path in (tmp_path / "new" / "folder").iterdir()
    )
    assert written[0].name == "index.md"


def test_where_one_file_of_a_folder_is_there_none_is_written(
    library: Library, tmp_path: Path
) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "terms.md").write_text("mine", "utf-8")
    with pytest.raises(AlreadyThere, match=r"terms\.md"):
        save(wanted(library, "all", folder=True), tmp_path / "out")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["terms.md"]


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("statements", "statements.md"),
        ("claim", "claim.md"),
        ("all", "test.md"),
        ("?actor:group kind:statement", "search-actor-group-kind-statement.md"),
        ("?../../etc", "search-etc.md"),
    ],
)
def test_in_a_folder_that_is_there_a_file_is_called_by_what_it_has(
    library: Library, tmp_path: Path, name: str, file: str
) -> None:
    (tmp_path / "out").mkdir()
    assert save(wanted(library, name), tmp_path / "out") == [tmp_path / "out" / file]


def test_a_link_is_not_written_through(library: Library, tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text("mine", "utf-8")
    (tmp_path / "link.md").symlink_to(tmp_path / "real.md")
    with pytest.raises(BriefingError):
        save(wanted(library, "claim"), tmp_path / "link.md", replace=True)
    assert (tmp_path / "real.md").read_text("utf-8") == "mine"


def test_an_unknown_format_is_refused_at_once(library: Library) -> None:
    with pytest.raises(BriefingError, match=", ".join(FORMATS)):
        export(library, select(library, "all"), ExportOptions(format="docx"))


def test_a_document_is_made_while_it_is_read(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    composed: list[str] = []

    def compose_and_note(library: Library, record: Record, look: RecordLoader) -> Page:
        composed.append(record.key.slug)
        return compose(library, record, look)

    monkeypatch.setattr("briefing.export.page_composer.compose", compose_and_note)
    monkeypatch.setattr("briefing.export.markdown._AT_ONCE", 2)
    document = next(wanted(library, "statements").documents())
    assert composed == []
    pieces = iter(document.pieces)
    while not next(pieces).startswith("\n## "):
        pass
    assert len(composed) == 2
    assert "".join(pieces)
    assert len(composed) == 4
