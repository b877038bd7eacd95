"""The page of an incident."""

from __future__ import annotations

from itertools import takewhile
from pathlib import Path
from textwrap import dedent

import pytest

from briefing.analysis.ledger import ledger_of
from briefing.library.answers import Listing
from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.model.key import Key
from briefing.page.blocks import Page
from briefing.page.compose import compose
from briefing.page.look import Look
from briefing.page.sides import gather_ties, sides
from briefing.page.statuses import gather_statuses, status_words
from tests.briefings import library_of
from tests.conftest import CONTENT
from tests.page.pages import fact, page_of, part, questions, record_of, shown, target

BRIEFING = """\
actors:
  group: {name: The Group, kind: armed-group}
  wing:
    name: The Wing
    kind: armed-group
    relations: [{type: part_of, to: group, according_to: article}]
  state: {name: The State, kind: state}
  army:
    name: The Army
    kind: state-forces
    relations:
      - {type: part_of, to: state}
      - {type: opposes, to: group, according_to: claim}
  chief:
    name: The Chief
    kind: person
    sources: [article]
    positions: [{role: Chief, of: army, to: 2023}]
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
  group-says: {form: summary, act: confirm, speaker: group, chain: [article], text: Yes.}
  officer-says: {form: summary, act: confirm, speaker: {unnamed: an officer, of: army},
    chain: [article], text: It was.}
  chief-says: {form: summary, act: deny, speaker: chief, said: 2022, chain: [article], text: No.}
  late: {form: summary, act: deny, speaker: chief, said: 2024, chain: [article], text: No.}
  hearsay: {form: summary, act: confirm, speaker: {unnamed: sources}, chain: [article], text: So.}
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
  repeated:
    {title: Again, claimed_by: [claim], confirmed_by: [group-says, hearsay, officer-says, army-says,
      nobody]}
  claimed: {title: Claimed, claimed_by: [claim]}
  argued: {title: Argued, accused_by: [army-says], denied_by: [claim], confirmed_by: [officer-says]}
  done: {title: Done, actor: army, confirmed_by: [officer-says], disputed_by: [chief-says]}
  afterwards: {title: Later, actor: army, confirmed_by: [late]}
  confirmed-only: {title: Only confirmed, confirmed_by: [army-says]}
  in-a-circle: {title: Round, where: loop}
  confirmed: {title: Sure, claimed_by: [claim], confirmed_by: [army-says]}
"""


