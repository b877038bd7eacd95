"""Replaying a Markdown document: what is typed in it is typed again, and what comes out written in.

The form, which GitHub shows as a session in a shell:

- In a block fenced as `console` a line with `$` is typed into a shell. Below it stands what the
  program answers: its standard output, then its standard error behind `2>`, then `[N]` for an exit
  status that is not 0. A `…` stands for any words, and alone in a line for any lines.
- A block fenced as `yaml` whose first line is `# NAME.yaml` is that file.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from briefing.cli.main import parse

_BLOCK = re.compile(r"^(?P<fence>`{3,})(?P<kind>\w+)\n(?P<body>.*?)^(?P=fence)$", re.M | re.S)
_FILE = re.compile(r"# (?P<name>[\w-]+\.yaml)\n")
_ANY = "…"


class Answer(NamedTuple):
    """What a command came to."""

    status: int
    out: str
    err: str

    def lines(self) -> list[str]:
        """The answer as a transcript shows it; blanks at the end of a line do not show."""
        shown = [line.rstrip() for line in self.out.splitlines()]
        shown += [f"2> {line}".rstrip() for line in self.err.splitlines()]
        return [*shown, f"[{self.status}]"] if self.status else shown


Shell = Callable[[str], Answer]


def replay(document: str, folder: Path, shell: Shell) -> str:
    """The document as it would have to be: the same text, unless an answer has changed.

    `folder` is where the files of the document are put, and where the shell is.
    """

    def replayed(block: re.Match[str]) -> str:
        body = block["body"]
        if block["kind"] == "console":
            body = "".join(f"{line}\n" for line in _answered(body.splitlines(), shell))
        elif block["kind"] == "yaml" and (named := _FILE.match(body)):
            (folder / named["name"]).write_text(body, "utf-8")
        return f"{block['fence']}{block['kind']}\n{body}{block['fence']}"

    return _BLOCK.sub(replayed, document)


def _answered(lines: Sequence[str], shell: Shell) -> Iterator[str]:
    """A `console` block, with each answer as it is now."""
    starts = [number for number, line in enumerate(lines) if line.startswith("$ ")]
    yield from lines[: starts[0] if starts else None]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield lines[start]
        yield from _accepted(lines[start + 1 : end], shell(lines[start][2:]).lines())


def _accepted(expected: Sequence[str], lines: list[str]) -> Sequence[str]:
    """What is expected where the answer is that; else the answer, elided where the other ended."""
    if _matches(expected, lines):
        return expected
    if expected and expected[-1] == _ANY:
        return [*lines[: len(expected) - 1], _ANY]
    return lines


def _matches(expected: Sequence[str], lines: Sequence[str]) -> bool:
    patterns = [
        r"(?:.*\n)*" if line == _ANY else re.escape(line).replace(_ANY, ".*") + r"\n"
        for line in expected
    ]
    return bool(re.fullmatch("".join(patterns), "".join(f"{line}\n" for line in lines)))


def examples(document: str) -> Iterator[str]:
    """The commands of the `sh` blocks, which show no answer, but for those that go on for ever."""
    for block in _BLOCK.finditer(document):
        if block["kind"] == "sh":
            for line in block["body"].splitlines():
                if line.startswith("briefing") and not _stays_open(line):
                    yield line.partition(" #")[0].rstrip()


def _stays_open(line: str) -> bool:
    """Whether a command is right and goes on until somebody ends it, as the reader does."""
    words = shlex.split(line, comments=True)[1:]
    try:
        typed = parse(list(takewhile(lambda word: word not in {"|", ">"}, words)))
    except SystemExit:  # a mistake, or help: typing it shows which
        return False
    return typed.module == "briefing.cli.commands.start" or getattr(typed, "watch", False)
