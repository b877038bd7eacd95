"""YAML text → parser events: the one place that knows PyYAML's parsers, and evens them out.

Only events are used, never PyYAML's composer or constructors: those follow aliases, run tags and
recurse once for each level of nesting (25,000 open brackets end the process).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Protocol

from yaml import YAMLError
from yaml.error import Mark
from yaml.events import Event, ScalarEvent
from yaml.parser import Parser
from yaml.reader import Reader, ReaderError
from yaml.scanner import Scanner, ScannerError
from yaml.tokens import ScalarToken

from briefing.load.yaml.line_index import LineIndex

try:
    from yaml import CBaseLoader  # of which only the parser in it is used
except ImportError:  # PyYAML was built without libyaml
    CBaseLoader = None  # type: ignore[assignment, misc]

UNREADABLE = (ReaderError, UnicodeEncodeError)
"""What the parsers raise on a character that YAML does not allow."""

FAULTS = (
    YAMLError,
    ValueError,
    LookupError,
    ArithmeticError,
    AttributeError,
    TypeError,
    RecursionError,
)
"""What a parser may raise on a text: its own errors, and slips of the pure Python one."""

FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""A character that a YAML stream may not contain (YAML 1.1, section 5.1)."""

# YAML 1.1 breaks lines at these three; YAML 1.2, editors and compilers do not, and text pasted
# from a web page contains them. While the parser runs, noncharacters stand in for them.
_SEPARATORS = "\x85\u2028\u2029"
_STAND_INS = "\ufdd0\ufdd1\ufdd2"
_QUESTION_MARK = "\ufdd3"
_HIDE = str.maketrans(_SEPARATORS, _STAND_INS)
_SHOW = str.maketrans(_STAND_INS, _SEPARATORS)
_CLASH = re.compile(r"[\ufdd0-\ufdd2]|\\u0*fdd", re.IGNORECASE)
_MOST_DIRECTIVES = 100
_DIRECTIVE = re.compile(r"(?:^|(?<=[\r\n]))%TAG")
_SURROGATE = re.compile("[\ud800-\udfff]")
_UP_TO_HALF_PAIR = re.compile(
    r"(?:[^\\]|\\(?!u[dD][89a-fA-F]|U0000[dD][89a-fA-F]).)*+\\[uU]", re.DOTALL
)


class EventParser(Protocol):
    """What is needed of a parser: one event after the other, then None."""

    def get_event(self) -> Event | None:
        """Give the next event; raise one of `FAULTS` where the text cannot be parsed."""


class PythonParser(Reader, Scanner, Parser):
    """PyYAML's pure Python parser, reading what libyaml reads.

    Two differences are evened out, so that a file is right or wrong on every computer: a question
    mark may stand in a plain scalar between brackets (`{said: 2023-11-18?}`), and an escape for
    half a surrogate pair is refused.
    """

    def __init__(self, text: str) -> None:
        """Take a text without characters that YAML does not allow, or raise ReaderError."""
        self._in_plain = False
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def get_event(self) -> Event | None:
        """Give the next event, as libyaml would."""
        try:
            event: Event | None = super().get_event()  # type: ignore[no-untyped-call]
        except (ValueError, OverflowError) as fault:  # "\UFFFFFFFF" is no character
            raise _bad_escape(self.get_mark()) from fault
        if isinstance(event, ScalarEvent) and _SURROGATE.search(event.value):
            raise _bad_escape(self._mark_of_half_pair(event.start_mark))
        return event

    def _mark_of_half_pair(self, start: Any) -> Mark:
        """Find the first escape for half a surrogate pair in the scalar that begins at `start`."""
        found = _UP_TO_HALF_PAIR.match(self.buffer, start.index)
        rows = (found.group() if found else "").splitlines() or [""]
        column = len(rows[-1]) + (0 if len(rows) > 1 else start.column)
        return Mark(start.name, start.index, start.line + len(rows) - 1, column, "", 0)

    def scan_plain(self) -> ScalarToken:
        """Scan a scalar without quotes, knowing that we do."""
        self._in_plain = True
        try:
            return super().scan_plain()
        finally:
            self._in_plain = False

    def peek(self, index: int = 0) -> str:
        """Give the character ahead; a question mark inside a plain scalar as any other."""
        character: str = super().peek(index)
        return _QUESTION_MARK if character == "?" and self._in_plain else character


def _bad_escape(mark: Mark) -> ScannerError:
    problem = "found invalid Unicode character escape code"
    return ScannerError("while parsing a quoted scalar", mark, problem, mark)


def parser_class() -> Callable[[str], EventParser]:
    """Give the parser to use: libyaml's, or the pure Python one where that is missing."""
    return PythonParser if CBaseLoader is None else CBaseLoader


@dataclass(frozen=True, slots=True)
class ParserInput:
    """A text as the parser gets it: character for character as long as the file's, without BOM."""

    text: str
    hidden: bool

    def events(self) -> Iterator[Event]:
        """Yield the events, with every scalar as the file has it; raise one of `FAULTS`."""
        self._check_directives()
        events: Iterator[Event] = iter(parser_class()(self.text).get_event, None)
        return map(_shown, events) if self.hidden else events

    def _check_directives(self) -> None:
        """Refuse what would hold libyaml up for hours: it compares each %TAG line with all before.

        A briefing has no tags, so a file with that many is no honest one.
        """
        if self.text.count("%TAG") <= _MOST_DIRECTIVES:
            return
        found = [match.start() for match in _DIRECTIVE.finditer(self.text)]
        if len(found) > _MOST_DIRECTIVES:
            line, column = LineIndex(self.text).position(found[0])
            mark = Mark("", found[0], line - 1, column - 1, "", 0)
            raise ScannerError("while scanning a directive", mark, "too many of them", mark)

    def forbidden(self) -> Iterator[re.Match[str]]:
        """Yield each character that YAML does not allow."""
        return FORBIDDEN.finditer(self.text)

    def readable(self) -> ParserInput:
        """Give the same text with U+FFFD for each character that YAML does not allow."""
        return replace(self, text=FORBIDDEN.sub("\ufffd", self.text))


def parser_input(text: str) -> ParserInput:
    """Prepare `text` for the parser."""
    text = text.removeprefix("\ufeff")
    hidden = any(mark in text for mark in _SEPARATORS) and not _CLASH.search(text)
    return ParserInput(text.translate(_HIDE) if hidden else text, hidden)


def _shown(event: Event) -> Event:
    """Put the hidden characters of a scalar back."""
    if isinstance(event, ScalarEvent):
        event.value = event.value.translate(_SHOW)
    return event


def line_of(event: Event) -> int:
    """Give the line, from 1, on which an event begins."""
    return event.start_mark.line + 1  # type: ignore[union-attr]  # a parser marks every event


def index_of(event: Event) -> int:
    """Give the index in the text at which an event begins."""
    return event.start_mark.index  # type: ignore[union-attr]  # a parser marks every event


def end_of(event: Event) -> int:
    """Give the index in the text after the end of an event."""
    return event.end_mark.index  # type: ignore[union-attr]  # a parser marks every event