SHIPPED = {
    "attacks-on-us-bases": """
        Confirmed by the other side · attack
        Claimed by
        • Abu Ali al-Askari: When the Islamic Resistance in Iraq strikes, it
        follows a strategy of wearing down the other side and its resources.
        about November 2023 · Al Mayadeen (source read)
        • Islamic Resistance in Iraq: It attacked the base at al-Tanf in Syria
        with drones.
        18 November 2023 (uncertain) · Al Mayadeen (source read)
        • Resistance groups (the article's collective name): It attacked the
        Harir base in northern Iraq with a drone.
        about 18 November 2023 (uncertain) · Al Mayadeen (source read)
        Confirmed by
        • a US military official: “The US forces and its facilities were
        attacked 61 times in Iraq and Syria since October 7,”
        17 November 2023 · Al Mayadeen (source read) · on another side
        • US Department of Defense: Since 7 October US troops had come under
        attack 56 times in Iraq and Syria.
        14 November 2023 · Al Mayadeen (source read) · on another side
        Accused by
        • United States: Iran stands behind the attacks, because it supports
        armed groups in the region.
        about November 2023 · Al Mayadeen (source read) · on another side
        Denied by    looked for, not found
        Disputed by  looked for, not found
        Sides
        • a US military official (unnamed, of US Department of Defense); US
        Department of Defense; United States: on another side
        opposed to Abu Ali al-Askari
        joined by no relation in this briefing to Islamic Resistance in Iraq;
        Resistance groups (the article's collective name)
        Relations this rests on
        • US Department of Defense: part of United States, according to Al
        Mayadeen, article
        • Abu Ali al-Askari: member of Kata'ib Hezbollah, according to Al
        Mayadeen, article
        • Kata'ib Hezbollah: opposes United States, according to Kata'ib
        Hezbollah: The United States has a part in keeping …
        • Islamic Resistance in Iraq: member of Resistance groups (the article's
        collective name), according to Al Mayadeen, article
    """,
    "attack-al-tanf": """
        Claimed only · air drone strike
        Claimed by
        • Islamic Resistance in Iraq: It attacked the base at al-Tanf in Syria
        with drones.
        18 November 2023 (uncertain) · Al Mayadeen (source read)
        Confirmed by  looked for, not found
        Denied by     looked for, not found
        Accused by    looked for, not found
        Disputed by   looked for, not found
    """,
    "explosions-conoco": """
        Accused, not claimed · shelling artillery missile attack
        Accused by
        • Al Mayadeen: The explosions came from missiles that the Islamic
        Resistance in Iraq fired in a salvo at the base in the Conoco gas
        field.
        about 18 November 2023 · Al Mayadeen (source read)
        Claimed by    looked for, not found
        Confirmed by  looked for, not found
        Denied by     looked for, not found
        Disputed by   looked for, not found
    """,
    "explosions-al-omar": """
        Reported, nobody claims · explosions remote violence
        Claimed by    looked for, not found
        Confirmed by  looked for, not found
        Denied by     looked for, not found
        Accused by    looked for, not found
        Disputed by   looked for, not found
    """,
    "attack-harir": """
        Claimed only · air drone strike
        Claimed by
        • Resistance groups (the article's collective name): It attacked the
        Harir base in northern Iraq with a drone.
        about 18 November 2023 (uncertain) · Al Mayadeen (source read)
        Confirmed by  looked for, not found
        Denied by     looked for, not found
        Accused by    looked for, not found
        Disputed by   looked for, not found
    """,
    "us-airstrikes-eastern-syria": """
        Claimed only · air drone strike
        Claimed by
        • US Department of Defense: In eastern Syria the airstrikes destroyed
        stores of weapons and ammunition, a training site and a command post.
        about November 2023 · Al Mayadeen (source read)
        Confirmed by  looked for, not found
        Denied by     looked for, not found
        Accused by    looked for, not found
        Disputed by   looked for, not found
    """,
    "us-airstrikes-12-november": """
        Claimed only · air drone strike
        Claimed by
        • US Department of Defense: In eastern Syria the airstrikes destroyed
        stores of weapons and ammunition, a training site and a command post.
        about November 2023 · Al Mayadeen (source read)
        Confirmed by  looked for, not found
        Denied by     looked for, not found
        Accused by    looked for, not found
        Disputed by   looked for, not found
    """,
    "mq9-shoot-down": """
        Accused, not claimed · disrupted weapons use
        Accused by
        • Al Mayadeen: In the week before, a US drone of the type MQ-9 Reaper
        was brought down off the coast of Yemen by the Yemeni Armed Forces.
        about 18 November 2023 · Al Mayadeen (source read)
        Claimed by    looked for, not found
        Confirmed by  looked for, not found
        Denied by     looked for, not found
        Disputed by   looked for, not found
    """,
    "war-in-gaza": """
        Accused, not claimed · battles
        Accused by
        • Al Mayadeen: What Israel is doing in Gaza is "genocide".
        about 18 November 2023 · Al Mayadeen (source read)
        • Al Mayadeen: More than 12,000 Palestinian civilians have been killed
        in Gaza; half of them were children.
        about 18 November 2023 · Al Mayadeen (source read)
        • Abu Ali al-Askari: As long as the "genocide against the Palestinian
        people" goes on, the world bears a historical responsibility.
        about November 2023 · Al Mayadeen (source read)
        • Kata'ib Hezbollah: “in the face of the brutality of the Zionists,
        supported by the latest American military and intelligence machines,
        in addition to the support of England, France, and other Western
        countries, would not” …
        16 November 2023 (uncertain) · Al Mayadeen (source read)
        • Kata'ib Hezbollah: The United States has a part in keeping rights and
        freedom from the Palestinians, and supports the war against them.
        16 November 2023 (uncertain) · Al Mayadeen (source read)
        • Kata'ib Hezbollah: What the United States supports takes in, among
        other things: sieges of cities; stopping the supply of medicine, food
        and water; wrecking buildings; driving civilians from their homes;
        hospitals and …
        16 November 2023 (uncertain) · Al Mayadeen (source read)
        Claimed by    looked for, not found
        Confirmed by  looked for, not found
        Denied by     looked for, not found
        Disputed by   looked for, not found
    """,
}
"""The status, the ledger and the sides of each incident of the shipped briefing."""


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Library:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BRIEFING_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        return open_library(CONTENT)


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
        "2 January 2024 · The Outlet (source read)",
        "Confirmed by",
        "• The Wing: They did it.",
        "The Outlet (source read) · on the claimant's side",
        "Denied by    looked for, not found",
        "Accused by   not looked for",
        "Disputed by  not looked for",
    ]
    assert target(page, "“We did it”") == "claim"
    assert target(page, "The Group") == "group"


def test_as_of_an_earlier_day_no_list_is_said_not_to_have_been_looked_for(
    library: Library,
) -> None:
    page = page_of(library.as_of("2024-01-02"), "event")
    said = part(page, "Who says so")

    assert "Denied by     looked for, not found" in said
    assert "Confirmed by  none known by then" in said


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


def test_on_whose_word_each_relation_rests_is_told_and_linked(library: Library) -> None:
    page = page_of(library, "event")

    assert part(page, "Sides") == [
        "• The Wing: on the claimant's side",
        "joined to The Group",
        "Relations this rests on",
        "• The Wing: part of The Group, according to The Outlet, article",
    ]
    assert target(page, "The Outlet, article") == "article"
    assert target(page, "The Wing") == "wing"


