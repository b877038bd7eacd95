"""Opening: nothing is parsed twice, only what changed is compiled, and no damage shows."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.errors import BriefingError
from briefing.library import opening
from briefing.library.compiler.progress import Progress
from briefing.library.library import Library
from briefing.library.opening import open_fresh, open_kept, open_library
from briefing.library.store import cache, seal
from briefing.library.store.records import Listing
from briefing.load import loader
from briefing.load.content_layout import SourceFile
from briefing.model.key import Key
from tests.briefings import write

HEADER = "title: T\nas_of: 2024\nbasis: B\n"
SAYS = "{{form: summary, act: assert, speaker: {0}, chain: [unknown], text: '{1}'}}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(
        tmp_path / "made-up",
        {
            "briefing.yaml": HEADER,
            "actors.yaml": "one: {name: One, kind: person}\ntwo: {name: Two, kind: person}\n",
            "statements.yaml": "said: " + SAYS.format("one", "About [[two]].") + "\n",
        },
    )


def everything(library: Library) -> list[object]:
    """All that a library answers, for comparing one with another."""
    found: list[object] = [*library.problems.all(), *library.briefings.all()]
    for record in library.lists.page(Listing(order="file"), 0, 1_000):
        found += [record, *library.links.of(record.key), *library.links.backlinks(record.key)]
    return found


def compiled_files(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Keeps a list of the files that are compiled from now on."""
    seen: list[str] = []
    original = loader.load_file

    def load_file(source: SourceFile, root: Path, shared: loader.Shared) -> loader.LoadedFile:
        seen.append(source.name)
        return original(source, root, shared)

    monkeypatch.setattr("briefing.library.compiler.pack.load_file", load_file)
    monkeypatch.setattr("briefing.library.update.library_update.load_file", load_file)
    return seen


def age(folder: Path) -> None:
    """Make every file look as if it had been written an hour ago, so that its time is believed."""
    for path in folder.rglob("*.yaml"):
        before = path.stat().st_mtime_ns - 3_600_000_000_000
        os.utime(path, ns=(before, before))


def test_a_library_is_compiled_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    age(folder)
    assert open_fresh(folder) is None
    first = everything(open_library(folder))
    seen = compiled_files(monkeypatch)
    assert open_fresh(folder) is not None
    assert everything(open_library(folder)) == first
    assert seen == []


