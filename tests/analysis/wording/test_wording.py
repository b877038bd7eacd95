"""Loaded terms: finding them in a text, and in what a briefing itself says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.wording.loaded_passages import (
    OWN,
    PROSE,
    TITLES,
    LoadedPassage,
    loaded_prose,
    loaded_quotes,
)
from briefing.analysis.wording.loaded_terms import LoadedTerm, loaded_terms_of
from briefing.analysis.wording.quotation_marks import quoted_parts
from briefing.analysis.wording.term_matcher import TermMatcher
from briefing.analysis.wording.term_uses import matcher_of, names_of, term_uses
from briefing.library.opening import open_library
from briefing.library.store.records import Record
from briefing.model.declarations import Prose, SearchableText
from briefing.model.key import Key
from briefing.model.sections.registry import BY_NAME
from briefing.model.shapes import Shape, shape_of
from tests.briefings import library_of, write


def term(slug: str, *variants: str, neutral: str = "plain words") -> LoadedTerm:
    return LoadedTerm(Key("test", slug), variants, neutral)


def found(matcher: TermMatcher, text: str) -> list[str]:
    return [text[match.start : match.end] for match in matcher.find(text)]


# Finding


@pytest.mark.parametrize(
    ("variant", "text", "words"),
    [
        ("the enemy", "So THE Enemy came", "THE Enemy"),
        ("the enemy", "the \n\u00a0 enemy came", "the \n\u00a0 enemy"),
        ("Palestine's liberation", "until Palestine’s liberation", "Palestine’s liberation"),
        ("Palestine’s liberation", "until Palestine's liberation", "Palestine's liberation"),
        ("Zionist-American", "a Zionist–American act", "Zionist–American"),
        ("Zionist-American", "a Zionist\u2011American act", "Zionist\u2011American"),
        ('so-called "axis"', "the so‑called “axis” is", "so‑called “axis”"),
        ("occupation", "the occu\u00adpation of", "occu\u00adpation"),
        ("occupation", "the occu\u200bpation of", "occu\u200bpation"),
        ("régime", "the re\u0301gime of", "re\u0301gime"),
        ("STRASSE", "in der Straße da", "Straße"),
        ("العدو", "قال العدو إن", "العدو"),
        ("the enemy", "(the enemy’s)", "the enemy"),
    ],
)
def test_how_a_term_is_written_does_not_count(variant: str, text: str, words: str) -> None:
    assert found(TermMatcher([term("t", variant)]), text) == [words]


@pytest.mark.parametrize("text", ["resistances", "nonresistance", "Resistance\u0301", "resist", ""])
def test_a_part_of_a_word_is_no_term(text: str) -> None:
    assert found(TermMatcher([term("t", "Resistance")]), text) == []


def test_the_longest_comes_first_wherever_it_begins() -> None:
    matcher = TermMatcher(
        [term("a", "the enemy"), term("b", "Enemy to see blows"), term("c", "see")]
    )

    assert found(matcher, "the enemy to see blows; see the enemy") == [
        "enemy to see blows",
        "see",
        "the enemy",
    ]


def test_what_a_longer_one_leaves_over_is_still_found() -> None:
    matcher = TermMatcher([term("a", "a b", "a b c"), term("b", "c d e f")])

    assert found(matcher, "a b c d e f") == ["a b", "c d e f"]


def test_part_of_a_longer_name_is_no_term_and_a_name_that_is_a_term_is_one() -> None:
    names = ["Islamic Resistance in Iraq", "the Resistance"]
    matcher = TermMatcher([term("t", "Resistance", "the Resistance")], names)

    assert found(matcher, "The Islamic Resistance in Iraq, the Resistance, Resistance in") == [
        "the Resistance",
        "Resistance",
    ]


def test_two_terms_printed_alike_are_the_first_one() -> None:
    first, second = term("a", "the enemy"), term("b", "The Enemy")

    assert [one.term for one in TermMatcher([first, second]).find("the enemy")] == [first]


def test_nothing_touches_what_is_closed() -> None:
    matcher = TermMatcher([term("t", "the enemy", "\ufffc", "")])

    assert [one.start for one in matcher.find("the enemy the enemy", [(4, 6)])] == [10]
    assert [one.start for one in matcher.find("the enemy the enemy", [(0, 3), (18, 19)])] == []


def test_signs_are_only_signs() -> None:
    variants = ("(a+)+$", "[the enemy]*", ".*", "C++ (x)", r"\b", "{0}", "%s")
    text = "so (A+)+$ and [The  enemy]* and .* and C++ (x), \\b {0} %s aaaa"

    assert found(TermMatcher([term("t", *variants)]), text) == [
        *("(A+)+$", "[The  enemy]*", ".*", "C++ (x)", r"\b", "{0}", "%s"),
    ]


def test_ten_thousand_terms_and_a_megabyte_are_no_matter() -> None:
    terms = [term(f"t{n}", f"loaded {n} words", f"other{n}") for n in range(10_000)]
    hostile = term("h", *(("a " * n).strip() for n in range(1, 400)), "a " * 500 + "c " * 600)
    matcher = TermMatcher([*terms, hostile])
    text = ("a " * 999 + "c " * 600 + "loaded 77 words ") * 300

    matches = matcher.find(text)

    assert len(text) > 900_000
    assert sum(one.term.key.slug == "t77" for one in matches) == 300
    assert all(one.end <= other.start for one, other in pairwise(matches))


WORDS = st.lists(st.sampled_from("abc"), min_size=1, max_size=5).map(" ".join)


def _slowly(text: str, variants: Sequence[str], names: Sequence[str]) -> list[tuple[int, int]]:
    """The same by trying everything: the longest first, of equals the one that begins first."""
    words = text.split()
    places = [
        (len(one), start, one)
        for one in {tuple(each.split()) for each in (*variants, *names)}
        for start in range(len(words))
        if tuple(words[start : start + len(one)]) == one
    ]
    taken: set[int] = set()
    chosen = []
    for size, start, one in sorted(places, key=lambda place: (-place[0], place[1])):
        if taken.isdisjoint(range(start, start + size)):
            taken.update(range(start, start + size))
            if " ".join(one) in variants:
                chosen.append((start * 2, (start + size) * 2 - 1))
    return sorted(chosen)


@given(
    st.lists(st.sampled_from("abc"), max_size=25).map(" ".join),
    st.lists(WORDS, min_size=1, max_size=6),
    st.lists(WORDS, max_size=3),
)
def test_it_finds_what_trying_everything_finds(
    text: str, variants: list[str], names: list[str]
) -> None:
    matches = TermMatcher([term("t", *variants)], names).find(text)

    assert [(one.start, one.end) for one in matches] == _slowly(text, variants, names)


@given(st.text(max_size=40), st.text(min_size=1, max_size=5))
def test_no_text_and_no_term_is_too_odd(text: str, variant: str) -> None:
    matcher = TermMatcher([term("t", variant)])
    matches = matcher.find(text)

    assert all(0 <= one.start < one.end <= len(text) for one in matches)
    # The quick look never hides what the thorough one finds.
    assert bool(matcher.find(f"{text} {variant} {text}")) == bool(matcher.find(variant))


# Quotations


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("no marks", []),
        ("a “b” c “d e”", ["“b”", "“d e”"]),
        ('What it does is "genocide".', ['"genocide"']),
        ('two: "a b", ("c")', ['"a b"', '"c"']),
        ("«a» and „b“ and „c”", ["«a»", "„b“", "„c”"]),
        ("never “closed", []),
        ("never ”opened", []),
        ('a 5" gun and a 6" gun', []),
        ("cut “in the …", ["“in the …"]),
        ('…to the region", it "says so"', ['…to the region"', '"says so"']),
        ("…the end” and on", ["…the end”"]),
    ],
)
def test_what_stands_between_quotation_marks(line: str, parts: list[str]) -> None:
    assert [line[start:end] for start, end in quoted_parts(line)] == parts


# In records


def record(section: str, slug: str = "one", **fields: object) -> Record:
    return Record(Key("test", slug), section, str(fields.get("title", slug)), fields)


MATCHER = TermMatcher([term("enemy", "the enemy"), term("base", "occupation base")])


def paths(one: Record) -> list[tuple[str, str]]:
    return [(loaded.path, loaded.words) for loaded in loaded_prose(one, MATCHER)]


def test_the_briefings_own_prose_and_titles_are_looked_at() -> None:
    incident = record("incidents", title="Strike on the enemy", summary="On an occupation base.")
    figure = record("figures", label="Losses of the enemy", counts="Not the enemy's.")

    assert paths(incident) == [("title", "the enemy"), ("summary", "occupation base")]
    assert paths(figure) == [("label", "the enemy"), ("counts", "the enemy")]


def test_retold_words_are_looked_at_and_verbatim_ones_are_not() -> None:
    retold = record("statements", form="paraphrase", text="They fight the enemy.", note="The enemy")
    quoted = record("statements", form="quote", text="We fight the enemy.", note="The enemy.")

    assert paths(retold) == [("text", "the enemy"), ("note", "The enemy")]
    assert paths(quoted) == [("note", "The enemy")]
    assert [one.words for one in loaded_quotes(quoted, MATCHER)] == ["the enemy"]


def test_what_is_quoted_inside_retold_words_is_the_speakers() -> None:
    retold = record("statements", form="summary", text='He names "the enemy" and the enemy.')

    assert [one.start for one in loaded_prose(retold, MATCHER)] == [25]
    assert [one.words for one in loaded_quotes(retold, MATCHER)] == ["the enemy"]


def test_the_title_of_a_source_is_its_own_if_it_was_read() -> None:
    read = record("sources", title="Blows to the enemy")
    unseen = record("sources", title="Blows to the enemy", seen=False)

    assert (paths(read), paths(unseen)) == ([], [("title", "the enemy")])
    assert [one.path for one in loaded_quotes(read, MATCHER)] == ["title"]


def test_a_terms_own_record_may_say_what_it_must() -> None:
    assert paths(record("terms", neutral="the enemy", note="The enemy.")) == []


def test_the_place_is_that_in_the_text_as_written() -> None:
    text = 'See "the enemy".\n\nThe [[base|occupation]] base of [[x|the enemy]], [[the]] enemy.'
    header = record("briefing", summary=text)
    loaded = list(loaded_prose(header, MATCHER))

    assert [(text[one.start :][:10], one.words) for one in loaded] == [
        ("occupation", "occupation base"),
        ("the enemy]", "the enemy"),
    ]
    assert loaded[1] == LoadedPassage(
        "summary", text.index("the enemy]"), "the enemy", MATCHER.terms[0]
    )


def test_quotation_marks_are_partners_only_within_a_paragraph() -> None:
    assert paths(record("actors", note='A stray "mark.\n\nThe enemy, "quoted".')) == [
        ("note", "The enemy")
    ]


def _declared(shape: Shape, kind: type, path: str = "") -> Iterator[str]:
    if any(isinstance(one, kind) for one in shape.declared):
        yield path
    for name, inner in shape.fields.items():
        yield from _declared(inner, kind, f"{path}.{name}" if path else name)
    if shape.items:
        yield from _declared(shape.items, kind, f"{path}.*")


def test_the_fields_of_prose_are_those_that_the_models_declare() -> None:
    every = {name: set(_declared(shape_of(one), Prose)) for name, one in BY_NAME.items()}
    declared = {name: {one.removesuffix(".*") for one in fields} for name, fields in every.items()}

    assert {name: set(fields) for name, fields in PROSE.items()} == declared


def test_the_titles_are_those_of_records_that_have_no_name_of_their_own() -> None:
    named = {
        name: set(_declared(shape_of(one), SearchableText)) & set(one.heading)
        for name, one in BY_NAME.items()
        if name not in OWN
    }
    titles = {name: fields - {"name"} for name, fields in named.items()}

    assert {name: {field} for name, field in TITLES.items()} == {
        name: fields for name, fields in titles.items() if fields
    }


# In a library

SECTIONS = """\
actors:
  group: {name: Army of the Enemy, kind: armed-group, aliases: [the enemy, AE]}
  paper: {name: The Paper, kind: media}
