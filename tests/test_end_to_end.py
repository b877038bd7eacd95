"""The installed program, started as a person starts it, in a real pseudo-terminal.

What it draws goes to a terminal's screen (pyte), and its keys are written as a keyboard sends them.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import termios
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.briefings import HEADER, write
from tests.conftest import CONTENT
from tests.pseudo_terminal import ALTERNATE, PROGRAM, SEQUENCE
from tests.pseudo_terminal import PseudoTerminal as Terminal


def mark(terminal: Terminal, words: str) -> None:
    """Walk the links until the one with these words is marked, which stands out from all others."""
    for _ in range(200):
        before = _places(terminal)
        terminal.press("tab")
        moved = partial(_moved, terminal, before)
        terminal.until(moved, "the mark moved")
        terminal.settle()
        if words in marked(terminal):
            return
    raise AssertionError(f"no link says {words!r}:\n{terminal.text}")


def _moved(terminal: Terminal, before: list[tuple[int, int]]) -> bool:
    return _places(terminal) not in ([], before)


def _places(terminal: Terminal) -> list[tuple[int, int]]:
    """Where the marked link is drawn: two links may have the same words."""
    return [
        (y, x)
        for y in range(1, terminal.screen.lines - 1)
        for x in range(terminal.screen.columns)
        if terminal.screen.buffer[y][x].bold and terminal.screen.buffer[y][x].bg == "8ab6cf"
    ]


def marked(terminal: Terminal) -> str:
    """The words that are drawn as the marked link: bold, on a colour that nothing else has."""
    cells = [
        terminal.screen.buffer[y][x]
        for y in range(1, terminal.screen.lines - 1)
        for x in range(terminal.screen.columns)
    ]
    return " ".join("".join(c.data if c.bold and c.bg == "8ab6cf" else " " for c in cells).split())


def read_of(terminal: Terminal) -> list[str]:
    """The lines of the page, without the sections beside it, which count what is unread."""
    return [line.rpartition("▕")[2] for line in terminal.text.splitlines()]


def test_the_walk_from_the_front_page_to_the_claimant_and_back(
    terminals: Callable[..., Terminal],
) -> None:
    terminal = terminals(CONTENT)
    terminal.see("This briefing rests on one article")
    mark(terminal, "Senator Kevin Cramer")
    left = read_of(terminal)
    terminal.press("enter")
    terminal.see("I don’t sense any deterrence.")
    terminal.press("s")
    terminal.see_at_top("Actors › Kevin Cramer")
    terminal.press("[")
    terminal.see_at_top("Statements › Kevin Cramer")
    terminal.press("e")
    terminal.see_at_top("Attacks on US forces and bases")
    mark(terminal, "the drone attack on al-Tanf")
    terminal.press("enter")
    terminal.see_at_top("Incidents › Drone attack on the al-Tanf base")
    terminal.press("c")
    terminal.see_at_top("Statements › Islamic Resistance in Iraq")
    terminal.press("s")
    terminal.see_at_top("Actors › Islamic Resistance in Iraq")
    for words in (
        "Statements › Islamic Resistance",
        "Drone attack",
        "Attacks on US",
        "Statements › Kevin Cramer",
    ):
        terminal.press("[")
        terminal.see_at_top(words)
    terminal.press("[")
    terminal.until(lambda: read_of(terminal) == left, "the front page was as it had been left")
    assert "Senator Kevin Cramer" in marked(terminal)
    terminal.press("q")
    assert terminal.ended() == 0


def test_searching_finds_while_one_types(terminals: Callable[..., Terminal]) -> None:
    terminal = terminals(CONTENT, columns=120, lines=36)
    terminal.see("This briefing rests on one article")
    terminal.press("/")
    terminal.see("Search everything")
    terminal.settle()
    terminal.press(*"kataib hezb")
    terminal.see("found")
    terminal.see("Kata'ib Hezbollah")
    terminal.press("escape")
    terminal.see("This briefing rests on one article")
    terminal.press("q")
    assert terminal.ended() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT])
def test_a_signal_gives_the_terminal_back_as_it_was(
    terminals: Callable[..., Terminal], number: signal.Signals
) -> None:
    terminal = terminals(CONTENT)
    terminal.see("This briefing rests on one article")
    assert termios.tcgetattr(terminal.child.child_fd) != terminal.before
    terminal.settle()  # nothing is under way any more: only the signal itself can wake it
    os.kill(terminal.child.pid, number)
    terminal.until(lambda: ALTERNATE in terminal.sent, "it left the alternate screen")
    assert terminal.ended() == 128 + number
    assert terminal.sent.rindex("\x1b[?25h") > terminal.sent.rindex("\x1b[?25l")


def test_a_terminal_that_goes_away_ends_the_program(terminals: Callable[..., Terminal]) -> None:
    terminal = terminals(CONTENT)
    terminal.see("This briefing rests on one article")
    process = terminal.child.ptyproc
    process.fileobj.close()
    process.closed = terminal.child.closed = True
    assert process.wait() == 128 + signal.SIGHUP


def test_the_modes_of_the_terminal_are_put_back(terminals: Callable[..., Terminal]) -> None:
    terminal = terminals(CONTENT)
    terminal.see("This briefing rests on one article")
    terminal.press("q")
    terminal.until(lambda: ALTERNATE in terminal.sent, "it left the alternate screen")
    assert termios.tcgetattr(terminal.child.child_fd) == terminal.before
    assert terminal.ended() == 0


HOSTILE = """\
actors:
  hostile:
    name: "\\e]52;c;eA==\\a \\e[2J\\e[?1049l [b]sic[/b] \\x9b31m \\u202Eright \\0"
    kind: person
    note: "\\e[c \\e[6n \\ePq\\e\\\\ [/] @click=app.quit [@click=app.quit]press[/]"
