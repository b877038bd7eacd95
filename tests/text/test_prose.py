"""Links in prose."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.text.prose import (
    Mention,
    PlainWords,
    link_excerpts,
    mentions,
    parse_prose,
    plain_prose,
)

TEXTS = st.text() | st.text("[]|/ a-z\n", max_size=40)


def test_the_forms_of_a_link() -> None:
    text = "See [[al-tanf]], [[iri|the group]] and [[other/conoco]]."
    assert parse_prose(text) == [
        PlainWords("See "),
        Mention("al-tanf", "", 4, 15),
        PlainWords(", "),
        Mention("iri", "the group", 17, 34),
        PlainWords(" and "),
        Mention("other/conoco", "", 39, 55),
        PlainWords("."),
    ]


def test_blanks_inside_a_link_do_not_count() -> None:
    assert mentions("[[ al-tanf | the\n base ]]") == [Mention("al-tanf", "the\n base", 0, 25)]
    assert mentions("[[al-tanf| ]]") == [Mention("al-tanf", "", 0, 13)]


def test_a_misspelt_target_is_still_a_link_so_that_it_can_be_reported() -> None:
    assert mentions("[[Al Tanf]]") == [Mention("Al Tanf", "", 0, 11)]


@pytest.mark.parametrize(
    "text",
    [
        *("", "[sic]", "[the minister]", "[[", "]]", "[[]]", "[[ ]]", "[a]]", "[ [a]]", "[[a]"),
        *(
            "[[a",
            "[[a|",
            "[[a|b",
            "[[|words]]",
            "[[a\nb]]",
            "[[a [b]]]",
            "[[a|b [c]]]",
            "[[a|b|]c]]",
        ),
    ],
)
def test_what_is_no_link_stays_text(text: str) -> None:
    assert parse_prose(text) == ([PlainWords(text)] if text else [])
    assert plain_prose(text) == text
    assert mentions(text) == []


def test_a_link_after_a_bracket_is_found() -> None:
    assert mentions("[[[a]]]") == [Mention("a", "", 1, 6)]
    assert mentions("[[b [[a]]") == [Mention("a", "", 4, 9)]


@given(TEXTS)
def test_the_parts_are_the_whole_text(text: str) -> None:
    parts = parse_prose(text)
    source = (p.text if isinstance(p, PlainWords) else text[p.start : p.end] for p in parts)
    assert "".join(source) == text
    assert [part for part in parts if isinstance(part, Mention)] == mentions(text)
    for one, other in pairwise(parts):
        assert isinstance(one, Mention) or isinstance(other, Mention)


slugs = st.from_regex(r"[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9-]*)?", fullmatch=True)
shown_words = st.text(st.characters(exclude_characters="[]"), min_size=1).filter(str.strip)


@given(TEXTS.filter(lambda text: "[" not in text), slugs, shown_words)
def test_a_written_link_is_read_back(before: str, slug: str, shown: str) -> None:
    written = f"{before}[[{slug}|{shown}]][[{slug}]]"
    assert [(m.target, m.shown) for m in mentions(written)] == [(slug, shown.strip()), (slug, "")]


def test_plain_text_has_the_shown_words_or_the_slug() -> None:
    assert (
        plain_prose("[[iri|The group]] hit [[other/al-tanf]] [sic]")
        == "The group hit al-tanf [sic]"
    )


SENTENCE = (
    "The [[iri|Islamic Resistance]] said on\nSaturday that it struck [[al-tanf]] with drones."
)


def around(text: str, length: int = 120) -> list[str]:
    return [shown for _, shown in link_excerpts(parse_prose(text), length)]


def test_a_short_text_is_its_own_excerpt() -> None:
    whole = "The Islamic Resistance said on Saturday that it struck al-tanf with drones."
    assert around(SENTENCE) == [whole, whole]
    assert around(SENTENCE, len(whole)) == [whole, whole]


def test_an_excerpt_is_cut_between_words() -> None:
    assert around(SENTENCE, 40) == [
        "The Islamic Resistance said on Saturday…",
        "…that it struck al-tanf with drones.",
    ]
    assert around(f"{SENTENCE} Nobody was hurt there.", 30)[1] == "…it struck al-tanf with…"


def test_a_word_longer_than_the_excerpt_is_cut_inside() -> None:
    assert around(f"{'a' * 50}[[{'a' * 50}]]", 10) == ["…aaaaaaaa…"]


@given(st.text("[]| a-z\n\u2003", max_size=200) | TEXTS, st.integers(2, 130))
def test_every_link_has_an_excerpt_no_longer_than_asked_that_stands_in_the_text(
    text: str, length: int
) -> None:
    found = list(link_excerpts(parse_prose(text), length))
    assert [mention for mention, _ in found] == mentions(text)
    for _, shown in found:
        assert len(shown) <= length
        assert (
            shown.removeprefix("…").removesuffix("…") in " ".join(plain_prose(text).split()) + "…"
        )


@given(st.lists(slugs, min_size=1, max_size=30))
def test_an_excerpt_around_a_link_shows_it(targets: list[str]) -> None:
    targets = [target[:15].strip("/-") or "a" for target in targets]
    text = " and then also ".join(f"[[{target}]]" for target in targets)
    for mention, shown in link_excerpts(parse_prose(text), 50):
        assert mention.target.rpartition("/")[2] in shown
