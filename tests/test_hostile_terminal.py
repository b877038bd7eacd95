"""Whatever the terminal sends, and however the program is stopped or ended, in a real terminal."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import termios
from collections.abc import Callable

import pytest

from tests.conftest import CONTENT
from tests.pseudo_terminal import ALTERNATE, PROGRAM, PseudoTerminal
from tests.reader.terminal.answers import ANSWERS

FRONT = "This briefing rests on one article"
NO_UTF8 = (b"\xff", "\xe9".encode("latin-1"), b"\xc3", b"\xed\xa0\x80", b"\xf8\x88\x80\x80\x80")
Terminals = Callable[..., PseudoTerminal]


def opened(terminals: Terminals) -> PseudoTerminal:
    terminal = terminals(CONTENT, columns=120, lines=30)
    terminal.see(FRONT)
    terminal.settle()
    return terminal


def test_answers_to_nobody_change_nothing(terminals: Terminals) -> None:
    terminal = opened(terminals)
    before = terminal.text
    for answer in ANSWERS.values():
        terminal.write(answer)
        # Not after the first byte: an escape alone is a key.
        terminal.write(answer[: 1 + len(answer) // 2])
        terminal.write(answer[1 + len(answer) // 2 :])
    terminal.settle()
    assert terminal.text == before
    terminal.press("q")
    assert terminal.ended() == 0


def test_no_byte_ends_it(terminals: Terminals) -> None:
    terminal = opened(terminals)
    for sent in NO_UTF8:
        terminal.write(sent)
    terminal.press("/")
    terminal.see("Search everything")
    terminal.write(b"caf\xe9s")
    terminal.see("caf\ufffds")
    terminal.press("\x11")
    assert terminal.ended() == 0


def test_a_paste_presses_no_key_and_is_one_line_in_a_field(terminals: Terminals) -> None:
    terminal = opened(terminals)
    before = terminal.text
    terminal.write(b"\x1b[200~?q\r4\x1b[201~q/\x1b[201~")
    terminal.settle()
    assert terminal.text == before
    terminal.press("/")
    terminal.see("Search everything")
    terminal.settle()
    terminal.write(b"\x1b[200~kataib\r\nhezb\r\n\x1b[201~")
    terminal.see("kataib hezb")
    terminal.see("found")
    terminal.press("\x11")
    assert terminal.ended() == 0


def test_a_giant_paste_is_cut_and_said(terminals: Terminals) -> None:
    terminal = opened(terminals)
    terminal.press("/")
    terminal.see("Search everything")
    terminal.write(b"\x1b[200~" + b"word ?q\n" * 40_000 + b"\x1b[201~")
    terminal.see("Only the first 4,000 bytes were pasted")
    terminal.press("\x11")
    assert terminal.ended() == 0


@pytest.mark.parametrize("key", [b"\x1b[1;3D", b"\x1b\x1b[D", b"\x1bb", b"\x1b[1;9D", b"["])
def test_back_is_sent_in_several_ways(terminals: Terminals, key: bytes) -> None:
    terminal = opened(terminals)
    terminal.press("4")
    terminal.see_at_top("Actors")
    terminal.settle()
    terminal.write(key)
    terminal.until(lambda: "Actors" not in terminal.top, "it went back")
    terminal.press("q")
    assert terminal.ended() == 0


def in_shell(terminals: Terminals) -> PseudoTerminal:
    """A terminal with a shell that controls jobs, and the program in it."""
    shell = shutil.which("bash")
    if shell is None:
        pytest.skip("no bash here")
    program = ("env", "PS1=ready> ", shell, "--norc", "--noprofile", "-i", "-o")
    terminal = terminals("emacs", columns=120, lines=30, program=program)
    terminal.see("ready>")
    terminal.press(f"{' '.join(PROGRAM)} '{CONTENT}'\r")
    terminal.see(FRONT)
    terminal.settle()
    return terminal


def test_it_stops_as_a_job_and_comes_back_as_it_was(terminals: Terminals) -> None:
    terminal = in_shell(terminals)
    terminal.press("4", "j", "j")
    terminal.see_at_top("Actors › United States")
    terminal.see("Opposed by")
    terminal.settle()
    before = terminal.text
    for how in ("\x1a", "\x1b[122;5u"):  # the key, and the same in the kitty protocol
        came = terminal.sent.count(ALTERNATE)
        terminal.press(how)
        terminal.until(lambda came=came: terminal.sent.count(ALTERNATE) > came, "it left")  # type: ignore[misc]
        terminal.see("Stopped")
        terminal.press("echo is''here; stty -a\r")
        terminal.see("ishere")
        terminal.see(" icanon")
        last = terminal.sent.rindex
        assert last("\x1b[?25h") > last("\x1b[?25l")
        assert last("\x1b[?2004l") > last("\x1b[?2004h") or last("\x1b[?1003l") > last(
            "\x1b[?1003h"
        )
        terminal.press("fg\r")
        terminal.until(lambda: terminal.text == before, "the screen was as before")
    terminal.press("q")
    terminal.see("ready>")
    terminal.press("echo st''atus $?; exit\r")
    terminal.see("status 0")


def test_what_is_stopped_can_be_ended(terminals: Terminals) -> None:
    terminal = in_shell(terminals)
    terminal.press("\x1a")
    terminal.see("Stopped")
    terminal.press("bg; kill %1; fg; echo st''atus $?; exit\r")
    terminal.see("status 143")


@pytest.mark.parametrize("number", [signal.SIGTSTP, signal.SIGCONT])
def test_where_no_shell_is_it_goes_on(terminals: Terminals, number: signal.Signals) -> None:
    terminal = opened(terminals)
    before = terminal.text
    came = terminal.sent.count("\x1b[?1049h")
    os.kill(terminal.child.pid, number)
    terminal.until(lambda: terminal.sent.count("\x1b[?1049h") > came, "it began anew")
    terminal.until(lambda: terminal.text == before, "the screen was as before")
    terminal.press("q")
    assert terminal.ended() == 0


LATE = """
import fcntl, sys, termios, time
from briefing.cli.main import main
from briefing.reader import app
run = app.run
def late(*arguments):
    print("still loading", flush=True)
    typed = bytes(4)
    while typed == bytes(4):
        time.sleep(0.01)
        typed = fcntl.ioctl(0, termios.FIONREAD, typed)
    return run(*arguments)
