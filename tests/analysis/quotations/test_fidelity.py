"""Quotations looked up in a text: what counts, what does not, and what a miss says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.quotations.fidelity import (
    MOST_COMPARED,
    QuotationFound,
    QuotationMissing,
    WordDifference,
    look_up,
)
from briefing.analysis.quotations.folding import DASHES, QUOTATION_MARKS, folded
from briefing.analysis.quotations.paragraphs import paragraphs

TEXT = """\
A headline over it

It was raining in the harbour. “We don’t know—not yet—what sank it,” the pilot said.

He added that   the mast
was "still [sic] there", and that nobody had seen the keel.
"""


def differences(quote: str, text: str = TEXT) -> list[tuple[str, str]]:
    result = look_up(quote, text)
    assert isinstance(result, QuotationMissing)
    for one in result.differences:
        assert text[one.start : one.end] == one.printed
    return [(one.quoted, one.printed) for one in result.differences]


@pytest.mark.parametrize(
    ("quote", "printed"),
    [
        ("raining in the harbour", "raining in the harbour"),
        ('"We don\'t know-not yet-what sank it,"', "“We don’t know—not yet—what sank it,”"),
        ("„We don‘t know–not yet−what sank it,»", "“We don’t know—not yet—what sank it,”"),
        ("that the mast was 'still [sic] there'", 'that   the mast\nwas "still [sic] there"'),
        ("  the\u00a0mast\twas\n", "the mast\nwas"),
        ("keel", "keel"),
        ("keel.", "keel."),
    ],
)
def test_white_space_quotation_marks_and_dashes_do_not_count(quote: str, printed: str) -> None:
    result = look_up(quote, TEXT)
    assert isinstance(result, QuotationFound)
    assert TEXT[result.start : result.end] == printed


@pytest.mark.parametrize(
    "quote",
    [
        "Raining in the harbour",
        "still sic there",
        "still (sic) there",
        "harbor",
        "the keel!",
        "sânk",
    ],
)
def test_case_letters_accents_and_brackets_count(quote: str) -> None:
    assert isinstance(look_up(quote, TEXT), QuotationMissing)


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("he", "the other"),
        ("the", "there"),
        ("1", "12 or 21"),
        ("cafe", "cafe\u0301"),
        ("a b", "aa b, a bb"),
        ("\u0301", "e\u0301"),
        ("\u0301e", "e\u0301e"),
    ],
)
def test_nothing_is_found_inside_a_longer_word(quote: str, text: str) -> None:
    assert isinstance(look_up(quote, text), QuotationMissing)
    assert isinstance(look_up(quote, f"{text} ({quote})"), QuotationFound)


@pytest.mark.parametrize(
    ("quote", "paragraph"), [("headline", 0), ("raining", 1), ("mast", 2), ("keel", 2)]
)
def test_paragraphs_count_from_one_without_the_headings(quote: str, paragraph: int) -> None:
    result = look_up(quote, TEXT)
    assert isinstance(result, QuotationFound)
    assert result.paragraph == paragraph


def test_without_blank_lines_each_line_is_a_paragraph() -> None:
    result = look_up("Three", "A heading\nOne.\nTwo.\r\nThree.\n")
    assert isinstance(result, QuotationFound)
    assert result.paragraph == 3


def test_where_all_lines_look_like_headings_all_count() -> None:
    assert [one.number for one in paragraphs("roses are red\n\nviolets are blue")] == [1, 2]


def test_a_quotation_may_go_on_over_paragraphs() -> None:
    assert isinstance(look_up("the pilot said. He added", TEXT), QuotationFound)


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("It was snowing in the harbour.", [("snowing", "raining")]),
        ("It was raining hard in the harbour.", [("hard", "")]),
        ("It was in the harbour.", [("", "raining")]),
        ("She added that the mast", [("She", "He")]),
        ("nobody had seen the hull", [("hull", "keel")]),
        ("nobody had never seen the hulk.", [("never", ""), ("hulk", "keel")]),
        ("the mast was “still (sic) there”", [("(", "["), (")", "]")]),
        ("still [ sic ] there", [("[ sic ]", "[sic]")]),
        ("Harbour", [("Harbour", "harbour")]),
    ],
)
def test_a_miss_says_which_words_differ(quote: str, expected: list[tuple[str, str]]) -> None:
    assert differences(quote) == expected


def test_a_miss_gives_the_nearest_passage_and_its_paragraph() -> None:
    result = look_up("that no one had seen the keel", TEXT)
    assert isinstance(result, QuotationMissing)
    assert TEXT[result.start : result.end] == "that nobody had seen the keel"
    assert (result.paragraph, result.near, result.whole) == (2, True, True)


@pytest.mark.parametrize("quote", ["", "  \n", "zebras dance quietly", "?", "the zebra of a gnu"])
@pytest.mark.parametrize("text", ["", " \n\n ", TEXT])
def test_where_nothing_is_near_there_is_no_passage(quote: str, text: str) -> None:
    assert look_up(quote, text) == QuotationMissing(0, 0, 0, ())


def test_of_a_quotation_that_is_too_long_only_the_beginning_is_compared() -> None:
    words = [f"w{number}" for number in range(5 * MOST_COMPARED)]
    text = " ".join(words)
    words[3], words[-1] = "other", "different"
    result = look_up(" ".join(words), text)
    assert isinstance(result, QuotationMissing)
    assert result.differences == (WordDifference("other", "w3", 9, 11),)
    assert not result.whole


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("a " * 500 + "b", "a " * 100_000),
        ("a" * 5_000, "a" * 200_000),
        ("ab " * 500 + "a", "ab " * 60_000),
        ("x\0\ud800 [/]" * 50, "[b]\x1b[2J" * 1_000),
    ],
)
def test_what_is_made_to_take_long_is_missed_like_anything(quote: str, text: str) -> None:
    assert isinstance(look_up(quote, text), QuotationMissing)


WORDS = st.sampled_from(
    ["al-Tanf", "base", "don’t", "[sic]", "“we", "know”", "the", "Über", "12,000"]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=40)
ALIKE = {mark: "".join(kind) for kind in (QUOTATION_MARKS, DASHES) for mark in kind}
BLANKS = (" ", "\n", "\t", "\u00a0", " \n\n ", "\r\n")


@given(TEXTS, st.data())
def test_any_part_is_found_however_its_blanks_marks_and_dashes_are_typed(
    words: list[str], data: st.DataObject
) -> None:
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    blank = st.sampled_from(BLANKS)
    text = "".join(word + data.draw(blank) for word in words)
    quote = "".join(word + data.draw(blank) for word in words[first:last])
    varied = "".join(data.draw(st.sampled_from(ALIKE.get(char, char))) for char in quote)
    result = look_up(varied, text)
    assert isinstance(result, QuotationFound)
    assert text[result.start : result.end].split() == words[first:last]


@given(st.lists(st.sampled_from("abcdefgh"), min_size=3, max_size=30), st.data())
def test_one_other_word_is_what_differs(words: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(words) - 3))
    quoted = words[first : data.draw(st.integers(first + 3, len(words)))]
    quoted[data.draw(st.integers(0, len(quoted) - 1))] = "another"
    ((wrong, _),) = differences(" ".join(quoted), " ".join(words))
    assert wrong == "another"


@given(st.integers(0, 39))
def test_one_other_word_stands_for_the_one_that_is_printed(place: int) -> None:
    words = [f"word{number}" for number in range(40)]
    quoted = [*words[:place], "another", *words[place + 1 :]]
    assert differences(" ".join(quoted), " ".join(words)) == [("another", words[place])]


LETTERS = st.text("ab -'\n\u0301_", max_size=30)


@given(LETTERS.map(lambda text: text[:4]), LETTERS)
def test_it_is_found_if_and_only_if_it_stands_there_between_words(quote: str, text: str) -> None:
    plain, whole = folded(quote).text.strip(), folded(text).text
    result = look_up(quote, text)
    assert isinstance(result, QuotationFound) is any(
        _stands(plain, whole, at) for at in range(len(whole))
    )
    if isinstance(result, QuotationFound):
        assert folded(text[result.start : result.end]).text == plain


def _stands(plain: str, whole: str, at: int) -> bool:
    """Whether the words stand there, told without any of the program's own code."""
    around = (whole[max(0, at - 1) : at + 1], whole[at + len(plain) - 1 : at + len(plain) + 1])
    inside = (len(pair) == 2 and set(pair) <= set("ab\u0301\u00e1") for pair in around)
    return bool(plain) and whole.startswith(plain, at) and not any(inside)


