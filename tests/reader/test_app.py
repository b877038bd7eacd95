"""How the reader begins and ends."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest
from textual.events import Paste
from textual.widgets import Input

from briefing.cli.commands.read import read
from briefing.errors import BriefingError
from briefing.library.compiler.progress import Progress, ProgressListener
from briefing.library.library import Library
from briefing.library.opening import open_fresh, open_library
from briefing.reader import app
from briefing.reader.app import ReaderApp
from briefing.reader.screens.dialogs.failure import FailureScreen
from briefing.reader.screens.dialogs.loading import LoadingScreen
from briefing.reader.screens.main.main_screen import MainScreen
from briefing.reader.screens.search.search_screen import SearchScreen
from briefing.reader.settings.config import Config, load_config, load_config_from
from briefing.shipped import shipped
from tests.briefings import HEADER, write
from tests.conftest import CONTENT
from tests.reader.driving import Driver, driving, shown, type_at_once

FIRST_FRAME = """
import asyncio, sys
from pathlib import Path
from threading import Event
from briefing.library.opening import open_fresh, open_library
from briefing.reader.app import ReaderApp
from briefing.reader.settings.config import Config
path = Path(sys.argv[1])
assert open_fresh(path) is not None

async def main():
    app = ReaderApp(path, open_library(path), Config())
    async with app.run_test():
        print(type(app.screen).__name__)

