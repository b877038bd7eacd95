"""From the page to the file and back to the same place; and the person's own commands."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from json import dumps
from pathlib import Path
from shlex import quote

import pytest

from briefing.check.checker import check_library
from briefing.check.rules.registry import chosen
from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.reader.keys.dispatch import perform
from briefing.reader.settings.config import Config, load_config_from
from tests.briefings import write
from tests.reader.driving import SIZES, Driver, driving, shown

SCRIPT = "import sys; open({!r}, 'a').write(chr(10).join(sys.argv[1:]))"
DRAFT = """
briefing: {title: Draft, as_of: 2024-05-02, basis: Nothing., summary: 'About [[bo]].'}
actors:
  mayor: {name: Ann Berg, kind: person}
  other: {name: Other, kind: nonsense}
  bo: {name: Bo, kind: person}
statements:
  safe: {form: quote, act: assert, speaker: nobody-here, said: 2024, chain: [], text: Safe.}
"""


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An editor that writes down what it was told."""
    file = tmp_path / "told"
    words = quote(sys.executable), "-c", quote(SCRIPT.format(str(file)))
    monkeypatch.setenv("VISUAL", " ".join(words))
    return file


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    """A draft with mistakes in it."""
    monkeypatch.setenv("BRIEFING_CACHE_DIR", str(tmp_path / "cache"))
    folder = tmp_path / "a draft"
    folder.mkdir()
    (folder / "draft.yaml").write_text(DRAFT, "utf-8")
    library = open_library(folder / "draft.yaml")
    yield library
    library.close()


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
async def test_the_editor_opens_the_file_of_the_record_and_leads_back(
    library: Library, told: Path, size: tuple[int, int]
) -> None:
    async with driving(library, size=size) as reader:
        await reader.press("2", "j", "enter", "tab", "tab")
        before, screen = reader.here, shown(reader.app)
        await reader.press("E")
        record = reader.reading.subject()
        assert record is not None
        assert told.read_text("utf-8") == str(library.root / record.file)
        assert (reader.here, shown(reader.app)) == (before, screen)


async def test_without_an_editor_or_a_file_or_a_program_it_is_said(
    draft: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driving(draft) as reader:
        monkeypatch.delenv("VISUAL", raising=False)
        monkeypatch.delenv("EDITOR", raising=False)
        await reader.press("E")
        assert "No editor is set" in reader.notices[-1]
        monkeypatch.setenv("EDITOR", "no-such-editor-anywhere")
        await reader.press("E")
        assert "cannot be started" in reader.notices[-1]
        (draft.root / "draft.yaml").unlink()
        await reader.press("E")
        assert "no file" in reader.notices[-1]


async def test_an_editor_that_fails_is_told(
    draft: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", f"{quote(sys.executable)} -c 'import sys; sys.exit(3)'")
    async with driving(draft) as reader:
        await reader.press("E")
        assert "status 3" in reader.notices[-1]


async def test_the_place_of_a_record_can_be_copied(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("2", "enter", "Y")
        record = reader.reading.subject()
        assert record is not None
        assert reader.app.clipboard == f"{library.root / record.file}:{record.line}"


async def test_a_draft_shows_its_front_page_first_and_its_problems_are_all_that_check_has(
    draft: Library,
) -> None:
    results = check_library(draft, chosen((), (), "note"))
    found = [one.problem for one in results if not one.accepted]
    results.close()
    assert {one.severity for one in found} >= {"error", "note"}
    assert len(found) > draft.problems.count() > 0
    async with driving(draft) as reader:
        assert reader.slug == "briefing"
        await reader.press("!")
        rows = "\n".join(reader.panes.page.text.rows)
        assert f"Problems ({len(found)})" in rows
        for problem in found:
            assert f"[{problem.code}]" in rows
            assert f"draft.yaml:{problem.line}:{problem.column}" in rows


async def test_a_problem_leads_to_its_line_and_to_its_record(draft: Library, told: Path) -> None:
    async with driving(draft) as reader:
        await reader.press("!", "tab", "enter")
        assert told.read_text("utf-8") == str(draft.root / "draft.yaml")
        links, text = reader.panes.page.links, reader.panes.page.text
        place = text.span(links.marked).place
        assert place is not None
        await reader.press("Y")
        assert reader.app.clipboard == f"{draft.root / 'draft.yaml'}:{place.line}"
        await reader.mark("other")
        await reader.press("enter")
        assert reader.slug == "other"
        await reader.press("[")
        assert reader.here.section == "problems"


def _own(folder: Path, *lines: str) -> Config:
    folder.mkdir()
    (folder / "config.toml").write_text("\n".join(lines), "utf-8")
    return load_config_from(folder)


async def _with_own(reader: Driver, name: str) -> None:
    await perform(reader.reading, f"own-{name}")
    await reader.settle()


async def test_an_own_command_runs_on_the_record_and_is_in_help_and_palette(
    library: Library, tmp_path: Path
) -> None:
    file = tmp_path / "told"
    python, script = sys.executable, SCRIPT.format(str(file))
    words = ", ".join(map(dumps, (python, "-c", script, "{key}", "{file}", "{line}", "{text}")))
    config = _own(
        tmp_path / "config",
        f"[commands.mark2]\nrun = [{words}]\nkey = 'ctrl+g'\ntitle = 'Mark it'",
    )
    assert config.problems == ()
    async with driving(library, config=config) as reader:
        await reader.press("3", "enter", "ctrl+g")
        record = reader.reading.subject()
        assert record is not None
        key, path, line, said = file.read_text("utf-8").split("\n", 3)
        assert (key, path, line) == (
            str(record.key),
            str(library.root / record.file),
            str(record.line),
        )
        assert record.text("text").split()[0] in said
        await reader.press("?", "enter")
        await reader.press("G")
        assert "Mark it" in shown(reader.app)


@pytest.mark.parametrize("terminal", ["true", "false"])
async def test_what_an_own_command_says_or_why_it_failed_is_told(
    library: Library, tmp_path: Path, terminal: str
) -> None:
    config = _own(
        tmp_path / "config",
        f"[commands.bad]\nrun = ['{sys.executable}', '-c', 'import sys; sys.exit(\"why\")']",
        f"terminal = {terminal}",
        f"[commands.none]\nrun = 'no-such-program'\nterminal = {terminal}",
    )
    async with driving(library, config=config) as reader:
        await _with_own(reader, "bad")
        assert "status 1" in reader.notices[-1]
        await _with_own(reader, "none")
        assert "cannot be started" in reader.notices[-1]


async def test_the_folder_of_problems_is_said_once(tmp_path: Path) -> None:
    flawed = "briefing: {title: B, as_of: 2031, basis: None.}\nactors:\n  x: {nome: X}\n"
    one = open_library(
        write(tmp_path / "one", {"a/briefing.yaml": flawed, "a/y.yaml": "terms: 3\n"})
    )
    async with driving(one) as reader:
        await reader.press("!")
        said = "\n".join(reader.panes.page.text.rows)
        assert said.count("a/") == said.count("All are in a/.") == 1
        assert "briefing.yaml:3:" in said
        assert "y.yaml:1:" in said
    several = open_library(
        write(tmp_path / "several", {"a/briefing.yaml": flawed, "b/briefing.yaml": flawed})
    )
    async with driving(several) as reader:
        await reader.press("!")
        rows = [row.strip() for row in reader.panes.page.text.rows]
        assert "a/" in rows
        assert "b/" in rows
        assert not any("a/briefing" in row for row in rows)
