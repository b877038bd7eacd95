"""A law: an actor split into a shared record and two extensions is one party as before.

Random small libraries are written twice: once with all that is known of each actor in its shared
record, and once with its relations spread over that and its extensions in two briefings. Every
count, row, side and query must come out alike.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.analysis.incidents.judgment import Judgment, judgment_of
from briefing.analysis.incidents.status import HAPPENED_WORDS, WHO_WORDS, row_words
from briefing.analysis.reports.origins import ReportCount, origins_of
from briefing.analysis.voice import voices
from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.library.store.records import Listing, Record
from briefing.page.record_loader import RecordLoader
from briefing.search.fields.verdicts import lookup_of
from briefing.search.search import search
from tests.briefings import write

ACTORS = ("army", "group", "state", "senate", "jane", "daily")
KINDS = {"senate": "assembly", "jane": "person", "daily": "media"}
TYPES = ("part_of", "member_of", "spokesperson_for", "backs", "allied_with", "opposes", "same_as")
BRIEFINGS = ("one", "two")
LISTS = ("reported_by", "claimed_by", "attributed_by", "confirmed_by", "denied_by", "disclaimed_by")
HEADER = {"title": "Made up", "as_of": "2024-05-01", "basis": "Made up for a test."}


@st.composite
def relations(draw: st.DrawFn) -> list[tuple[str, dict[str, Any], str]]:
    """Relations: whose each is, and in which of its records it may stand instead."""
    found = []
    for _ in range(draw(st.integers(0, 6))):
        own, other = draw(st.permutations(ACTORS))[:2]
        tie = {"type": draw(st.sampled_from(TYPES)), "to": other}
        if draw(st.integers(0, 3)) == 0:
            tie["from"] = draw(st.sampled_from(["2024-04-02", "2024"]))
        found.append((own, tie, draw(st.sampled_from(["shared", *BRIEFINGS]))))
    return found


@st.composite
def written(draw: st.DrawFn) -> dict[str, dict[str, Any]]:
    """Sources, statements and an incident for each of the two briefings."""
    files: dict[str, dict[str, Any]] = {}
    who = st.sampled_from(ACTORS)
    speakers = who | st.builds(lambda of: {"unnamed": "an official", "of": of}, who)
    for briefing in BRIEFINGS:
        statements = {}
        for n in range(draw(st.integers(1, 4))):
            statements[f"s{n}"] = {
                "form": "paraphrase", "act": "assert", "text": "Words.", "chain": ["paper"],
                "speaker": draw(speakers), "said": f"2024-04-0{draw(st.integers(1, 4))}",
                "attributes_to": draw(st.lists(who, max_size=1)),
                "supports": draw(st.lists(st.just("s0"), max_size=1)) if n else [],
                "repeats": draw(st.lists(st.just("s0"), max_size=1)) if n else [],
            }  # fmt: skip
        incident = {"title": "It", "date": "2024-04-01", "target": draw(st.lists(who, max_size=1))}
        incident |= {"actor": draw(st.lists(who, max_size=2, unique=True))}
        for name in LISTS:
            some = st.lists(st.sampled_from([*statements]), max_size=2, unique=True)
            incident[name] = draw(some)
        files[f"{briefing}/briefing.yaml"] = HEADER
        files[f"{briefing}/sources.yaml"] = {"paper": {"kind": "article", "outlet": draw(who)}}
        files[f"{briefing}/statements.yaml"] = statements
        files[f"{briefing}/incidents.yaml"] = {"it": incident}
    return files


def actors(ties: list[tuple[str, dict[str, Any], str]], split: bool) -> dict[str, dict[str, Any]]:
    """The files of the actors, in one record each or in three."""
    files: dict[str, dict[str, Any]] = {"shared/actors.yaml": {}}
    files |= {f"{name}/actors.yaml": {} for name in BRIEFINGS if split}
    for slug in ACTORS:
        own = {"name": slug.title(), "kind": KINDS.get(slug, "state-forces")}
        files["shared/actors.yaml"][slug] = own | _ties(ties, slug, "shared" if split else "")
        for name in BRIEFINGS if split else ():
            files[f"{name}/actors.yaml"][slug] = {"extends": slug, **_ties(ties, slug, name)}
    return files


def _ties(ties: list[tuple[str, dict[str, Any], str]], slug: str, at: str) -> dict[str, Any]:
    """The relations of an actor that stand at a place; all of them where none is named."""
    own = [tie for whose, tie, place in ties if whose == slug and (not at or place == at)]
    return {"relations": own} if own else {}


def _witnesses(found: Judgment) -> list[object]:
    return [
        (one.testimony.reference, one.standing, one.earlier, bool(one.testimony.withdrawn),
         sorted((stance.kind, stance.other.slug) for stance in one.stances))
        for one in found.witnesses
    ]  # fmt: skip


def _counts(found: ReportCount) -> list[object]:
    speakers = sorted(one.label for one in found.speakers)
    joined = [sorted(one.speakers for one in some) for some in (found.sides, found.outlets)]
    return [len(found.reports), speakers, found.unknown, len(found.read), joined, found.joined]


def _found(library: Library, query: str) -> list[str]:
    listing = search(library, query).listing
    return sorted(str(one.key) for page in library.lists.pages(listing) for one in page)


def told(folder: Path, files: dict[str, dict[str, Any]]) -> dict[str, object]:
    """All that is worked out, but for the addresses of actors."""
    library = open_library(
        write(folder, {name: yaml.safe_dump(text) for name, text in files.items()})
    )
    assert [one for one in library.problems.all() if one.severity == "error"] == []
    incidents: list[Record] = library.lists.page(Listing("", "incidents"), 0, 10)
    found: dict[str, object] = {}
    for number, look in enumerate((RecordLoader(library), lookup_of(library, ()))):
        for one in incidents:
            judgment = judgment_of(one, look)
            found[f"{one.key} {number}"] = [
                row_words(judgment.answers),
                _witnesses(judgment),
                sorted(each.testimony.reference for each in judgment.confirmed),
                _counts(origins_of(one, look)),
            ]
    for name in BRIEFINGS:
        sides = voices(library, name, RecordLoader(library)).sides
        found[name] = sorted((one.label, one.all.statements, len(one.members)) for one in sides)
    queries = [f"{name}:{slug}" for name in ("side", "speaker", "actor") for slug in ACTORS]
    queries += [f"happened:{code}" for code in HAPPENED_WORDS] + [f"who:{one}" for one in WHO_WORDS]
    for query in queries:
        found[query] = _found(library, f"{query} -kind:actor")
    return found


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(relations(), written())
def test_splitting_actors_changes_nothing_that_is_worked_out(
    ties: list[tuple[str, dict[str, Any], str]], files: dict[str, dict[str, Any]]
) -> None:
    with TemporaryDirectory() as folder:
        whole = told(Path(folder) / "whole", files | actors(ties, split=False))
        split = told(Path(folder) / "split", files | actors(ties, split=True))
    assert split == whole