def test_opening_again_parses_no_yaml_in_a_fresh_process(folder: Path) -> None:
    open_library(folder)
    code = (
        "import sys; from pathlib import Path; from briefing.library.opening import open_library; "
        f"library = open_library(Path({str(folder)!r})); assert library.briefings.all(); "
        "print(sorted({'yaml', 'pydantic', 'textual', 'markdown_it'} & sys.modules.keys()))"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


def test_only_the_file_that_changed_is_compiled(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    age(folder)
    open_library(folder)
    seen = compiled_files(monkeypatch)
    (folder / "actors.yaml").write_text("one: {name: Uno, kind: person}\n", "utf-8")
    library = open_library(folder)
    assert seen == ["actors.yaml"]
    assert library.titles([Key("made-up", "one")]) == {Key("made-up", "one"): "Uno"}
    assert [problem.code for problem in library.problems.all()] == ["unknown-slug"]


def test_a_file_changed_within_its_own_second_is_noticed(folder: Path) -> None:
    path = folder / "actors.yaml"
    status = path.stat()
    open_library(folder)
    path.write_text(path.read_text("utf-8").replace("One", "Eno"), "utf-8")
    os.utime(path, ns=(status.st_mtime_ns, status.st_mtime_ns))
    assert open_library(folder).titles([Key("made-up", "one")])[Key("made-up", "one")] == "Eno"


def believe_the_stamp(monkeypatch: pytest.MonkeyPatch) -> None:
    """As with a library too large to be compared, on a disk that forgets what it holds."""
    monkeypatch.setattr(cache, "WHOLE_CHECK", 0)
    monkeypatch.setattr(seal, "is_untouched", lambda *_: True)


EDITS = (
    ("actors.yaml", "one: {name: Uno, kind: person}\n"),
    ("actors.yaml", "one: {name: One, kind: person}\ntwo: {name: Two, kind: persn}\n"),
    ("actors.yaml", "one: {name: [}\n"),
    ("actors.yaml", None),
    ("locations.yaml", "one: {name: The same slug, kind: city}\n"),
    ("locations.yaml", "three: {name: Three, kind: city, note: 'see [[said]]'}\n"),
    ("locations.yaml", None),
    ("statements.yaml", "said: " + SAYS.format("two", "About [[three]].") + "\n"),
    ("statements/more.yaml", "also: " + SAYS.format("one", "And [[one]].") + "\n"),
    ("briefing.yaml", HEADER + "summary: See [[said]].\n"),
    ("briefing.yaml", "title: [\n"),
)


@pytest.mark.parametrize("seed", range(6))
def test_any_row_of_edits_gives_what_compiling_anew_gives(
    folder: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    for name, text in random.Random(seed).choices(EDITS, k=6):
        path = folder / name
        path.unlink(missing_ok=True)
        if text is not None:
            write(folder, {name: text})
        step_by_step = everything(open_library(folder))
        with monkeypatch.context() as anew:
            anew.setenv("BRIEFING_CACHE_DIR", str(folder.parent / "another cache"))
            cache.place(folder).unlink(missing_ok=True)
            assert step_by_step == everything(open_library(folder)), name


def damages(whole: bytes) -> Iterator[bytes]:
    """Many kinds of damage to a file."""
    chance = random.Random(7)
    yield b""
    yield whole[:100]
    yield whole[: len(whole) // 2]
    yield b"not a database" + whole[14:]
    for _ in range(60):
        at = chance.randrange(len(whole))
        yield whole[:at] + bytes([whole[at] ^ (1 << chance.randrange(8))]) + whole[at + 1 :]
    for _ in range(20):
        at = chance.randrange(len(whole))
        yield whole[:at] + bytes(512) + whole[at + 512 :]


def test_a_damaged_file_gives_the_same_answers(folder: Path) -> None:
    expected = everything(open_library(folder))
    kept = cache.place(folder)
    whole = kept.read_bytes()
    for damaged in damages(whole):
        kept.write_bytes(damaged)
        assert everything(open_library(folder)) == expected


def test_damage_while_the_library_is_open_is_mended(folder: Path) -> None:
    library = open_library(folder)
    expected = everything(library)
    kept = cache.place(folder)
    kept.write_bytes(b"\0" * kept.stat().st_size)
    assert everything(library) == expected


def test_a_row_that_says_something_else_is_noticed_in_a_file_too_large_to_be_compared(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = everything(open_library(folder))
    believe_the_stamp(monkeypatch)
    kept = cache.place(folder)
    kept.write_bytes(kept.read_bytes().replace(b'"name":"One"', b'"name":"Own"'))
    assert everything(open_library(folder)) == expected


def test_a_text_that_is_no_text_any_more_is_noticed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = everything(open_library(folder))
    believe_the_stamp(monkeypatch)
    kept = cache.place(folder)
    kept.write_bytes(kept.read_bytes().replace(b'"name":"One"', b'"name":"\xffne"'))
    assert everything(open_library(folder)) == expected


def test_a_library_compiled_by_other_code_is_compiled_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_library(folder)
    monkeypatch.setattr(cache, "program_stamp", lambda: "another")
    assert open_fresh(folder) is None


def test_an_unwritable_cache_folder_means_a_library_in_memory_and_a_notice(
    folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    expected = everything(open_library(folder))
    blocked = tmp_path / "a file where a folder should be"
    blocked.write_text("")
    monkeypatch.setenv("BRIEFING_CACHE_DIR", str(blocked / "cache"))
    library = open_library(folder)
    assert "cannot be written" in library.notice
    assert everything(library) == everything(library.clone()) == expected


def test_a_large_library_that_cannot_be_kept_is_an_error_with_a_remedy(
    folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    blocked = tmp_path / "a file where a folder should be"
    blocked.write_text("")
    monkeypatch.setenv("BRIEFING_CACHE_DIR", str(blocked / "cache"))
    size = sum(path.stat().st_size for path in folder.rglob("*.yaml"))
    monkeypatch.setattr(opening, "_MOST_IN_MEMORY", size - 1)
    with pytest.raises(BriefingError) as raised:
        open_library(folder)
    assert str(blocked / "cache") in raised.value.title
    assert "BRIEFING_CACHE_DIR" in raised.value.remedy


@pytest.mark.skipif(os.name != "posix", reason="elsewhere, programs cannot be asked for")
def test_what_a_killed_program_left_is_swept_and_what_another_one_writes_is_not(
    folder: Path,
) -> None:
    open_library(folder)
    kept = cache.place(folder)
    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        pass
    left = kept.with_name(f".{kept.name}.{gone.pid}-1")
    busy = kept.with_name(f".{kept.name}.{os.getpid()}-1")
    for path in (left, busy):
        path.write_text("")
    kept.unlink()
    open_library(folder)
    assert not left.exists()
    assert busy.exists()


def test_the_file_is_the_persons_own(folder: Path) -> None:
    open_library(folder)
    kept = cache.place(folder)
    assert kept.stat().st_mode & 0o077 == 0
    assert not list(kept.parent.glob(".*"))


def test_two_briefings_in_one_folder_have_files_of_their_own(tmp_path: Path) -> None:
    write(tmp_path, {"a.yaml": "briefing: {title: A, as_of: 2024, basis: B}\n"})
    write(tmp_path, {"b.yaml": "briefing: {title: B, as_of: 2024, basis: B}\n"})
    places = {cache.place(tmp_path / name) for name in ("", "a.yaml", "b.yaml")}
    assert len(places) == 3


@pytest.mark.parametrize("name", ["nothing", "empty"])
def test_where_there_is_no_briefing_it_says_what_one_is(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(BriefingError, match="There is no") as told:
        opening.open_library(tmp_path / name)
    assert "folder" in told.value.remedy


def test_progress_ends_when_all_is_done(folder: Path) -> None:
    told: list[Progress] = []
    open_library(folder, told.append)
    assert [one for one in told if one.done == one.total] == told[-1:]
    assert told[-1].left == 0


def test_a_large_library_opens_as_it_was_compiled_before_its_files_are_looked_at(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "LARGE", 0)
    open_library(folder).close()
    (folder / "actors.yaml").write_text("one: {name: Uno, kind: person}\n", "utf-8")
    kept = open_kept(folder)
    assert kept is not None
    assert kept.titles([Key("made-up", "one")]) == {Key("made-up", "one"): "One"}
    assert open_fresh(folder) is None
    kept.close()


def test_a_small_library_is_never_opened_without_looking_at_its_files(folder: Path) -> None:
    open_library(folder).close()
    assert open_kept(folder) is None


def test_what_other_code_compiled_is_not_opened_as_it_is(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "LARGE", 0)
    assert open_kept(folder) is None
    open_library(folder).close()
    monkeypatch.setattr(cache, "program_stamp", lambda: "other")
    assert open_kept(folder) is None