asyncio.run(main())
heavy = {"yaml", "pydantic", "markdown_it", "briefing.export.export"}
print(*sorted(heavy & sys.modules.keys()))
"""


def test_a_library_that_is_fresh_is_in_the_first_frame_without_yaml_and_models(
    tmp_path: Path,
) -> None:
    path = write(tmp_path, {"test.yaml": HEADER}) / "test.yaml"
    open_library(path).close()
    command = [sys.executable, "-c", FIRST_FRAME, str(path)]
    process = subprocess.run(command, capture_output=True, text=True, check=True)
    assert process.stdout.split("\n") == ["MainScreen", "", ""]


async def test_a_library_that_is_not_compiled_yet_is_compiled_while_one_waits(
    tmp_path: Path,
) -> None:
    path = write(tmp_path, {"test.yaml": HEADER}) / "test.yaml"
    assert open_fresh(path) is None
    async with driving(None, path=path) as reader:
        assert reader.slug == "briefing"
        assert "A made-up briefing" in shown(reader.app)


async def test_what_cannot_be_opened_says_why_and_ends_with_a_failure(tmp_path: Path) -> None:
    async with driving(None, path=tmp_path / "nowhere") as reader:
        assert isinstance(reader.app.screen, FailureScreen)
        assert isinstance(reader.app.failure, BriefingError)
        assert reader.app.failure.title.split()[0] in shown(reader.app)
        await reader.press("q")
        assert reader.app.return_code == 1


async def test_reading_the_files_can_be_stopped_whatever_it_is_at(tmp_path: Path) -> None:
    screen = LoadingScreen(tmp_path, _never, Config().keymap)
    async with driving(None, path=write(tmp_path, {"test.yaml": HEADER})) as reader:
        await reader.app.push_screen(screen)
        await reader.pilot.press("escape")
        await reader.settle()
    assert reader.app.return_code == 0
    assert reader.app.failure is None


async def test_what_is_typed_while_the_files_are_read_is_for_the_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = Event()

    def slow(path: Path, tell: ProgressListener, sources: Path | None = None) -> Library:
        assert go_on.wait(60)
        return open_library(path)

    monkeypatch.setattr(app, "open_library", slow)
    reader = ReaderApp(write(tmp_path, {"test.yaml": HEADER}), None, Config())
    async with reader.run_test() as pilot:
        type_at_once(reader, "/", *"made q")
        reader.post_message(Paste("up"))
        await pilot.pause()
        assert isinstance(reader.screen, LoadingScreen)
        go_on.set()
        await Driver(reader, pilot).until_shown("made qup")
        assert isinstance(reader.screen, SearchScreen)


async def test_whatever_was_typed_before_the_reading_can_be_stopped(tmp_path: Path) -> None:
    async with driving(None, path=write(tmp_path, {"test.yaml": HEADER})) as reader:
        await reader.app.push_screen(LoadingScreen(tmp_path, _never, Config().keymap))
        type_at_once(reader.app, "/", *"made", "escape")
        await reader.until_ended()
    assert reader.app.return_code == 0


async def test_what_was_typed_for_what_cannot_be_opened_is_for_nobody(tmp_path: Path) -> None:
    fail = Event()

    def broken(path: Path, tell: ProgressListener) -> Library:
        assert fail.wait(60)
        raise BriefingError("Nothing there", "")

    async with driving(None, path=write(tmp_path, {"test.yaml": HEADER})) as reader:
        await reader.app.push_screen(LoadingScreen(tmp_path, broken, Config().keymap))
        type_at_once(reader.app, "/", *"iraq")
        await reader.pilot.pause()
        fail.set()
        await reader.until_shown("Nothing there")
        assert not reader.app._exit


def _never(path: Path, tell: ProgressListener) -> Library:
    """A library of which there is always more to read."""
    while True:
        tell(Progress("Reading: 1 of 2 files", 400, 1_000, 41.0))


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_whoever_waits_sees_what_is_done_how_far_it_is_and_how_long_it_takes(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with driving(None, path=write(tmp_path, {"test.yaml": HEADER}), size=size) as reader:
        await reader.app.push_screen(LoadingScreen(tmp_path, _never, Config().keymap))
        while "to go" not in shown(reader.app):
            await reader.pilot.pause()
        on_it = " ".join(shown(reader.app).split())
        await reader.pilot.press("escape")
    assert "Reading: 1 of 2 files" in on_it
    assert "about 40 s to go" in on_it
    assert "40 %" in on_it


async def test_a_fault_of_the_program_is_told_as_one(tmp_path: Path) -> None:
    def broken(path: Path, progress: object) -> Library:
        raise ZeroDivisionError("of [b]all[/b] things")

    async with driving(None, path=write(tmp_path, {"test.yaml": HEADER})) as reader:
        await reader.app.push_screen(LoadingScreen(tmp_path, broken, Config().keymap))
        await reader.settle()
        assert "of [b]all[/b] things" in " ".join(shown(reader.app).split())


async def test_the_cache_that_cannot_be_written_is_said(library: Library) -> None:
    library.notice = "The cache folder cannot be written: nothing is kept"
    async with driving(library) as reader:
        assert reader.notices == [library.notice]


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_quitting_is_no_failure(library: Library, key: str) -> None:
    async with driving(library) as reader:
        await reader.press(key)
    assert reader.app.return_code == 0


async def test_the_terminals_own_colours_are_left_to_it(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with driving(library) as reader:
        await reader.press("2")
        colours = {
            segment.style.color.name
            for strip in reader.app.screen._compositor.render_strips()
            for segment in strip
            if segment.style and segment.style.color and not segment.style.color.is_default
        }
        assert all(not name.startswith("#") for name in colours)
        assert isinstance(reader.app.screen, MainScreen)


async def test_without_colours_the_cursor_and_the_marked_row_are_seen(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    def drawn(words: str) -> set[str]:
        """How the line with these words is drawn: the attributes of its pieces."""
        strips = reader.app.screen._compositor.render_strips()
        (line,) = [strip for strip in strips if words in strip.text]
        styles = [str(segment.style).split() for segment in line if segment.style]
        return {word for style in styles for word in style}

    async with driving(library) as reader:
        await reader.press("slash", *"drone")
        reader.app.screen.query_one(Input).cursor_blink = False
        await reader.settle()
        assert "reverse" in drawn("Search drone")
        await reader.press("escape", "escape", "ctrl+p", *"ledger")
        await reader.until_shown("Who reports, claims")
        assert "underline" in drawn("Who reports, claims")


def test_without_a_terminal_there_is_one_line_on_standard_error(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert read(CONTENT) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert "needs a terminal" in err


def test_the_shipped_briefing_is_found() -> None:
    assert shipped() == CONTENT


def test_settings_are_read_from_the_persons_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFING_CONFIG_DIR", str(tmp_path))
    assert load_config() == Config()
    write(tmp_path, {"config.toml": 'theme = "light"\n', "keys.toml": '[keys]\ncopy = "Z"\n'})
    config = load_config()
    assert config.theme == "light"
    assert dict(config.keymap.changed) == {"copy": ("Z",)}
    assert config.problems == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("theme = 3\n", "is not a name"),
        ("them = 'dark'\n", "did you mean theme"),
        ("theme\n", "TOML"),
    ],
)
def test_settings_that_are_wrong_are_named_with_their_line(
    tmp_path: Path, text: str, said: str
) -> None:
    write(tmp_path, {"config.toml": text})
    (problem,) = load_config_from(tmp_path).problems
    assert said in str(problem)
    assert (problem.file, problem.line) == ("config.toml", 1)
