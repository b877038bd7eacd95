"""`briefing changes`: between days, paths and revisions of git, as text, Markdown and JSON."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.briefings import HEADER, write
from tests.cli.conftest import Run

_BEFORE = """\
statements:
  stays: {form: quote, act: assert, text: Nothing was hit, speaker: h, chain: [paper]}
  goes: {form: quote, act: assert, text: It goes away, speaker: h, chain: [paper]}
  words: {form: quote, act: assert, text: Two drones came, speaker: h, chain: [paper]}
  slug-of-old: {form: quote, act: assert, text: Under another name, speaker: h, chain: [paper]}
actors:
  h: {name: H, kind: person}
sources:
  paper: {kind: article, title: A paper, seen: true}
figures:
  count: {label: Count, unit: drones, kind: cumulative, points: [{as_of: 2024-01-01, value: 56}]}
incidents:
  blast: {title: A blast, kind: event, claimed_by: [], reported_by: [stays]}
"""
_AFTER = (
    _BEFORE.replace("Two drones", "Three drones")
    .replace(
        "  goes: {form: quote, act: assert, text: It goes away,",
        "  comes: {form: quote, act: assert, text: New,",
    )
    .replace("value: 56", "value: 61")
    .replace("slug-of-old", "slug-of-new")
    .replace("claimed_by: []", "claimed_by: [words]")
    .replace("text: Nothing was hit", "text:   'Nothing was\n    hit'")
)
_KINDS = [
    ("answer", "blast"),
    ("removed", "goes"),
    ("number", "count"),
    ("words", "words"),
    ("renamed", "slug-of-new"),
    ("new", "comes"),
]


@pytest.fixture
def two(tmp_path: Path) -> tuple[str, str]:
    """Two versions of a briefing."""
    write(tmp_path, {"old/made.yaml": HEADER + _BEFORE, "new/made.yaml": HEADER + _AFTER})
    return str(tmp_path / "old/made.yaml"), str(tmp_path / "new/made.yaml")


def kinds(out: str) -> list[tuple[str, str]]:
    return [(one["kind"], one["key"].partition("/")[2]) for one in json.loads(out)["changes"]]


def test_two_files_are_compared_the_weightiest_change_first(run: Run, two: tuple[str, str]) -> None:
    ran = run("changes", *two, "--json")
    assert ran.status == 0
    assert kinds(ran.out) == _KINDS
    told = {one["kind"]: one for one in json.loads(ran.out)["changes"]}
    assert told["renamed"]["was"] == "slug-of-old"
    assert told["number"]["answer"]["old"].startswith("56 drones")
    assert told["number"]["answer"]["new"].startswith("61 drones")


@pytest.mark.parametrize(
    ("was", "is_", "told"),
    [
        (
            "[[words|this]]",
            "[[goes|this]]",
            ["link, gone: H: “Two drones came”", "link, added: H: “It goes away”"],
        ),
        ("this", "[[goes|this]]", ["link, added: H: “It goes away”"]),
        ("[[goes|this]]", "this", ["link, gone: H: “It goes away”"]),
    ],
)
def test_a_link_behind_the_same_words_is_told_as_a_link(
    run: Run, tmp_path: Path, was: str, is_: str, told: list[str]
) -> None:
    before = _BEFORE.replace("Nothing was hit", f'"See {was} again"')
    after = before.replace(was, is_)
    write(tmp_path, {"old/made.yaml": HEADER + before, "new/made.yaml": HEADER + after})
    sides = (str(tmp_path / "old/made.yaml"), str(tmp_path / "new/made.yaml"))
    assert kinds(run("changes", *sides, "--json").out) == [("relinked", "stays")]
    out = run("changes", *sides).out
    assert [line.strip().removeprefix("text, ") for line in out.splitlines()[-len(told) :]] == told


def test_the_text_marks_the_words_and_names_what_was_removed(
    run: Run, two: tuple[str, str]
) -> None:
    ran = run("changes", *two)
    assert "[-Two-] drones came" in ran.out
    assert "{+Three+} drones came" in ran.out
    assert "H: “It goes away”" in ran.out
    assert "1 new statement" in ran.err
    assert "given by: nobody is named" in ran.out
    markdown = run("changes", *two, "--markdown").out
    assert markdown.startswith('---\npagetitle: "What is new"\n')
    assert "\n# What is new\n\n" in markdown
    assert "**What this rests on:** " in markdown
    assert "- H: “Three drones came” `made/words`" in markdown


def test_a_hand_that_nobody_names_stands_behind_whose_words_have_changed(
    run: Run, two: tuple[str, str]
) -> None:
    for path in map(Path, two):
        path.write_text(path.read_text().replace("chain: [", "chain: [unknown, "))
    assert "H → ?: “Three drones came”" in run("changes", *two).out


def test_a_number_that_moved_is_told_with_who_gives_it(run: Run, two: tuple[str, str]) -> None:
    for path in map(Path, two):
        path.write_text(path.read_text().replace("as_of: 2024-01-01,", "by: stays,"))
    assert "given by: H: “Nothing was hit”" in run("changes", *two).out


def test_the_status_tells_of_changes_only_where_that_is_asked(
    run: Run, two: tuple[str, str]
) -> None:
    assert run("changes", *two, "--exit-code").status == 1
    assert run("changes", two[0], two[0], "--exit-code").status == 0
    assert run("changes", two[0], two[0]).err == "nothing has changed\n"


def test_two_briefings_of_other_names_are_compared_as_one(run: Run, two: tuple[str, str]) -> None:
    other = Path(two[1]).with_name("renamed.yaml")
    Path(two[1]).rename(other)
    assert kinds(run("changes", two[0], str(other), "--json").out) == _KINDS


@pytest.mark.parametrize(
    "other", ["renamed.yml", "folder/renamed.yaml", "folder/renamed", "renamed"]
)
def test_whatever_two_briefings_are_called_and_from_where_they_are_named(
    run: Run, two: tuple[str, str], monkeypatch: pytest.MonkeyPatch, other: str
) -> None:
    """Also with paths below the current folder, and in a folder for several."""
    monkeypatch.chdir(Path(two[0]).parent.parent)
    path = Path("other", other)
    if path.suffix:
        path.parent.mkdir(parents=True)
        Path(two[0]).rename(path)
    else:
        path.mkdir(parents=True)
        _write_parts(path, _BEFORE)
    named = path.parent if path.parent.name == "folder" else path
    found = kinds(run("changes", str(named), "new/made.yaml", "--json").out)
    assert [one for one in found if one != ("words", "briefing")] == _KINDS


def test_two_days_are_compared_as_far_as_was_known_on_them(run: Run) -> None:
    told = json.loads(run("changes", "2023-11-14", "2023-11-17", "--json").out)
    assert told["counts"]["number"] == 1
    assert "14 November 2023" in told["since"]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with two versions of a briefing, and a third that was not committed."""
    root = write(
        tmp_path / "repo", {"b/briefing.yaml": HEADER.removeprefix("briefing:\n"), "note.txt": "n"}
    )
    git(root, "init", "-q")
    for number, text in enumerate((_BEFORE, _AFTER)):
        _write_parts(root / "b", text)
        git(root, "add", "-A")
        day = f"2024-03-0{number + 1}T12:00:00Z"
        git(root, "commit", "-q", "-m", f"v{number}", day=day)
        git(root, "tag", f"v{number}")
    return root / "b"


