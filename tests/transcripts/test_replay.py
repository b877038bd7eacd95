"""What replays a transcript, with a made-up shell: one that never failed would hold nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.transcripts.replay import Answer, examples, replay

ANSWERS = {
    "two": Answer(0, "one\ntwo \n", ""),
    "found": Answer(1, "a fence: ```\n", "nothing\n"),
    "silent": Answer(0, "", ""),
}


def replayed(*lines: str, fence: str = "```") -> list[str]:
    """The lines of one block, as they come back."""
    text = "\n".join([f"{fence}console", *lines, fence])
    return replay(text, Path(), ANSWERS.__getitem__).splitlines()[1:-1]


@pytest.mark.parametrize(
    "lines",
    [
        ["$ two", "one", "two"],
        ["$ two", "…"],
        ["$ two", "one", "…"],
        ["$ two", "…", "two", "…"],
        ["$ two", "o…e", "t…"],
        ["$ silent", "$ silent", "…"],
    ],
)
def test_an_answer_as_expected_stays(lines: list[str]) -> None:
    assert replayed(*lines) == lines


@pytest.mark.parametrize(
    ("lines", "answer"),
    [
        (["$ two"], ["one", "two"]),
        (["$ two", "one"], ["one", "two"]),
        (["$ two", "one", "two", "three"], ["one", "two"]),
        (["$ two", "two", "…"], ["one", "…"]),
        (["$ two", "one.", "two"], ["one", "two"]),
        (["$ silent", "words"], []),
    ],
)
def test_one_that_has_changed_is_written_in(lines: list[str], answer: list[str]) -> None:
    assert replayed(*lines) == [lines[0], *answer]


def test_errors_and_status_are_told_from_the_output() -> None:
    expected = ["$ found", "a fence: ```", "2> nothing", "[1]"]
    assert replayed("$ found", fence="````") == expected


def test_a_file_is_there_before_what_follows_is_typed(tmp_path: Path) -> None:
    text = "```yaml\n# a.yaml\na: 1\n```\n```console\n$ cat\n```"

    def shell(_: str) -> Answer:
        return Answer(0, (tmp_path / "a.yaml").read_text("utf-8"), "")

    assert "$ cat\n# a.yaml\na: 1\n" in replay(text, tmp_path, shell)


def test_examples_are_the_commands_that_end_by_themselves() -> None:
    block = (
        "make read\nbriefing list  # all\nbriefing ~/mine\n"
        "briefing check --watch\nbriefing voice > v.txt"
    )
    assert list(examples(f"```sh\n{block}\n```")) == ["briefing list", "briefing voice > v.txt"]


def test_a_mistake_is_typed_so_that_it_fails() -> None:
    line = "briefing ~/mine --nonsense"
    assert list(examples(f"```sh\n{line}\n```")) == [line]
