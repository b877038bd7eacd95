"""Bytes become keys, whatever they are and however they are cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import Key, MouseEvent, Paste
from textual.message import Message

from briefing.reader.terminal.pasted_text import MOST, PasteCut
from briefing.reader.terminal.terminal_input import TerminalInput
from tests.reader.terminal.answers import ANSWERS

TYPED = {
    b"j": "j",
    b"?": "question_mark",
    b"\r": "enter",
    b"\x11": "ctrl+q",
    "é".encode(): "é",
    b"\x1b[A": "up",
    b"\x1bOP": "f1",
    b"\x1b[Z": "shift+tab",
    b"\x1b[27u": "escape",
    b"\x1b[1;3D": "alt+left",
}


def keys(messages: list[Message]) -> list[str]:
    return [message.key for message in messages if isinstance(message, Key)]


def said(*pieces: bytes) -> list[Message]:
    """What is said with pieces that come at once after each other, and then nothing more."""
    reader = TerminalInput()
    found = [message for piece in pieces for message in reader.feed(piece)]
    return found + reader.lapse()


def cut(data: bytes, at: int) -> tuple[bytes, bytes]:
    return data[:at], data[at:]


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS.keys())
def test_an_answer_to_nobody_says_nothing_wherever_it_is_cut(answer: bytes) -> None:
    assert keys(said(answer)) == []
    for at in range(1, len(answer)):
        assert keys(said(*cut(answer, at), b"j")) == ["j"], at


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS.keys())
def test_the_second_piece_may_come_when_nobody_waits_for_it_any_more(answer: bytes) -> None:
    for at in range(1, len(answer)):
        reader = TerminalInput()
        first, second = cut(answer, at)
        found = reader.feed(first)
        if reader.patience is not None:
            found += reader.lapse()
        found += reader.feed(second) + reader.feed(b"j")
        # An escape alone is the key: nothing says that more is to come.
        assert keys(found) == (["escape"] if at == 1 else []) + ["j"], at


PIECE = st.sampled_from([*ANSWERS.values(), *TYPED])


@given(pieces=st.lists(PIECE, min_size=1, max_size=12), data=st.data())
def test_between_answers_only_the_keys_arrive(pieces: list[bytes], data: st.DataObject) -> None:
    reader = TerminalInput()
    found: list[Message] = []
    for piece in pieces:
        at = data.draw(st.integers(0, len(piece))) if piece in ANSWERS.values() else 0
        for half in cut(piece, at):
            found += reader.feed(half) if half else []
    assert keys(found + reader.lapse()) == [TYPED[piece] for piece in pieces if piece in TYPED]


@given(st.lists(st.binary(min_size=1, max_size=40), max_size=12))
def test_no_bytes_are_too_strange(pieces: list[bytes]) -> None:
    reader = TerminalInput()
    for piece in pieces:
        reader.feed(piece)
        if reader.patience is not None:
            reader.lapse()
    # Whatever that began, a key that is no character still works after at most one other.
    reader.lapse()
    assert "ctrl+q" in keys(reader.feed(b"\x11") + reader.feed(b"\x11"))


SEQUENCE = st.from_regex(rb"\A\x1b\[[<=>?]?[0-9:;]{0,12}[$ ]?[@-~]\Z")


@given(SEQUENCE)
def test_no_sequence_is_too_strange(sequence: bytes) -> None:
    reader = TerminalInput()
    reader.feed(sequence)
    assert reader.lapse() is not None


@pytest.mark.parametrize(
    "sent",
    [
        b"\x1b[97:65;1:3u",  # a key that is released
        b"\x1b[1114112u",
        b"\x1b[55296u",
        b"\x1b[97;2;1114112u",
        b"\x1b[48;0;0;0;0t",
        b"\x1b[48;24;80;0;0t",
        b"\x1b[" + b"9" * 5000 + b"u",
        b"\x1b[" + b"9" * 5000,
    ],
)
def test_numbers_that_make_no_sense_say_nothing(sent: bytes) -> None:
    assert said(sent) == []


@pytest.mark.parametrize(
    ("sent", "key"),
    [
        (b"\xff", "replacement_character"),
        ("é".encode("latin-1"), "replacement_character"),
        (b"\xc3\xff", "replacement_character"),
        (b"\xed\xa0\x80", "replacement_character"),
    ],
)
def test_what_is_no_utf8_is_shown_as_such(sent: bytes, key: str) -> None:
    found = keys(said(sent, b"j"))
    assert set(found[:-1]) == {key}
    assert found[-1] == "j"


def test_a_character_may_be_cut() -> None:
    assert keys(said(*cut("é".encode(), 1))) == ["é"]
    assert keys(said(*cut("𝄞".encode(), 3))) == ["musical_symbol_g_clef"]


def test_escape_is_a_key_when_nothing_follows_and_when_another_key_does() -> None:
    assert keys(said(b"\x1b")) == ["escape"]
    assert keys(said(b"\x1b", b"j")) == ["escape", "j"]
    assert keys(said(b"\x1b", b"\x1b")) == ["escape", "escape"]
    assert keys(said(b"\x1b", b"[")) == ["escape", "left_square_bracket"]
    assert keys(said(b"\x1b", b"]")) == ["escape", "right_square_bracket"]
    assert keys(said(b"\x1b\x11")) == ["escape", "ctrl+q"]
    assert keys(said(b"\x1b\r")) == ["escape", "enter"]
    assert keys(said(b"\x1b\x1b[?1;2c\x1b[D")) == ["escape", "left"]


def test_the_mouse_is_heard() -> None:
    (event,) = said(b"\x1b[<0;10;5M")
    assert isinstance(event, MouseEvent)
    assert (event.x, event.y) == (9, 4)


def pasted(*pieces: bytes) -> list[str]:
    messages = said(*pieces)
    assert all(isinstance(message, Paste) for message in messages)
    return [message.text for message in messages if isinstance(message, Paste)]


PASTE = b"\x1b[200~one\r\ntwo\x1b[201~"


def test_what_is_pasted_is_one_line_wherever_it_is_cut() -> None:
    assert pasted(PASTE) == ["one two"]
    for at in range(len(PASTE)):
        assert pasted(*filter(None, cut(PASTE, at))) == ["one two"], at


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\nb\r\nc\rd\x0be\u2028f\u0085g", "a b c d e f g"),
        ("\n\n  a  \n\n\tb\t\n", "a b"),
        ("a\tb", "a b"),
        ("\x1b[31mred\x07\x00\x9b2J", "[31mred2J"),
        ("a\u202eb\u2066c", "abc"),
        ("", ""),
    ],
)
def test_a_paste_has_spaces_for_line_breaks_and_nothing_that_a_terminal_obeys(
    text: str, line: str
) -> None:
    assert pasted(b"\x1b[200~" + text.encode() + b"\x1b[201~") == [line]


def test_a_paste_that_holds_the_mark_of_its_end_presses_no_key() -> None:
    inner = b"\x1b[200~a\x1b[201~?q\x1b[201~"
    assert pasted(inner) == ["a?q"]
    for at in range(1, len(inner)):
        assert pasted(*cut(inner, at)) == ["a?q"], at


def test_two_pastes_are_two_and_keys_after_them_are_keys() -> None:
    assert pasted(PASTE + PASTE) == ["one two", "one two"]
    messages = said(PASTE, b"\x1b[200~x\x1b[201~", b"j\x1b[A")
    assert keys(messages) == ["j", "up"]
    assert len(messages) == 4


def test_a_paste_that_never_ends_is_given_up() -> None:
    reader = TerminalInput()
    reader.feed(b"\x1b[200~?q")
    assert reader.patience is not None
    assert [type(message) for message in reader.lapse()] == [Paste]
    assert keys(reader.feed(b"j")) == ["j"]


def test_a_huge_paste_is_cut_and_its_rest_presses_nothing() -> None:
    piece = "é?q".encode() * 1024
    reader = TerminalInput()
    found = reader.feed(b"\x1b[200~")
    for _ in range(2500):
        found += reader.feed(piece)
    found += reader.feed(b"\x1b[201~") + reader.lapse()
    paste, cut_short = found
    assert isinstance(paste, Paste)
    assert paste.text.startswith("é?q" * (MOST // 5))
    assert len(paste.text.encode()) <= MOST
    assert isinstance(cut_short, PasteCut)


def test_many_pastes_at_once_are_not_too_many() -> None:
    assert len(pasted(PASTE * 3000)) == 3000
