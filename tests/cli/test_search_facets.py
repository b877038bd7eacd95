"""`briefing search --facets`: what the records have in common, for people and for programs."""

from __future__ import annotations

import json

from tests.cli.conftest import Run


def test_a_line_has_the_kind_of_value_the_value_its_count_and_its_term(run: Run) -> None:
    ran = run("search", "--facets", "--limit", "2", "drone")
    assert ran.status == 0
    rows = [line.split("\t") for line in ran.out.splitlines()]
    assert {row[0] for row in rows} >= {"Section", "Actor", "Place", "Month"}
    for _, _, count, term in rows:
        assert run("search", "drone", term).err == f"{count} record{'s' * (count != '1')}\n"


def test_the_limit_is_for_each_facet(run: Run) -> None:
    rows = [
        line.split("\t")
        for line in run("search", "--facets", "--limit", "2", "us").out.splitlines()
    ]
    assert [row[0] for row in rows].count("Actor") == 2


def test_facets_as_json(run: Run) -> None:
    answer = json.loads(run("search", "--json", "--facets", "actor:kh").out)
    head = ["query", "briefing", "marking", "count", "hints", "filters"]
    assert list(answer) == [*head, "facets"]
    (actors,) = (facet for facet in answer["facets"] if facet["name"] == "actor")
    assert actors["values"][0] == {
        "shown": "Kata'ib Hezbollah",
        "term": "actor:kataib-hezbollah",
        "count": answer["count"],
        "chosen": True,
    }


def test_nothing_found_has_no_facets(run: Run) -> None:
    ran = run("search", "--facets", "nothing-has-this-word")
    assert (ran.status, ran.out, ran.err) == (1, "", "nothing found\n")
