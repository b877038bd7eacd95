"""The findings as machines read them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from briefing.check.checker import check_library
from briefing.check.github import command
from briefing.check.results import CheckResult
from briefing.check.rules.registry import BY_CODE, chosen
from briefing.check.sarif import document
from briefing.library.library import Library
from briefing.model.problem import Problem

PROBLEM = Problem("a/b.yaml", 3, 7, "warning", "loaded-term", "no", "do", "note", "one")


def sarif(*results: CheckResult) -> Any:
    codes = sorted({one.problem.code for one in results})
    return json.loads("".join(document(codes, results)))


def test_a_sarif_document_has_what_the_standard_requires() -> None:
    whole = sarif(CheckResult(PROBLEM))
    (run,) = whole["runs"]
    driver = run["tool"]["driver"]
    assert (whole["version"], driver["name"]) == ("2.1.0", "briefing")
    (rule,), (result,) = driver["rules"], run["results"]
    assert rule["id"] == result["ruleId"] == "loaded-term"
    assert result["ruleIndex"] == 0
    assert result["level"] == rule["defaultConfiguration"]["level"] == "warning"
    assert result["message"] == {"text": "note: no; do"}
    assert result["suppressions"] == []
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "a/b.yaml"},
                "region": {"startLine": 3, "startColumn": 7},
            }
        }
    ]
    assert rule["help"]["markdown"].startswith("# `loaded-term`")
    assert "helpUri" not in rule  # the page travels along: nobody else has this machine's files


def test_an_accepted_finding_is_suppressed_in_sarif() -> None:
    (run,) = sarif(CheckResult(PROBLEM, "known"), CheckResult(PROBLEM))["runs"]
    assert [one["suppressions"] for one in run["results"]] == [
        [{"kind": "inSource", "justification": "known"}],
        [],
    ]


def test_a_problem_of_a_whole_file_has_no_region_in_sarif() -> None:
    (run,) = sarif(CheckResult(Problem("x.yaml", 0, 0, "error", "unreadable", "no")))["runs"]
    assert "region" not in run["results"][0]["locations"][0]["physicalLocation"]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a b/ç#?.yaml", "a%20b/%C3%A7%23%3F.yaml"),
        ("100%.yaml", "100%25.yaml"),
        ("\udcff.yaml", "%FF.yaml"),
        ("/a b.yaml", "file:///a%20b.yaml"),
    ],
)
def test_a_path_becomes_a_uri(path: str, uri: str) -> None:
    (run,) = sarif(CheckResult(Problem(path, 1, 1, "error", "tag", "no")))["runs"]
    location = run["results"][0]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == uri


def test_a_sarif_document_without_results_is_whole() -> None:
    (run,) = sarif()["runs"]
    assert run["results"] == run["tool"]["driver"]["rules"] == []


def test_every_finding_of_the_shipped_briefing_is_in_sarif_with_its_own_rule(
    shipped: Library,
) -> None:
    results = check_library(shipped, chosen(unusual=True))
    whole = json.loads("".join(document(results.codes(), results)))
    (run,) = whole["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert len(run["results"]) == sum(results.codes().values())
    for one in run["results"]:
        assert rules[one["ruleIndex"]]["id"] == one["ruleId"]
        assert BY_CODE[one["ruleId"]].severity == one["level"]
    results.close()


@pytest.mark.parametrize(
    ("severity", "name"), [("error", "error"), ("warning", "warning"), ("note", "notice")]
)
def test_a_finding_is_a_workflow_command(severity: Any, name: str) -> None:
    problem = Problem("a.yaml", 3, 7, severity, "tag", "no", "do")
    assert command(problem) == f"::{name} file=a.yaml,line=3,col=7,title=tag::no; do"


def test_what_would_end_a_command_or_a_property_is_escaped() -> None:
    problem = Problem("a:b,c%\n.yaml", 0, 0, "error", "tag", "50%,\r\n::x: y")
    assert command(problem) == ("::error file=a%3Ab%2Cc%25%0A.yaml,title=tag::50%25,%0D%0A::x: y")
