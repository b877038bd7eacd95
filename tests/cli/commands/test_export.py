"""`briefing export`: to standard output, to files, and never over what is there unasked."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from tests.briefings import HEADER, write
from tests.cli.conftest import Run


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_section_goes_to_a_file(run: Run) -> None:
    ran = run("export", "statements", "-o", "statements.md")
    assert ran == (0, "", "wrote statements.md\n")
    text = Path("statements.md").read_text("utf-8")
    assert "> I don’t sense any deterrence." in text
    assert "Kevin Cramer" in text


def test_standard_output_gets_the_bytes_that_a_file_gets(run: Run) -> None:
    run("export", "terms", "-o", "terms.md")
    assert run("export", "terms").out == Path("terms.md").read_text("utf-8")


def test_a_record_and_the_whole_briefing_are_exported(run: Run) -> None:
    record, whole = run("export", "claim-al-tanf").out, run("export").out
    assert "It targeted the base at al-Tanf" in record
    assert len(record) < len(whole)
    assert whole == run("export", "all").out


def test_a_folder_takes_several_files(run: Run) -> None:
    ran = run("export", "all", "-o", "notes/")
    files = list(Path("notes").iterdir())
    assert ran.status == 0
    assert len(files) > 5
    assert ran.err == f"wrote {len(files)} files to notes/\n"


def test_a_query_narrows_a_section_or_everything(run: Run) -> None:
    everything = run("export", "--query", "actor:KH").out
    section = run("export", "statements", "--query", "actor:KH").out
    assert "actor:KH" in everything
    assert "actor:KH" in section
    assert len(section) < len(everything)
    assert run("export", "al-tanf", "--query", "drone").status == 2


def test_a_query_that_finds_nothing_writes_nothing(run: Run) -> None:
    ran = run("export", "--query", "actor:nobody", "-o", "none.md")
    assert (ran.status, ran.out) == (1, "")
    assert "no actor matches `nobody`" in ran.err
    assert not Path("none.md").exists()


def test_two_are_set_side_by_side_as_asked(run: Run) -> None:
    asked = ("--compare", "mira-tolland", "edvin-raske")
    out = run("export", "all", "--example", "--profile", "report", *asked, "--links", "none").out
    assert "| Where they differ" in out
    assert "Mira Tolland | Edvin Raske" in out.replace("\\|", "|")


@pytest.mark.parametrize("style", ["relative", "wiki", "none"])
def test_links_are_written_as_asked(run: Run, style: str) -> None:
    text = run("export", "all", "--links", style).out
    assert ("[[" in text) == (style == "wiki")
    assert ("](#al-tanf)" in text) == (style == "relative")


def test_a_file_that_is_there_is_only_replaced_if_that_is_said(run: Run) -> None:
    Path("terms.md").write_text("mine", "utf-8")
    ran = run("export", "terms", "-o", "terms.md")
    assert ran.status == 2
    assert "--replace" in ran.err
    assert Path("terms.md").read_text("utf-8") == "mine"
    assert run("export", "terms", "-o", "terms.md", "--replace").status == 0
    assert Path("terms.md").read_text("utf-8") != "mine"


@pytest.mark.parametrize(("answer", "kept"), [("n", True), ("", True), ("y", False)])
def test_on_a_terminal_somebody_is_asked(tmp_path: Path, answer: str, kept: bool) -> None:
    path = tmp_path / "terms.md"
    path.write_text("mine", "utf-8")
    arguments = ["-m", "briefing.cli.main", "export", "terms", "-o", str(path)]
    child = pexpect.spawn(sys.executable, arguments, env=dict(os.environ), timeout=60)
    child.expect_exact("Replace what is there? [y/N]")
    child.sendline(answer)
    child.expect(pexpect.EOF)
    child.close()
    assert (path.read_text("utf-8") == "mine") is kept
    assert child.exitstatus == (1 if kept else 0)


NAMES = (
    "con",
    "nul",
    "com1",
    "index",
    "a" * 260,
    "b" * 150 + "-1",
    "b" * 150 + "-2",
    "a--b",
    "a-b",
)


def vault(names: tuple[str, ...]) -> str:
    fields = "{name: N, kind: person, note: 'See [[con]].'}"
    actors = "".join(f"  {name}: {fields}\n" for name in names)
    write(Path(), {"names.yaml": f"{HEADER}actors:\n{actors}"})
    return "names.yaml"


def test_every_note_of_a_vault_has_a_name_that_every_system_takes(run: Run) -> None:
    ran = run("export", "all", "-C", vault(NAMES), "-o", "vault/", "--links", "wiki")
    assert ran.status == 0
    notes = [note.name for note in Path("vault").iterdir()]
    assert {"briefing.md", "_gaps.md"} <= set(notes)
    assert len(notes) == len(NAMES) + 2
    assert all(len(name) <= 100 for name in notes)
    assert not {"con.md", "nul.md", "com1.md"} & set(notes)
    assert {"index.md", "a--b.md", "a-b.md"} <= set(notes)
    (con,) = (name.removesuffix(".md") for name in notes if name.startswith("con~"))
    assert f"[[{con}|" in Path("vault/a-b.md").read_text("utf-8")
    assert run("export", "con", "-C", "names.yaml", "-o", "vault").status == 2
    assert run("export", "con", "-C", "names.yaml", "-o", "vault", "--replace").status == 0
    assert len(list(Path("vault").iterdir())) == len(notes)


@pytest.mark.parametrize("folder", ["/".join(["d" * 200] * 25), "d" * 300, "a.md/x", "a\0b"])
@pytest.mark.parametrize("more", [[], ["--replace"]])
def test_where_one_file_can_have_no_name_none_is_written(
    run: Run, folder: str, more: list[str]
) -> None:
    write(Path(), {"a.md": ""})
    typed = ["all", "-C", vault(("a", "b")), "-o", f"{folder}/", "--links", "wiki"]
    ran = run("export", *typed, *more)
    assert (ran.status, ran.out) == (2, "")
    assert sorted(path.name for path in Path().iterdir()) == ["a.md", "names.yaml"]


def test_nothing_is_written_where_a_link_is_in_the_way_of_one_file(run: Run) -> None:
    Path("v").mkdir()
    Path("v/b.md").symlink_to("elsewhere.md")
    typed = ["all", "-C", vault(("a", "b")), "-o", "v/", "--links", "wiki", "--replace"]
    assert run("export", *typed).status == 2
    assert [path.name for path in Path("v").iterdir()] == ["b.md"]


@pytest.mark.parametrize("output", ["-", "/dev/stdout", "/dev/fd/1"])
@pytest.mark.parametrize("line", ["{} | cat > a.md", "{} > a.md"])
def test_a_stream_gets_the_bytes_that_a_file_gets(run: Run, output: str, line: str) -> None:
    typed = f"{sys.executable} -m briefing.cli.main export mayor -C names.yaml -o {output}"
    expected = run("export", "mayor", "-C", vault(("mayor",))).out
    assert subprocess.run(["sh", "-c", line.format(typed)], check=False).returncode == 0
    assert Path("a.md").read_text("utf-8") == expected
    assert sorted(path.name for path in Path().iterdir()) == ["a.md", "names.yaml"]
