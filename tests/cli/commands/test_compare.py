"""Two held against each other, and the ways between two records, from the shell."""

from __future__ import annotations

import json
from pathlib import Path

from tests.briefings import HEADER, write
from tests.cli.conftest import Run

PAPERS = ("courier", "gazette", "--example")


def test_a_comparison_for_a_program(run: Run) -> None:
    ran = run("compare", *PAPERS, "--json")
    found = json.loads(ran.out)
    assert ran.status == 0
    assert [(end["as"], end["statements"], end["only"]) for end in found["ends"]] == [
        ("outlet", 8, 1),
        ("outlet", 8, 1),
    ]
    rows = [(row["section"], row["kind"], row["on"].rpartition("/")[2]) for row in found["rows"]]
    assert ("differ", "happened", "clash-at-the-gate") in rows
    assert rows[-2:] == [("only", "", ""), ("only", "", "")]


def test_a_query_narrows_it_and_what_is_not_understood_is_said(run: Run) -> None:
    ran = run("compare", *PAPERS, "--query", "act:accuse nosuchfield:x", "--json")
    assert "nosuchfield" in ran.err
    assert json.loads(ran.out)["query"] == "act:accuse nosuchfield:x"


def test_every_statement_of_the_markdown_has_its_footnote(run: Run) -> None:
    out = run("compare", *PAPERS, "--markdown").out
    assert "\n# The Ostwick Courier | The Lenn Gazette\n" in out
    assert "| **says it happened**<br>Guards of the company" in out
    for slug in ("courier-blows", "raske-no-blows", "gazette-crane"):
        assert f"[^{slug}]" in out
        assert f"\n[^{slug}]: " in out
    assert "Who says so" in out


def test_whoever_cannot_be_compared_is_told(run: Run) -> None:
    ran = run("compare", "courier", "nobody", "--example")
    assert (ran.status, ran.out) == (2, "")
    assert 'No record "nobody"' in ran.err


def test_the_steps_of_a_chain_are_links_that_stand_in_the_records(run: Run) -> None:
    found = json.loads(run("connect", "kevin-cramer", "iran", "--json").out)
    assert found["chains"]
    for chain in found["chains"]:
        assert chain["steps"][0]["before"]["key"] == found["one"]["key"]
        assert chain["steps"][-1]["after"]["key"] == found["other"]["key"]
        for step in chain["steps"]:
            held = json.loads(run("show", step["held_by"], "--json").out)
            links = {(link["role"], link["key"], link["path"]) for link in held["links"]}
            ends = {step["before"]["key"], step["after"]["key"]} - {step["held_by"]}
            assert links & {(step["role"], end, step["path"]) for end in ends}


def test_a_chain_is_at_most_as_sure_as_its_weakest_step(run: Run) -> None:
    order = ["nobody", "against", "unknown", "named"]
    for pair in (("kevin-cramer", "iran"), ("al-tanf", "us-official-61"), ("iraq", "us-army")):
        for chain in json.loads(run("connect", *pair, "--json").out)["chains"]:
            steps = [step["sure"] for step in chain["steps"]]
            assert chain["weakest"] == min(steps, key=order.index)


def test_the_weakest_step_is_named_first(run: Run) -> None:
    out = run("connect", "kevin-cramer", "iran").out
    assert out.index("Weakest step: ") < out.index("according to Kevin Cramer")


def test_no_words_stand_in_the_title_without_whoever_said_them(run: Run) -> None:
    out = run("connect", "iran", "votel-too-early").out
    assert "\n\n  Iran and Joseph Votel: It may be too early" in out


def test_without_a_chain_the_status_says_so(run: Run, tmp_path: Path) -> None:
    actors = "actors:\n  one: {name: One, kind: ngo}\n  two: {name: Two, kind: ngo}\n"
    write(tmp_path, {"test.yaml": HEADER + actors})
    ran = run("connect", "one", "two", "-C", str(tmp_path))
    assert ran.status == 1
    assert "No chain of links joins the two in these records." in ran.out
    assert "That prose mentions something is not followed as a link" in " ".join(ran.out.split())


