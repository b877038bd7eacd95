"""The page of an incident."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.analysis.incidents.ledger import ledger_of
from briefing.library.library import Library
from briefing.library.store.records import Listing
from briefing.model.key import Key
from briefing.page.attribution.attribution import who_says_so
from briefing.page.attribution.origins import origins_line
from briefing.page.attribution.sides import gather_ties
from briefing.page.attribution.standings import standings
from briefing.page.attribution.statuses import gather_statuses, status_words
from briefing.page.blocks import FactTable, plain
from briefing.page.record_loader import RecordLoader
from briefing.page.rows.rows import row
from briefing.page.words.labels import name
from tests.briefings import library_of
from tests.page.pages import fact, page_of, part, questions, record_of, shown, target
from tests.page.strategies import lines_of

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
  army-says: {form: summary, act: confirm, speaker: army, chain: [article], about: spoken-of,
    text: It was so.}
  word: {form: summary, act: assert, speaker: wing, chain: article, about: spoken-of,
    text: A word.}
  group-says: {form: summary, act: confirm, speaker: group, chain: [article], text: Yes.}
  officer-says: {form: summary, act: confirm, speaker: {unnamed: an officer, of: army},
    chain: [article], text: It was.}
  chief-says: {form: summary, act: deny, speaker: chief, said: 2022, chain: [article], text: No.}
  late: {form: summary, act: deny, speaker: chief, said: 2024, chain: [article], text: No.}
  hearsay: {form: summary, act: confirm, speaker: {unnamed: sources}, chain: [article], text: So.}
  yes-later: {form: quote, act: confirm, speaker: army, said: 2024-01-05, supports: [claim],
    chain: [article], text: They did}
  inquiry: {form: summary, act: find, speaker: outlet, basis: satellite images,
    attributes_to: [group], chain: [article], text: They did it.}
  judged: {form: summary, act: assess, speaker: chief, said: 2022, confidence: low confidence,
    attributes_to: [group], chain: [article], text: Perhaps they did.}
  blame: {form: summary, act: accuse, speaker: army, attributes_to: [group], chain: [article],
    text: They did.}
  not-us: {form: summary, act: deny, speaker: wing, said: 2024-02, chain: article, text: Not us.}
  not-them: {form: summary, act: deny, speaker: outlet, not_by: state, chain: article, text: No.}
  confession: {form: summary, act: claim-responsibility, speaker: wing, in_custody_of: army,
    chain: [article], text: We did.}
  by-official: {form: summary, act: claim-responsibility, chain: [article], text: We did.,
    speaker: {unnamed: two officials, of: state, count: several}}
  wrong: {form: summary, act: claim-responsibility, speaker: group, said: 2024-03-01,
    chain: [article], text: We did.}
  right: {form: summary, act: assert, speaker: group, said: 2024-03-04, corrects: [wrong],
    chain: [article], text: We did not.}
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
    {title: Again, claimed_by: [claim], reported_by: [group-says, hearsay, officer-says, army-says,
      nobody]}
  claimed: {title: Claimed, claimed_by: [claim]}
  argued: {title: Argued, accused_by: [army-says], denied_by: [claim], reported_by: [officer-says]}
  done: {title: Done, actor: army, reported_by: [officer-says], disputed_by: [chief-says]}
  afterwards: {title: Later, actor: army, reported_by: [late]}
  in-a-circle: {title: Round, where: loop}
  confirmed: {title: Sure, date: 2024-01-01, claimed_by: [claim], confirmed_by: [yes-later]}
  twin: {title: The same, reported_by: [hearsay], same_as: confirmed}
  spoken-of: {title: Spoken of, reported_by: army-says}
  rounds: {title: Rounds, kind: series, reported_by: [army-says]}
  first-round: {title: First round, part_of: rounds, actor: army}
  weather: {title: Weather, kind: situation}
  blamed: {title: Blamed, attributed_by: [inquiry, judged, blame],
    disclaimed_by: [not-us, not-them],
    left_open_by: [hearsay], target: state, claimed_by: []}
  talks: {title: Talks, actor: [army, group], reported_by: [army-says]}
  held: {title: Held, claimed_by: [confession, by-official],
    harm: {killed: [{low: 1, by: army-says}, {best: 2}]}}
  counted-again: {title: Counted, same_as: counted,
    harm: {injured: {best: 7, by: officer-says}, killed: [{best: 3}, {low: 1, by: army-says}]}}
  counted: {title: Counted, harm: {killed: {low: 1, by: army-says}}}
  taken-back: {title: Taken back, claimed_by: [wrong]}
"""