def _write_parts(folder: Path, text: str) -> None:
    (folder / "briefing.yaml").write_text("title: B\nas_of: 2024-05-01\nbasis: Made up.\n")
    parts = text.replace("\n  ", "\n").split("\n")
    name, lines = "", list[str]()
    for line in [*parts, "end:"]:
        if line.endswith(":"):
            if name:
                (folder / f"{name}.yaml").write_text("\n".join(lines) + "\n")
            name, lines = line[:-1], []
        else:
            lines.append(line)


def git(folder: Path, *words: str, day: str = "2024-03-01T12:00:00Z") -> str:
    who = {"NAME": "T", "EMAIL": "t@example.org", "DATE": day}
    environment = {f"GIT_{role}_{k}": v for role in ("AUTHOR", "COMMITTER") for k, v in who.items()}
    done = subprocess.run(
        ["git", "-C", str(folder), *words],
        env={"PATH": "/usr/bin:/bin", "HOME": str(folder), **environment},
        capture_output=True,
        check=True,
        text=True,
    )
    return done.stdout


def test_two_revisions_are_read_through_git_and_the_work_tree_is_left_alone(
    run: Run, repository: Path
) -> None:
    (repository / "statements.yaml").write_text("broken: [")
    index = (repository.parent / ".git/index").read_bytes()
    ran = run("changes", "-C", str(repository), "v0", "v1", "--json")
    assert kinds(ran.out) == _KINDS
    assert (repository.parent / ".git/index").read_bytes() == index
    assert (repository / "statements.yaml").read_text() == "broken: ["


