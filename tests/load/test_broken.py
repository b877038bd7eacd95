"""Broken briefings: each fault gives its own message, at the line and column where it stands."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from briefing.library.opening import open_library
from tests.briefings import problems_of, write

# A name, what stands below the header (whose four lines come first), and what is told about it.
BROKEN = {
    "unknown speaker": (
        """\
        actors:
          kevin-cramer: {name: Kevin Cramer, kind: person}
        sources:
          article: {kind: article, outlet: unknown}
        statements:
          said:
            form: quote
            act: assess
            speaker: kevin-crammer
            chain: [article]
            text: I do not know.
        """,
        'test.yaml:13:14: error: speaker: no record "kevin-crammer"; did you mean "kevin-cramer"?',
    ),
    "unknown mention in prose": (
        """\
        actors:
          one:
            name: One
            kind: person
            note: >-
              Somebody who was seen
              with [[nobody|a man]] in town.
        """,
        'test.yaml:11:12: error: note: no record "nobody"; write the record, or remove the link',
    ),
    "unknown field": (
        """\
        actors:
          one: {name: One, kind: person, alias: Uno}
        """,
        'test.yaml:6:34: error: alias: there is no field "alias"; did you mean "aliases"?',
    ),
    "unknown word": (
        """\
        actors:
          one:
            name: One
            kind: armed-grup
        """,
        'test.yaml:8:11: error: kind: "armed-grup" is not one of the words for this; did you '
        'mean "armed-group"? It is one of person, armed-group, umbrella, state, '
        "state-forces, state-body, assembly, party, company, media, igo, ngo, civilians",
    ),
    "unknown section": (
        """\
        actor:
          one: {name: One, kind: person}
        """,
        'test.yaml:5:1: error: actor: there is no section "actor"; did you mean "actors"?',
    ),
    "missing field": (
        """\
        actors:
          one:
            name: One
        """,
        "test.yaml:6:3: error: kind: this field is required; add it",
    ),
    "empty field": (
        """\
        actors:
          one:
            name: One
            kind: person
            country:
        """,
        "test.yaml:9:5: warning: country: nothing is written here; write a value, or leave "
        "the field out",
    ),
    "duplicate field": (
        """\
        actors:
          one:
            name: One
            kind: person
            name: Two
        """,
        'test.yaml:9:5: error: the key "name" is already in line 7; keep one of the two, or '
        "give one of them another name",
    ),
    "duplicate slug in one file": (
        """\
        actors:
          one: {name: One, kind: person}
          one: {name: Two, kind: person}
        """,
        'test.yaml:7:3: error: the key "one" is already in line 6; keep one of the two, or '
        "give one of them another name",
    ),
    "tag": (
        """\
        actors:
          one: {name: !!str One, kind: person}
        """,
        'test.yaml:6:15: error: "!!str" is a YAML tag, and a briefing has none; if the text '
        'itself begins with "!", put it in quotes; if not, remove the tag',
    ),
    "anchor": (
        """\
        actors:
          one: {name: &a One, kind: person}
        """,
        'test.yaml:6:15: error: "&a" is a YAML anchor, and a briefing has none; if the text '
        'itself begins with "&", put it in quotes; if not, remove the anchor',
    ),
    "alias": (
        """\
        actors:
          one: {name: One, kind: *a}
        """,
        "test.yaml:6:20: error: kind: this field is required; add it",
        'test.yaml:6:26: error: "*a" is a YAML alias, and a briefing has none; if the text '
        'itself begins with "*", put it in quotes; if not, write the value out',
    ),
    "merge": (
        """\
        actors:
          one:
            <<: {name: One}
            name: Two
            kind: person
        """,
        'test.yaml:7:5: error: the key "<<" would merge another mapping into this one, and a '
        "briefing has no merges; write the keys out",
    ),
    "bad date": (
        """\
        incidents:
          one: {title: One, date: 2023-13-01}
        """,
        "test.yaml:6:27: error: date: 2023-13-01 has no month 13: the month comes before the day",
    ),
    "date as people write it": (
        """\
        incidents:
          one: {title: One, date: 18/11/2023}
        """,
        "test.yaml:6:27: error: date: 18/11/2023: write 2023-11-18",
    ),
    "latitude and longitude swapped": (
        """\
        locations:
          one: {name: One, kind: base, at: [144.2, 33.5]}
        """,
        "test.yaml:6:36: error: at: latitude 144.2 is out of range; latitude and longitude "
        "seem to be swapped: write [33.5, 144.2]",
    ),
    "longitude out of range": (
        """\
        locations:
          one: {name: One, kind: base, at: [33.5, 200]}
        """,
        "test.yaml:6:36: error: at: longitude 200 is out of range: it goes from -180 to 180",
    ),
    "half a point": (
        """\
        locations:
          one: {name: One, kind: base, at: [33.5]}
        """,
        "test.yaml:6:36: error: at: needs two numbers: [latitude, longitude]",
    ),
    "prose that starts with a link": (
        """\
        actors:
          one:
            name: One
            kind: person
            note: [[one]]
        """,
        "test.yaml:9:11: error: note: [[one]] was read as a list, because it starts with a "
        "bracket; put the text in quotes, or write it below the field after `>-`",
    ),
    "prose that goes on after a link": (
        """\
        actors:
          one:
            name: One
            kind: person
            note: [[one]] was there.
        """,
        'test.yaml:9:11: error: the text begins with "[[", which makes it a list in YAML, '
        'and words follow the list; write ">-" after the colon and the text on the next '
        "line, indented; or put the whole text in quotes",
    ),
    "prose that starts with a quotation": (
        """\
        actors:
          one:
            name: One
            kind: person
            note: "Yes" was the word.
        """,
        "test.yaml:9:11: error: the text begins with a quotation mark, and words follow the "
        'closing one; write ">-" after the colon and the text on the next line, indented; or '
        "put the whole text in quotes",
    ),
    "prose that starts with @": (
        """\
        actors:
          one:
            name: One
            kind: person
            note: @one wrote.
        """,
        'test.yaml:9:11: error: a text without quotes cannot begin with "@"; write ">-" '
        "after the colon and the text on the next line, indented; or put the whole text in "
        "quotes",
    ),
    "prose that starts with *": (
        """\
        actors:
          one:
            name: One
            kind: person
            note: *very* loud
        """,
        'test.yaml:9:11: error: the text begins with "*", which makes it an alias in YAML; '
        'write ">-" after the colon and the text on the next line, indented; or put the '
        "whole text in quotes",
    ),
    "question mark in braces": (
        """\
        incidents:
          one: {title: One, date: ?2023-11-18}
        """,
        'test.yaml:6:27: error: a "?" between brackets means something else to YAML; put the '
        'value in quotes, as in "2023-11-18?"',
    ),
    "colon in a title": (
        """\
        incidents:
          one:
            title: Iraq: the count
        """,
        "test.yaml:7:16: error: a colon with a space after it, inside a text, would make the "
        'text before it a key; write ">-" after the colon and the text on the next line, '
        "indented; or put the whole text in quotes",
    ),
    "tab for indentation": (
        "actors:\n\tone: {name: One, kind: person}\n",
        "test.yaml:6:1: error: there is a tab in the indentation, and YAML takes only "
        "spaces; put spaces in its place",
    ),
    "bracket never closed": (
        """\
        actors:
          one: {name: One, kind: person
        """,
        'test.yaml:6:8: error: this "{" is never closed; write "}" at its end; if it belongs '
        "to a text, put the text in quotes",
    ),
    "grade without a reason": (
        """\
        sources:
          one: {kind: article, outlet: unknown, reliability: B}
        """,
        "test.yaml:6:3: error: reliability B needs a reason: add reliability_why, or leave "
        "the grade at F (cannot be judged)",
    ),
    "number in words": (
        """\
        figures:
          one:
            label: One
            unit: people
            kind: stock
            points:
              - {as_of: 2023-11, value: over 12,000}
        """,
        'test.yaml:11:33: error: points[0].value: "over 12" is no number: write it in digits '
        "alone, as in 12000 (a qualifier has a field of its own)",
        'test.yaml:11:41: error: points[0].000: there is no field "000"; the fields here are '
        "as_of, value, q, by, parts, parts_sum, revises",
    ),
    "reserved slug": (
        """\
        actors:
          unknown: {name: One, kind: person}
        """,
        'test.yaml:6:3: error: actors.unknown: "unknown" has a meaning of its own; rename it',
    ),
    "impossible slug": (
        """\
        actors:
          Al_Tanf: {name: One, kind: person}
        """,
        'test.yaml:6:3: error: actors.Al_Tanf: "Al_Tanf" is not a slug; use small letters, '
        "digits and hyphens (al-tanf)",
    ),
    "unknown where it cannot stand": (
        """\
        incidents:
          one: {title: One, where: unknown}
        """,
        'test.yaml:6:28: error: where: "unknown" cannot stand here; leave the field out',
    ),
    "a link to the wrong kind of record": (
        """\
        actors:
          one: {name: One, kind: person}
        incidents:
          two: {title: Two, where: [one]}
        """,
        'test.yaml:8:29: error: where[0]: "one" is an actor; what may stand here is one of '
        "the locations",
    ),
    "a list where a record is wanted": (
        """\
        actors:
          - name: One
            kind: person
        """,
        "test.yaml:6:3: error: actors: the section actors has no records; write each record "
        "below its slug: `slug:`, and its fields indented below",
    ),
    "text where a record is wanted": (
        """\
        actors:
          one: Somebody
        """,
        "test.yaml:6:3: error: name: this field is required; add it",
        "test.yaml:6:3: error: kind: this field is required; add it",
        "test.yaml:6:8: error: actors.one: a record needs fields; write `field: value` below "
        "its slug",
    ),
    "numbers that fall": (
        """\
        incidents:
          one: {title: One, harm: {killed: {low: 5, high: 2}}}
        """,
        "test.yaml:6:36: error: harm.killed: the numbers must rise: low, best, high",
    ),
    "second document": (
        """\
        ---
        actors: {}
        """,
        'test.yaml:5:1: error: "---" starts a second document; nothing after it is read; '
        'take the "---" away, or move what follows into a file of its own',
    ),
    "country in words": (
        """\
        actors:
          one: {name: One, kind: state, country: Iraq}
        """,
        'test.yaml:6:42: error: country: "Iraq" is no country code: two capital letters (ISO '
        "3166: IQ, SY, US)",
    ),
    "relation of no known type": (
        """\
        actors:
          one:
            name: One
            kind: person
            relations:
              - {type: partof, to: one}
        """,
        'test.yaml:10:16: error: relations[0].type: "partof" is not one of the words for '
        'this; did you mean "part_of"? It is one of part_of, member_of, affiliate_of, leads, '
        "spokesperson_for, backs, allied_with, opposes, said_to_be_backed_by, same_as",
    ),
    "empty text": (
        """\
        actors:
          one: {name: "", kind: person}
        """,
        "test.yaml:6:15: error: name: is empty: write the words, or leave the field out",
    ),
    "duration in words": (
        """\
        figures:
          one:
            label: One
            unit: people
            kind: stock
            stated:
              - {says: five, window: 48 hours}
        """,
        'test.yaml:11:30: error: stated[0].window: "48 hours" is no duration: as in ISO '
        "8601, PT48H is 48 hours, P40D 40 days, P3M months",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_fault_is_told_where_it_stands(name: str, tmp_path: Path) -> None:
    text, *expected = BROKEN[name]
    assert [str(problem) for problem in problems_of(tmp_path, dedent(text))] == expected


def test_each_fault_has_its_own_message() -> None:
    messages = [expected.partition(": ")[2] for _, *told in BROKEN.values() for expected in told]
    assert len(set(messages)) >= len(BROKEN) >= 40


def test_a_slug_in_two_files_names_both(tmp_path: Path) -> None:
    header = "title: T\nas_of: 2024\nbasis: B\n"
    folder = write(
        tmp_path / "made-up",
        {
            "briefing.yaml": header,
            "actors.yaml": "# the people\none: {name: One, kind: person}\n",
            "locations.yaml": "one: {name: Other, kind: city}\n",
        },
    )
    library = open_library(folder)
    assert [str(problem) for problem in library.problems.all()] == [
        'locations.yaml:1:1: error: one: "one" is also a record in actors.yaml, line 2; '
        "give one of the two another slug"
    ]


def test_all_problems_of_a_run_are_told_at_once(tmp_path: Path) -> None:
    text = "actors:\n  one: {name: One, kind: nobody}\n  two: {name: Two, age: 7}\n"
    codes = [problem.code for problem in problems_of(tmp_path, text)]
    assert codes == ["unknown-word", "missing-field", "unknown-field"]