SHIPPED = {
    "attacks-on-us-bases": "series: 4 parts here",
    "attack-al-tanf": "claimant only · claimed",
    "explosions-conoco": "others only · attributed",
    "explosions-al-omar": "others only · not named",
    "attack-harir": "claimant only · claimed",
    "us-airstrikes-eastern-syria": "series: 1 part here",
    "us-airstrikes-12-november": "claimant+others · claimed",
    "mq9-shoot-down": "others only · attributed",
    "war-in-gaza": "situation: no status",
}
"""The row of each incident of the shipped briefing; docs/derived.md says why each is so."""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return library_of(tmp_path, BRIEFING)


ANSWERS = {
    "confirmed": (
        "Reported by those who say they did it: The Group (2 Jan 2024); by others: The Army "
        "(5 Jan 2024; opposes The Group); by speakers whose side is not known: sources (unnamed). "
        "Confirmed by The Army (5 Jan 2024): “They did”.",
        "Says it did it: The Group (2 Jan 2024).",
    ),
    "in-a-circle": (
        "No report recorded.",
        "No statement listed says who did it. Claims: not searched.",
    ),
    "blamed": (
        "Reported by the side named as target: The Chief (2022; opposes The Group; “low "
        "confidence”), The Army (opposes The Group); by others: The Outlet (no tie recorded; "
        "basis: “satellite images”). Left open by sources (unnamed).",
        "Attributed to The Group by The Army, judged by The Chief (2022; “low confidence”), "
        "finding of The Outlet (basis: “satellite images”). Says it did not: The Wing (Feb 2024). "
        "Says The State did not: The Outlet (no tie recorded). Claims: searched, none found.",
    ),
    "argued": (
        "Reported only by others: an officer (unnamed) of The Army (no tie recorded), The Army "
        "(no tie recorded). Denied by The Group (2 Jan 2024; no tie recorded).",
        "No statement listed says who did it. Claims: not searched.",
    ),
    "done": (
        "Reported only by the side named as doer: an officer (unnamed) of The Army. Disputed in "
        "part by The Chief (2022).",
        "Named by the briefing: The Army. Claims: not searched.",
    ),
    "talks": (
        "Reported only by a party to it: The Army (opposes The Group).",
        "Between The Army and The Group.",
    ),
    "held": (
        "Reported only by those it is attributed to: confession in custody of The Army (opposes "
        "The Group), unnamed officials of The State.",
        "Attributed to The Wing by confession in custody of The Army; attributed to The State by "
        "unnamed officials of The State. Claims: searched, none found.",
    ),
    "taken-back": (
        "No report recorded. Withdrawn: The Group (1 Mar 2024), withdrawn 4 Mar 2024.",
        "Claim withdrawn: The Group (1 Mar 2024).",
    ),
}


@pytest.mark.parametrize("slug", ANSWERS)
def test_two_questions_have_two_answers(library: Library, slug: str) -> None:
    page, (happened, who) = page_of(library, slug), ANSWERS[slug]
    counts = plain(origins_line(record_of(library, slug), RecordLoader(library)))

    assert fact(page, "Did it happen?") == f"{happened} {counts}"
    assert fact(page, "Between whom?" if slug == "talks" else "Who did it?") == who


def test_an_answer_is_bold_with_its_names_and_its_grounds_are_not(library: Library) -> None:
    (table,) = (
        block
        for block in page_of(library, "blamed").blocks
        if isinstance(block, FactTable) and block.rows[0][0] == "Did it happen?"
    )
    bold = ["".join(span.text for span in row if span.style == "strong") for _, row in table.rows]

    assert [label for label, _ in table.rows if label] == ["Did it happen?", "Who did it?"]
    assert bold[0].startswith("Reported by the side named as target: The Chief")
    assert bold[3].startswith("Attributed to The Group by The Army")
    assert not any(bold[1:3] + bold[4:])


