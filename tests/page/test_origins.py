"""How many reports, from how many origins, in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library.library import Library
from briefing.page.blocks import plain
from briefing.page.look import Look
from briefing.page.origins import origins_line, origins_words
from tests.briefings import library_of
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
  heard: {title: Heard, sources: [hearsay]}
figures:
  tally: {label: Dead, unit: people, kind: stock,
    points: [{as_of: 2024, value: 1, by: army-says}, {as_of: 2025, value: 2, by: army-told}]}
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return library_of(tmp_path, BRIEFING)


ALONE = "Nothing else shows that these origins are independent of each other."


@pytest.mark.parametrize(
    ("slug", "line", "words"),
    [
        ("none", "No report recorded.", "no report recorded"),
        ("one", "1 report from one origin: The Group. Read in The Paper.", "1 report, 1 origin"),
        (
            "relayed",
            "2 reports from one origin: The Group. Known from 2 sources.",
            "2 reports, 1 origin",
        ),
        (
            "two",
            "2 reports from 2 origins: The Army; The Group. All read in one source: The Paper. "
            + ALONE,
            "2 reports, 2 origins in 1 source",
        ),
        (
            "wider",
            "2 reports from 2 independent origins: The Army; The Group. Known from 2 sources.",
            "2 reports, 2 origins",
        ),
        (
            "unknown-to-us",
            "1 report from one origin: ? (neither speaker nor source is known). "
            "Nobody says where that was read.",
            "1 report, 1 origin",
        ),
        (
            "strange",
            "1 report from one origin: stranger (no such record). Read in The Paper.",
            "1 report, 1 origin",
        ),
        (
            "round",
            "2 reports from one origin: The Paper (in a circle with The Radio). "
            "All read in one source: The Paper.",
            "2 reports, 1 origin in 1 source",
        ),
        (
            "half",
            "2 reports from one origin: The Army. Known from 1 source. "
            "Of some nobody says where it was read. "
            "1 of them does not name its speaker, and may have another origin.",
            "2 reports, 1 origin",
        ),
        (
            "watched",
            "2 reports from one origin: The Group. All read in one source: The Paper. "
            "1 of them does not name its speaker, and may have another origin.",
            "2 reports, 1 origin in 1 source",
        ),
        (
            "rumoured",
            "2 reports from 2 origins: The Group; The Radio. Known from 2 sources. "
            "1 of them does not name its speaker, and may have another origin.",
            "2 reports, 2 origins",
        ),
        (
            "told",
            "1 report from one origin: The Paper. Read in The Paper. The speaker is not named.",
            "1 report, 1 origin",
        ),
        (
            "murmured",
            "2 reports from 2 origins: The Paper; The Radio. Known from 2 sources. "
            "2 of them do not name their speakers, and may have other origins.",
            "2 reports, 2 origins",
        ),
        ("heard", "1 report from one origin: A post. Known only from A post (not read).", ""),
        (
            "tally",
            "2 reports from one origin: The Army. Known from 2 sources.",
            "2 reports, 1 origin",
        ),
    ],
)
def test_reports_origins_and_where_they_were_read(
    library: Library, slug: str, line: str, words: str
) -> None:
    record = record_of(library, slug)

    assert plain(origins_line(record, Look(library))) == line
    assert origins_words(record, Look(library)) == (words or "1 report, 1 origin")


def test_three_names_in_one_article_are_not_called_independent(library: Library) -> None:
    line = plain(origins_line(record_of(library, "two"), Look(library)))

    assert "independent origins" not in line
    assert line.endswith(ALONE)


@pytest.mark.parametrize("slug", ["wider", "tally"])
def test_it_stands_on_the_page(library: Library, slug: str) -> None:
    line = plain(origins_line(record_of(library, slug), Look(library)))

    assert line in " ".join(shown(page_of(library, slug)))


def test_the_names_lead_to_the_origins(library: Library) -> None:
    line = origins_line(record_of(library, "wider"), Look(library))

    assert [span.link.slug for span in line if span.link] == ["army", "group"]


def test_ahead_of_many_statements_a_few_questions_are_asked(tmp_path: Path) -> None:
    told = "\n".join(
        f"  s{n}: {{form: quote, act: assert, speaker: a{n}, chain: [src{n}], text: T, about: e,"
        f" repeats: s{n // 2}}}"
        for n in range(100)
    )
    actors = "\n".join(f"  a{n}: {{name: Actor {n}, kind: party}}" for n in range(100))
    sources = "\n".join(f"  src{n}: {{kind: article, outlet: a{n}}}" for n in range(100))
    text = f"actors:\n{actors}\nsources:\n{sources}\nstatements:\n{told}\nincidents:\n"
    library = library_of(tmp_path, f"{text}  e: {{title: E}}\n")
    record = record_of(library, "e")
    asked = questions(library)

    assert plain(origins_line(record, Look(library))).startswith("100 reports from one origin")
    assert len(asked) <= 25
