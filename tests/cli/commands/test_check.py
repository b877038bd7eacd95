"""`briefing check` on the shell: what it prints, how, and with which status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from textwrap import indent

import pytest

from tests.briefings import HEADER, write
from tests.check.examples import accepting, record
from tests.cli.conftest import Run

RELATION = "relations: [{type: opposes, to: one}]\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def draft(folder: Path, text: str) -> str:
    write(folder, {"draft.yaml": HEADER + text})
    return "draft.yaml"


def test_a_finding_is_a_line_with_its_place_severity_and_code(run: Run, here: Path) -> None:
    ran = run("check", draft(here, record("note: See [[two]].\n")))
    assert ran.status == 1
    assert ran.out == (
        'draft.yaml:9:15: error: note: no record "two"; write the record, or remove the link '
        "[unknown-slug]\n"
    )
    assert ran.err == "1 error, 0 warnings, 0 notes\n"


@pytest.mark.parametrize(
    ("text", "options", "status"),
    [
        (record(""), [], 0),
        (record(RELATION), [], 0),
        (record(RELATION), ["--strict"], 1),
        (record("country: Iraq\n"), [], 1),
        (record("country: Iraq\n"), ["--ignore", "invalid-value"], 0),
        (record("country: Iraq\n"), ["--select", "tag,anchor"], 0),
        (accepting("unattributed-relation") + indent(RELATION, "    "), ["--strict"], 0),
        ("questions: {a: {q: A?}}\n", ["--strict", "--all"], 0),
    ],
)
def test_the_status_is_1_for_errors_and_if_strict_for_warnings(
    run: Run, here: Path, text: str, options: list[str], status: int
) -> None:
    assert run("check", draft(here, text), *options).status == status


@pytest.mark.parametrize(
    "typed",
    [
        ["--select", "nonsense"],
        ["--ignore", "tag,nonsense"],
        ["--explain", "nonsense"],
        ["--format", "nonsense"],
        ["--severity", "nonsense"],
        ["--as-of", "nonsense"],
        ["--sources", "/nowhere"],
    ],
)
def test_what_makes_no_sense_ends_with_2(run: Run, typed: list[str]) -> None:
    ran = run("check", *typed)
    assert (ran.status, ran.out) == (2, "")
    assert "nonsense" in ran.err or "nowhere" in ran.err


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ([""], "The path is empty"),
        (["--select", ""], "'' is not the name of a rule"),
        (["--ignore", " , "], "' , ' is not the name of a rule"),
        (["--sources", ""], 'There is no folder ""'),
        (["--as-of", ""], "--as-of: empty"),
        (["--format", "sarif", "--json"], "not allowed with argument --format"),
    ],
)
def test_an_empty_variable_of_a_script_is_not_taken_for_nothing_typed(
    run: Run, typed: list[str], said: str
) -> None:
    ran = run("check", *typed)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err


def test_an_accepted_finding_is_counted_and_listed_only_when_asked(run: Run, here: Path) -> None:
    path = draft(here, accepting("unattributed-relation") + indent(RELATION, "    "))
    ran = run("check", path)
    assert ran == (0, "", "0 errors, 0 warnings, 0 notes, 1 accepted\n")
    listed = run("check", path, "--accepted").out
    assert listed.startswith("draft.yaml:10:17: accepted warning: relations[0]: ")
    assert listed.endswith("; accepted: it is known [unattributed-relation]\n")
    assert run("check", path, "--format", "github").out == ""


def test_json_has_the_reason_of_what_is_accepted(run: Run, here: Path) -> None:
    text = accepting("unattributed-relation") + indent(RELATION, "    ")
    path = draft(here, text + "questions: {a: {q: A?}}\n")
    ran = run("check", path, "--all", "--json")
    assert ran.out == run("check", path, "--all", "--format", "json").out
    whole = json.loads(ran.out)
    counts = {name: whole[name] for name in ("errors", "warnings", "notes", "accepted")}
    assert counts == {"errors": 0, "warnings": 0, "notes": 1, "accepted": 1}
    assert [(one["code"], one["accepted"]) for one in whole["problems"]] == [
        ("unattributed-relation", "it is known"),
        ("open-question", ""),
    ]


def test_every_format_names_files_from_the_current_folder(run: Run, here: Path) -> None:
    write(here, {"b/x/briefing.yaml": HEADER, "b/x/actors.yaml": "one: {name: One}\n"})
    told = [run("check", str(here / "b"), "--format", form).out for form in ("text", "github")]
    assert told[0].startswith("b/x/actors.yaml:1:1: ")
    assert told[1].startswith("::error file=b/x/actors.yaml,line=1,col=1,")
    sarif = json.loads(run("check", "b", "--format", "sarif").out)
    (result,) = sarif["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert place == "b/x/actors.yaml"


def test_a_file_elsewhere_is_named_as_its_folder_was(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(here, {"a/draft.yaml": HEADER + record("country: Iraq\n"), "b/x": ""})
    monkeypatch.chdir(here / "b")
    assert run("check", "../a/draft.yaml").out.startswith("../a/draft.yaml:9:14: ")


def test_a_rule_is_explained(run: Run) -> None:
    ran = run("check", "--explain", "one-first-speaker")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("# `one-first-speaker`\n")
    assert "Did you mean" in run("check", "--explain", "one-first-speakr").err


def test_as_of_an_earlier_day_later_records_are_not_looked_at(run: Run) -> None:
    def count(*options: str) -> int:
        return len(run("check", *options).out.splitlines())

    assert 0 < count("--as-of", "2023-11-16") < count()


def test_quotations_are_checked_by_a_folder_of_texts(run: Run, here: Path) -> None:
    text = (
        "sources: {report: {kind: article, outlet: unknown}}\n"
        "statements:\n  s: {form: quote, act: assert, text: It is so., said: 2024,\n"
        "    speaker: {unnamed: A}, chain: [report]}\n"
    )
    write(here, {"texts/report.txt": "It was so.\n"})
    options = ["--select", "quote-differs,source-unread"]
    path = draft(here, text)
    assert run("check", path, *options).out == ""
    ran = run("check", path, *options, "--sources", "texts")
    assert ran.status == 1
    assert ran.out.startswith("draft.yaml:7:42: error: text: these words do not stand")
    assert "was" not in ran.out


@pytest.mark.parametrize(("text", "loaded"), [(record(""), ""), (record(RELATION), "yaml")])
def test_only_what_is_to_be_placed_loads_the_yaml_reader_and_nothing_loads_the_models(
    run: Run, here: Path, text: str, loaded: str
) -> None:
    path = draft(here, text)
    assert run("check", path).status == 0  # compiles it
    heavy = ("yaml", "pydantic", "textual", "watchfiles")
    code = (
        "import sys; from briefing.cli.main import main; main(sys.argv[1:]); "
        f"print(' '.join(name for name in {heavy!r} if name in sys.modules))"
    )
    command = [sys.executable, "-c", code, "check", path]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == loaded


FOLDER = {
    "b/briefing.yaml": "title: T\nas_of: 2024-01-01\nbasis: N\n",
    "b/actors.yaml": "m: {name: A, kind: persn}\n",
    "b/sources/x.yaml": "t: {kind: letter, outlet: m, published: 2023}\n",
}


@pytest.mark.parametrize(
    ("paths", "files"),
    [
        (["b/actors.yaml"], ["b/actors.yaml"]),
        (["b/briefing.yaml"], []),
        (["b/actors.yaml", "b/briefing.yaml"], ["b/actors.yaml"]),
        (["b/sources/x.yaml", "b/actors.yaml"], ["b/actors.yaml", "b/sources/x.yaml"]),
        (["b/actors.yaml", "b/actors.yaml"], ["b/actors.yaml"]),
        (["b/actors.yaml", "b"], ["b/actors.yaml", "b/sources/x.yaml"]),
        (["b/../b/actors.yaml", "./b/actors.yaml"], ["b/actors.yaml"]),
        (["draft.yaml", "b/actors.yaml"], ["b/actors.yaml", "draft.yaml"]),
        (["b/draft.yaml"], ["b/draft.yaml"]),
        (["link.yaml"], ["b/actors.yaml"]),
    ],
)
def test_files_are_checked_within_their_briefing(
    run: Run, here: Path, paths: list[str], files: list[str]
) -> None:
    write(here, FOLDER)
    draft(here, record("country: Iraq\n"))
    if "b/draft.yaml" in paths:
        draft(here / "b", record("country: Iraq\n"))
    (here / "link.yaml").symlink_to(here / "b" / "actors.yaml")
    ran = run("check", *paths, "--json", "--severity", "error")
    found = json.loads(ran.out)
    assert sorted(os.path.relpath(one["file"]) for one in found["problems"]) == files
    assert found["errors"] == len(files)
    assert ran.status == (1 if files else 0)


def test_a_file_of_a_library_knows_what_is_shared(run: Run, here: Path) -> None:
    write(here, FOLDER)
    write(here, {"shared/actors.yaml": "c: {name: C, kind: persn}\n"})
    write(here, {"b/actors.yaml": "m: {extends: c, kind: person}\n"})
    assert run("check", "b/actors.yaml").status == 0
    assert run("check", "shared/actors.yaml").status == 1


def test_several_files_have_one_document(run: Run, here: Path) -> None:
    write(here, FOLDER)
    draft(here, record("country: Iraq\n"))
    ran = run("check", "b/actors.yaml", "draft.yaml", "--format", "sarif")
    errors = [one for one in json.loads(ran.out)["runs"][0]["results"] if one["level"] == "error"]
    assert len(errors) == 2
    assert run("check", "b/actors.yaml", "nothing.yaml").status == 2