def test_a_series_tells_how_many_of_its_parts_have_which_answers(library: Library) -> None:
    page = page_of(library, "rounds")

    assert page.kind == "series"
    assert fact(page, "Series").startswith(
        "A series has no status of its own. Of 1 part here: 1 no report · named only. 1 report, "
    )
    assert part(page, "Who says what")[:2] == ["Reported by  1", "› The Army: It was so."]


def test_a_situation_has_no_status(library: Library) -> None:
    page = page_of(library, "weather")

    assert page.kind == "situation"
    assert fact(page, "Situation") == "A situation has no status. No report recorded."


def test_below_the_title_stands_what_it_is_recorded_as_and_when(library: Library) -> None:
    page = page_of(library, "event")

    assert plain(lines_of(page.blocks[1])[0]) == (
        "Recorded as: air drone strike · named as target: The Army · Town (Region, Land), Land · "
        "drones\nAbout 1 January 2024, printed “the other day”"
    )
    assert target(page, "Region") == "region"


def test_whom_the_record_names_as_doer_is_named_and_no_more(library: Library) -> None:
    assert plain(lines_of(page_of(library, "done").blocks[1])[0]) == (
        "named as doer: The Army\nDay not given"
    )


def test_places_inside_each_other_come_to_an_end(library: Library) -> None:
    assert shown(page_of(library, "in-a-circle"))[1].startswith("Loop (Pool")


def test_harm_comes_with_who_gives_the_numbers(library: Library) -> None:
    page = page_of(library, "event")

    assert fact(page, "Killed") == "between 3 and 5, by The Army: It was so."
    assert fact(page, "Injured") == "at most 1,200"


def test_the_summary_keeps_its_paragraphs(library: Library) -> None:
    lines = shown(page_of(library, "event"))

    assert lines[lines.index("One.") + 1] == "Two."


def test_each_giver_of_harm_has_a_row(library: Library) -> None:
    lines = shown(page_of(library, "held"))

    killed = [line.split(maxsplit=1)[1] for line in lines if line.startswith("Killed ")]
    assert killed == ["at least 1, by The Army: It was so.", "2"]


@pytest.mark.parametrize(
    ("slug", "rows"),
    [
        ("counted", ["Killed at least 1, by The Army", "Killed 3", "Injured 7, by an officer"]),
        (
            "counted-again",
            ["Killed 3", "Killed at least 1, by The Army", "Injured 7, by an officer"],
        ),
    ],
)
def test_harm_of_the_same_incident_elsewhere_stands_beside_its_own(
    library: Library, slug: str, rows: list[str]
) -> None:
    lines = [" ".join(line.split()) for line in shown(page_of(library, slug))]

    harmed = [line for line in lines if line.startswith(("Killed ", "Injured "))]
    assert [line.partition(":")[0] for line in harmed] == rows


def test_the_ledger_has_speaker_words_day_and_source_and_says_what_was_searched(
    library: Library,
) -> None:
    page = page_of(library, "event")

    assert part(page, "Who says what") == [
        "Listed as a confirmation, and no more than a report  1",
        "› The Wing: They did it.",
        "on the side of those who say they did it",
        "→ The Outlet · F6: cannot be judged",
        "Nothing against it in these records",
        "Says it did it  1",
        "› The Group: “We did it”",
        "2 January 2024",
        "→ The Outlet · F6: cannot be judged",
        "Against it: reported by an officer; reported by The Army",
        "None found    denied",
        "Not searched  reported, disputed, left open, attributed, disclaimed",
        "One.",
        "Two.",
    ]
    assert target(page, "“We did it”") == "claim"


def test_what_is_listed_as_a_claim_by_no_named_speaker_is_none(library: Library) -> None:
    said = part(page_of(library, "held"), "Who says what")

    assert said[0] == "Listed as a claim, and not the word of a named speaker  2"
    assert not [line for line in said if line.startswith("Says it did it")]


def test_words_said_in_custody_are_told_as_that_wherever_they_stand(library: Library) -> None:
    held, look = record_of(library, "confession"), RecordLoader(library)
    who = "The Wing, in custody of The Army"

    assert f"› {who}: We did." in part(page_of(library, "held"), "Who says what")
    assert plain(name(held, look)) == f"{who}: We did."
    assert plain(row(library, [held])[0].first).startswith(who)
    assert plain(who_says_so(held, look)).startswith(f"{who} → ")


