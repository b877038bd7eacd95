"""Doing it again on every save."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path

import pytest

from briefing.cli.commands import check as command
from briefing.cli.main import main
from briefing.cli.output import Output
from briefing.cli.watch import watch
from briefing.disk.pending_changes import Changes
from briefing.disk.watch import changes_below
from briefing.errors import BriefingError
from tests.briefings import HEADER, write
from tests.check.examples import record

NOTHING: Changes = frozenset()
BEGUN = "watching for changes; ctrl+c: stop\n"
NOON = datetime(2024, 5, 1, 12, 0, 5)


def watched(
    changes: list[Changes], statuses: list[int | BriefingError], *, is_old: bool = False
) -> tuple[int, list[int | BriefingError], str]:
    """The exit status, what was not done, and what was said."""
    left = list(statuses)

    def again() -> int:
        done = left.pop(0)
        if isinstance(done, BriefingError):
            raise done
        return done

    said = io.StringIO()
    out = Output(io.StringIO(), said)
    return watch(again, changes, lambda: is_old, out, lambda: NOON), left, said.getvalue()


def test_it_is_done_at_once_and_after_every_change() -> None:
    change = frozenset({Path("actors.yaml").absolute()})
    status, left, said = watched([NOTHING, change, NOTHING, change], [1, 0, 1])
    assert (status, left) == (1, [])
    assert said == BEGUN + "12:00:05 actors.yaml changed\n" * 2


def test_what_was_saved_before_the_watching_began_is_not_missed() -> None:
    status, left, said = watched([NOTHING, NOTHING], [1, 0], is_old=True)
    assert (status, left, said) == (0, [], f"{BEGUN}12:00:05 saved again\n")


def test_what_cannot_be_done_at_the_moment_is_told_and_done_after_the_next_save() -> None:
    change = frozenset(Path(f"{name}.yaml").absolute() for name in "abcde")
    status, left, said = watched([NOTHING, change], [BriefingError("It is gone", "Wait"), 0])
    assert (status, left) == (0, [])
    named = "a.yaml, b.yaml, c.yaml and 2 more"
    assert said == f"briefing: It is gone. Wait\n{BEGUN}12:00:05 {named} changed\n"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_on_a_terminal_a_rule_stands_between_two_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    said = io.StringIO()
    out = Output(Terminal(), said)
    change = frozenset({Path("a.yaml").absolute()})
    watch(lambda: 0, [change], lambda: False, out, lambda: NOON)
    assert said.getvalue() == f"{BEGUN}\n{'── 12:00:05 a.yaml changed '.ljust(60, '─')}\n"


def replace(path: Path, text: str) -> None:
    """Save as editors do: a new file in the place of the old one."""
    new = path.with_name(f".{path.name}.swp")
    new.write_text(text, "utf-8")
    new.replace(path)


def first_change(changes: Iterator[Changes], save: threading.Thread) -> Changes:
    """What is told after the watching has begun, which is when nothing has changed for once."""
    assert next(changes) == NOTHING
    save.start()
    found = next(one for one in islice(changes, 20) if one)  # 20 seconds at most
    save.join()
    return found


@pytest.mark.parametrize("whole_folder", [True, False])
def test_a_real_save_is_noticed_even_if_a_new_file_takes_the_place(
    tmp_path: Path, *, whole_folder: bool
) -> None:
    write(tmp_path, {"draft.yaml": HEADER, "other.txt": ""})
    path = tmp_path / "draft.yaml"
    save = threading.Thread(target=replace, args=(path, HEADER + record("")))
    changes = changes_below(tmp_path if whole_folder else path)
    assert first_change(changes, save) == {path}


def test_the_command_checks_again_after_a_save_and_ends_with_130(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, {"draft.yaml": HEADER + record("country: Iraq\n")})
    monkeypatch.chdir(tmp_path)

    def saved(*_: Path) -> Iterator[Changes]:
        yield NOTHING
        replace(tmp_path / "draft.yaml", HEADER + "actors: [\n")
        yield frozenset({tmp_path / "draft.yaml"})
        replace(tmp_path / "draft.yaml", HEADER + record(""))
        yield frozenset({tmp_path / "draft.yaml"})
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "changes_below", saved)
    assert main(["check", "draft.yaml", "--watch"]) == 130
    told = capsys.readouterr()
    codes = [line.rpartition(" ")[2] for line in told.out.splitlines()]
    assert codes == ["[invalid-value]", "[not-yaml]"]
    assert told.err.splitlines()[-1] == "0 errors, 0 warnings, 0 notes"
