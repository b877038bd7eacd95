"""Every rule finds what it should and nothing else, and has its page."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import briefing
from briefing.check.rules.registry import BY_CODE, RULES
from briefing.check.rules.rule_pages import PLACES, rule_page
from briefing.load.yaml.tree import Limits, read_tree
from tests.check.examples import EXAMPLES, FILE, LARGE
from tests.check.made import found, made

PACKAGE = Path(briefing.__file__).parent
DOCS = PACKAGE.parent / "docs"


@pytest.mark.parametrize("code", EXAMPLES)
def test_a_rule_finds_its_wrong_example_with_its_severity_and_place(
    code: str, tmp_path: Path
) -> None:
    example = EXAMPLES[code]
    problems = [one.problem for one in found(made(tmp_path, example.bad, example.texts))]
    mine = [one for one in problems if one.code == code]
    assert mine, [str(one) for one in problems]
    assert {one.severity for one in mine} == {BY_CODE[code].severity}
    if example.at:
        assert example.at in [(one.line, one.column) for one in mine]
    if BY_CODE[code].run:
        assert all(one.line for one in mine)
        assert [one for one in problems if one.severity == "error" and one.code != code] == []


@pytest.mark.parametrize("code", EXAMPLES)
def test_a_rule_finds_nothing_in_its_right_example(code: str, tmp_path: Path) -> None:
    example = EXAMPLES[code]
    problems = [one.problem for one in found(made(tmp_path, example.good, example.texts))]
    assert [str(one) for one in problems if one.code == code or one.severity == "error"] == []


@pytest.mark.parametrize("code", sorted(LARGE))
def test_a_limit_is_told_where_it_is_passed_and_not_before(code: str) -> None:
    low = Limits(nodes=4, scalar=6, problems=1)
    bad = {
        "too-many-nodes": "[a, b, c, d, e]",
        "too-long-scalar": "abcdefg",
        "too-many-problems": "[!x a, !x b]",
    }
    good = {
        "too-many-nodes": "[a, b]",
        "too-long-scalar": "abcdef",
        "too-many-problems": "[!x a]",
    }
    told = {one.code: one.severity for one in read_tree(bad[code], FILE, low).problems}
    assert told[code] == BY_CODE[code].severity
    assert code not in {one.code for one in read_tree(good[code], FILE, low).problems}


def test_every_rule_has_an_example() -> None:
    assert set(EXAMPLES) | LARGE == set(BY_CODE)


def test_every_code_is_there_once() -> None:
    assert len(BY_CODE) == len(RULES)


def words(node: ast.AST) -> Iterator[str]:
    """The texts in a piece of the source."""
    for one in ast.walk(node):
        if isinstance(one, ast.Constant) and isinstance(one.value, str):
            yield one.value


def codes_in_the_source() -> set[str]:
    """What the loading and compiling of files can give as a code.

    That is the first text of every `Fault`, and of what a link's place makes one of, and any text
    that looks like a code in what makes a `Problem` or `_Fault`, or is a key of the table of
    sayings.
    """
    found = set[str]()
    for path in [*(PACKAGE / "load").rglob("*.py"), *(PACKAGE / "library").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
                called = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
                first = [one for one in node.args if isinstance(one, ast.Constant)]
                if called == "ValidationFault":
                    found |= {str(one.value) for one in first[:1]}
                if called in ("Problem", "_Fault"):
                    found |= {str(one.value) for one in first}
                if called == "fault":
                    found |= {str(one.value) for one in first[:1]}
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "_SAYINGS":
                assert isinstance(node.value, ast.Dict)
                found |= {text for key in node.value.keys if key for text in words(key)}
    severities = {"error", "warning", "note"}
    return {one for one in found if re.fullmatch(r"[a-z]+(-[a-z]+)*", one)} - severities


def test_every_code_that_compiling_can_give_is_a_rule() -> None:
    compiled = {one.code for one in RULES if one.run is None and not one.code.startswith("accept")}
    assert codes_in_the_source() == compiled


@pytest.mark.parametrize("code", BY_CODE)
def test_every_rule_has_a_page_that_says_why_and_what_to_do(code: str) -> None:
    rule, text = BY_CODE[code], rule_page(BY_CODE[code])
    assert text.startswith(f"# `{code}`\n\n{rule.title}. **{rule.severity.capitalize()}.**\n")
    assert "\n## Why\n" in text
    assert "\n## What to do\n" in text
    accepting = f"\naccepts:\n  {code}: " if rule.acceptable else "\nThis cannot be accepted.\n"
    assert accepting in text


def test_every_page_has_a_rule() -> None:
    assert {path.stem for path in (DOCS / "rules").iterdir()} == set(BY_CODE)


def test_the_list_of_rules_has_each_with_its_severity_and_title() -> None:
    rows = re.findall(r"^\| \[`(.+)`\]\(rules/(.+)\.md\) \| (.+) \| (.+) \|$", _list(), re.M)
    listed = [(code, severity, title) for code, name, severity, title in rows if name == code]
    assert sorted(listed) == sorted((r.code, r.severity, r.title) for r in RULES)


def _list() -> str:
    return (DOCS / "rules.md").read_text("utf-8")


def test_the_pages_are_looked_for_in_the_package_before_the_repository() -> None:
    assert PLACES == (PACKAGE / "rules", DOCS / "rules")
    assert '"docs/rules" = "briefing/rules"' in (PACKAGE.parent / "pyproject.toml").read_text()