def test_a_relation_that_nobody_is_named_for_says_so(library: Library) -> None:
    assert part(page_of(library, "afterwards"), "Sides") == [
        "• The Chief: on another side",
        "joined by no relation in this briefing to The Army",
        "Relations this rests on",
        "• The Army: part of The State, nobody named as saying so",
    ]


def test_an_opposition_is_told_with_the_statement_that_says_so(library: Library) -> None:
    page = page_of(library, "argued")

    assert part(page, "Sides") == [
        "• an officer (unnamed, of The Army): on the accuser's side",
        "the same actor: The Army",
        "• The Group: on another side",
        "opposed to The Army",
        "Relations this rests on",
        "• The Army: opposes The Group, according to The Group: “We did it”",
    ]
    assert target(page, "The Group: “We did it”") == "claim"


def test_an_office_rests_on_the_sources_of_who_holds_it(library: Library) -> None:
    assert part(page_of(library, "done"), "Sides") == [
        "• an officer (unnamed, of The Army): on the doer's side",
        "the same actor: The Army",
        "• The Chief: on the doer's side",
        "joined to The Army",
        "Relations this rests on",
        "• The Chief: position at The Army, according to The Outlet, article",
    ]


def test_speakers_who_stand_alike_for_the_same_reason_stand_together(library: Library) -> None:
    assert part(page_of(library, "repeated"), "Sides") == [
        "• The Group: on the claimant's side",
        "the same actor: The Group",
        "• sources (unnamed): side not known",
        "unnamed, and of no named body",
        "• an officer (unnamed, of The Army); The Army: on another side",
        "opposed to The Group",
        "• nobody: side not known",
        "there is no such statement",
        "Relations this rests on",
        "• The Army: opposes The Group, according to The Group: “We did it”",
    ]


def test_a_confirmation_of_what_nobody_put_forward_says_why_it_counts(library: Library) -> None:
    page = page_of(library, "confirmed-only")

    assert shown(page)[3] == "Confirmed by the other side"
    assert part(page, "Sides") == [
        "Nobody claims it, accuses anybody of it or is named as having carried it",
        "out: whoever confirms it counts as another side.",
    ]


def test_where_nobody_else_speaks_there_is_nothing_to_say_of_sides(library: Library) -> None:
    assert "Sides" not in shown(page_of(library, "in-a-circle"))
    assert "Sides" not in shown(page_of(library, "claimed"))


def test_once_all_is_gathered_the_sides_ask_for_nothing_but_the_words_of_relations(
    library: Library,
) -> None:
    incident = record_of(library, "repeated")
    look = Look(library)
    gather_statuses([incident], look)
    ledger = ledger_of(incident, look)
    gather_ties((tie for entry in ledger.entries for tie in entry.ties), look)
    asked = questions(library)
    blocks = sides(ledger, look)

    assert blocks
    assert all("FROM role" in question for question in asked)


def _ledger(page: Page) -> str:
    """The status, the ledger and the sides, without the record's own note below them."""
    parts = [part(page, "Who says so")]
    parts += [["Sides", *part(page, "Sides")]] if "Sides" in shown(page) else []
    lines = [takewhile(lambda line: not line.startswith("Note:"), lines) for lines in parts]
    text = "\n".join((shown(page)[3], *(line for each in lines for line in each)))
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("slug", SHIPPED)
def test_the_shipped_incidents_read_so(shipped: Library, slug: str) -> None:
    record = shipped.record(Key("us-forces-iraq-syria-2023", slug))

    assert record is not None
    assert _ledger(compose(shipped, record)) == dedent(SHIPPED[slug]).strip()


def test_every_shipped_incident_is_among_them(shipped: Library) -> None:
    found = {record.key.slug for record in shipped.page(Listing(section="incidents"), 0, 100)}

    assert found == SHIPPED.keys()


CHANGED_SIDES = """\
actors:
  hawk: {name: Hawk, kind: armed-group, relations: [{type: part_of, to: front}]}
  front: {name: Front, kind: umbrella}
  river:
    name: River
    kind: armed-group
    relations:
      - {type: member_of, to: front, until: 2024-03, according_to: article}
      - {type: opposes, to: hawk, from: 2024-04, according_to: article}
  outlet: {name: The Outlet, kind: media}
sources:
  article: {kind: article, outlet: outlet}
statements:
  claim: {form: quote, act: claim-responsibility, speaker: hawk, said: 2024-05-01,
    chain: [article], text: We did it}
  some-day: {form: summary, act: confirm, speaker: river, said: 2024, chain: [article],
    text: They did it.}
incidents:
  raid: {title: A raid, claimed_by: [claim], confirmed_by: [some-day]}
"""


def test_who_changed_sides_within_a_vague_date_is_placed_on_neither(tmp_path: Path) -> None:
    page = page_of(library_of(tmp_path, CHANGED_SIDES), "raid")
    text = " ".join(shown(page))

    assert "Claimed only" in text
    assert "River: side not known" in text
    assert "a relation began or ended within the time that the dates leave open" in text
    assert "River: opposes Hawk, according to The Outlet" in text
