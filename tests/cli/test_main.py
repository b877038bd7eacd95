"""Which command is meant, and what happens to what goes wrong."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.cli.arguments import COMMANDS
from briefing.cli.main import parse
from briefing.errors import BriefingError
from tests.briefings import HEADER, write
from tests.cli.conftest import Run

BRIEFING = [sys.executable, "-m", "briefing.cli.main"]


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ([], None),
        (["content"], "content"),
        (["./list"], "./list"),
        (["read", "list"], "list"),
        (["--", "-odd"], "-odd"),
        (["lists"], "lists"),
    ],
)
def test_what_is_no_command_is_a_path_to_read(typed: list[str], path: str | None) -> None:
    arguments = parse(typed)
    assert (arguments.command, arguments.path) == ("read", path)


@pytest.mark.parametrize(
    "name", sorted(set(COMMANDS) - {"show", "search", "completion", "compare", "connect", "import"})
)
def test_the_name_of_a_command_is_a_command(name: str) -> None:
    assert parse([name]).command == name


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_examples(run: Run, name: str) -> None:
    ran = run(name, "--help")
    assert ran.status == 0
    assert "examples:\n  briefing" in ran.out


def test_the_help_names_every_command(run: Run) -> None:
    ran = run("--help")
    assert ran.status == 0
    assert [name for name in COMMANDS if f"\n    {name}" not in ran.out] == []


def test_the_version_is_printed(run: Run) -> None:
    ran = run("--version")
    assert ran.status == 0
    assert ran.out.startswith("briefing ")


@pytest.mark.parametrize(
    "typed",
    [
        ["--nonsense"],
        ["search"],
        ["list", "statements", "actors"],
        ["list", "--limit", "0"],
        ["list", "--limit", "x"],
        ["export", "--links", "nonsense"],
        ["list", "statments"],
        ["list", "--briefing", "nobody"],
        ["list", "-C", "/nowhere"],
        ["check", "/nowhere"],
        ["export", "nonsense"],
        ["completion", "fish-and-chips"],
    ],
)
def test_what_makes_no_sense_ends_with_2_and_says_why(run: Run, typed: list[str]) -> None:
    ran = run(*typed)
    assert ran.status == 2
    assert ran.out == ""
    assert "briefing" in ran.err


def test_a_mistyped_name_is_answered_with_the_nearest(run: Run) -> None:
    assert "Did you mean statements?" in run("list", "statments").err
    wrong = run("list", "--briefing", "us-forces-iraq-syria-2024")
    assert "Did you mean us-forces-iraq-syria-2023?" in wrong.err


def test_nothing_typed_reaches_the_terminal_as_it_is(run: Run) -> None:
    evil = "\x1b]52;c;aGk=\x07\u202e"
    for typed in (
        ["list", evil],
        ["list", f"--{evil}"],
        ["show", evil],
        ["search", f"actor:{evil}"],
    ):
        ran = run(*typed)
        assert "\x1b" not in ran.out + ran.err
        assert "\u202e" not in ran.out + ran.err


def test_what_is_no_text_is_no_traceback(run: Run) -> None:
    odd = os.fsdecode(b"\xff")
    statuses = {
        command: run(command, odd).status for command in ("list", "show", "search", "export")
    }
    assert statuses == {"list": 2, "show": 1, "search": 1, "export": 2}
    assert run("list", "-C", odd).status == 2
    assert run("list", "--briefing", odd).status == 2


def test_nothing_in_a_file_name_or_a_record_reaches_the_terminal_as_it_is(
    run: Run, tmp_path: Path
) -> None:
    broken = 'actors:\n  a: {name: "x\\e[31m\\u202e", kind: "\\e[2J"}\n'
    write(tmp_path, {"e\x1b[31m.yaml": HEADER + broken})
    path = str(tmp_path / "e\x1b[31m.yaml")
    for command in (["check", path], ["list", "actors", "-C", path], ["show", "a", "-C", path]):
        for options in ([], ["--json"]):
            ran = run(*command, *options)
            assert ran.out
            assert "\x1b" not in ran.out + ran.err
            assert "\u202e" not in ran.out + ran.err


def test_an_interruption_ends_with_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("briefing.cli.commands.list.run", interrupted)
    assert run("list").status == 130


def test_an_error_with_a_remedy_is_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> int:
        raise BriefingError("It cannot\nbe done", "Do it otherwise")

    monkeypatch.setattr("briefing.cli.commands.list.run", failing)
    assert run("list") == (2, "", "briefing: It cannot be done. Do it otherwise\n")


def test_a_reader_that_goes_away_is_no_error(content: Path) -> None:
    command = [*BRIEFING, "list", "statements", "-C", str(content)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk here")
def test_a_full_disk_is_told(content: Path) -> None:
    with Path("/dev/full").open("w") as full:
        command = [*BRIEFING, "list", "-C", str(content)]
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False, text=True)
    assert ran.returncode == 2
    assert ran.stderr == f"briefing: {os.strerror(28)}\n"


HEAVY = ("yaml", "pydantic", "textual", "markdown_it", "shtab", "importlib.metadata")


@pytest.mark.parametrize(
    "typed",
    [
        ["list"],
        ["list", "statements"],
        ["show", "claim-al-tanf"],
        ["search", "where:al-tanf"],
        ["export", "terms"],
        ["ledger"],
        ["gaps"],
    ],
)
def test_a_command_on_a_library_that_is_compiled_loads_nothing_heavy(
    run: Run, typed: list[str]
) -> None:
    assert run("list").status == 0  # compiles it
    code = (
        "import sys; from briefing.cli.main import main; status = main(sys.argv[1:]); "
        f"sys.stderr.write(' '.join(name for name in {HEAVY!r} if name in sys.modules)); "
        "sys.exit(status)"
    )
    ran = subprocess.run([sys.executable, "-c", code, *typed], capture_output=True, check=False)
    assert ran.returncode == 0
    assert not set(HEAVY) & set(ran.stderr.decode().split())


def test_a_command_has_printed_everything_when_its_process_ends_at_once(run: Run) -> None:
    assert run("list").status == 0  # compiles it
    code = (
        "import atexit, sys; atexit.register(print, 'taken apart'); "
        "from briefing.cli.main import main; sys.exit(main())"
    )
    for typed, status in (["list"], 0), (["list", "nothing-of-that-name"], 2):
        ran = subprocess.run([sys.executable, "-c", code, *typed], capture_output=True, check=False)
        direct = run(*typed)
        assert (ran.returncode, ran.stdout.decode()) == (direct.status, direct.out)
        assert (ran.returncode, ran.stderr.decode()) == (status, direct.err)


@pytest.mark.parametrize(
    "typed", [[""], ["read", ""], ["list", "-C", ""], ["gaps", "-C", ""], ["export", "-C", ""]]
)
def test_an_empty_path_is_not_taken_for_the_shipped_briefing(run: Run, typed: list[str]) -> None:
    ran = run(*typed)
    assert (ran.status, ran.out) == (2, "")
    assert "The path is empty" in ran.err


@pytest.mark.parametrize(
    "command",
    [
        ["show", "ann"],
        ["show", "ann", "--edit"],
        ["export", "all"],
        ["export", "ann"],
        ["export", "actors"],
        ["export", "ledger"],
        ["compare", "ann", "other-00"],
        ["connect", "ann", "ann"],
        ["changes", "--briefing", "none-such"],
        ["list", "actors", "--briefing", "none-such"],
        ["map", "--fit", "ann"],
    ],
    ids=" ".join,
)
def test_an_error_names_some_of_what_there_is_much_of(
    run: Run, tmp_path: Path, command: list[str]
) -> None:
    actors = "actors:\n  ann:\n    name: Ann\n    kind: person\n"
    write(tmp_path, {f"other-{at:02}.yaml": HEADER + actors for at in range(40)})
    ran = run(*command, "-C", str(tmp_path))
    assert ran.status != 0
    assert max(map(len, ran.err.splitlines())) < 200
