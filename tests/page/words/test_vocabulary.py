"""The words for the codes of the format."""

from __future__ import annotations

from typing import get_args

import pytest

from briefing.analysis.incidents import incident_lists
from briefing.model.relations import RELATIONS
from briefing.model.sections import actors, figures, locations, sources, statements
from briefing.model.sections.incidents import Incident
from briefing.page.sections import incident, statement
from briefing.page.words import vocabulary
from briefing.page.words.dates import short_date, short_period
from briefing.page.words.vocabulary import duration, number, plural, quantity, words_for


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        (statements.Form, vocabulary.FORMS),
        (statements.Act, vocabulary.ACTS),
        (sources.Reliability, vocabulary.RELIABILITY),
        (locations.Precision, vocabulary.PRECISION),
        (figures.FigureKind, vocabulary.FIGURE_KINDS),
        (figures.Qualifier, vocabulary.QUALIFIERS),
    ],
)
def test_every_code_of_the_format_has_words(codes: object, words: dict[str, str]) -> None:
    assert set(get_args(codes)) == words.keys()


def test_every_form_that_is_not_verbatim_says_so() -> None:
    assert set(get_args(statements.Form)) - set(statements.VERBATIM) == vocabulary.RETOLD.keys()


def test_relations_links_and_ledger_are_those_of_the_format() -> None:
    assert set(get_args(actors.Relation.model_fields["type"].annotation)) == RELATIONS.keys()
    assert set(statement.LINKS) <= statements.Statement.model_fields.keys()
    lists = {name for name in Incident.model_fields if name.endswith(("ed_by", "open_by"))}
    assert set(incident_lists.FIELDS) == lists
    assert incident.LIST_WORDS.keys() == set(incident_lists.LISTS)


def test_a_code_nobody_knows_is_shown_as_it_is() -> None:
    assert words_for(vocabulary.ACTS, "shout-loudly") == "shout loudly"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (12000, "12,000"),
        (0.5, "0.5"),
        (3.0, "3"),
        (-7, "-7"),
        (1e300, "1e+300"),
        (True, "True"),
        ("many", "many"),
    ],
)
def test_numbers_have_separators_and_no_empty_decimals(value: object, words: str) -> None:
    assert number(value) == words


def test_a_qualifier_stands_before_its_number() -> None:
    assert quantity(12000, "over") == "over 12,000"
    assert quantity(5) == "5"


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("PT48H", "48 hours"),
        ("P40D", "40 days"),
        ("P1Y2M", "1 year 2 months"),
        ("P1WT30M", "1 week 30 minutes"),
        ("P", "P"),
        ("soon", "soon"),
        ("", ""),
    ],
)
def test_durations_are_in_words(iso: str, words: str) -> None:
    assert duration(iso) == words


def test_one_is_singular_and_thousands_are_separated() -> None:
    assert plural(1, "mention") == "1 mention"
    assert plural(1200, "mention") == "1,200 mentions"
    assert plural(2, "party", "parties") == "2 parties"


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("2023-11-18~", "about 18 Nov 2023"),
        ("2023-11-18?", "18 Nov 2023?"),
        ("2023-10-07/2023-11-18", "7 Oct to 18 Nov 2023"),
        ("2023", "2023"),
        ("", ""),
    ],
)
def test_dates_in_lists_are_short(written: str, words: str) -> None:
    assert short_date(written) == words


def test_a_spell_says_what_is_known_of_it() -> None:
    assert short_period("2019", None) == "from 2019"
    assert short_period("2019-03-01~", "2020-01?") == "about 1 Mar 2019 – Jan 2020?"
    assert short_period(None, "2020-01") == "until Jan 2020"
    assert short_period(None, None) == ""
