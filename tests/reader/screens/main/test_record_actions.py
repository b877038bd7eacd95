"""Taking away: files that are written, addresses that are opened, and what is asked before."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from threading import Event

import pytest
from textual.widgets import Input

from briefing.disk.write import write_files
from briefing.export.export import Export
from briefing.library.library import Library
from briefing.reader.screens.dialogs import export_work
from briefing.reader.screens.dialogs.browser_call import BrowserCall
from briefing.reader.screens.dialogs.export import ExportScreen
from briefing.reader.screens.dialogs.open_address import OpenAddressScreen
from briefing.text.web_address import WebAddress
from tests.briefings import library_of
from tests.export.made_up import BRIEFING, HEADER
from tests.reader.driving import SIZES, Driver, driving, shown


@pytest.fixture(autouse=True)
def _somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are written below a folder of the test's own."""
    monkeypatch.chdir(tmp_path)


async def export(reader: Driver, *moves: str) -> ExportScreen:
    """Open the window, and move to what is to be exported."""
    await reader.press("x", *moves)
    screen = reader.app.screen
    assert isinstance(screen, ExportScreen)
    return screen


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
async def test_what_writes_it_is_said_in_view_whatever_has_the_focus(
    library: Library, size: tuple[int, int]
) -> None:
    async with driving(library, size=size) as reader:
        screen = await export(reader)
        for _ in range(4):
            await reader.until(lambda: "enter: write it" in " ".join(shown(reader.app).split()))
            await reader.until_shown("esc close")
            await reader.press("tab")
        screen.file.focus()
        await reader.until_shown(screen.file.value)


async def test_the_open_record_is_what_is_offered_first(library: Library, tmp_path: Path) -> None:
    async with driving(library) as reader:
        await reader.mark("cramer-no-deterrence")
        await reader.press("enter")
        screen = await export(reader)
        assert screen.file.value == "cramer-no-deterrence.md"
        await reader.press("enter")
        file = tmp_path / "cramer-no-deterrence.md"
        assert "I don’t sense any deterrence." in file.read_text("utf-8")
        assert str(file) in reader.notices[-1]


async def test_a_filtered_list_is_exported_as_it_is_filtered(
    library: Library, tmp_path: Path
) -> None:
    async with driving(library) as reader:
        await reader.press("3", "F", *"deterrence", "enter")
        screen = await export(reader, "j")
        assert "deterrence" in screen.file.value
        await reader.press("enter")
        (file,) = tmp_path.glob("*.md")
        assert "of 54 records" in reader.notices[-1]
        assert "I don’t sense any deterrence." in file.read_text("utf-8")


async def test_a_click_on_what_is_to_be_exported_writes_nothing_yet(
    library: Library, tmp_path: Path
) -> None:
    async with driving(library) as reader:
        await reader.press("3")
        screen = await export(reader)
        await reader.pilot.click("#scopes", offset=(5, 1))
        await reader.settle()
        assert screen.file.value == "statements.md"
        assert list(tmp_path.iterdir()) == []
        await reader.press("enter")
        assert [file.name for file in tmp_path.iterdir()] == ["statements.md"]


async def test_a_whole_briefing_can_become_a_folder(library: Library, tmp_path: Path) -> None:
    async with driving(library) as reader:
        await export(reader, "G")
        await reader.press("enter")
        (folder,) = tmp_path.iterdir()
        assert len(list(folder.glob("*.md"))) == 13
        assert "13 files" in reader.notices[-1]


async def test_nothing_is_replaced_before_it_was_asked_for_twice(
    library: Library, tmp_path: Path
) -> None:
    file = tmp_path / "statements.md"
    file.write_text("mine")
    async with driving(library) as reader:
        await reader.press("3")
        await export(reader, "j")
        await reader.press("enter")
        assert "exists already" in shown(reader.app)
        assert file.read_text() == "mine"
        await reader.press("tab", "tab", "tab", "x", "backspace", "enter")
        assert file.read_text() == "mine"
        await reader.press("enter")
        assert "mine" not in file.read_text("utf-8")
        assert "54 records" in reader.notices[-1]