@given(st.text(max_size=30), st.text(max_size=80))
def test_whatever_is_looked_up_the_places_are_places_of_the_text(quote: str, text: str) -> None:
    result = look_up(quote, text)
    assert 0 <= result.start <= result.end <= len(text)


@given(st.text(max_size=80))
def test_every_character_of_a_folded_text_knows_where_it_came_from(text: str) -> None:
    whole = folded(text)
    for index, character in enumerate(whole.text):
        assert folded(text[whole.origin(index)]).text == character


INTERRUPTED = """\
“We don’t sense any deterrence,” the senator said on Friday. “They keep shooting,” he went on,
“waiting for us … to respond. And then we’ll be off.”

The soft\u00adware of the cafe\u0301 in Mu\u0308nchen was called “Zu\u200bkunft”.
"""


def places(quote: str | list[str], text: str = INTERRUPTED) -> list[str]:
    result = look_up(quote, text)
    assert isinstance(result, QuotationFound)
    return [text[start:end] for start, end in result.places]


def test_passages_around_an_attribution_stand_one_after_the_other() -> None:
    passages = ["We don’t sense any deterrence,", "They keep shooting,"]

    assert places(passages) == passages
    assert isinstance(look_up(" ".join(passages), INTERRUPTED), QuotationMissing)


