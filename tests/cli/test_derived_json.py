"""What is worked out, as a program gets it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from briefing.cli.arguments import COMMANDS
from briefing.page.overviews import OVERVIEWS
from tests.cli.conftest import Run


def derived(run: Run, slug: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("show", slug, "--json").out)["derived"]
    return found


def test_a_statement_has_its_way_and_its_grades(run: Run) -> None:
    way = (
        "Kevin Cramer → ? (first publisher not named) → Al Mayadeen (source read) · F6: cannot be "
        "judged"
    )
    assert derived(run, "cramer-no-deterrence") == {"who_says_so": way, "against": []}


def test_words_at_the_end_of_a_link_have_their_speaker_hand_and_form(
    run: Run, tmp_path: Path
) -> None:
    content = tmp_path / "b.yaml"
    content.write_text(
        "briefing: {title: B, as_of: 2024-05-01, basis: Made up.}\n"
        "actors: {one: {name: One, kind: person}}\n"
        "sources: {paper: {kind: article, outlet: unknown}}\n"
        "statements:\n"
        "  part: {form: partial-quote, chain: [unknown, paper], text: Words, speaker: one}\n"
        "  retold: {form: paraphrase, chain: [paper], text: Words, speaker: one}\n"
        "incidents: {event: {title: Event, reported_by: [part, retold]}}\n",
        encoding="utf-8",
    )
    event = json.loads(run("show", "event", "--json", "-C", str(content)).out)
    told = ["One → ?, in part: “Words”", "One, paraphrase: Words"]
    assert [one["title"] for one in event["links"]] == told

    one = json.loads(run("show", "one", "--json", "-C", str(content)).out)
    linking = [link["title"] for part in one["backlinks"] for link in part["links"]]
    assert sorted(linking) == sorted(told)

    exported = run("export", "event", "--format", "jsonl", "-C", str(content)).out.splitlines()
    assert [one["title"] for one in json.loads(exported[1])["links"]] == told


def test_an_incident_at_the_end_of_a_link_has_both_answers_in_short(
    run: Run, tmp_path: Path
) -> None:
    content = tmp_path / "b.yaml"
    content.write_text(
        "briefing: {title: B, as_of: 2024-05-01, basis: Made up.}\n"
        "actors: {one: {name: One, kind: person}}\n"
        "sources: {paper: {kind: article, outlet: unknown}}\n"
        "statements:\n"
        "  claim: {form: summary, act: claim-responsibility, chain: [paper], text: Words, "
        "speaker: one, about: event}\n"
        "incidents:\n"
        "  event: {title: Event, claimed_by: [claim], part_of: many}\n"
        "  many: {title: Events, kind: series}\n",
        encoding="utf-8",
    )
    ran = run("export", "all", "--format", "jsonl", "-C", str(content))
    records = [json.loads(line) for line in ran.out.splitlines()[1:]]
    found = {one["key"]: [(link["key"], link["title"]) for link in one["links"]] for one in records}
    event = ("b/event", "Event — claimant only · claimed")
    assert event in found["b/claim"]
    assert ("b/many", "Events — series: 1 part here") in found["b/event"]

    many = json.loads(run("show", "many", "--json", "-C", str(content)).out)
    (parts,) = many["backlinks"]
    assert [(one["key"], one["title"]) for one in parts["links"]] == [event]


def test_all_that_stands_against_a_statement_is_told(run: Run, tmp_path: Path) -> None:
    said = "form: summary, chain: [paper], text: Words"
    denials = "".join(
        f"  no{number}: {{{said}, act: deny, speaker: one, said: 2024-01-02}}\n"
        for number in range(25)
    )
    content = tmp_path / "b.yaml"
    content.write_text(
        "briefing: {title: B, as_of: 2024-05-01, basis: Made up.}\n"
        "actors:\n  one: {name: One, kind: person}\n  two: {name: Two, kind: person}\n"
        "sources:\n  paper: {kind: article, outlet: unknown}\n"
        f"statements:\n  yea: {{{said}, act: assert, speaker: two}}\n{denials}"
        "incidents:\n  event: {title: Event, reported_by: [yea], "
        f"denied_by: [{', '.join(f'no{number}' for number in range(25))}]}}\n",
        encoding="utf-8",
    )
    ran = run("show", "yea", "--json", "-C", str(content))
    found = json.loads(ran.out)["derived"]["against"]
    assert [one["key"] for one in found] == [f"b/no{number}" for number in range(25)]
    assert {(one["code"], one["says"]) for one in found} == {("denied", "denied by One")}


def test_an_incident_has_both_answers_and_where_its_reports_come_from(run: Run) -> None:
    found = derived(run, "attack-al-tanf")
    assert (found["happened"], found["objection"], found["who"]) == ("claimant-only", "", "claimed")
    assert found["row"] == "claimant only · claimed"
    assert found["answers"]["Did it happen?"].startswith("Reported only by those who say they did")
    assert [one.rpartition("/")[2] for one in found["reports"]] == ["claim-al-tanf"]
    assert [one["label"] for one in found["first_speakers"]] == ["Islamic Resistance in Iraq"]


def test_the_shipped_count_has_the_sums_that_hold_and_those_that_do_not(run: Run) -> None:
    found = {
        (one["code"], one["path"]): (one["outcome"], one["says"])
        for one in derived(run, "attacks-on-us-forces")["findings"]
    }
    assert found["delta", "stated.0.delta"][0] == "holds"
    assert "61 − 56 = 5" in found["delta", "stated.0.delta"][1]
    assert found["window", "stated.0.window"][0] == "undecided"
    assert "so 48 hours may be right" in found["window", "stated.0.window"][1]
    assert found["window", "stated.1.window"][0] == "differs"
    assert "41 days (42 counting both ends), not 40 days" in found["window", "stated.1.window"][1]
    assert "61 in 41 days" in found["rates", "points.1.value"][1]
    assert "about 80 in some 27 months" in found["rates", "points.1.value"][1]
    (parts,) = derived(run, "us-personnel-injured")["findings"]
    assert (parts["outcome"], "32 + 27 = 59" in parts["says"]) == ("holds", True)


def test_on_an_earlier_day_there_is_less_to_work_out(run: Run) -> None:
    ran = run("show", "attacks-on-us-forces", "--json", "--as-of", "2023-11-14")
    found = json.loads(ran.out)["derived"]
    assert [one.rpartition("/")[2] for one in found["reports"]] == ["pentagon-56"]
    assert [one["code"] for one in found["findings"]] == []


def test_a_place_has_nothing_of_the_kind(run: Run) -> None:
    assert derived(run, "al-tanf") == {}


def test_an_overview_without_a_row_is_an_answer(run: Run) -> None:
    ran = run("wording", "--as-of", "2023-11-14")
    assert (ran.status, ran.out) == (0, "")


def test_every_overview_is_a_command(run: Run) -> None:
    assert OVERVIEWS.keys() <= COMMANDS.keys()
    for name in OVERVIEWS:
        assert json.loads(run(name, "--json").out)[name]