app.run = late
sys.exit(main(sys.argv[1:]))
"""


def test_what_is_typed_before_anything_is_drawn_is_for_the_reader(terminals: Terminals) -> None:
    terminal = terminals(CONTENT, columns=120, lines=30, program=(sys.executable, "-c", LATE))
    terminal.see("still loading")
    terminal.write(b"/drone\r")
    terminal.see_at_top("Incidents › Drone attack on the Harir base")
    assert "drone" not in terminal.sent[: terminal.sent.index("\x1b[?1049h")]
    terminal.press("\x11")
    terminal.until(lambda: not terminal.read(), "it ended")
    assert termios.tcgetattr(terminal.child.child_fd) == terminal.before
    assert terminal.ended() == 0


def test_what_is_ended_before_anything_is_drawn_leaves_the_terminal_as_it_was(
    terminals: Terminals,
) -> None:
    terminal = terminals(CONTENT, columns=120, lines=30, program=(sys.executable, "-c", LATE))
    terminal.see("still loading")
    assert termios.tcgetattr(terminal.child.child_fd) != terminal.before
    os.kill(terminal.child.pid, signal.SIGTERM)
    terminal.until(lambda: not terminal.read(), "it ended")
    assert termios.tcgetattr(terminal.child.child_fd) == terminal.before
    assert terminal.ended() == 256 + signal.SIGTERM


BROKEN = """
import sys
from briefing.cli.main import main
from briefing.reader.{where}
def broken(*_, **__):
    raise KeyError("a fault that was made up")
{what} = broken
sys.exit(main(sys.argv[1:]))
"""
FAULTS = {
    "in the app": ("screens.dialogs import help", "help.open_help"),
    "in reading keys": ("terminal.terminal_input import TerminalInput", "TerminalInput.feed"),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_fault_is_kept_and_told_and_the_terminal_is_given_back(
    terminals: Terminals, fault: tuple[str, str]
) -> None:
    code = BROKEN.format(where=fault[0], what=fault[1])
    terminal = terminals(CONTENT, columns=120, lines=30, program=(sys.executable, "-c", code))
    terminal.see(FRONT)
    terminal.press("?")
    terminal.until(
        lambda: "please send that with a report" in " ".join(terminal.sent.split()), "told"
    )
    assert termios.tcgetattr(terminal.child.child_fd) == terminal.before
    assert terminal.ended() == 1
    after = terminal.sent[terminal.sent.rindex(ALTERNATE) :]
    assert "Traceback" not in after
    with open(os.path.join(os.environ["BRIEFING_STATE_DIR"], "crash.txt")) as kept:  # noqa: PTH123, PTH118
        assert "a fault that was made up" in kept.read()