locations:
  hill: {name: Hill of the Enemy Within, kind: region}
sources:
  article: {kind: article, outlet: paper, title: Fighting the enemy}
statements:
  said: {form: quote, act: assert, speaker: group, chain: [article], text: We hit the enemy's base}
  retold: {form: summary, act: assert, speaker: group, chain: [article], text: They hit the enemy}
  other: {form: quote, act: assert, speaker: group, chain: [article], text: We hit}
terms:
  term-enemy: {as_printed: [the enemy, enemy], neutral: them; others, used_by: [paper]}
"""


def test_terms_and_names_are_the_briefings(tmp_path: Path) -> None:
    library = library_of(tmp_path, SECTIONS)
    (one,) = terms = loaded_terms_of(library, "test")

    assert one == LoadedTerm(
        Key("test", "term-enemy"), ("the enemy", "enemy"), "them; others", ("paper",)
    )
    assert one.plain == "them"
    assert sorted(names_of(library, "test", terms)) == [
        "Army of the Enemy",
        "Hill of the Enemy Within",
        "the enemy",
    ]
    assert found(matcher_of(library, "test"), "the Army of the Enemy, the enemy") == ["the enemy"]


def test_where_a_term_stands(tmp_path: Path) -> None:
    library = library_of(tmp_path, SECTIONS)
    terms = loaded_terms_of(library, "test")
    where = term_uses(library, "test", terms, matcher_of(library, "test"))

    def slugs(uses: object) -> list[str]:
        assert isinstance(uses, list)
        return sorted(use.record.key.slug for use in uses)

    assert slugs(where.quoted[terms[0].key]) == ["article", "said"]
    assert slugs(where.own[terms[0].key]) == ["retold"]
    assert where.complete


def test_a_shared_term_is_a_term_of_those_who_borrow_it(tmp_path: Path) -> None:
    header = "title: T\nas_of: 2024\nbasis: B.\n"
    files = {
        "shared/terms.yaml": "common:\n  as_printed: [the enemy]\n  neutral: them\n",
        "one/briefing.yaml": f"{header}note: See [[common]].\n",
        "two/briefing.yaml": header,
    }
    library = open_library(write(tmp_path, files))

    assert [each.key for each in loaded_terms_of(library, "one")] == [Key("shared", "common")]
    assert loaded_terms_of(library, "two") == ()
