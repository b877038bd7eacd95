"""What stands against a statement: others' words, the lists of incidents, and numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.analysis.figures.data_point import DataPoint
from briefing.analysis.figures.series import points_of
from briefing.analysis.incidents import other_numbers
from briefing.analysis.incidents.objections import objections_to
from briefing.analysis.lookup import Lookup
from briefing.library.store.records import Record
from briefing.model.key import Key
from briefing.page.record_loader import RecordLoader
from tests.briefings import library_of

WORLD = """\
actors:
  press: {name: The Press, kind: media}
  reds: {name: The Reds, kind: armed-group, relations: [{type: opposes, to: blues}]}
  blues: {name: The Blues, kind: state}
  greens: {name: The Greens, kind: armed-group}
sources:
  paper: {kind: article, outlet: press, published: 2024-04-10}
"""


def said(slug: str, speaker: str, act: str = "assert", more: str = "") -> str:
    return (
        f"  {slug}: {{form: paraphrase, act: {act}, speaker: {speaker}, said: 2024-04-09, "
        f"chain: [paper], about: [raid], text: Words.{more}}}\n"
    )


def against(tmp_path: Path, slug: str, *written: str, rest: str = "") -> list[tuple[str, str]]:
    """The kinds of objection to a statement, each with the slug of what says otherwise."""
    library = library_of(tmp_path, f"{WORLD}statements:\n{''.join(written)}{rest}")
    assert [str(one) for one in library.problems.all()] == []
    look = RecordLoader(library)
    statement = look.at(Key("test", slug))
    assert statement is not None
    found = objections_to(statement, look)
    return [(one.kind, one.by.key.slug if one.by else "") for one in found]


def raid(lists: str) -> str:
    return f"incidents:\n  raid: {{title: A raid, {lists}}}\n"


def test_nothing_stands_against_what_nobody_answers(tmp_path: Path) -> None:
    assert against(tmp_path, "one", said("one", "reds"), rest=raid("reported_by: [one]")) == []


def test_a_contradiction_stands_against_both(tmp_path: Path) -> None:
    written = (said("one", "reds"), said("two", "blues", more=", contradicts: [one]"))

    assert against(tmp_path / "a", "one", *written, rest=raid("")) == [("contradicted", "two")]
    assert against(tmp_path / "b", "two", *written, rest=raid("")) == [("contradicts", "one")]


def test_a_correction_and_a_denial_in_answer_stand_against_it(tmp_path: Path) -> None:
    assert against(
        tmp_path,
        "one",
        said("one", "reds"),
        said("two", "reds", more=", corrects: [one]"),
        said("three", "blues", "deny", ", responds_to: [one]"),
        rest=raid("denied_by: [three]"),
    ) == [("corrected", "two"), ("denied", "three")]


def test_a_denial_stands_against_a_report_and_the_report_against_the_denial(
    tmp_path: Path,
) -> None:
    written = (said("one", "reds", "claim-responsibility"), said("no", "blues", "deny"))
    lists = raid("claimed_by: [one], denied_by: [no]")

    assert against(tmp_path / "a", "one", *written, rest=lists) == [("denied", "no")]
    assert against(tmp_path / "b", "no", *written, rest=lists) == [("reported", "one")]


def test_a_disclaimer_stands_only_against_who_names_that_party(tmp_path: Path) -> None:
    written = (
        said("of-reds", "blues", "accuse", ", attributes_to: [reds]"),
        said("of-greens", "press", "accuse", ", attributes_to: [greens]"),
        said("not-us", "reds", "deny"),
    )
    lists = raid("attributed_by: [of-reds, of-greens], disclaimed_by: [not-us]")

    kinds = dict(against(tmp_path / "a", "of-reds", *written, rest=lists))
    assert kinds == {"disclaimed": "not-us", "another-named": "of-greens"}
    kinds = dict(against(tmp_path / "b", "of-greens", *written, rest=lists))
    assert kinds == {"another-named": "of-reds"}
    assert against(tmp_path / "c", "not-us", *written, rest=lists) == [("reported", "of-reds")]


def test_rival_claims_stand_against_each_other(tmp_path: Path) -> None:
    assert against(
        tmp_path,
        "one",
        said("one", "reds", "claim-responsibility"),
        said("two", "greens", "claim-responsibility"),
        rest=raid("claimed_by: [one, two]"),
    ) == [("another-named", "two")]


def test_a_number_for_the_same_day_stands_against_one_that_excludes_it(tmp_path: Path) -> None:
    written = (said("six", "reds", "report-figure"), said("nine", "blues", "report-figure"))
    points = (
        "figures:\n  tally:\n    label: L\n    unit: raids\n    kind: cumulative\n    points:\n"
        "      - {as_of: 2024-04-01, value: 6, by: six}\n"
        "      - {as_of: 2024-04-01, value: 9, q: {q}, by: nine}\n"
    )
    lists = raid("reported_by: [six, nine]")

    other = lists + points.replace("{q}", "exact")
    assert against(tmp_path / "a", "six", *written, rest=other) == [("another-number", "nine")]
    vague = lists + points.replace("{q}", "up-to")
    assert against(tmp_path / "b", "six", *written, rest=vague) == []


def test_a_number_of_a_rival_count_stands_against_it(tmp_path: Path) -> None:
    head = "    unit: raids\n    kind: cumulative\n    points: "
    rest = raid("reported_by: [six, nine]") + (
        f"figures:\n  ours:\n    label: Ours\n{head}"
        "[{as_of: 2024-04-01, value: 6, by: six}]\n"
        f"  theirs:\n    label: Theirs\n    same_count_as: [ours]\n{head}"
        "[{as_of: 2024-04-01, value: 9, by: nine}]\n"
    )
    written = (said("six", "reds", "report-figure"), said("nine", "blues", "report-figure"))

    assert against(tmp_path / "a", "six", *written, rest=rest) == [("another-number", "nine")]
    assert against(tmp_path / "b", "nine", *written, rest=rest) == [("another-number", "six")]


def test_harm_by_two_givers_that_exclude_each_other_is_another_number(tmp_path: Path) -> None:
    harm = "harm: {killed: [{best: 6, by: six}, {low: 8, high: 10, by: nine}, {low: 5, by: five}]}"
    written = tuple(
        said(slug, speaker, "report-figure")
        for slug, speaker in (("six", "reds"), ("nine", "blues"), ("five", "greens"))
    )

    assert against(tmp_path, "six", *written, rest=raid(harm)) == [("another-number", "nine")]


def test_the_numbers_of_a_figure_are_read_once_for_all_who_give_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    several = [f"s{n}" for n in range(12)]
    points = "".join(
        f"      - {{as_of: 2024-04-0{n % 9 + 1}, value: {n}, by: {slug}}}\n"
        for n, slug in enumerate(several)
    )
    head = "    label: L\n    unit: raids\n    kind: stock\n    points:\n"
    figure = f"figures:\n  tally:\n{head}{points}"
    written = "".join(said(slug, "reds") for slug in several)
    library = library_of(tmp_path, f"{WORLD}statements:\n{written}{figure}")
    read: list[str] = []

    def noted(figure: Record, *same: Record, lookup: Lookup) -> list[DataPoint]:
        read.append(figure.key.slug)
        return points_of(figure, *same, lookup=lookup)

    monkeypatch.setattr(other_numbers, "points_of", noted)
    look = RecordLoader(library)
    found = [
        objections_to(statement, look)
        for slug in several
        if (statement := look.at(Key("test", slug)))
    ]
    assert [len(one) for one in found].count(1) == 6  # of the three days that have two numbers
    assert read == ["tally"]


def test_what_stands_against_all_reports_that_name_nobody_is_worked_out_once(
    tmp_path: Path,
) -> None:
    slugs = [f"report-{number}" for number in range(4)]
    written = "".join(said(one, "greens") for one in (*slugs, "denial"))
    lists = raid(f"reported_by: [{', '.join(slugs)}], denied_by: [denial, report-3]")
    library = library_of(tmp_path, f"{WORLD}statements:\n{written}{lists}")
    look = RecordLoader(library)
    found = [objections_to(one, look) for slug in slugs if (one := look.at(Key("test", slug)))]

    assert found[0] is found[1] is found[2]
    kinds = [[(one.kind, one.by.key.slug) for one in some if one.by] for some in found[2:]]
    assert kinds[0] == [("denied", "report-3"), ("denied", "denial")]
    assert ("denied", "report-3") not in kinds[1]
    assert ("reported", "report-0") in kinds[1]
