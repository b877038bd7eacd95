"""What is offered to somebody who types: it fits where it is put, and it is there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from briefing.library.library import Library
from briefing.search.ast import And, FieldTerm, Not, Or, RangeTerm, TextTerm, Tree
from briefing.search.completion.completion import complete
from briefing.search.fields import BY_NAME
from briefing.search.parser import parse
from briefing.search.search import search

HERE = "^"
"""Stands for the cursor in the queries of these tests."""
SHARED = settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
PIECES = st.sampled_from(
    [
        *(f"{name}:" for name in BY_NAME),
        "river",
        "ri",
        "|",
        " ",
        " OR ",
        "-",
        "(",
        ")",
        '"',
        "+",
        "*",
        "2024-0",
        "..",
        ">=",
        "none",
        "actor",
    ]
)
TEXTS = st.lists(PIECES, max_size=8).map("".join) | st.text(max_size=20)


def split(query: str) -> tuple[str, int]:
    """A query without the sign for the cursor, and where that stood."""
    return query.replace(HERE, "", 1), query.index(HERE)


def offered(library: Library, query: str, briefing: str = "") -> list[str]:
    """The texts that are offered at the cursor."""
    return [option.text for option in complete(library, *split(query), briefing).options]


def chosen(library: Library, query: str) -> list[str]:
    """The queries that come of taking what is offered."""
    text, cursor = split(query)
    start, end, options = complete(library, text, cursor)
    return [f"{text[:start]}{option.text}{text[end:]}" for option in options]


def asked(tree: Tree | None, name: str = "") -> Iterator[tuple[str, str]]:
    """Every word of a query with the field that it is a value of."""
    match tree:
        case TextTerm(words):
            yield name, words
        case RangeTerm(low, high):
            yield from ((name, low), (name, high))
        case FieldTerm(field, value):
            yield from asked(value, field)
        case Not(part):
            yield from asked(part, name)
        case And(parts) | Or(parts):
            for part in parts:
                yield from asked(part, name)


@SHARED
@given(TEXTS, st.integers(-3, 60), st.sampled_from(["", "one", "nowhere"]))
def test_no_text_and_no_cursor_is_an_error(
    library: Library, text: str, cursor: int, briefing: str
) -> None:
    start, end, options = complete(library, text, cursor, briefing, 5)
    assert 0 <= start <= end <= len(text)
    assert len(options) <= 5


@SHARED
@given(TEXTS, st.integers(0, 60), st.sampled_from(["2024-03-15", "2024-05-01"]))
def test_no_text_is_an_error_as_of_a_day(
    library: Library, text: str, cursor: int, day: str
) -> None:
    assert len(complete(library.as_of(day), text, cursor).options) <= 8


BEFORE = ("", "fuel ", "-", "(fuel | ", "NOT ", "fuel -kind:incident ", '"open close" ')
BEHIND = ("", " fuel", ") noon", ' "later words"')
BEGUN = ("", "r", "ri", "2", "2024-0", '"', '"ri', '"river"', "(", "(river | r", "-r", "-")


@SHARED
@given(
    st.sampled_from(BEFORE),
    st.sampled_from(sorted(BY_NAME)),
    st.sampled_from(BEGUN),
    st.sampled_from(BEHIND),
)
def test_what_is_taken_is_read_as_the_value_of_the_field(
    library: Library, before: str, field: str, begun: str, behind: str
) -> None:
    assume('"' not in behind or begun.count('"') != 1)
    text = f"{before}{field}:{begun}"
    found = complete(library, text + behind, len(text))
    for option in found.options:
        query = f"{text}{behind}"[: found.start] + option.text + f"{text}{behind}"[found.end :]
        name = BY_NAME[field].names[0]
        words = option.text.strip().strip('"')
        values = [
            (BY_NAME[each].names[0], value) for each, value in asked(parse(query).tree) if each
        ]
        assert (name, words) in values, query


RECORDS = ("actor", "speaker", "outlet", "where", "in", "source", "chain", "term", "link-to")


@pytest.mark.parametrize("field", RECORDS)
@pytest.mark.parametrize("begun", ["", "a", "s", "us"])
def test_a_record_that_is_offered_is_known_to_the_field(
    shipped: Library, field: str, begun: str
) -> None:
    for query in chosen(shipped, f"{field}:{begun}^"):
        assert search(shipped, query).hints == (), query


@pytest.mark.parametrize("field", ["actor", "where", "source", "term"])
def test_a_record_that_is_offered_is_found_by_it(shipped: Library, field: str) -> None:
    for slug in offered(shipped, f"{field}:a^"):
        listing = search(shipped, f"{field}:{slug}").listing
        assert slug in [record.key.slug for record in shipped.lists.page(listing, 0, 1000)]


@pytest.mark.parametrize("field", ["kind", "act", "form", "has"])
@pytest.mark.parametrize("briefing", ["", "one", "two"])
def test_a_count_is_what_the_value_finds(library: Library, field: str, briefing: str) -> None:
    found = complete(library, f"{field}:", len(field) + 1, briefing, most=100)
    assert found.options or (field in ("act", "form") and briefing == "two")
    for option in found.options:
        listing = search(library, f"{field}:{option.text}", briefing).listing
        assert option.count == library.lists.count(listing), option


OFFERS = {
    "act^": ["act:", "actor:"],
    "^": [],
    "fuel ^": [],
    "link^": ["link-to:", "linked-by:"],
    "LINK-T^": ["link-to:"],
    "act^or:river": ["act:", "actor:"],
    "actor:ri^": ["river-guard", "river-council"],
    "actor:riv^er": ["river-guard", "river-council"],
    "actor:RIV'^": ["river-guard", "river-council"],
    'actor:"river g^': ["river-guard"],
    "actor:riverg^": ["river-guard"],
    "actor:guard^": ["river-guard", "lake-guard"],
    "-actor:(daily | lake^)": ["lake-guard"],
    "actor:(daily) lake^": [],
    "actor:nobody^": [],
    "nofield:ri^": [],
    "where:def^": [],
    "where:rif^": ["rifat-depot", "tell-rifat"],
    "kind:inc^": ["incidents"],
    "kind:arm^": ["armed-group"],
    "act:resp^": ["claim-responsibility"],
    "act:claimr^": ["claim-responsibility"],
    "form:^": ["paraphrase", "quote", "summary"],
    "date:^": ["2024"],
    "date:2024^": ["2024-05", "2024-04", "2024-03"],
    "date:2024-03..2024-05^": ["2024-05"],
    "date:2024-04^..2024-05": ["2024-04"],
    "date:>=2024-03^": ["2024-03"],
    "tag:^": ['"Old Name"', "fuel"],
    "tag:na^": ['"Old Name"'],
    "happened:cl^": ["claimant-only", "claimant-and-others"],
    "who:cl^": ["claimed", "rival-claims"],
    "is:un^": ["unnamed", "unseen", "undated", "unread"],
    "speaker:unn^": ["unnamed"],
    "has:claimed^": ["claimed_by"],
    "value:^": [],
    "title:ri^": [],
}


@pytest.mark.parametrize("query", OFFERS)
def test_what_is_offered(library: Library, query: str) -> None:
    assert offered(library, query) == OFFERS[query]


TAKEN = {
    "fuel actor:riverg^ noon": "fuel actor:river-guard noon",
    "actor:lake^+": "actor:lake-guard+",
    "actor:lake+^": "actor:lake-guard+",
    'actor:"lake^ gu" noon': "actor:lake-guard noon",
    "date:2024-03^..2024-05": "date:2024-03..2024-05",
    "-act:resp^": "-act:claim-responsibility",
}


@pytest.mark.parametrize("query", TAKEN)
def test_what_is_taken_stands_in_place_of_the_word_at_the_cursor(
    library: Library, query: str
) -> None:
    assert chosen(library, query)[0] == TAKEN[query]


def test_in_a_briefing_only_its_own_records_are_offered(library: Library) -> None:
    assert offered(library, "actor:lake^", "one") == []
    assert offered(library, "actor:lake^", "two") == ["lake-guard"]


def test_whoever_is_mentioned_more_often_comes_first(shipped: Library) -> None:
    actors = complete(shipped, "actor:", 6).options
    assert [option.count for option in actors] == sorted(
        (option.count or 0 for option in actors), reverse=True
    )


def test_a_field_is_shown_by_its_name_and_what_it_finds(shipped: Library) -> None:
    options = complete(shipped, "attr", 4).options
    assert [one.shown.partition(": ")[0] for one in options] == [one.text[:-1] for one in options]
    assert len({one.shown for one in options}) == len(options)


def test_a_record_is_shown_by_its_title(shipped: Library) -> None:
    option, *_ = complete(shipped, "actor:kataib", 12).options
    assert (option.text, option.shown) == ("kataib-hezbollah", "Kata'ib Hezbollah")


def test_what_was_not_known_on_a_day_is_not_offered(library: Library) -> None:
    assert offered(library.as_of("2024-03-15"), "act:^") == []
    assert "claim-responsibility" in offered(library.as_of("2024-04-30"), "act:^")


def test_types_of_incidents_are_offered_by_any_of_their_words(shipped: Library) -> None:
    assert "air-drone-strike" in offered(shipped, "type:drone^")


def test_grades_are_offered_in_their_order(library: Library) -> None:
    assert offered(library, "reliability:^") == list("ABCDEF")
    assert offered(library, "credibility:<=3^") == ["3"]


def test_a_kind_that_is_a_section_too_is_offered_once(shipped: Library) -> None:
    assert offered(shipped, "kind:statement^") == ["statements"]


FILTERS = {
    "KH^": ["actor:KH"],
    "kataib hezbollah^": ['actor:"kataib hezbollah"'],
    "al-Tanf ^": ["where:al-Tanf"],
    "al-Tanf^ drone": [],
    "drone^": [],
    "-KH^": [],
    "kataib^": [],
}


@pytest.mark.parametrize("query", FILTERS)
def test_a_bare_name_is_offered_as_a_filter_with_what_it_finds(
    shipped: Library, query: str
) -> None:
    text, cursor = split(query)
    found = complete(shipped, text, cursor)
    assert [option.text for option in found.options] == FILTERS[query]
    for option in found.options:
        assert (found.start, found.end) == (0, len(text))
        assert option.count == shipped.lists.count(search(shipped, option.text).listing)
        assert search(shipped, option.text).hints == ()
