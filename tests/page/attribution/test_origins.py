"""Reports, first speakers and sources read, in words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.analysis.reports.origins import origins_of
from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.library.store.records import Listing
from briefing.model.key import Key
from briefing.page.attribution.origins import origins_line, origins_words
from briefing.page.blocks import plain
from briefing.page.record_loader import RecordLoader
from tests.briefings import library_of, write
from tests.page.pages import page_of, questions, record_of, shown

BRIEFING = """\
actors:
  group: {name: The Group, kind: armed-group}
  army: {name: The Army, kind: state-forces}
  paper: {name: The Paper, kind: media}
  radio: {name: The Radio, kind: media}
sources:
  article: {kind: article, outlet: paper}
  news: {kind: article, outlet: radio}
  hearsay: {kind: post, outlet: unknown, seen: false, title: A post}
statements:
  claim: {form: quote, act: claim-responsibility, speaker: group, chain: [article], text: A}
  again: {form: quote, act: assert, speaker: radio, chain: [news], text: B, repeats: claim}
  army-says: {form: quote, act: confirm, speaker: army, chain: [article], text: C, about: two}
  army-told: {form: quote, act: report-figure, speaker: {unnamed: an officer, of: army},
    chain: [news], text: D}
  dark: {form: quote, act: assert, speaker: {unnamed: somebody}, chain: [unknown], text: E}
  seen-by: {form: quote, act: confirm, speaker: {unnamed: a bystander}, chain: [article], text: I}
  heard-by: {form: quote, act: assert, speaker: {unnamed: one}, chain: [unknown, news], text: J}
  odd: {form: quote, act: assert, speaker: stranger, chain: [article], text: F}
  one-way: {form: quote, act: assert, speaker: paper, chain: [article], text: G, repeats: other-way}
  other-way: {form: quote, act: assert, speaker: radio, chain: [article], text: H, repeats: one-way}
incidents:
  none: {title: None}
  half: {title: Half, confirmed_by: [army-says, dark]}
  one: {title: One, claimed_by: [claim]}
  relayed: {title: Relayed, claimed_by: [claim, again]}
  two: {title: Two, claimed_by: [claim]}
  wider: {title: Wider, claimed_by: [claim], confirmed_by: [army-told]}
  unknown-to-us: {title: Dark, confirmed_by: [dark]}
  watched: {title: Watched, claimed_by: [claim], confirmed_by: [seen-by]}
  rumoured: {title: Rumoured, claimed_by: [claim], confirmed_by: [heard-by]}
  told: {title: Told, confirmed_by: [seen-by]}
  murmured: {title: Murmured, confirmed_by: [seen-by, heard-by]}
  strange: {title: Strange, confirmed_by: [odd]}
  round: {title: Round, confirmed_by: [one-way, other-way]}
  in-one: {title: In one, claimed_by: [claim], confirmed_by: [army-says]}
  heard: {title: Heard, sources: [hearsay]}
figures:
  tally: {label: Dead, unit: people, kind: stock,
    points: [{as_of: 2024, value: 1, by: army-says}, {as_of: 2025, value: 2, by: army-told}]}
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return library_of(tmp_path, BRIEFING)


ALL_IN_PAPER = "All read in one source: The Paper."


@pytest.mark.parametrize(
    ("slug", "line"),
    [
        ("none", "No report recorded."),
        ("heard", "No report recorded."),
        ("one", "1 report, 1 first speaker: The Group. Read in one source: The Paper."),
        ("relayed", "2 reports, 1 first speaker: The Group. 2 sources read."),
        ("two", "1 report, 1 first speaker: The Group. Read in one source: The Paper."),
        (
            "wider",
            "2 reports, 2 first speakers: The Army; The Group. 2 sources read. "
            "Nothing recorded joins them.",
        ),
        (
            "in-one",
            f"2 reports, 2 first speakers: The Army; The Group. {ALL_IN_PAPER}",
        ),
        (
            "unknown-to-us",
            "1 report, first speaker not known. Not all who passed on 1 report are named. "
            "Where it was read is not known.",
        ),
        (
            "strange",
            "1 report, 1 first speaker: stranger (no such record). Read in one source: The Paper.",
        ),
        ("round", f"2 reports, first speaker not known. {ALL_IN_PAPER}"),
        (
            "half",
            "2 reports, 1 first speaker or more: The Army; at least one more, or the same. "
            "1 source read. Not all who passed on 1 report are named. "
            "Where some were read is not known.",
        ),
        (
            "watched",
            "2 reports, 1 first speaker or more: The Group; at least one more, or the same. "
            f"{ALL_IN_PAPER}",
        ),
        ("told", "1 report, first speaker not known. Read in one source: The Paper."),
        ("tally", "2 reports, 1 first speaker: The Army. 2 sources read."),
    ],
)
def test_the_three_counts_and_what_joins_the_chains(library: Library, slug: str, line: str) -> None:
    record = record_of(library, slug)
    counts = re.split("[:.]", line)[0].casefold().replace("1 report, 1 first speaker", "1 report")

    assert plain(origins_line(record, RecordLoader(library))) == line
    assert origins_words(record, RecordLoader(library)).casefold().startswith(counts)


