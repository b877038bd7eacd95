"""What two briefings of one library say of the same thing is read together, whoever is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from briefing.analysis.figures.checks import findings
from briefing.analysis.gaps import gaps_of
from briefing.analysis.incidents.judgment import Judgment, judgment_of
from briefing.analysis.incidents.objections import objections_to
from briefing.analysis.lookup import Lookup
from briefing.check.rules.registry import BY_CODE
from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.library.store.records import Record
from briefing.model.key import Key
from briefing.page.record_loader import RecordLoader
from briefing.search.fields.verdicts import lookup_of
from tests.briefings import write
from tests.check.made import found

HEADER = "{title: Made up, as_of: 2024-05-01, basis: Made up for a test.}\n"
SHARED = """\
west: {name: West, kind: state}
north: {name: North, kind: state}
army: {name: Army, kind: state-forces}
group: {name: Group, kind: armed-group}
front: {name: Front, kind: armed-group}
"""
Files = Mapping[str, str]


def said(slug: str, speaker: str, day: str = "2024-04-02", more: str = "", act: str = "") -> str:
    return (
        f"{slug}: {{form: paraphrase, act: {act or 'assert'}, speaker: {speaker}, said: {day}, "
        f"chain: [paper], text: Words.{more}}}\n"
    )


def library(folder: Path, one: Files, two: Files) -> Library:
    """Two briefings, `one` and `two`, with a paper each, and shared actors."""
    files = {"shared/actors.yaml": SHARED}
    for name, written in (("one", one), ("two", two)):
        files[f"{name}/briefing.yaml"] = HEADER
        files[f"{name}/sources.yaml"] = (
            "paper: {kind: article, outlet: unknown, url: 'https://e.org/x'}\n"
        )
        files.update({f"{name}/{section}.yaml": text for section, text in written.items()})
    made = open_library(write(folder, files))
    assert [str(one) for one in made.problems.all()] == []
    return made


def at(look: Lookup, address: str) -> Record:
    record = look.at(Key(*address.split("/")))
    assert record is not None
    return record


def lookups(made: Library) -> Iterator[Lookup]:
    """What pages ask, and what queries ask."""
    yield RecordLoader(made)
    yield lookup_of(made, ())


def judged(made: Library, address: str) -> Iterator[Judgment]:
    for look in lookups(made):
        yield judgment_of(at(look, address), look)


@pytest.mark.parametrize("which", ["one", "two", "shared"])
def test_a_tie_in_any_record_of_an_actor_stands_behind_the_name(tmp_path: Path, which: str) -> None:
    """No tie recorded would be false where another briefing, or the shared record, has one."""
    tie = "relations: {type: backs, to: west}"
    own = {
        name: f"{{extends: group{', ' + tie if which == name else ''}}}" for name in ("one", "two")
    }
    made = library(
        tmp_path,
        {
            "actors": f"group: {own['one']}\n",
            "statements": said("tells", "group"),
            "incidents": "raid: {title: A raid, target: [army], reported_by: [tells]}\n",
        },
        {
            "actors": f"our-group: {own['two']}\nour-army: {{extends: army, relations: "
            "{type: part_of, to: west}}\n"
            + (
                "other: {extends: group, relations: {type: backs, to: west}}\n"
                * (which == "shared")
            ),
        },
    )
    for judgment in judged(made, "one/raid"):
        (report,) = judgment.reports
        assert report.standing == "other"
        assert [(one.kind, one.other.slug) for one in report.stances] == [("backs", "west")]


TWINS = (
    {
        "statements": said("tells", "north", more=", about: [raid], attributes_to: [group]"),
        "incidents": "raid: {title: A raid, reported_by: [tells]}\n",
    },
    {
        "statements": said("denies", "group", more=", about: [our-raid]", act="deny")
        + said("never-us", "group", "2024-04-03", more=", about: [our-raid]"),
        "incidents": "our-raid: {title: The raid, same_as: [one/raid], denied_by: [denies], "
        "disclaimed_by: [never-us]}\n",
    },
)


def test_what_stands_in_the_lists_of_a_twin_stands_against_it(tmp_path: Path) -> None:
    made = library(tmp_path, *TWINS)
    for look in lookups(made):
        against = objections_to(at(look, "one/tells"), look)
        assert {(one.kind, one.by and str(one.by.key)) for one in against} == {
            ("denied", "two/denies"),
            ("disclaimed", "two/never-us"),
        }
        against = objections_to(at(look, "two/denies"), look)
        assert [(one.kind, one.by and str(one.by.key)) for one in against] == [
            ("reported", "one/tells")
        ]


def test_a_reply_in_a_twin_is_a_reply(tmp_path: Path) -> None:
    one, two = TWINS
    one = {**one, "incidents": one["incidents"].replace("reported_by", "attributed_by")}
    for number, second in enumerate(
        (two, {"incidents": "our-raid: {title: B, same_as: [one/raid]}\n"})
    ):
        made = library(tmp_path / str(number), one, second)
        for look in lookups(made):
            kinds = [gap.kind for gap in gaps_of(at(look, "one/tells"), look)]
            assert ("no-reply" in kinds) == bool(number)


def test_a_confession_in_custody_is_no_reply_of_the_accused(tmp_path: Path) -> None:
    custody = {
        "statements": TWINS[0]["statements"]
        + said("confession", "group", more=", about: [raid], in_custody_of: north"),
        "incidents": "raid: {title: A raid, attributed_by: [tells], claimed_by: [confession]}\n",
    }
    for look in lookups(library(tmp_path, custody, {})):
        assert "no-reply" in [gap.kind for gap in gaps_of(at(look, "one/tells"), look)]


def codes(made: Library, *wanted: str) -> list[tuple[str, str]]:
    assert set(wanted) <= set(BY_CODE)
    return [(one.problem.code, one.problem.message) for one in found(made, frozenset(wanted))]


def test_a_statement_that_a_twin_lists_is_listed(tmp_path: Path) -> None:
    rules = ("unlisted-statement", "listed-not-about", "denies-and-reports", "claims-and-denies")
    listed_there = (
        {"statements": said("tells", "north", more=", about: [raid]", act="confirm"),
         "incidents": "raid: {title: A raid}\n"},
        {"incidents": "raid: {title: A raid, same_as: [one/raid], reported_by: [one/tells]}\n"},
    )  # fmt: skip
    assert codes(library(tmp_path / "a", *listed_there), *rules) == []
    both_ways = (
        {"statements": said("tells", "north", more=", about: [raid]", act="deny"),
         "incidents": "raid: {title: A raid, denied_by: [tells]}\n"},
        {"incidents": "raid: {title: A raid, same_as: [one/raid], claimed_by: [one/tells]}\n"},
    )  # fmt: skip
    found_there = codes(library(tmp_path / "b", *both_ways), *rules)
    assert [code for code, _ in found_there] == ["denies-and-reports"]


def test_a_denial_withdrawn_stands_against_nothing(tmp_path: Path) -> None:
    lists = "raid: {title: A raid, reported_by: [tells], denied_by: [denies]}\n"
    statements = said("tells", "north") + said("denies", "group")
    taken_back = said("sorry", "group", "2024-04-09", more=", corrects: [denies]")
    for number, more in enumerate(("", taken_back)):
        made = library(
            tmp_path / str(number), {"statements": statements + more, "incidents": lists}, {}
        )
        for look in lookups(made):
            against = [one.kind for one in objections_to(at(look, "one/tells"), look)]
            assert against == ([] if number else ["denied"])


def test_a_number_in_a_twin_is_another_number(tmp_path: Path) -> None:
    figure = (
        "{{label: Killed, unit: people, kind: cumulative{}, "
        "points: [{{as_of: 2024-04-02, value: {}, by: {}}}]}}\n"
    )
    harm = "{{title: A raid{}, harm: {{killed: {{best: {}, by: {}}}}}}}\n"
    one = {
        "statements": said("ten", "north"),
        "figures": "killed: " + figure.format("", 10, "ten"),
        "incidents": "raid: " + harm.format("", 10, "ten"),
    }
    two = {
        "statements": said("six", "group"),
        "figures": "deaths: " + figure.format(", same_as: [one/killed]", 6, "six"),
        "incidents": "attack: " + harm.format(", same_as: [one/raid]", 6, "six"),
    }
    for look in lookups(library(tmp_path, one, two)):
        for own, other in (("one/ten", "two/six"), ("two/six", "one/ten")):
            against = objections_to(at(look, own), look)
            assert {one.kind for one in against} == {"another-number"}
            assert {str(one.by.key) for one in against if one.by} == {other}
            assert {one.on.section for one in against if one.on} == {"figures", "incidents"}


def test_a_fall_is_told_on_the_pages_of_both_figures_and_checked_once(tmp_path: Path) -> None:
    figure = (
        "{{label: Killed, unit: people, kind: cumulative{}, "
        "points: [{{as_of: {}, value: {}, by: {}}}]}}\n"
    )
    one = {
        "statements": said("ten", "north"),
        "figures": "killed: " + figure.format("", "2024-04-02", 10, "ten"),
    }
    two = {
        "statements": said("six", "north", "2024-04-05"),
        "figures": "deaths: " + figure.format(", same_as: [one/killed]", "2024-04-05", 6, "six"),
    }
    made = library(tmp_path, one, two)
    for look in lookups(made):
        for address in ("one/killed", "two/deaths"):
            told = findings(at(look, address), look)
            assert [(one.code, one.outcome) for one in told] == [("falls", "differs")]
    assert [code for code, _ in codes(made, "figure-falls")] == ["figure-falls"]