def test_what_stands_in_the_ledger_is_not_told_again_as_being_about_it(library: Library) -> None:
    page = page_of(library, "spoken-of")

    assert "› The Army: It was so." in part(page, "Who says what")
    assert part(page, "Linked from") == [
        "Statements about it",
        "› The Wing: A word.",
        "→ The Outlet · F6: cannot be judged",
    ]


def test_below_a_denial_stands_what_is_reported_and_below_the_report_the_denial(
    library: Library,
) -> None:
    said = part(page_of(library, "argued"), "Who says what")

    assert "Against it: denied by The Group; disputed in part by The Chief" in said
    assert "Against it: reported by an officer; reported by The Army" in said


def test_words_taken_back_say_so_where_they_stand(library: Library) -> None:
    page = page_of(library, "taken-back")

    assert "withdrawn" in " ".join(part(page, "Who says what"))
    assert target(page, "withdrawn") == "right"


def test_what_a_side_takes_back_by_denying_it_is_told_as_earlier(tmp_path: Path) -> None:
    said = "{form: summary, chain: [article], text: Words"
    library = library_of(
        tmp_path,
        BRIEFING.partition("statements:")[0] + "statements:\n"
        f"  blame: {said}, act: accuse, speaker: army, said: 2024-01-01, attributes_to: [group]}}\n"
        f"  no: {said}, act: deny, speaker: army, said: 2024-01-03}}\n"
        f"  heard: {said}, act: assert, speaker: outlet}}\n"
        "incidents:\n  event: {title: Event, attributed_by: [blame], denied_by: [no],\n"
        "    reported_by: [heard], claimed_by: []}\n",
    )
    assert status_words(record_of(library, "event"), RecordLoader(library)) == (
        "others only · denied · not named"
    )
    assert fact(page_of(library, "event"), "Who did it?") == (
        "No report that still counts says who did it. "
        "Attributed earlier to The Group by The Army (1 Jan 2024). Claims: searched, none found."
    )


def test_as_of_a_day_on_which_no_part_was_known_that_is_said(tmp_path: Path) -> None:
    library = library_of(
        tmp_path,
        BRIEFING.partition("statements:")[0] + "incidents:\n"
        "  rounds: {title: Rounds, kind: series, date: 2024-01-01}\n"
        "  first: {title: First, date: 2024-02-01, part_of: rounds}\n",
    )
    assert "Of 1 part here" in fact(page_of(library, "rounds"), "Series")
    assert "None of its parts was known by that day." in fact(
        page_of(library.as_of("2024-01-15"), "rounds"), "Series"
    )


def test_as_of_an_earlier_day_no_list_is_said_not_to_have_been_searched(
    library: Library,
) -> None:
    said = part(page_of(library.as_of("2024-01-02"), "event"), "Who says what")

    assert "None found     denied" in said
    assert any(line.startswith("Not yet known  reported, confirmed") for line in said)


def test_what_the_answers_need_is_fetched_ahead(library: Library) -> None:
    incidents = [record_of(library, slug) for slug in ("event", "confirmed", "twin", "rounds")]
    look = RecordLoader(library)
    gather_statuses(incidents, look)
    asked = questions(library)

    assert [status_words(incident, look) for incident in incidents] == [
        "claimant only · claimed",
        "claimant+others · claimed",
        "claimant+others · claimed",
        "series: 1 part here",
    ]
    assert asked == []


def test_on_whose_word_each_relation_rests_is_told_and_linked(library: Library) -> None:
    page = page_of(library, "event")

    assert part(page, "Sides") == [
        "› The Wing: on the side of those who say they did it",
        "joined to The Group",
        "› The Group: says it did it",
        "Based on these relations",
        "› The Wing: part of The Group, according to The Outlet, article",
        "› The Army: opposes The Group, according to The Group: “We did it”",
    ]
    assert target(page, "The Outlet, article") == "article"


def test_one_whom_nothing_ties_to_those_named_says_so(library: Library) -> None:
    assert part(page_of(library, "afterwards"), "Sides") == [
        "› The Chief: one of the others",
        "no tie recorded",
    ]


