"""The page of an incident."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library.library import Library
from briefing.page.look import Look
from briefing.page.statuses import gather_statuses, status_words
from tests.briefings import library_of
from tests.page.pages import fact, page_of, part, questions, record_of, shown, target

BRIEFING = """\
actors:
  group: {name: The Group, kind: armed-group}
  wing:
    name: The Wing
    kind: armed-group
    relations: [{type: part_of, to: group}]
  army: {name: The Army, kind: state-forces}
  outlet: {name: The Outlet, kind: media}
locations:
  world: {name: World, kind: region}
  land: {name: Land, kind: country, in: world}
  region: {name: Region, kind: region, in: land}
  town: {name: Town, kind: city, in: region}
  loop: {name: Loop, kind: city, in: pool}
  pool: {name: Pool, kind: city, in: loop}
sources:
  article: {kind: article, outlet: outlet}
statements:
  claim: {form: quote, act: claim-responsibility, speaker: group, said: 2024-01-02,
    chain: [article], text: We did it}
  also: {form: summary, act: confirm, speaker: wing, chain: [article], text: They did it.}
  army-says: {form: summary, act: confirm, speaker: army, chain: [article], text: It was so.}
incidents:
  event:
    title: An attack
    date: 2024-01-01~
    date_as: the other day
    where: [town, land]
    type: air-drone-strike
    target: [army]
    weapons: [drones]
    claimed_by: [claim]
    confirmed_by: [also]
    denied_by: []
    harm:
      killed: {low: 3, high: 5, by: army-says}
      injured: {high: 1200}
    summary: |-
      One.

      Two.
  in-a-circle: {title: Round, where: loop}
  confirmed: {title: Sure, claimed_by: [claim], confirmed_by: [army-says]}
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return library_of(tmp_path, BRIEFING)


def test_the_status_stands_under_the_title(library: Library) -> None:
    assert shown(page_of(library, "event"))[1:4] == [
        "An attack",
        "─────────",
        "Confirmed only by the claimant's side · air drone strike",
    ]
    assert shown(page_of(library, "confirmed"))[3] == "Confirmed by the other side"


def test_the_date_is_there_as_resolved_and_as_printed(library: Library) -> None:
    date = fact(page_of(library, "event"), "Date")

    assert date == "about 1 January 2024, printed “the other day”"


def test_places_come_with_those_around_them_up_to_the_country(library: Library) -> None:
    page = page_of(library, "event")

    assert fact(page, "Where") == "Town (Region, Land), Land"
    assert target(page, "Region") == "region"


def test_places_inside_each_other_come_to_an_end(library: Library) -> None:
    assert fact(page_of(library, "in-a-circle"), "Where").startswith("Loop (Pool")


def test_harm_comes_with_who_gives_the_numbers(library: Library) -> None:
    page = page_of(library, "event")

    assert fact(page, "Killed") == "between 3 and 5, by The Army: It was so."
    assert fact(page, "Injured") == "at most 1,200"


def test_the_summary_keeps_its_paragraphs(library: Library) -> None:
    lines = shown(page_of(library, "event"))

    assert lines[lines.index("One.") + 1] == "Two."


def test_the_ledger_has_speaker_words_day_and_source_and_says_what_was_looked_for(
    library: Library,
) -> None:
    page = page_of(library, "event")

    assert part(page, "Who says so") == [
        "Claimed by",
        "• The Group: “We did it”",
        "2 January 2024 · The Outlet (read here)",
        "Confirmed by",
        "• The Wing: They did it.",
        "The Outlet (read here)",
        "Denied by    looked for, not found",
        "Accused by   not looked for",
        "Disputed by  not looked for",
    ]
    assert target(page, "“We did it”") == "claim"
    assert target(page, "The Group") == "group"


def test_what_a_status_needs_is_fetched_ahead(library: Library) -> None:
    incidents = [record_of(library, slug) for slug in ("event", "confirmed")]
    look = Look(library)
    gather_statuses(incidents, look)
    asked = questions(library)

    assert [status_words(incident, look) for incident in incidents] == [
        "confirmed only by the claimant's side",
        "confirmed by the other side",
    ]
    assert asked == []
