"""The tables of the two answers: every combination has its one code, and rows fit."""

from __future__ import annotations

from itertools import chain, combinations, product
from typing import get_args

import pytest

from briefing.analysis.incidents.status import (
    HAPPENED_WORDS,
    STANDINGS,
    WHO_WORDS,
    Answers,
    Happened,
    Opposition,
    ReporterStanding,
    Who,
    happened,
    row_words,
)

EVERY = [
    frozenset(some)
    for some in chain.from_iterable(
        combinations(STANDINGS, count) for count in range(len(STANDINGS) + 1)
    )
]


def _expected(given: frozenset[ReporterStanding]) -> str:
    """The table as conditions that exclude one another, for one party at most."""
    known = given - {"unknown"}
    if not known:
        return "unknown-only" if given else "no-report"
    if "party" in known:
        return "one-party" + "-and-others" * (known != {"party"})
    if "target" in known and known & {"claimant", "doer"}:
        others = known & {"accused", "other"} or {"claimant", "doer"} <= known
        return "both-and-others" if others else "both-sides"
    for one in ("claimant", "doer", "target", "accused"):
        if one in known:
            return f"{one}-only" if known == {one} else f"{one}-and-others"
    return "others-only"


@pytest.mark.parametrize("given", EVERY, ids=lambda given: "+".join(sorted(given)) or "none")
def test_every_combination_of_standings_has_the_one_code_of_the_table(
    given: frozenset[ReporterStanding],
) -> None:
    if not {"claimant", "doer"} <= given:  # a doer is one only where nobody claims
        assert happened(given, parties=1) == _expected(given)


@pytest.mark.parametrize("given", EVERY, ids=lambda given: "+".join(sorted(given)) or "none")
def test_one_whose_side_is_unknown_changes_nothing_beside_others(
    given: frozenset[ReporterStanding],
) -> None:
    if given - {"unknown"}:
        assert happened(given | {"unknown"}) == happened(given - {"unknown"})


def test_two_parties_to_it_are_parties() -> None:
    assert happened(["party"], 2) == "parties"
    assert happened(["party", "other"], 2) == "parties-and-others"


def test_every_code_comes_up_and_has_words() -> None:
    found = {happened(given, parties) for given in EVERY for parties in (1, 2)}
    assert found == set(get_args(Happened))
    assert {*get_args(Happened), "denied", "disputed"} == set(HAPPENED_WORDS)
    assert set(get_args(Who)) == set(WHO_WORDS)


def test_codes_are_the_words_of_the_row_with_hyphens() -> None:
    for code, words in HAPPENED_WORDS.items():
        assert code == words.replace("+", "-and-").replace(" ", "-")


def _may_be(first: str, second: str) -> bool:
    """Whether the two answers can be given of one incident."""
    claims = second in ("claimed", "rival-claims", "said-both")
    if "part" in first or second == "between":
        return ("part" in first or first in ("no-report", "others-only")) and second == "between"
    if "claimant" in first:
        return claims or second == "several-named"
    return not claims or "both" in first


def test_both_answers_have_at_most_38_columns() -> None:
    answers = [
        Answers(first, objection, second, 12)
        for first, objection, second in product(
            get_args(Happened), get_args(Opposition), get_args(Who)
        )
        if _may_be(first, second)
    ]
    assert [row for one in answers if len(row := row_words(one)) > 38] == []


def test_a_series_and_a_situation_say_so_instead() -> None:
    assert row_words(Answers(kind="series", parts=1)) == "series: 1 part here"
    assert row_words(Answers(kind="series", parts=4)) == "series: 4 parts here"
    assert row_words(Answers(kind="situation")) == "situation: no status"
