"""From which day something was surely known: each rule by example."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.model.key import Key
from tests.briefings import library_of, write

SAYS = "form: summary, act: assert, speaker: one, text: Words"
ONE = "actors:\n  one: {name: One, kind: person}\n"
HORIZON = "2024-05-01"


def known_of(folder: Path, text: str, slug: str) -> str:
    return known_in(library_of(folder, ONE + text), Key("test", slug))


def known_in(library: Library, key: Key) -> str:
    record = library.record(key)
    assert record is not None
    assert library.problems.all() == []
    return record.known


@pytest.mark.parametrize(
    ("dates", "known"),
    [
        ("said: 2024-04-02", "2024-04-02"),
        ("said: 2024-03", "2024-03-31"),
        ("said: 2024-03-05/2024-03-09", "2024-03-09"),
        ("said: 2024-05~", HORIZON),
        ("said: 2024-02/..", HORIZON),
        ("said: 2024-05-03", "2024-05-03"),
        ("note: Undated", HORIZON),
    ],
)
def test_a_statement_is_known_from_the_last_day_that_it_can_have_been_said_on(
    tmp_path: Path, dates: str, known: str
) -> None:
    text = f"statements:\n  said: {{{SAYS}, chain: unknown, {dates}}}\n"
    assert known_of(tmp_path, text, "said") == known


@pytest.mark.parametrize(
    ("said", "chain", "known"),
    [
        ("said: 2024-04, ", "[early, late]", "2024-04-03"),
        ("said: 2024-04-02, ", "[early, late]", "2024-04-02"),
        ("", "[late, undated]", "2024-04-09"),
        ("", "[unknown, undated]", HORIZON),
    ],
)
def test_a_statement_is_known_at_the_latest_when_a_source_of_its_chain_was_published(
    tmp_path: Path, said: str, chain: str, known: str
) -> None:
    text = f"""\
        sources:
          early: {{kind: post, outlet: unknown, published: 2024-04-03}}
          late: {{kind: post, outlet: unknown, published: 2024-04-09}}
          undated: {{kind: post, outlet: unknown}}
        statements:
          said: {{{SAYS}, {said}chain: {chain}}}
        """.replace("\n        ", "\n").lstrip()
    assert known_of(tmp_path, text, "said") == known


@pytest.mark.parametrize(
    ("published", "known"),
    [
        (", published: 2024-03", "2024-03-31"),
        (", published: 2024-04-20", "2024-04-02"),
        ("", "2024-04-02"),
    ],
)
def test_a_source_is_known_once_it_is_published_or_a_statement_came_through_it(
    tmp_path: Path, published: str, known: str
) -> None:
    text = (
        f"sources:\n  paper: {{kind: post, outlet: unknown{published}}}\n"
        f"statements:\n  said: {{{SAYS}, said: 2024-04-02, chain: paper}}\n"
    )
    assert known_of(tmp_path, text, "paper") == known


INCIDENT = f"""\
statements:
  early: {{{SAYS}, said: 2024-04-02, chain: unknown}}
  late: {{{SAYS}, said: 2024-04-09, chain: unknown}}
  about: {{{SAYS}, said: 2024-04-05, chain: unknown, about: event}}