@pytest.mark.parametrize("since", ["v0", "2024-03-01"])
def test_since_a_revision_or_the_files_of_a_day(run: Run, repository: Path, since: str) -> None:
    ran = run("changes", "-C", str(repository), "--since", since, "--json")
    assert kinds(ran.out) == _KINDS
    assert "to the files as they are" in json.loads(ran.out)["since"]


@pytest.mark.parametrize("name", ["no-such", "--output=x", "HEAD:b", "", "\x00"])
def test_a_name_of_nothing_is_told(run: Run, repository: Path, name: str) -> None:
    ran = run("changes", "-C", str(repository), f"--since={name}" if name else "x y")
    assert ran.status == 2
    assert "no revision of git" in ran.err


def test_one_path_alone_is_refused(run: Run, two: tuple[str, str]) -> None:
    ran = run("changes", two[0])
    assert (ran.status, ran.out) == (2, "")
    assert "two are compared" in ran.err


def test_what_errors_hide_is_not_only_called_removed_or_new(run: Run, tmp_path: Path) -> None:
    sound = "h: {name: H, kind: person}\n"
    for side, actors in (("whole", sound), ("broken", sound.replace("person", "[person"))):
        parts = {"briefing.yaml": "title: Made up\n", "actors.yaml": actors}
        write(tmp_path / side / "made", parts)
    whole, broken = (str(tmp_path / side / "made") for side in ("whole", "broken"))

    def told(*arguments: str) -> str:
        return " ".join(run("changes", *arguments).out.replace("▎", "").split())

    gone = "Not all of actors.yaml could be read, because of errors; what is missing is told as"
    for form in ((), ("--markdown",)):
        assert f"{gone} removed." in told(whole, broken, *form)
    assert "Not all of actors.yaml as it was could be read" in told(broken, whole)
    assert "could be read" not in told(whole, whole)
    assert run("changes", whole, broken).err.endswith("could be read, because of errors\n")
    sides = json.loads(run("changes", whole, broken, "--json").out)["not_read"]
    assert sides == {"old": [], "new": ["actors.yaml"]}


def test_a_file_that_is_no_briefing_is_not_compared(run: Run, tmp_path: Path) -> None:
    parts = {"briefing.yaml": "title: Made up\n", "actors.yaml": "h: {name: H, kind: person}\n"}
    write(tmp_path / "made", parts)
    ran = run("changes", str(tmp_path / "made/actors.yaml"), str(tmp_path / "made/actors.yaml"))
    assert (ran.status, ran.out) == (2, "")
    assert "There are no records in " in ran.err
