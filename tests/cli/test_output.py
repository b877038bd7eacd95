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
from briefing.cli.process import take_every_character
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


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "cp037"])
def test_json_is_utf8_in_every_locale(encoding: str) -> None:
    kept = io.BytesIO()
    stream = io.TextIOWrapper(kept, encoding=encoding)
    out = Output(stream, stream)
    out.json({"name": "التنف → “é”", "other": "\U0001f600"})
    out.json_list({}, "records", [{"name": "桥"}])
    stream.flush()
    first, second = kept.getvalue().decode("utf-8").split("\n}\n", 1)
    assert json.loads(f"{first}\n}}") == {"name": "التنف → “é”", "other": "\U0001f600"}
    assert json.loads(second) == {"records": [{"name": "桥"}]}


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_json_on_a_terminal_of_few_letters_says_everything(encoding: str) -> None:
    stream = Terminal(io.BytesIO(), encoding=encoding, newline="")
    take_every_character(stream)
    Output(stream, stream).json({"name": "التنف → “é” \U0001f600"})
    assert json.loads(stream.printed()) == {"name": "التنف → “é” \U0001f600"}


def test_json_shows_what_is_no_text_and_stays_json() -> None:
    stream = io.StringIO()
    Output(stream, stream).json({"a": "Br\udcfccke \ud800"})
    assert json.loads(stream.getvalue()) == {"a": r"Br\xfccke ‹U+D800›"}


def test_what_cannot_be_told_to_anybody_ends_nothing() -> None:
    class Full(io.StringIO):
        def write(self, _: str) -> int:
            raise OSError(28, "No space left on device")

    said = Full()
    out = Output(io.StringIO(), said)
    out.say("something")
    out.ask("something?")


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