"""


def test_content_cannot_drive_the_terminal(
    terminals: Callable[..., Terminal], tmp_path: Path
) -> None:
    path = write(tmp_path, {"test.yaml": HEADER + HOSTILE}) / "test.yaml"
    terminal = terminals(path, columns=120, lines=30)
    terminal.see("Made up for a test")
    terminal.press("4", "enter")
    terminal.see("[@click=app.quit]press[/]")
    terminal.see("[b]sic[/b]")
    terminal.press("/", *"sic")
    terminal.see("1 found")
    terminal.press("escape")
    terminal.see_at_top("A made-up briefing")
    terminal.press("'")
    terminal.see("Where you have been")
    terminal.press("escape")
    terminal.until(lambda: "Where you" not in terminal.text, "the window closed")
    terminal.press("q")
    assert terminal.ended() == 0
    drawn = terminal.sent[: terminal.sent.rindex(ALTERNATE)]
    rest = SEQUENCE.sub("", drawn)
    assert not [mark for mark in rest if ord(mark) < 32 and mark not in "\r\n"]
    assert not re.search("[\x7f-\x9f\u202a-\u202e]", rest)
    assert "\x1b]52" not in drawn
    assert "\x1b[2J" not in drawn
    assert drawn.count(ALTERNATE) == 0


def test_a_library_is_compiled_while_one_waits_and_then_read(
    terminals: Callable[..., Terminal], tmp_path: Path
) -> None:
    path = write(tmp_path, {"test.yaml": HEADER}) / "test.yaml"
    for _ in range(2):
        terminal = terminals(path)
        terminal.see("Made up for a test")
        terminal.press("q")
        assert terminal.ended() == 0


def test_what_is_saved_meanwhile_is_on_the_screen_at_the_same_place(
    terminals: Callable[..., Terminal], tmp_path: Path
) -> None:
    path = Path(shutil.copytree(CONTENT, tmp_path / "content"))
    (file,) = path.glob("*/statements/us-side.yaml")
    terminal = terminals(path, columns=120, lines=30)
    terminal.see("This briefing rests on one article")
    terminal.press("3", "G", "enter")
    terminal.see_at_top("Statements › Sabrina Singh")
    terminal.settle()
    place = terminal.top
    text = file.read_text("utf-8")
    (actors,) = path.glob("*/actors.yaml")
    actors.write_text(actors.read_text("utf-8") + "\nadded: {name: Anna Added, kind: person}\n")
    terminal.see("actors.yaml saved: 1 new")
    assert terminal.top == place
    file.write_text(text + "\nbroken: [\n", "utf-8")
    terminal.see("! cannot read")
    file.write_text(text, "utf-8")
    terminal.until(lambda: "! cannot read" not in terminal.text, "it was mended")
    terminal.press("4")
    terminal.press("G")
    terminal.see("Anna Added")
    terminal.press("q")
    assert terminal.ended() == 0


def test_without_a_terminal_there_is_one_line_and_status_2() -> None:
    process = subprocess.run(
        [*PROGRAM, str(CONTENT)], stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    assert process.returncode == 2
    assert process.stdout == b""
    assert process.stderr.count(b"\n") == 1


def test_a_terminal_that_cannot_draw_gets_one_line_and_status_2(
    terminals: Callable[..., Terminal],
) -> None:
    terminal = terminals(CONTENT, term="dumb")
    assert terminal.ended() == 2
    assert terminal.sent.count("\n") == 1
    assert "\x1b" not in terminal.sent


def test_nothing_to_read_is_one_line_and_status_2(
    terminals: Callable[..., Terminal], tmp_path: Path
) -> None:
    terminal = terminals(tmp_path / "nowhere")
    assert terminal.ended() == 2
    assert terminal.sent.count("\n") == 1
    assert "nowhere" in terminal.sent