def test_an_opposition_is_told_with_the_statement_that_says_so(library: Library) -> None:
    page = page_of(library, "talks")

    assert part(page, "Sides") == [
        "› The Army: on the side of a party to it",
        "the same actor: The Army",
        "Based on these relations",
        "› The Army: opposes The Group, according to The Group: “We did it”",
    ]
    assert target(page, "The Group: “We did it”") == "claim"


def test_an_office_rests_on_the_sources_of_who_holds_it(library: Library) -> None:
    assert part(page_of(library, "done"), "Sides") == [
        "• an officer (unnamed, of The Army): on the side named as doer",
        "the same actor: The Army",
        "› The Chief, Chief: on the side named as doer",
        "joined to The Army",
        "Based on these relations",
        "› The Chief: position at The Army, according to The Outlet, article",
    ]


def test_speakers_who_stand_alike_for_the_same_reason_stand_together(library: Library) -> None:
    assert part(page_of(library, "repeated"), "Sides") == [
        "• sources (unnamed): side not known",
        "unnamed, and of no named body",
        "• an officer (unnamed, of The Army); The Army: one of the others",
        "opposes The Group",
        "• nobody: side not known",
        "there is no such statement",
        "Based on these relations",
        "› The Army: opposes The Group, according to The Group: “We did it”",
    ]


def test_where_nobody_else_speaks_there_is_nothing_to_say_of_sides(library: Library) -> None:
    assert "Sides" not in shown(page_of(library, "in-a-circle"))
    assert "Sides" not in shown(page_of(library, "claimed"))


def test_once_all_is_gathered_the_sides_ask_for_nothing_but_the_words_of_relations(
    library: Library,
) -> None:
    incident = record_of(library, "repeated")
    look = RecordLoader(library)
    gather_statuses([incident], look)
    ledger = ledger_of(incident, look)
    gather_ties((tie for entry in ledger.entries for tie in entry.ties), look)
    asked = questions(library)
    blocks = standings(ledger, look)

    assert blocks
    assert all("FROM role" in question for question in asked)


@pytest.mark.parametrize("slug", SHIPPED)
def test_the_shipped_incidents_have_these_rows(shipped: Library, slug: str) -> None:
    record = shipped.record(Key("us-forces-iraq-syria-2023", slug))

    assert record is not None
    assert status_words(record, RecordLoader(shipped)) == SHIPPED[slug]


def test_every_shipped_incident_is_among_them(shipped: Library) -> None:
    found = {record.key.slug for record in shipped.lists.page(Listing(section="incidents"), 0, 100)}

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
  raid: {title: A raid, claimed_by: [claim], reported_by: [some-day]}
"""


def test_who_changed_sides_within_a_vague_date_is_placed_on_neither(tmp_path: Path) -> None:
    page = page_of(library_of(tmp_path, CHANGED_SIDES), "raid")
    text = " ".join(shown(page))

    assert "by speakers whose side is not known: River (2024; opposes Hawk)" in text
    assert "River: side not known" in text
    assert "a relation began or ended within the time that the dates leave open" in text
    assert "River: opposes Hawk, according to The Outlet" in text


def test_an_answer_names_some_of_very_many_and_says_how_many_more(tmp_path: Path) -> None:
    speakers = "".join(f"  a{n}: {{name: Speaker {n}, kind: person}}\n" for n in range(20))
    said = "".join(
        f"  r{n}: {{form: quote, act: assert, speaker: a{n % 20}, chain: [source], text: It was so,"
        f" said: 2024-01-{n // 20 + 1:02}}}\n"
        for n in range(100)
    )
    listed = ", ".join(f"r{n}" for n in range(100))
    text = (
        f"actors:\n  outlet: {{name: Outlet, kind: media}}\n{speakers}"
        f"sources:\n  source: {{kind: article, outlet: outlet, title: T}}\nstatements:\n{said}"
        f"incidents:\n  one: {{title: One, reported_by: [{listed}]}}\n"
    )
    page = page_of(library_of(tmp_path, text), "one")
    answer = fact(page, "Did it happen?")

    assert "Speaker 0 (1 Jan 2024, 2 Jan 2024, 3 Jan 2024 and 2 other days; " in answer
    assert "Speaker 11 (" in answer
    assert "Speaker 12 (" not in answer
    assert " and 8 others." in answer
    assert " and 8 others: one of the others" in " ".join(part(page, "Sides"))
