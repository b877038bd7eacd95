"""What reaches a terminal, a pipe and a program."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from briefing.cli.columns import columns
from briefing.cli.output import Output
from briefing.library.compiler.progress import Progress
from briefing.page.blocks import Line, Span, plain, text
from briefing.text.visible import hidden


class Terminal(io.TextIOWrapper):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        return True

    def printed(self) -> str:
        self.flush()
        self.seek(0)
        return self.read()


def terminal() -> Terminal:
    return Terminal(io.BytesIO(), encoding="utf-8", newline="")


STRONG: Line = (Span("a"), Span("b", "strong"))


def test_a_terminal_gets_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    stream = terminal()
    Output(stream, stream).line(STRONG)
    assert stream.printed() == "a\x1b[1mb\x1b[0m\n"


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb"), ("TERM", "")])
def test_whoever_wants_no_colours_gets_none(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv(name, value)
    stream = terminal()
    Output(stream, stream).line(STRONG)
    assert stream.printed() == "ab\n"


def test_a_pipe_gets_no_colours_and_whole_cells_between_tabs() -> None:
    stream = io.StringIO()
    Output(stream, stream).rows([[text("a\tb"), text("x" * 300)], [STRONG, text("")]])
    assert stream.getvalue() == f"a    b\t{'x' * 300}\nab\t\n"


def test_a_terminal_gets_a_table_that_fits_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    monkeypatch.setenv("NO_COLOR", "1")
    stream = terminal()
    Output(stream, stream).rows([[text("a"), text("x" * 30)], [text("bcd"), text("y")]])
    assert stream.printed() == f"a    {'x' * 14}…\nbcd  y\n"


_CELL = st.text(st.characters(codec="utf-8"), max_size=12).map(text)


@given(st.lists(st.lists(_CELL, min_size=3, max_size=3), min_size=1), st.integers(1, 60))
def test_no_line_of_a_table_is_wider_than_the_terminal(rows: list[list[Line]], width: int) -> None:
    for line in columns(rows, width):
        assert cell_len(plain(line).rstrip()) <= width


def test_a_stream_that_has_not_all_letters_gets_question_marks() -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    Output(stream, stream).line("Kata’ib")
    stream.seek(0)
    assert stream.read() == "Kata?ib\n"


@given(st.dictionaries(st.text(), st.text() | st.floats(allow_nan=False, allow_infinity=False)))
def test_json_says_everything_and_hides_nothing(document: dict[str, object]) -> None:
    stream = io.StringIO()
    out = Output(stream, stream)
    out.json(document)
    out.json_list({"head": document}, "items", [document, document])
    first, second = stream.getvalue().split('\n{\n  "head"', 1)
    assert json.loads(first) == document
    assert json.loads('{"head"' + second) == {"head": document, "items": [document, document]}
    assert hidden().search(stream.getvalue()) is None


def test_json_escapes_what_no_terminal_may_get() -> None:
    stream = io.StringIO()
    Output(stream, stream).json({"a": "\x1b\x7f\x9b\u202e\U000e0041é"})
    escaped = r"\u001b\u007f\u009b\u202e\udb40\udc41é"
    assert stream.getvalue() == f'{{\n  "a": "{escaped}"\n}}\n'


def test_json_refuses_what_json_does_not_have() -> None:
    stream = io.StringIO()
    with pytest.raises(ValueError, match="JSON"):
        Output(stream, stream).json({"a": float("nan")})


def test_an_empty_list_is_a_json_document() -> None:
    stream = io.StringIO()
    Output(stream, stream).json_list({}, "records", [])
    assert json.loads(stream.getvalue()) == {"records": []}


def test_progress_is_only_shown_to_somebody_and_leaves_nothing_behind() -> None:
    shown, piped = terminal(), io.StringIO()
    for stream in (shown, piped):
        out = Output(stream, stream)
        out.progress(Progress("Reading: 1 of 2 files", 500, 1_000, 41.0))
        out.progress(Progress("Reading", 1_000, 1_000, 0.0))
    assert shown.printed().endswith("\r\x1b[K")
    assert "\rReading: 1 of 2 files, about 40 s to go" in shown.printed()
    assert piped.getvalue() == ""


def test_progress_never_takes_more_than_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    stream = terminal()
    Output(stream, stream).progress(Progress("Reading: 1,000 of 2,000 files", 1, 2, None))
    assert stream.printed() == "\rReading: 1,000 of 2\x1b[K"
