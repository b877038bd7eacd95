"""What in a record matched: the right piece, the right words marked, and nothing else changed."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from briefing.library.store.records import Record
from briefing.model.key import Key
from briefing.page.blocks import Line, Span, plain
from briefing.page.words.excerpts import excerpts, marked


def record(section: str = "incidents", title: str = "A title", **fields: object) -> Record:
    return Record(Key("test", "one"), section, title, fields)


def matched(line: Line) -> list[str]:
    return [span.text for span in line if span.style == "match"]


def test_the_words_are_marked_in_their_text_with_its_field_before_it() -> None:
    (line,) = excerpts(record(summary="Two drones were heard."), ["drone"])
    assert plain(line) == "summary: Two drones were heard."
    assert matched(line) == ["drone"]
    assert line[0] == Span("summary: ", "label")


def test_links_in_prose_are_read_as_their_words() -> None:
    (line,) = excerpts(record(note="Heard at [[depot|the depot]] by [[guard]]."), ["depot"])
    assert plain(line) == "note: Heard at the depot by guard."


def test_brackets_in_somebodys_words_are_only_brackets() -> None:
    said = record("statements", form="quote", text="We saw [[the depot]] burn [sic]")
    (line,) = excerpts(said, ["burn"])
    assert plain(line) == "text: We saw [[the depot]] burn [sic]"


def test_a_long_text_is_cut_between_words_around_most_of_what_was_found() -> None:
    text = f"{'early ' * 60}drone {'middle ' * 60}drone and fuel {'late ' * 60}"
    (line,) = excerpts(record(summary=text), ["drone", "fuel"], length=60)
    assert matched(line) == ["drone", "fuel"]
    assert plain(line).startswith("summary: …middle")
    assert plain(line).endswith("late…")
    assert len(plain(line)) <= 60 + len("summary: ……")


def test_a_match_that_is_longer_than_the_piece_is_whole() -> None:
    words = "one two three four five six"
    (line,) = excerpts(record(summary=f"Zero {words} seven eight"), [words], length=10)
    assert matched(line) == [words]


def test_a_title_that_the_list_shows_is_not_repeated() -> None:
    assert excerpts(record(title="Drone attack"), ["drone"]) == []
    one = Record(Key("test", "one"), "incidents", "Drone attack", {"title": "Drone attack"})
    assert excerpts(one, ["drone"]) == []


def test_a_title_that_is_too_long_for_the_list_is_given() -> None:
    words = "word " * 30 + "drone"
    one = Record(Key("test", "one"), "statements", words, {"form": "summary", "text": words})
    (line,) = excerpts(one, ["drone"])
    assert matched(line) == ["drone"]


def test_bare_words_are_given_only_where_no_sentence_has_any() -> None:
    fields: dict[str, Any] = {"tags": ["drone"], "target": ["drone-base"]}
    assert [plain(line) for line in excerpts(record(**fields), ["drone"])] == [
        "tags: drone",
        "target: drone-base",
    ]
    (line,) = excerpts(record(**fields, summary="A drone."), ["drone"])
    assert plain(line) == "summary: A drone."


def test_the_text_with_most_of_the_words_comes_first() -> None:
    one = record(note="A drone was there.", summary="Fuel for a drone.", counts="Fuel only.")
    lines = [plain(line) for line in excerpts(one, ["drone", "fuel"], most=2)]
    assert lines == ["summary: Fuel for a drone.", "note: A drone was there."]


def test_a_name_is_marked_however_it_is_written() -> None:
    for asked in ("altanf", "al tanf"):
        (line,) = excerpts(record(summary="The base at al-Tanf."), [asked])
        assert matched(line) == ["al-Tanf"]
    (line,) = excerpts(record(summary="Said by Kata’ib Hezbollah."), ["kataib"])
    assert matched(line) == ["Kata’ib"]


def test_a_record_without_the_words_gives_nothing() -> None:
    assert excerpts(record(summary="Nothing here."), ["drone"]) == []
    assert excerpts(record(summary="Nothing here."), []) == []


@given(st.lists(st.text(max_size=30), max_size=3), st.lists(st.sampled_from(["a", "b c", "x"])))
def test_marking_changes_no_text(texts: list[str], words: list[str]) -> None:
    line = tuple(Span(text) for text in texts)
    assert plain(marked(line, words)) == plain(line)


@given(st.text(), st.lists(st.text("ab c", max_size=4), max_size=3), st.integers(1, 50))
def test_no_text_and_no_words_are_an_error(text: str, words: list[str], length: int) -> None:
    for line in excerpts(record(summary=text), words, length=length):
        assert matched(line) or not any(words)