@pytest.mark.parametrize(
    ("slug", "read"), [("one", " · 1 source read"), ("relayed", " · 2 sources read"), ("none", "")]
)
def test_in_short_the_counts_end_with_the_sources_read(
    library: Library, slug: str, read: str
) -> None:
    said = origins_words(record_of(library, slug), RecordLoader(library))

    assert said.endswith(read)
    assert ("read" in said) is bool(read)


def test_nothing_is_ever_called_independent(library: Library) -> None:
    for record in library.lists.page(Listing(), 0, 100):
        assert "independent" not in plain(origins_line(record, RecordLoader(library)))


@pytest.mark.parametrize("slug", ["wider", "tally"])
def test_it_stands_on_the_page(library: Library, slug: str) -> None:
    line = plain(origins_line(record_of(library, slug), RecordLoader(library)))

    assert line in " ".join(shown(page_of(library, slug)))


def test_the_names_lead_to_the_first_speakers(library: Library) -> None:
    line = origins_line(record_of(library, "wider"), RecordLoader(library))

    assert [span.link.slug for span in line if span.link] == ["army", "group"]


SPLIT = {
    "one/briefing.yaml": "{title: One, as_of: 2024-05-01, basis: Made up.}\n",
    "two/briefing.yaml": "{title: Two, as_of: 2024-05-01, basis: Made up.}\n",
    "two/sources.yaml": "paper: {kind: article, outlet: unknown}\n",
    "two/statements.yaml": """\
        first: {form: quote, act: assert, speaker: army, chain: paper, text: A}
        second: {form: quote, act: assert, speaker: one/army, chain: paper, text: B}
        third: {form: quote, act: assert, speaker: {unnamed: an officer, of: one/army},
          chain: paper, text: C}
        fourth: {form: quote, act: assert, speaker: unit, chain: paper, text: D}
        """,
    "two/incidents.yaml": "e: {title: E, reported_by: [first, second, third, fourth]}\n",
}
STATE = "state: {name: State, kind: state}\n"
WHOLE = {
    "shared/actors.yaml": STATE + "army: {name: Army, kind: state-forces, relations: "
    "{type: part_of, to: state}}\nunit: {name: Unit, kind: state-forces, relations: "
    "{type: part_of, to: army}}\n",
}
EXTENDED = {
    "shared/actors.yaml": STATE + "army: {name: Army, kind: state-forces}\n",
    "one/actors.yaml": "army: {extends: army, relations: {type: part_of, to: state}}\n",
    "two/actors.yaml": "army: {extends: army, name: The Army}\n"
    "unit: {name: Unit, kind: state-forces, relations: {type: part_of, to: army}}\n",
}
BY_IDENTIFIER = {
    "one/actors.yaml": STATE + "army: {name: Army, kind: state-forces, ids: {wikidata: Q1}, "
    "relations: {type: part_of, to: state}}\n",
    "two/actors.yaml": "army: {name: The Army, kind: state-forces, ids: {wikidata: Q1}}\n"
    "unit: {name: Unit, kind: state-forces, relations: {type: part_of, to: army}}\n",
}


@pytest.mark.parametrize("actors", [EXTENDED, BY_IDENTIFIER])
def test_splitting_an_actor_into_several_records_changes_no_count(
    tmp_path: Path, actors: dict[str, str]
) -> None:
    found = []
    for name, files in (("split", actors), ("whole", WHOLE)):
        written = {**SPLIT, **files}
        if files is WHOLE:
            written["two/statements.yaml"] = SPLIT["two/statements.yaml"].replace("one/", "")
        library = open_library(write(tmp_path / name, written))
        incident = library.record(Key("two", "e"))
        assert incident is not None
        found.append(origins_of(incident, RecordLoader(library)))
    split, whole = found

    assert len(split.reports) == len(whole.reports) == 4
    assert len(split.speakers) == len(whole.speakers) == 2
    assert [one.speakers for one in split.sides] == [one.speakers for one in whole.sides] == [2]


def test_ahead_of_many_statements_a_few_questions_are_asked(tmp_path: Path) -> None:
    told = "\n".join(
        f"  s{n}: {{form: quote, act: assert, speaker: a{n}, chain: [src{n}], text: T, about: e,"
        f" repeats: s{n // 2}}}"
        for n in range(100)
    )
    actors = "\n".join(f"  a{n}: {{name: Actor {n}, kind: party}}" for n in range(100))
    sources = "\n".join(f"  src{n}: {{kind: article, outlet: a{n}}}" for n in range(100))
    text = f"actors:\n{actors}\nsources:\n{sources}\nstatements:\n{told}\nincidents:\n"
    told_of = ", ".join(f"s{n}" for n in range(100))
    library = library_of(tmp_path, f"{text}  e: {{title: E, reported_by: [{told_of}]}}\n")
    record = record_of(library, "e")
    asked = questions(library)

    assert plain(origins_line(record, RecordLoader(library))).startswith(
        "100 reports, 1 first speaker"
    )
    assert len(asked) <= 25
