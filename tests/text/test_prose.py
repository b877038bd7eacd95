"""Links in prose."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.text.prose import Mention, Words, excerpt, excerpts, mentions, parse, plain

TEXTS = st.text() | st.text("[]|/ a-z\n", max_size=40)


def test_the_forms_of_a_link() -> None:
    text = "See [[al-tanf]], [[iri|the group]] and [[other/conoco]]."
    assert parse(text) == [
        Words("See "),
        Mention("al-tanf", "", 4, 15),
        Words(", "),
        Mention("iri", "the group", 17, 34),
        Words(" and "),
        Mention("other/conoco", "", 39, 55),
        Words("."),
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
    assert parse(text) == ([Words(text)] if text else [])
    assert plain(text) == text
    assert mentions(text) == []


def test_a_link_after_a_bracket_is_found() -> None:
    assert mentions("[[[a]]]") == [Mention("a", "", 1, 6)]
    assert mentions("[[b [[a]]") == [Mention("a", "", 4, 9)]


@given(TEXTS)
def test_the_parts_are_the_whole_text(text: str) -> None:
    parts = parse(text)
    source = (p.text if isinstance(p, Words) else text[p.start : p.end] for p in parts)
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
    assert plain("[[iri|The group]] hit [[other/al-tanf]] [sic]") == "The group hit al-tanf [sic]"


SENTENCE = (
    "The [[iri|Islamic Resistance]] said on\nSaturday that it struck [[al-tanf]] with drones."
)


def test_a_short_text_is_its_own_excerpt() -> None:
    whole = "The Islamic Resistance said on Saturday that it struck al-tanf with drones."
    assert excerpt(SENTENCE, 0) == whole
    assert excerpt(SENTENCE, 0, len(whole)) == whole


def test_an_excerpt_is_cut_between_words() -> None:
    at = SENTENCE.index("[[al-tanf")
    assert excerpt(SENTENCE, at, 40) == "…that it struck al-tanf with drones."
    assert excerpt(SENTENCE, at - 15, 30) == "…on Saturday that it struck…"
    assert excerpt(SENTENCE, 0, 40) == "The Islamic Resistance said on Saturday…"
    assert excerpt(SENTENCE, 10**9, 30) == "…struck al-tanf with drones."
    assert excerpt(SENTENCE, -5, 30) == "The Islamic Resistance said…"


def test_a_word_longer_than_the_excerpt_is_cut_inside() -> None:
    assert excerpt("a" * 100, 50, 10) == "…aaaaaaaa…"


@given(TEXTS, st.integers(-5, 60), st.integers(2, 50))
def test_an_excerpt_is_no_longer_than_asked_and_stands_in_the_text(
    text: str, at: int, length: int
) -> None:
    shown = excerpt(text, at, length)
    assert len(shown) <= length
    assert shown.removeprefix("…").removesuffix("…") in " ".join(plain(text).split()) + "…"


@given(st.lists(slugs, min_size=1, max_size=30), st.data())
def test_an_excerpt_around_a_link_shows_it(targets: list[str], data: st.DataObject) -> None:
    targets = [target[:15].strip("/-") or "a" for target in targets]
    text = " and then also ".join(f"[[{target}]]" for target in targets)
    mention = data.draw(st.sampled_from(mentions(text)))
    assert mention.target.rpartition("/")[2] in excerpt(text, mention.start, 50)


@given(st.text("[]| a-z\n\u2003", max_size=200) | TEXTS, st.integers(10, 130))
def test_the_excerpts_of_all_links_are_those_of_each(text: str, length: int) -> None:
    each = [(one, excerpt(text, one.start, length)) for one in mentions(text)]
    assert list(excerpts(parse(text), length)) == each
