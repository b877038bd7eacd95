"""`briefing timeline`: drawn, as Markdown and for a program."""

from __future__ import annotations

import json

from tests.cli.conftest import Run


def test_for_a_program_every_date_is_its_bounds(run: Run) -> None:
    ran = run("timeline", "--json")
    found = json.loads(ran.out)
    assert ran.status == 0
    assert found["without_date"] == {"incidents": 0, "statements": 0, "figures": 0}
    entries = {one["key"].rpartition("/")[2]: one for one in found["entries"]}
    assert len(entries) == len(found["entries"]) == 69
    vague = entries["mq9-shoot-down"]
    assert (vague["first_day"], vague["last_day"]) == ("2023-11-05", "2023-11-12")
    assert entries["war-in-gaza"]["last_day"] is None
    given = entries["us-personnel-injured"]  # a number without a day of its own
    assert (given["first_day"], given["last_day"]) == ("2023-11-01", "2023-11-30")
    assert all(one["first_day"] or one["last_day"] for one in entries.values())


def test_drawn_by_what_is_asked_for(run: Run) -> None:
    assert "\nmonth · " in run("timeline", "--by", "month").out
    assert "No date  none" in run("timeline").out


def test_every_statement_of_the_markdown_has_its_speaker_and_route_in_its_block(run: Run) -> None:
    out = run("timeline", "--example", "--markdown").out
    blocks = out.split("\n\n")
    assert "## 5 May 2031" in blocks
    (words,) = [block for block in blocks if "cables rot" in block]
    assert "**Mira Tolland**" in words
    assert "The Ostwick Courier (source read)" in words
    (harm,) = [block for block in blocks if "- Blows at the harbour gate" in block]
    assert "others only · denied · attributed" in harm


def test_a_query_narrows_it_and_what_is_not_understood_is_said(run: Run) -> None:
    ran = run("timeline", "--query", "speaker:cramer nosuchfield:x", "--json")
    assert "nosuchfield" in ran.err
    ran = run("timeline", "--query", "zzzzqqq")
    assert ran.status == 1
    assert "2000" not in ran.out  # no time is drawn where nothing is in time


def test_the_document_says_what_it_rests_on_who_may_see_it_and_of_which_day_it_is(run: Run) -> None:
    for command in (["timeline"], ["compare", "courier", "gazette"]):
        out = run(*command, "--example", "--markdown", "--as-of", "2031-05-05").out
        head, _, text = out.partition("\n# ")
        assert 'marking: "TLP:CLEAR"' in head
        assert 'known_until: "2031-05-05"' in head
        assert "**TLP:CLEAR**" in text
        assert "**What this rests on:** Two articles" in text
        assert "**Only what was known on** 5 May 2031." in text