@pytest.mark.parametrize(
    "quote",
    [
        "We don’t sense […] They keep shooting",
        "We don’t sense … They keep shooting",
        "… We don’t sense [ ... ] They keep shooting […]",
    ],
)
def test_what_is_left_out_may_be_anything(quote: str) -> None:
    assert places(quote) == ["We don’t sense", "They keep shooting"]


def test_dots_that_the_source_has_are_no_gap() -> None:
    assert places("waiting for us … to respond.") == ["waiting for us … to respond."]


def test_a_gap_is_as_small_as_can_be() -> None:
    text = "the start, the middle, the end and the rest"

    result = look_up("the […] end […] the", text)

    assert isinstance(result, QuotationFound)
    assert result.places == ((23, 26), (27, 30), (35, 38))


def test_pieces_in_another_order_are_not_found() -> None:
    result = look_up(["They keep shooting,", "We don’t sense any deterrence,"], INTERRUPTED)

    assert isinstance(result, QuotationMissing)
    assert (result.disordered, result.near, result.differences) == (True, True, ())


def test_one_changed_word_in_one_of_several_passages_is_marked() -> None:
    passages = ["We don’t sense any deterrence,", "They keep firing,"]
    result = look_up(passages, INTERRUPTED)

    assert isinstance(result, QuotationMissing)
    assert [(one.quoted, one.printed) for one in result.differences] == [("firing", "shooting")]


def test_a_quotation_of_nothing_is_nowhere() -> None:
    assert (
        look_up([], INTERRUPTED)
        == look_up(" [...] …", INTERRUPTED)
        == QuotationMissing(0, 0, 0, ())
    )


@pytest.mark.parametrize(
    ("quote", "printed"),
    [
        ("software", "soft\u00adware"),
        ("caf\u00e9", "cafe\u0301"),
        ("cafe\u0301 in M\u00fcnchen", "cafe\u0301 in Mu\u0308nchen"),
        ("in Mu\u0308nchen was", "in Mu\u0308nchen was"),
        ("Zukunft", "Zu\u200bkunft"),
        ("\u2068Zu\u00adkunft\u2069", "Zu\u200bkunft"),
    ],
)
def test_unseen_signs_and_how_letters_are_put_together_do_not_count(
    quote: str, printed: str
) -> None:
    assert places(quote) == [printed]


def test_a_changed_word_among_decomposed_letters_is_marked_where_it_stands() -> None:
    assert differences("The software of the caf\u00e9 in Berlin was", INTERRUPTED) == [
        ("Berlin", "Mu\u0308nchen")
    ]


@given(st.text("ae\u0301\u0308\u00ad\u200b \n\u1112\u1161\u11ab\u212b\u0958", max_size=12))
def test_every_place_in_a_folded_text_leads_back_in_order(text: str) -> None:
    found = folded(text)
    starts = [found.origin(index) for index in range(len(found.text))]

    assert starts == sorted(starts)
    assert all(0 <= start <= len(text) for start in starts)
    assert all(found.end(index) <= len(text) for index in range(len(found.text)))
    assert folded(found.text).text == found.text
