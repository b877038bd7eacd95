"""The reader shows what is saved while it is open, and stays where the person is."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from queue import Queue
from threading import Event

import pytest
from textual.message import Message

from briefing.disk.pending_changes import Changes
from briefing.disk.watch import changes_below
from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.library.store import cache, seal
from briefing.model.key import Key
from briefing.page.rows.row import Row
from briefing.reader.app import ReaderApp
from briefing.reader.background.live_reload import LiveReload, WatchFunction
from briefing.reader.keys.dispatch import perform
from briefing.reader.screens.compare.compare_screen import CompareScreen
from briefing.reader.screens.dialogs.choose import ChooseScreen
from briefing.reader.screens.search.search_screen import SearchScreen
from briefing.reader.settings.config import Config
from tests.briefings import write
from tests.reader.driving import Driver, shown

ACTORS = """\
mayor: {name: Ann Berg, kind: person}
gazette: {name: The Gazette, kind: media}
"""
STATEMENTS = "".join(
    f"""\
said-{number:02}:
  {{form: quote, act: assert, speaker: mayor, said: 2024-04-{number:02}, chain: [paper],
   text: Sentence {number:02}.}}
"""
    for number in range(1, 31)
)
FILES = {
    "briefing.yaml": "title: Norby\nas_of: 2024-05-01\nbasis: Made up.\nsummary: See [[mayor]].\n",
    "actors.yaml": ACTORS,
    "sources.yaml": "paper: {kind: article, outlet: gazette, published: 2024-05-01}\n",
    "statements.yaml": STATEMENTS,
}


class Saves:
    """A reader that runs, and the files that it follows: told of a save, it takes it in at once."""

    def __init__(self, root: Path, reader: Driver, queue: Queue[Changes | None]) -> None:
        self.root = root
        self.reader = reader
        self._queue = queue
        self.taken = Event()

    async def save(self, **files: str | None) -> None:
        """Write files (None takes one away), and wait until they are on the screen."""
        for name, text in files.items():
            path = self.root / f"{name}.yaml"
            path.unlink() if text is None else path.write_text(text, "utf-8")
        await self.tell(*files)

    async def tell(self, *names: str) -> None:
        """Say that files were saved, and wait until that is on the screen."""
        self.taken.clear()
        self._queue.put(frozenset(self.root / f"{name}.yaml" for name in names))
        while not self.taken.is_set():
            await self.reader.pilot.pause()
        await self.reader.settle()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "norby", FILES)


@asynccontextmanager
async def following(
    root: Path, *, size: tuple[int, int] = (120, 36), watch: WatchFunction | None = None
) -> AsyncIterator[Saves]:
    """The app on the files below a folder; a save is told by hand, unless `watch` tells it."""
    queue: Queue[Changes | None] = Queue()
    saves: list[Saves] = []

    def by_hand(path: Path, *, stop: Event, size_of: Callable[[Path], int]) -> Iterator[Changes]:
        yield frozenset()
        while (changes := queue.get()) is not None:
            yield changes

    def follow(library: Library, post: Callable[[Message], object]) -> LiveReload:
        def posted(message: Message) -> None:
            post(message)
            saves[0].taken.set()

        return LiveReload(root, library, posted, watch=watch or by_hand)

    app = ReaderApp(root, open_library(root), Config(), follow=follow)
    async with app.run_test(size=size, notifications=True) as pilot:
        driver = Driver(app, pilot)
        saves.append(Saves(root, driver, queue))
        await driver.settle()
        yield saves[0]
        queue.put(None)
    assert app._following is not None
    app._following.wait()


def text_of(reader: Driver) -> str:
    """What is on the screen, without its line breaks."""
    return " ".join(shown(reader.app).split())


async def open_slug(reader: Driver, slug: str) -> None:
    reader.reading.navigator.to_record(Key(reader.here.briefing, slug))
    await reader.settle()


async def test_a_saved_word_is_on_the_page_and_is_told_in_a_line(root: Path) -> None:
    async with following(root) as saves:
        await open_slug(saves.reader, "said-05")
        assert "Sentence 05." in text_of(saves.reader)
        await saves.save(statements=STATEMENTS.replace("Sentence 05", "Another"))
        assert "Another." in text_of(saves.reader)
        assert "Sentence 05." not in text_of(saves.reader)
        assert saves.reader.notices == ["statements.yaml saved: 1 record changed."]


async def test_a_save_that_changes_nothing_draws_nothing_and_says_nothing(root: Path) -> None:
    async with following(root) as saves:
        await open_slug(saves.reader, "said-05")
        page, place = saves.reader.panes.page.page, saves.reader.here
        await saves.save(actors="# nothing\n" + ACTORS)
        assert saves.reader.panes.page.page is page
        assert saves.reader.here == place
        assert saves.reader.notices == []


async def test_the_cursor_stays_on_its_record_and_at_its_height(root: Path) -> None:
    async with following(root) as saves:
        reader = saves.reader
        await reader.press("3", *"jjjjjjjjjjjjjjjjjjjj")
        records, key = reader.panes.listing.records, reader.key
        height = records.row - records.scroll_offset.y  # in rows, which is how a list scrolls
        first = STATEMENTS.index("said-02")
        new = STATEMENTS[:first].replace("said-01", "said-00").replace("04-01", "04-30")
        await saves.save(statements=new + STATEMENTS)
        assert reader.key == key
        assert records.count == 31
        assert records.row == 21
        assert records.row - records.scroll_offset.y == height
        await reader.press("h")
        lines = shown(reader.app).splitlines()
        assert "31" in next(line for line in lines if "3 Statements" in line)


async def test_the_page_stays_at_its_words_and_its_link(root: Path) -> None:
    async with following(root, size=(80, 12)) as saves:
        reader = saves.reader
        await open_slug(reader, "mayor")
        page = reader.panes.page
        for _ in range(4):
            await reader.press("tab")
        page.scroll_row = 10
        await reader.settle()
        top, span = page.text.rows[page.scroll_row], page.links.span
        note = "note: " + "Much that is new. " * 20
        await saves.save(actors=ACTORS.replace("kind: person", f"kind: person, {note}"))
        assert page.scroll_row > 10
        assert page.text.rows[page.scroll_row] == top
        assert page.links.span == span
        assert span is not None
        await reader.press("enter")
        assert reader.key == span.link


async def test_the_filter_stays_and_what_fits_it_now_is_in_the_list(root: Path) -> None:
    async with following(root) as saves:
        reader = saves.reader
        await reader.press("3")
        await reader.press("F")
        await reader.settle()
        await reader.type("special")
        assert reader.panes.listing.records.count == 0
        await saves.save(statements=STATEMENTS.replace("Sentence 07", "Special"))
        assert reader.panes.listing.records.count == 1
        assert reader.here.query == "special"
        assert reader.app.focused is not reader.panes.listing.records  # it is still typed into


async def test_a_record_that_is_gone_says_so_and_can_be_left(root: Path) -> None:
    async with following(root) as saves:
        reader = saves.reader
        await open_slug(reader, "said-30")
        await saves.save(statements=STATEMENTS[: STATEMENTS.index("said-30")])
        assert "There is no record said-30" in text_of(reader)
        assert "longer" in text_of(reader).split()
        assert reader.notices == ["statements.yaml saved: 1 gone."]
        await reader.press("[")
        assert reader.slug == "briefing"


async def test_of_a_broken_file_the_last_good_version_is_shown_until_it_is_mended(
    root: Path,
) -> None:
    async with following(root) as saves:
        reader = saves.reader
        await open_slug(reader, "said-05")
        broken = STATEMENTS.replace("text: Sentence 05.}", "text: [Sentence 05.}")
        await saves.save(statements=broken)
        assert "Sentence 05." in text_of(reader)
        assert "statements.yaml cannot be read now" in text_of(reader)
        assert "! cannot read statements.yaml" in shown(reader.app).splitlines()[0]
        (notice,) = reader.notices
        assert notice.startswith("statements.yaml:")
        assert "Its last good version is shown." in notice
        await reader.press("!")
        assert "statements.yaml:" in text_of(reader)
        await reader.press("[")
        await saves.save(statements=STATEMENTS.replace("Sentence 05", "Mended"))
        assert "Mended." in text_of(reader)
        assert "cannot be read" not in text_of(reader)
        assert "cannot read" not in text_of(reader)
        assert "Problems" not in text_of(reader)


async def test_a_mistake_in_a_record_is_told_with_its_line(root: Path) -> None:
    async with following(root) as saves:
        wrong = STATEMENTS.replace("speaker: mayor, said: 2024-04-09", "said: 2024-04-09, x: 1")
        await saves.save(statements=wrong)
        (notice,) = saves.reader.notices
        assert notice.startswith("statements.yaml:")
        assert "Problems" in text_of(saves.reader)


async def test_when_everything_is_gone_the_old_version_stays(root: Path) -> None:
    async with following(root) as saves:
        texts = {path: path.read_text() for path in root.iterdir()}
        for path in texts:
            path.unlink()
        await saves.tell("briefing")
        assert "There is no briefing in" in saves.reader.notices[0]
        assert "Norby" in text_of(saves.reader)
        await saves.reader.press("3")
        assert "30" in text_of(saves.reader)
        for path, text in texts.items():
            path.write_text(text.replace("Norby", "Again here"))
        await saves.tell("briefing")
        assert "Again here" in text_of(saves.reader)


async def test_an_open_window_stays_open(root: Path) -> None:
    async with following(root) as saves:
        reader = saves.reader
        await reader.press("'")
        assert isinstance(reader.app.screen, ChooseScreen)
        await saves.save(briefing=FILES["briefing.yaml"].replace("Norby", "Another title"))
        assert isinstance(reader.app.screen, ChooseScreen)
        await reader.press("escape")
        assert "Another title" in text_of(reader)


async def test_the_search_that_is_open_is_asked_again(root: Path) -> None:
    async with following(root) as saves:
        reader = saves.reader
        await reader.press("/", *"special")
        assert isinstance(reader.app.screen, SearchScreen)
        assert "Special word" not in text_of(reader)
        await saves.save(statements=STATEMENTS.replace("Sentence 07", "Special word"))
        assert "Special word" in text_of(reader)


async def test_the_search_too_names_a_file_that_cannot_be_read(root: Path) -> None:
    async with following(root) as saves:
        reader = saves.reader
        await reader.press("/", *"sentence")
        await saves.save(actors="mayor: [\n")
        assert "! cannot read actors.yaml" in shown(reader.app).splitlines()[0]
        await reader.press("escape", "/")
        assert isinstance(reader.app.screen, SearchScreen)
        assert "! cannot read actors.yaml" in shown(reader.app).splitlines()[0]
        await saves.save(actors=ACTORS)
        assert "cannot read" not in text_of(reader)


async def test_a_first_result_that_is_new_is_what_enter_opens(root: Path) -> None:
    async with following(root) as saves:
        reader = saves.reader
        await reader.press("/", *"special")
        await saves.save(statements=STATEMENTS.replace("Sentence 07", "Special word"))
        await reader.press("enter")
        assert reader.slug == "said-07"


async def test_the_cursor_stays_on_its_result(root: Path) -> None:
    async with following(root) as saves:
        reader = saves.reader
        await reader.press("/", *"sentence", "down", *"jjj")
        screen = reader.app.screen
        assert isinstance(screen, SearchScreen)
        before = screen.results.current
        first = STATEMENTS.index("said-02")
        new = STATEMENTS[:first].replace("said-01", "said-00").replace("04-01", "04-30")
        await saves.save(statements=new + STATEMENTS)
        after = screen.results.current
        assert isinstance(before, Row)
        assert isinstance(after, Row)
        assert after.key == before.key


async def test_the_comparison_that_is_open_is_made_again(root: Path) -> None:
    async with following(root) as saves:
        reader = saves.reader
        await open_slug(reader, "said-05")
        await perform(reader.reading, "beside-source")
        await reader.settle()
        assert isinstance(reader.app.screen, CompareScreen)
        await saves.save(statements=STATEMENTS.replace("Sentence 05", "Other words"))
        assert "Other words" in text_of(reader)


async def test_an_overview_is_worked_out_again(root: Path) -> None:
    async with following(root) as saves:
        reader = saves.reader
        await reader.press("M")
        before = text_of(reader)
        assert reader.slug == "gaps"
        unseen = STATEMENTS.replace("chain: [paper],\n   text: Sentence 05.", "text: Sentence 05.")
        await saves.save(statements=unseen)
        assert reader.slug == "gaps"
        assert text_of(reader) != before


async def test_the_day_and_the_wording_stay(root: Path) -> None:
    async with following(root) as saves:
        reader = saves.reader
        reader.reading.mode.show_as_of("2024-04-10")
        await perform(reader.reading, "lens")
        state = reader.reading.mode.state
        assert "as of" in state
        await saves.save(statements=STATEMENTS.replace("Sentence 05", "Another"))
        assert reader.reading.mode.state == state
        await reader.press("3")
        assert reader.panes.listing.records.count == 10


async def test_what_was_saved_before_the_following_began_is_not_missed(root: Path) -> None:
    def late(path: Path, *, stop: Event, size_of: Callable[[Path], int]) -> Iterator[Changes]:
        (root / "statements.yaml").write_text(STATEMENTS.replace("Sentence 05", "Meanwhile"))
        yield frozenset()

    async with following(root, watch=late) as saves:
        while not saves.taken.is_set():
            await saves.reader.pilot.pause()
        await open_slug(saves.reader, "said-05")
        assert "Meanwhile." in text_of(saves.reader)


async def test_the_system_itself_tells_of_a_save(root: Path) -> None:
    begun = Event()

    def watch(path: Path, *, stop: Event, size_of: Callable[[Path], int]) -> Iterator[Changes]:
        for changes in changes_below(path, stop=stop, size_of=size_of):
            yield changes
            begun.set()

    async with following(root, watch=watch) as saves:
        while not begun.is_set():
            await saves.reader.pilot.pause()
        (root / "actors.yaml").write_text(ACTORS.replace("Ann Berg", "Berta Ek"))
        while not saves.taken.is_set():
            await saves.reader.pilot.pause()
        await saves.reader.press("4")
        assert "Berta Ek" in text_of(saves.reader)


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="nobody counts open files")
async def test_many_saves_leave_no_more_files_open_than_one(root: Path) -> None:
    async with following(root) as saves:
        counts = []
        for number in range(12):
            await saves.save(statements=STATEMENTS.replace("Sentence 05", f"Save {number}"))
            counts.append(len(list(Path("/proc/self/fd").iterdir())))
        # One more for each would show; one that is open for a moment does not.
        assert min(counts[6:]) <= max(counts[:6]), counts


async def test_a_cache_that_another_program_has_replaced_is_no_matter(root: Path) -> None:
    async with following(root) as saves:
        (root / "statements.yaml").write_text(STATEMENTS.replace("Sentence 05", "Elsewhere"))
        open_library(root).close()  # as another program would
        await saves.tell("statements")
        await open_slug(saves.reader, "said-05")
        assert "Elsewhere." in text_of(saves.reader)


def test_a_file_of_somebody_else_is_not_taken_for_a_change(root: Path) -> None:
    posted: list[Message] = []
    (root / "notes.txt").write_text("x")

    def watch(path: Path, *, stop: Event, size_of: Callable[[Path], int]) -> Iterator[Changes]:
        yield frozenset()
        yield frozenset({root / "notes.txt"})
        assert size_of(root / "actors.yaml") == len(ACTORS)
        assert size_of(root / "notes.txt") == -1

    one = LiveReload(root, open_library(root), posted.append, watch=watch)
    one.start()
    one.wait()
    assert posted == []


def test_who_leaves_while_something_compiles_does_not_wait_for_it(root: Path) -> None:
    posted: list[Message] = []
    one: list[LiveReload] = []

    def watch(path: Path, *, stop: Event, size_of: Callable[[Path], int]) -> Iterator[Changes]:
        (root / "statements.yaml").write_text(STATEMENTS + "more: {}\n")
        one[0].stop()
        yield frozenset({root / "statements.yaml"})
        raise AssertionError("it goes on")

    one.append(LiveReload(root, open_library(root), posted.append, watch=watch))
    one[0].start()
    one[0].wait()
    assert posted == []


def test_damage_to_a_library_too_large_to_be_compared_first_is_mended_and_told(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a disk forgets changes no time of a file: only comparing all of it tells."""
    monkeypatch.setattr(cache, "WHOLE_CHECK", 0)
    monkeypatch.setattr(seal, "is_untouched", lambda *_: True)
    open_library(root).close()
    kept = cache.place(root)
    with closing(sqlite3.connect(kept)) as connection:
        connection.execute("DELETE FROM link")
        connection.commit()
    damaged = open_library(root)
    asked = "SELECT count(*) FROM link"
    assert damaged.ask(asked) == [(0,)]
    posted: list[Message] = []

    def watch(path: Path, *, stop: Event, size_of: Callable[[Path], int]) -> Iterator[Changes]:
        yield frozenset()
        yield frozenset()

    one = LiveReload(root, damaged, posted.append, watch=watch)
    one.start()
    one.wait()
    (told,) = posted
    assert isinstance(told, LiveReload.Changed)
    assert told.news.warning
    assert "damaged" in told.news.said
    assert told.library.ask(asked)[0][0] > 0


def test_an_edit_that_keeps_size_and_time_of_the_file_is_seen(root: Path) -> None:
    """As `cp -p` and `rsync -t` make it."""
    path = root / "statements.yaml"
    hour = path.stat().st_mtime_ns - 3_600_000_000_000
    os.utime(path, ns=(hour, hour))
    library = open_library(root)
    posted: list[Message] = []

    def watch(path: Path, *, stop: Event, size_of: Callable[[Path], int]) -> Iterator[Changes]:
        changed = root / "statements.yaml"
        changed.write_text(STATEMENTS.replace("Sentence 05", "Sentinel 05"))
        os.utime(changed, ns=(hour, hour))
        yield frozenset({changed})

    one = LiveReload(root, library, posted.append, watch=watch)
    one.start()
    one.wait()
    (told,) = posted
    assert isinstance(told, LiveReload.Changed)
    assert told.news.said == "statements.yaml saved: 1 record changed."