def test_two_records_of_one_actor_are_neither_connected_nor_compared(
    run: Run, tmp_path: Path
) -> None:
    actors = "actors:\n  {}: {{name: {}, kind: ngo, ids: {{wikidata: Q42}}}}\n"
    files = {f"{slug}.yaml": HEADER + actors.format(slug, slug.title()) for slug in ("one", "two")}
    write(tmp_path, files)
    for command in ("connect", "compare"):
        ran = run(command, "one/one", "two/two", "-C", str(tmp_path))
        assert (ran.status, ran.out) == (2, "")


def test_what_an_unknown_outlet_published_leaves_a_step_not_fully_known(
    run: Run, tmp_path: Path
) -> None:
    sources = """\
sources:
  known: {kind: article, outlet: paper, published: 2024-01-01}
  unknown: {kind: article, outlet: unknown, published: 2024-01-01}
actors:
  paper: {name: Paper, kind: media}
  two: {name: Two, kind: ngo}
  one: {name: One, kind: ngo, relations: [{type: opposes, to: two, according_to: OURS}]}
"""
    for source, sure in (("known", "named"), ("unknown", "unknown")):
        write(tmp_path, {"test.yaml": HEADER + sources.replace("OURS", source)})
        ran = run("connect", "one", "two", "-C", str(tmp_path), "--json")
        assert json.loads(ran.out)["chains"][0]["weakest"] == sure


def test_chains_that_are_not_told_are_counted(run: Run, tmp_path: Path) -> None:
    actors = "".join(
        f"  m{n}: {{name: M{n}, kind: ngo, relations: ["
        "{type: opposes, to: one}, {type: opposes, to: two}]}\n"
        for n in range(50)
    )
    rest = "actors:\n  one: {name: One, kind: ngo}\n  two: {name: Two, kind: ngo}\n"
    write(tmp_path, {"test.yaml": HEADER + rest + actors})
    ran = run("connect", "one", "two", "-C", str(tmp_path))
    assert "and at least 35 more chains as short; not all were looked at" in " ".join(
        ran.out.split()
    )


def test_two_of_which_the_same_source_tells_are_not_connected_by_that(
    run: Run, tmp_path: Path
) -> None:
    parts = """\
sources:
  paper: {kind: article, outlet: unknown, published: 2024-01-01}
actors:
  left: {name: Left, kind: ngo}
  right: {name: Right, kind: ngo}
  one: {name: One, kind: ngo, relations: [{type: opposes, to: left, according_to: paper}]}
  two: {name: Two, kind: ngo, relations: [{type: opposes, to: right, according_to: paper}]}
figures:
  few: {label: Few, unit: people, kind: stock, points: [{value: 1, by: paper}]}
  many: {label: Many, unit: people, kind: stock, points: [{value: 9, by: paper}]}
"""
    write(tmp_path, {"test.yaml": HEADER + parts})
    for pair in (("one", "two"), ("few", "many"), ("one", "few")):
        assert run("connect", *pair, "-C", str(tmp_path)).status == 1
    assert run("connect", "one", "paper", "-C", str(tmp_path)).status == 0


def test_what_a_question_asks_about_is_nobodys_word(run: Run) -> None:
    for chain in json.loads(run("connect", "q-which-outlet", "kevin-cramer", "--json").out)[
        "chains"
    ]:
        for step in chain["steps"]:
            assert (step["role"] == "asks_about") <= (step["sure"] == "nobody")


def test_of_one_actor_the_network_is_told_each_tie_on_whose_word(run: Run) -> None:
    ran = run("connect", "kata-ib-hezbollah")
    assert ran.status == 2
    assert "did you mean kataib-hezbollah" in ran.err
    out = run("connect", "iran").out
    assert "What this rests on: " in out
    ties = json.loads(run("connect", "iran", "--json").out)["ties"]
    assert f"\n  {len(ties)} ties: relations" in out
    assert all("on the word of" in one["says"] or "not said" in one["says"] for one in ties)
    assert any(one["beyond"] for one in ties)
    assert run("connect", "al-tanf").status == 2
