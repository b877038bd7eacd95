"""`briefing list`, `show`, `search` and `check`: what they print, for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing.cli.main import main
from tests.briefings import write
from tests.cli.conftest import Run
from tests.cli.test_output import terminal

SHIPPED = "us-forces-iraq-syria-2023"
TWO = {
    f"{name}/{file}": text
    for name in ("one", "two")
    for file, text in {
        "briefing.yaml": f"title: The {name}\nas_of: 2024-05-01\nbasis: Made up.\n",
        "actors.yaml": "guard: {name: River Guard, kind: party}\n"
        f"only-{name}: {{name: Only, kind: party}}\n",
    }.items()
}


@pytest.fixture
def two(tmp_path: Path) -> str:
    """A folder of two briefings."""
    return str(write(tmp_path, TWO))


def lines(text: str) -> list[list[str]]:
    return [line.split("\t") for line in text.splitlines()]


def test_the_sections_are_listed_with_their_counts(run: Run) -> None:
    ran = run("list")
    assert ran.status == 0
    rows = lines(ran.out)
    assert rows[0] == [SHIPPED, "briefing", "1"]
    assert [row[1] for row in rows[1:4]] == ["incidents", "statements", "actors"]
    assert all(int(row[2]) > 0 for row in rows)


def test_the_sections_as_json(run: Run) -> None:
    (briefing,) = json.loads(run("list", "--json").out)["briefings"]
    assert list(briefing) == ["briefing", "title", "as_of", "marking", "problems", "sections"]
    assert list(briefing["sections"][0]) == ["name", "title", "count"]


def test_a_section_is_listed_a_record_a_line(run: Run) -> None:
    rows = lines(run("list", "statements").out)
    assert "cramer-no-deterrence" in [row[0] for row in rows]
    assert all(len(row) == 4 for row in rows)
    assert all(row[3].endswith(" · F6: cannot be judged") for row in rows)
    assert run("list", "statement").out == run("list", "statements").out
    assert lines(run("list", "statements", "--limit", "2").out) == rows[:2]


RECORD = ["key", "briefing", "slug", "section", "kind", "title"]
RECORD += ["from", "until", "mentions", "file", "line"]


def test_a_section_as_json(run: Run) -> None:
    document = json.loads(run("list", "incidents", "--json", "--limit", "3").out)
    assert list(document) == ["briefing", "marking", "section", "count", "records"]
    assert len(document["records"]) == 3 < document["count"]
    assert list(document["records"][0]) == RECORD


def test_an_empty_section_is_nothing(run: Run, two: str) -> None:
    assert run("list", "figures", "-C", two) == (1, "", "there is nothing among the figures\n")
    ran = run("list", "figures", "-C", two, "--json")
    assert (ran.status, json.loads(ran.out)["records"]) == (1, [])


def test_of_several_briefings_records_are_called_by_their_briefing(run: Run, two: str) -> None:
    both = run("list", "actors", "-C", two)
    assert {row[0] for row in lines(both.out)} == {
        "one/guard",
        "one/only-one",
        "two/guard",
        "two/only-two",
    }
    assert {row[0] for row in lines(run("list", "-C", two).out)} == {"one", "two"}
    one = run("list", "actors", "-C", two, "--briefing", "one")
    assert {row[0] for row in lines(one.out)} == {"guard", "only-one"}


def test_a_record_is_shown_as_a_page(run: Run) -> None:
    ran = run("show", "cramer-no-deterrence")
    assert ran.status == 0
    assert "I don’t sense any deterrence." in ran.out
    assert "Kevin Cramer" in ran.out
    assert "\x1b" not in ran.out
    assert max(map(len, ran.out.splitlines())) <= 80


def test_a_record_as_json_has_its_fields_its_links_and_what_links_to_it(run: Run) -> None:
    document = json.loads(run("show", "claim-al-tanf", "--json").out)
    extra = ["marking", "derived", "fields", "faults", "problems", "links", "backlinks"]
    assert list(document) == RECORD + extra
    assert document["fields"]["speaker"] == "islamic-resistance-in-iraq"
    speaker = next(link for link in document["links"] if link["role"] == "speaker")
    assert speaker == {
        "role": "speaker",
        "label": "said by",
        "key": f"{SHIPPED}/islamic-resistance-in-iraq",
        "title": "Islamic Resistance in Iraq",
        "path": "speaker",
        "resolved": True,
    }
    claims = next(one for one in document["backlinks"] if one["role"] == "claimed_by")
    assert claims["count"] == len(claims["links"])
    assert list(claims["links"][0]) == ["key", "title", "path", "context"]


def test_a_record_that_is_not_there_is_nothing_and_the_nearest_is_named(run: Run) -> None:
    ran = run("show", "al-tanff")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == 'no record "al-tanff"; did you mean al-tanf?\n'


def test_a_slug_that_two_briefings_have_is_asked_back(run: Run, two: str) -> None:
    ran = run("show", "guard", "-C", two)
    assert ran.status == 2
    assert "one/guard, two/guard" in ran.err
    assert run("show", "two/guard", "-C", two).status == 0
    assert run("show", "guard", "-C", two, "--briefing", "one").status == 0
    assert run("show", "only-two", "-C", two).status == 0


def test_a_search_prints_what_it_finds_and_says_how_many(run: Run) -> None:
    ran = run("search", "where:al-tanf")
    rows = lines(ran.out)
    slugs = [row[0] for row in rows]
    assert ran.status == 0
    assert slugs[0] == "al-tanf"
    assert {"attack-al-tanf", "claim-al-tanf"} <= set(slugs)
    assert all(len(row) == 5 for row in rows)
    claim = next(row for row in rows if row[0] == "claim-al-tanf")
    assert claim[3] == "→ itself → Al Mayadeen · F6: cannot be judged"
    assert ran.err == f"{len(rows)} records\n"
    assert run("search", "where:al-tanf", "--limit", "1").err == f"1 of {len(rows)} records\n"


def test_the_letters_and_the_name_of_a_group_give_the_same_records(run: Run) -> None:
    short, long = (run("search", query).out for query in ("actor:KH", 'actor:"Kata\'ib Hezbollah"'))
    assert sorted(short.splitlines()) == sorted(long.splitlines())
    assert short


def test_a_query_may_be_several_words_and_begin_with_a_minus(run: Run) -> None:
    assert run("search", "al", "tanf").out == run("search", "al tanf").out
    assert run("search", "--", "-drone", "kind:incident").status == 0


def test_a_search_as_json_has_the_words_in_context(run: Run) -> None:
    ran = run("search", "spaeker:x OR deterrence", "--json")
    document = json.loads(ran.out)
    head = ["query", "briefing", "marking", "count", "hints", "filters"]
    assert list(document) == [*head, "records"]
    assert document["hints"] == ["no field `spaeker`; did you mean `speaker`?"]
    assert list(document["records"][0]) == [*RECORD, "near", "excerpts"]
    assert any("deterrence" in piece for one in document["records"] for piece in one["excerpts"])


def test_what_is_only_found_with_a_mistake_is_marked_with_the_word_that_was_met(run: Run) -> None:
    rows = run("search", "deterence~1 | actor:cramer").out.splitlines()
    marked = [row.split("\t")[0] for row in rows if "\t≈ deterrence" in row]
    assert marked == ["briefing"]
    assert len(rows) > 1
    records = json.loads(run("search", "deterence~1", "--json").out)["records"]
    assert {record["near"] for record in records} == {True}
    records = json.loads(run("search", "deterrence", "--json").out)["records"]
    assert {record["near"] for record in records} == {False}


def test_a_list_is_narrowed_by_a_query_and_keeps_its_order(run: Run) -> None:
    def slugs(*arguments: str) -> list[str]:
        return [row.split("\t")[0] for row in run("list", *arguments).out.splitlines()]

    found = slugs("incidents", "--query", "type:drone")
    assert found == [slug for slug in slugs("incidents") if slug in found]
    assert len(found) == 4
    document = json.loads(run("list", "incidents", "--query", "tpye:x drone", "--json").out)
    assert document["query"] == "tpye:x drone"
    assert document["hints"] == ["no field `tpye`; did you mean `type`?"]


def test_a_list_says_what_in_its_query_was_not_understood(run: Run) -> None:
    ran = run("list", "incidents", "--query", "type:drnoe")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == "no type matches `drnoe`; did you mean `drone`?\n"
    assert run("list", "incidents", "--query", "xyzzy") == (1, "", "nothing found\n")
    assert run("list", "--query", "drone").status == 2


def test_a_search_that_finds_nothing_says_so(run: Run) -> None:
    ran = run("search", "actor:cramr")
    assert ran == (1, "", "no actor matches `cramr`; did you mean `cramer`?\nnothing found\n")


def test_the_shipped_briefing_has_no_error(run: Run, content: Path) -> None:
    assert run("check", str(content)).status == 0
    assert run("check").status == 0


@pytest.mark.parametrize(
    ("width", "way"),
    [
        ("100", "  → ? → Al Mayadeen · F6: cannot be judged"),
        ("38", "  → ? → Al Mayadeen · F6"),
    ],
)
@pytest.mark.parametrize("command", ["list statements", "search deterrence kind:statement"])
def test_on_a_terminal_who_says_so_is_a_third_line(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: str,
    width: str,
    way: str,
) -> None:
    stream = terminal()
    monkeypatch.setenv("COLUMNS", width)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr("sys.stdout", stream)
    assert main(command.split()) == 0
    printed = stream.printed().splitlines()
    at = next(n for n, line in enumerate(printed) if line.startswith("  cramer-no-deterrence"))
    assert printed[at - 1].startswith("Kevin Cramer · ")
    assert printed[at + 1] == way


@pytest.mark.parametrize("typed", [["actors"], ["statements"], ["statements", "--query", "drone"]])
def test_a_list_that_is_empty_says_so(run: Run, typed: list[str]) -> None:
    ran = run("list", *typed, "--as-of", "1990")
    assert (ran.status, ran.out) == (1, "")
    assert "nothing" in ran.err
    assert ("1990-12-31" in ran.err) == (len(typed) == 1)