incidents:
  other: {{title: Other}}
  event: {{title: Event, """


@pytest.mark.parametrize(
    ("fields", "known"),
    [
        ("date: 2024-04-01", "2024-04-05"),
        ("date: 2024-04-01, claimed_by: [late], denied_by: [early]", "2024-04-02"),
        ("date: 2024-04-07, accused_by: [late]", "2024-04-07"),
        ("date: 2024-04, accused_by: [late]", "2024-04-30"),
        ("date: 2024-03-01/.., disputed_by: [early]", "2024-04-02"),
        ("date: 2024-04-20/.., disputed_by: [early]", "2024-04-20"),
        ("date: ../2024-04-20, confirmed_by: [early]", "2024-04-02"),
        ("confirmed_by: [late]", "2024-04-05"),
    ],
)
def test_an_incident_is_known_once_it_has_begun_and_somebody_has_spoken_of_it(
    tmp_path: Path, fields: str, known: str
) -> None:
    assert known_of(tmp_path, f"{INCIDENT}{fields}}}\n", "event") == known


@pytest.mark.parametrize(
    ("fields", "known"),
    [
        ("date: 2024-03", "2024-03-31"),
        ("date: 2024-03-04/2024-03-06", "2024-03-04"),
        ("date: ../2024-03-06", "2024-03-06"),
        ("tags: [undated]", HORIZON),
    ],
)
def test_an_incident_that_nobody_speaks_of_is_known_from_its_own_date(
    tmp_path: Path, fields: str, known: str
) -> None:
    assert known_of(tmp_path, f"incidents:\n  event: {{title: E, {fields}}}\n", "event") == known


FIGURE = f"""\
sources:
  paper: {{kind: post, outlet: unknown, published: 2024-04-20}}
  undated: {{kind: post, outlet: unknown}}
statements:
  said: {{{SAYS}, said: 2024-04-02, chain: [paper, undated]}}
  late: {{{SAYS}, said: 2024-04-09, chain: unknown}}
figures:
  count: {{label: C, unit: people, kind: cumulative, """


@pytest.mark.parametrize(
    ("points", "known"),
    [
        ("points: [{as_of: 2024-03, value: 1}, {as_of: 2024-04-01, value: 2}]", "2024-03-31"),
        ("points: [{as_of: 2024-03-01, value: 1, by: late}]", "2024-04-09"),
        ("points: [{as_of: 2024-04-10, value: 1, by: late}]", "2024-04-10"),
        # The paper is known of from 2 April, when a statement came through it; not what it says.
        ("points: [{as_of: 2024-03-01, value: 1, by: paper}]", "2024-04-20"),
        ("points: [{as_of: 2024-03-01, value: 1, by: undated}]", HORIZON),
        ("since: 2024-01-01", HORIZON),
    ],
)
def test_a_figure_is_known_from_its_first_point_and_a_point_from_whoever_gives_it(
    tmp_path: Path, points: str, known: str
) -> None:
    assert known_of(tmp_path, f"{FIGURE}{points}}}\n", "count") == known


FOLLOWING = f"""\
  group: {{name: Group, kind: armed-group, relations: [{{type: part_of, to: army}}]}}
  army: {{name: Army, kind: state-forces, relations: [
    {{type: backs, to: later, from: 2024-04-20}}, {{type: backs, to: told, according_to: late}}]}}
  later: {{name: Later, kind: party}}
  told: {{name: Told, kind: party}}
  alone: {{name: Alone, kind: party, relations: [{{type: backs, to: led}}]}}
  led: {{name: Led, kind: party}}
  circle: {{name: Circle, kind: party, relations: [{{type: backs, to: circle}}]}}
  mentioned: {{name: Mentioned, kind: party}}
locations:
  town: {{name: Town, kind: city, in: land}}
  land: {{name: Land, kind: country}}
statements:
  said: {{{SAYS}, said: 2024-04-02, chain: unknown, about: [group]}}
  late: {{{SAYS}, said: 2024-04-09, chain: unknown, note: 'Of [[mentioned]], see [[last]].'}}
  last: {{{SAYS}, said: 2024-04-25, chain: unknown}}
incidents:
  event: {{title: Event, date: 2024-04-03, where: town}}
sources:
  paper: {{kind: article, outlet: unknown, published: 2024-04-20}}
terms:
  term: {{as_printed: T, neutral: N, used_by: [later, group]}}
  unused: {{as_printed: U, neutral: N}}
  printed: {{as_printed: P, neutral: N, used_by: [group, paper]}}
questions:
  question: {{q: 'Who is [[group]]?', about: [said, late, event]}}
  open: {{q: What?}}
"""


@pytest.mark.parametrize(
    ("slug", "known"),
    [
        ("one", "2024-04-02"),
        ("group", "2024-04-02"),
        ("army", "2024-04-02"),
        ("later", "2024-04-20"),
        ("told", "2024-04-09"),
        ("mentioned", "2024-04-25"),  # the note is left out until all that it mentions is known
        ("alone", HORIZON),
        ("led", HORIZON),
        ("circle", HORIZON),
        ("town", "2024-04-03"),
        ("land", "2024-04-03"),
        ("term", HORIZON),  # the group was known before; that it uses the term was not
        ("printed", "2024-04-20"),
        ("unused", HORIZON),
        ("question", "2024-04-09"),
        ("open", HORIZON),
        ("briefing", ""),
    ],
)
def test_whoever_is_spoken_of_is_known_from_the_first_who_does(
    tmp_path: Path, slug: str, known: str
) -> None:
    assert known_of(tmp_path, FOLLOWING, slug) == known


SHARED = {
    "shared/actors.yaml": "group: {name: Group, kind: party}\nnobody: {name: N, kind: party}\n",
    "shared/sources.yaml": "wire: {kind: post, outlet: group}\n",
    "first/briefing.yaml": "title: First\nas_of: 2024-02-10\nbasis: B\n",
    "first/statements.yaml": "said: {form: summary, act: assert, text: T, speaker: group, "
    "said: 2024-02-03, chain: wire}\n",
    "second/briefing.yaml": "title: Second\nas_of: 2024-01-10\nbasis: B\n",
    "second/statements.yaml": "said: {form: summary, act: assert, text: T, speaker: group, "
    "chain: unknown}\n",
}


def test_shared_records_are_known_from_the_first_briefing_that_leads_to_them(
    tmp_path: Path,
) -> None:
    library = open_library(write(tmp_path, SHARED))
    assert known_in(library, Key("shared", "group")) == "2024-01-10"
    assert known_in(library, Key("shared", "wire")) == "2024-02-03"
    assert known_in(library, Key("shared", "nobody")) == ""


def test_where_no_day_of_the_briefing_can_be_read_what_is_undated_is_never_surely_known(
    tmp_path: Path,
) -> None:
    text = (
        "briefing: {title: T, basis: B}\nincidents:\n  a: {title: A}\n  b: {title: B, date: 2024}\n"
    )
    write(tmp_path, {"test.yaml": text})
    library = open_library(tmp_path / "test.yaml")
    known = {one: library.as_of("2500-01-01").record(Key("test", one)) for one in ("a", "b")}
    assert known["a"] is None
    assert known["b"] is not None