@pytest.mark.parametrize("name", ["", "   ", "no/such/folder/x.md", "\0.md"])
async def test_a_name_that_cannot_be_written_says_so_and_asks_again(
    library: Library, name: str
) -> None:
    async with driving(library) as reader:
        screen = await export(reader)
        screen.query_one(Input).value = name
        await reader.press("enter")
        assert reader.app.screen is screen
        assert str(screen.said.render()).strip()
        await reader.press("escape")
        assert reader.notices == []


async def test_the_links_are_written_as_they_were_chosen(library: Library, tmp_path: Path) -> None:
    async with driving(library) as reader:
        await reader.mark("attack-al-tanf")
        await reader.press("enter", "x", "tab", "tab", "j", "enter")
        assert "[[" in (tmp_path / "attack-al-tanf.md").read_text("utf-8")


@pytest.fixture
def endless(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Makes every export one that would never end; is set once it has."""
    ended = Event()

    def save(wanted: Export, path: Path, *, replace: bool) -> list[Path]:
        def pieces() -> Iterator[str]:
            while True:
                wanted.job.tell(1)
                yield "x"

        try:
            return write_files([(path, pieces())], replace=replace)
        finally:
            ended.set()

    monkeypatch.setattr(export_work, "save", save)
    return ended


@pytest.mark.usefixtures("endless")
async def test_escape_stops_what_is_being_written(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "statements.md"
    file.write_text("mine")
    async with driving(library) as reader:
        await reader.press("3")
        screen = await export(reader, "j")
        await reader.press("enter")
        await reader.pilot.press("enter")
        while "Writing: 54 of 54. esc: stop" not in shown(reader.app):
            await reader.pilot.pause()
        await reader.press("escape")
        assert "Stopped: nothing is written." in shown(reader.app)
        assert reader.app.screen is screen
        assert [one.name for one in tmp_path.iterdir()] == ["statements.md"]
        assert file.read_text() == "mine"
        await reader.press("escape")
        assert len(reader.app.screen_stack) == 1


async def test_quitting_stops_what_is_being_written(
    library: Library, tmp_path: Path, endless: Event
) -> None:
    async with driving(library) as reader:
        await export(reader)
        await reader.pilot.press("enter", "ctrl+q")
        await reader.until_ended()
    assert await asyncio.to_thread(endless.wait, 60)
    assert [*tmp_path.iterdir()] == []


SOURCES = """\
sources:
  paper: {{kind: article, outlet: unknown, url: "{url}"}}
"""


async def test_an_address_is_shown_whole_and_opened_only_when_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[WebAddress] = []

    def run(call: BrowserCall) -> bool:
        opened.append(call._address)
        return True

    monkeypatch.setattr(BrowserCall, "run", run)
    library = library_of(tmp_path, SOURCES.format(url="https://b\u00fccher.example/x"))
    async with driving(library) as reader:
        await reader.press("7", "u")
        assert isinstance(reader.app.screen, OpenAddressScreen)
        assert "https://xn--bcher-kva.example/x" in shown(reader.app)
        await reader.press("enter")
        assert opened == []
        await reader.press("u", "g", "enter")
        assert [address.url for address in opened] == ["https://xn--bcher-kva.example/x"]


async def test_an_address_can_be_copied_instead(tmp_path: Path) -> None:
    library = library_of(tmp_path, SOURCES.format(url="https://example.org/x"))
    async with driving(library) as reader:
        await reader.press("7", "u", "g", "j", "enter")
        assert reader.app.clipboard == "https://example.org/x"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "-x"])
async def test_an_address_that_may_not_be_opened_is_not_even_asked_about(
    tmp_path: Path, url: str
) -> None:
    async with driving(library_of(tmp_path, SOURCES.format(url=url))) as reader:
        await reader.press("7", "u")
        assert len(reader.app.screen_stack) == 1
        assert "is not opened" in reader.notices[-1]


async def test_a_record_without_an_address_says_where_there_are_some(library: Library) -> None:
    async with driving(library) as reader:
        await reader.press("2", "u")
        assert "Sources have them" in reader.notices[-1]


async def test_where_the_current_folder_was_removed_a_whole_path_is_asked_for(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    async with driving(library) as reader:
        await reader.mark("cramer-no-deterrence")
        await reader.press("enter")
        gone.rmdir()
        screen = await export(reader)
        await reader.press("enter")
        assert "current folder is not there any more" in shown(reader.app)
        screen.file.value = str(tmp_path / "out.md")
        await reader.press("enter")
        assert "I don’t sense any deterrence." in (tmp_path / "out.md").read_text("utf-8")


@pytest.mark.parametrize("name", ["~nobody-of-that-name/a.md", "~nobody-of-that-name"])
async def test_a_home_that_there_is_not_is_a_name_like_any_other(
    library: Library, tmp_path: Path, name: str
) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    async with driving(library) as reader:
        await reader.press("3")
        screen = await export(reader, "j")
        screen.file.value = name
        await reader.press("enter")
        assert (tmp_path / name).is_file()


async def test_a_record_becomes_data_without_being_asked_for_links(
    library: Library, tmp_path: Path
) -> None:
    async with driving(library) as reader:
        await reader.mark("cramer-no-deterrence")
        await reader.press("enter")
        screen = await export(reader, "tab", *"jjjjj")
        assert screen.file.value == "cramer-no-deterrence.jsonl"
        assert not screen.styles_list.display
        await reader.press("enter")
        assert len((tmp_path / "cramer-no-deterrence.jsonl").read_text("utf-8").splitlines()) == 2


@pytest.mark.parametrize(
    ("moves", "name", "begins"),
    [
        ("j", "us-forces-iraq-syria-2023.md", "---\npagetitle:"),
        ("jj", "us-forces-iraq-syria-2023.txt", "  US forces"),
        ("jjjj", "us-forces-iraq-syria-2023.html", "<!doctype html>"),
    ],
)
async def test_a_whole_briefing_becomes_a_report_or_plain_text(
    library: Library, tmp_path: Path, moves: str, name: str, begins: str
) -> None:
    async with driving(library) as reader:
        screen = await export(reader, "j", "tab", *moves)
        assert screen.file.value == name
        assert not screen.styles_list.display
        await reader.press("enter")
        assert (tmp_path / name).read_text("utf-8").startswith(begins)


@pytest.mark.slow
@pytest.mark.parametrize("day", ["", "2024-06-01"])
async def test_whatever_is_offered_is_written_in_every_form(tmp_path: Path, day: str) -> None:
    library = library_of(tmp_path / "content", BRIEFING, header=HEADER).as_of(day)
    async with driving(library) as reader:
        await reader.press("3", "F", *"fire", "enter")
        screen = await export(reader)
        scopes, made = screen.scopes.count, screen.formats.count
        await reader.press("escape")
        for scope, form in product(range(scopes), range(made)):
            screen = await export(reader, *"j" * scope, "tab", *"j" * form)
            (made_of, profile), kind = screen.made, screen.scope.selection.kind
            screen.file.value = str(tmp_path / f"{scope}-{form}")
            await reader.press("enter")
            if profile == "report" and kind != "briefing":
                assert "A report is of a whole briefing" in shown(reader.app)
                await reader.press("escape")
                continue
            assert reader.notices[-1].startswith("Written: "), (scope, form)
            target = tmp_path / f"{scope}-{form}"
            files = [one for one in (target, *target.rglob("*")) if one.is_file()]
            text = "".join(one.read_text("utf-8") for one in files)
            if made_of.name != "csl-json":  # which has no place for either
                assert "TLP:GREEN" in text, (scope, form)
                assert not day or day in text or "1 June 2024" in text, (scope, form)


async def test_a_report_is_not_made_of_one_record(library: Library, tmp_path: Path) -> None:
    async with driving(library) as reader:
        await reader.mark("cramer-no-deterrence")
        await reader.press("enter")
        await export(reader, "tab", "j")
        await reader.press("enter")
        assert "A report is of a whole briefing. Take the whole briefing" in shown(reader.app)
        assert not [*tmp_path.iterdir()]
