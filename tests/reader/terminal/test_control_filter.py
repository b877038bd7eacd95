from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from briefing.reader.terminal.control_filter import ControlFilter

BLACK = Color(0, 0, 0)
STYLE = Style(bold=True)


def filtered(text: str) -> list[Segment]:
    return ControlFilter().apply([Segment(text, STYLE)], BLACK)


def test_a_clean_line_is_passed_on_as_it_is() -> None:
    line = [Segment("Kata’ib Hezbollah كتائب [sic]", STYLE)]
    assert ControlFilter().apply(line, BLACK) is line


def test_an_escape_sequence_loses_what_makes_it_one() -> None:
    assert filtered("a\x1b]52;c;AA\x07b\x9b2J") == [Segment("a ]52;c;AA b 2J", STYLE)]


def test_what_other_filters_leave_is_clean_too() -> None:
    class Ringing(LineFilter):
        def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
            return [Segment(f"{text}\a", style) for text, style, _ in segments]

    both = ControlFilter([Ringing()])
    assert both.apply([Segment("a", STYLE)], BLACK) == [Segment("a ", STYLE)]


@given(st.text())
def test_no_control_passes_and_the_length_stays(text: str) -> None:
    shown = "".join(segment.text for segment in filtered(text))
    assert len(shown) == len(text)
    assert not any(ord(one) < 32 or 0x7F <= ord(one) < 0xA0 for one in shown)
    assert not any("\u202a" <= one <= "\u202e" or "\u2066" <= one <= "\u2069" for one in shown)
    shown.encode("utf-8")
