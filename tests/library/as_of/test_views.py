"""The library as it could have been known on a day."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.analysis.incidents.judgment import answers_of
from briefing.analysis.incidents.status import row_words
from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.library.store import cache
from briefing.library.store.records import Listing, Record
from briefing.model.key import Key
from briefing.page.record_loader import RecordLoader
from briefing.search.search import search
from tests.briefings import write
from tests.library.test_opening import believe_the_stamp

SHIPPED = "us-forces-iraq-syria-2023"
FILES = {
    "briefing.yaml": """\
        title: T
        as_of: 2024-05-01
        basis: Rests on [[paper|one paper]].
        summary: All of it.
        note: How it was made.
        """,
    "actors.yaml": """\
        one: {name: One, kind: person, positions: [{role: Head, of: group, from: 2024-04-20}]}
        group: {name: Group, kind: armed-group, relations: [
          {type: opposes, to: army, according_to: denial},
          {type: backs, to: army, according_to: claim},
          {type: affiliate_of, to: army, from: 2024-04-28}]}
        army: {name: Army, kind: state-forces}
        """,
    "sources.yaml": "paper: {kind: article, outlet: unknown, published: 2024-04-05}\n",
    "statements.yaml": """\
        claim: {form: paraphrase, act: claim-responsibility, speaker: group, said: 2024-04-02,
                chain: paper, text: 'It was after [[second]].', about: [second, event]}
        denial: {form: summary, act: deny, speaker: army, said: 2024-04-10, chain: unknown,
                 text: It was zebras., contradicts: [claim], to: one}
        """,
    "incidents.yaml": """\
        event: {title: Event, date: 2024-04-01, claimed_by: [claim], denied_by: [denial],
                disputed_by: [], summary: 'Disputed: [[denial]].', note: 'As claimed: [[claim]].',
                harm: {killed: {best: 3, by: claim}, injured: {best: 9, by: denial}}}
        second: {title: Second, date: 2024-04-08}
        bare: {title: Bare, date: 2024-04-01, harm: {killed: {best: 2}}, colour: red}
        """,
    "figures.yaml": """\
        count: {label: Count, unit: people, kind: cumulative, stated: [{says: nobody gives it}],
          points: [{as_of: 2024-04-10, value: 5, by: denial}, {as_of: 2024-04-02, value: 1},
                   {as_of: 2024-04-03, value: 2, by: claim}]}
        """,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "test", FILES)


@pytest.fixture
def library(folder: Path) -> Library:
    return open_library(folder)


def key(slug: str) -> Key:
    return Key("test", slug)


def get(library: Library, slug: str) -> Record:
    found = library.record(key(slug))
    assert found is not None
    return found


def everything(library: Library) -> list[object]:
    """All that a library answers, for comparing one with another."""
    found: list[object] = [*library.problems.all(), *library.briefings.all(), *library.days()]
    for record in library.lists.page(Listing(order="file"), 0, 1_000):
        found += [record, *library.links.of(record.key), *library.links.backlinks(record.key)]
    return found


def test_what_was_not_yet_known_is_not_there(library: Library) -> None:
    early = library.as_of("2024-04-09")
    assert early.record(key("denial")) is None
    assert early.titles([key("denial"), key("claim")]) == {key("claim"): "It was after second."}
    assert early.resolve("denial", "test") is None
    statements = Listing("test", "statements")
    assert (early.lists.count(statements), library.lists.count(statements)) == (1, 2)
    assert [one.key.slug for one in early.lists.page(statements, 0, 9)] == ["claim"]
    assert early.lists.position(statements, key("denial")) is None
    assert {one.title: one.records for one in early.briefings.sections("test")}["Incidents"] == 3


def test_links_lead_only_to_what_was_known_and_are_counted_as_such(library: Library) -> None:
    early = library.as_of("2024-04-09")
    assert [link.target.slug for link in early.links.of(key("event"))] == ["claim"] * 3
    assert "contradicted by" not in [one.inverse for one in early.links.backlinks(key("claim"))]
    assert get(early, "claim").mentions == sum(
        group.total for group in early.links.backlinks(key("claim"))
    )
    assert get(early, "claim").mentions < get(library, "claim").mentions


def test_lists_lose_what_was_not_known_and_a_list_that_is_emptied_is_as_if_not_written(
    library: Library,
) -> None:
    event = get(library.as_of("2024-04-09"), "event")
    assert event.items("claimed_by") == ["claim"]
    assert not event.has("denied_by")
    assert event.fields["disputed_by"] == []


def test_prose_that_mentions_what_was_not_known_is_left_out(library: Library) -> None:
    event = get(library.as_of("2024-04-09"), "event")
    assert not event.has("summary")
    assert event.has("note")
    assert get(library.as_of("2024-04-10"), "event").has("summary")


def test_words_that_a_record_cannot_be_without_lose_only_their_link(library: Library) -> None:
    early = library.as_of("2024-04-02")
    assert get(early, "claim").text("text") == "It was after second."
    assert get(library, "claim").text("text") == "It was after [[second]]."
    assert get(library.as_of("2024-04-01"), "briefing").text("basis") == "Rests on one paper."
    assert get(early, "briefing").text("basis") == "Rests on [[paper|one paper]]."


def test_what_the_front_page_says_is_known_from_the_day_of_the_briefing(library: Library) -> None:
    before, then = library.as_of("2024-04-30"), library.as_of("2024-05-01")
    assert not get(before, "briefing").has("summary")
    assert not get(before, "briefing").has("note")
    assert get(then, "briefing") == get(library, "briefing")
    assert then.briefings.all() == library.briefings.all()


def test_parts_are_known_from_their_own_day_and_from_whoever_gives_them(library: Library) -> None:
    early = library.as_of("2024-04-09")
    assert [one["type"] for one in get(early, "group").items("relations")] == ["backs"]
    assert get(early, "event").fields["harm"] == {"killed": {"best": 3, "by": "claim"}}
    middle = library.as_of("2024-04-20")
    assert not get(early, "army").has("positions")
    assert [one["type"] for one in get(middle, "group").items("relations")] == ["opposes", "backs"]


def test_a_path_leads_to_the_same_item_after_cutting(library: Library) -> None:
    early = library.as_of("2024-04-09")
    paths = {link.role: link.path for link in early.links.of(key("group"))}
    assert paths == {"backs": "relations.0.to", "according_to": "relations.0.according_to"}
    (backs,) = [one for one in early.links.backlinks(key("army")) if one.role == "backs"]
    assert backs.links[0].path == "relations.0.to"


@pytest.mark.parametrize("day", ["2024-04-02", "2024-04-03", "2024-04-10"])
def test_a_number_is_where_its_path_leads_after_cutting(library: Library, day: str) -> None:
    then = library.as_of(day)
    points = get(then, "count").items("points")
    found = then.ask("SELECT path, least FROM point ORDER BY path")
    assert list(found) == [(f"points.{at}", one["value"]) for at, one in enumerate(points)]


def test_a_figure_has_the_points_of_the_day_and_the_date_of_the_last_of_them(
    library: Library,
) -> None:
    values = {}
    for day in ("2024-04-02", "2024-04-03", "2024-04-10"):
        count = get(library.as_of(day), "count")
        values[day] = [point["value"] for point in count.items("points")]
        assert (count.lower, count.upper) == (day, day)
    assert values == {"2024-04-02": [1], "2024-04-03": [1, 2], "2024-04-10": [5, 1, 2]}


def test_numbers_that_nobody_gives_and_what_does_not_fit_are_as_old_as_the_briefing(
    library: Library,
) -> None:
    before, then = library.as_of("2024-04-30"), library.as_of("2024-05-01")
    assert not get(before, "count").has("stated")
    assert not get(before, "bare").has("harm")
    assert get(before, "bare").faults == {}
    assert get(then, "bare") == get(library, "bare")


def test_the_status_is_worked_out_from_what_was_known(library: Library) -> None:
    days = ("2024-04-02", "2024-04-10")
    found = [
        row_words(answers_of(get(one, "event"), RecordLoader(one)))
        for one in map(library.as_of, days)
    ]
    assert found == ["claimant only · claimed", "claimant only · denied · claimed"]


def test_a_search_finds_only_what_was_known(library: Library) -> None:
    early, later = library.as_of("2024-04-09"), library.as_of("2024-04-10")
    found = [one.lists.count(search(one, "zebras", "test").listing) for one in (early, later)]
    assert found == [0, 1]
    assert early.lists.count(search(early, "speaker:army", "test").listing) == 0


def test_problems_of_records_that_were_not_known_are_not_told(folder: Path) -> None:
    write(
        folder,
        {
            "more/x.yaml": "",
            "statements/more.yaml": """\
        faulty: {form: summary, act: deny, speaker: army, said: 2024-04-10, chain: nowhere,
                 text: Words.}
        """,
        },
    )
    library = open_library(folder)
    told = [
        any(one.slug == "faulty" for one in library.as_of(day).problems.all())
        for day in ("2024-04-09", "2024-04-10")
    ]
    assert told == [False, True]


def test_the_days_are_those_on_which_something_became_known(library: Library) -> None:
    days = library.days("test")
    assert [day for day, _ in days] == [
        "2024-04-01",
        "2024-04-02",
        "2024-04-03",
        "2024-04-08",
        "2024-04-10",
        "2024-04-20",
        "2024-04-28",
        "2024-05-01",
    ]
    assert library.as_of("2024-04-03").days("test") == days
    assert [count for _, count in days] == [
        library.as_of(day).lists.count(Listing("test")) for day, _ in days
    ]


def test_a_briefing_has_a_shared_record_only_once_it_leads_to_it(tmp_path: Path) -> None:
    says = "said: {{form: summary, act: assert, text: T, speaker: group, said: {}, chain: unknown}}"
    library = open_library(
        write(
            tmp_path,
            {
                "shared/actors.yaml": "group: {name: Group, kind: party}\n",
                "a/briefing.yaml": "title: A\nas_of: 2024-02-01\nbasis: B\n",
                "a/statements.yaml": says.format("2024-01-01"),
                "b/briefing.yaml": "title: B\nas_of: 2024-02-01\nbasis: B\n",
                "b/statements.yaml": says.format("2024-01-20"),
            },
        )
    )
    early = library.as_of("2024-01-10")
    assert [early.lists.count(Listing(one, "actors")) for one in ("a", "b")] == [1, 0]
    assert library.days("b") == [("2024-01-20", 3)]
    assert early.lists.count(Listing("b")) == 1


def test_an_empty_day_gives_everything_and_a_clone_keeps_its_day(library: Library) -> None:
    early = library.as_of("2024-04-09")
    assert (library.until, early.until, early.clone().until) == ("", "2024-04-09", "2024-04-09")
    assert everything(early.clone()) == everything(early) != everything(library)
    assert everything(early.as_of("")) == everything(library)


@pytest.mark.parametrize("day", ["2024-04", "yesterday", "2024-02-30", "' OR 1 --"])
def test_what_is_no_day_is_refused(library: Library, day: str) -> None:
    with pytest.raises(ValueError, match="is no day"):
        library.as_of(day)


def test_a_library_in_memory_can_be_narrowed(
    folder: Path, library: Library, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    expected = everything(library.as_of("2024-04-09"))
    blocked = tmp_path / "a file where a folder should be"
    blocked.write_text("")
    monkeypatch.setenv("BRIEFING_CACHE_DIR", str(blocked / "cache"))
    in_memory = open_library(folder)
    assert in_memory.notice
    assert everything(in_memory.as_of("2024-04-09")) == expected


@pytest.mark.parametrize("opened_first", [True, False])
def test_a_damaged_cache_is_mended_and_stays_narrowed(folder: Path, opened_first: bool) -> None:
    library = open_library(folder)
    expected = everything(library.as_of("2024-04-09"))
    narrowed = library.as_of("2024-04-09") if opened_first else None
    kept = cache.place(folder)
    kept.write_bytes(b"\0" * kept.stat().st_size)
    assert everything(narrowed or library.as_of("2024-04-09")) == expected


@pytest.mark.parametrize(
    ("told", "instead"),
    [(b'"value":5', b'"value":6'), (b"2024-04-10" * 3, b"2024-04-10" * 2 + b"2024-04-09")],
)
def test_a_damaged_row_is_noticed_though_it_is_cut(
    folder: Path, monkeypatch: pytest.MonkeyPatch, told: bytes, instead: bytes
) -> None:
    """What is cut has no checksum of its own; and the day from which it is known is in it."""
    expected = everything(open_library(folder).as_of("2024-04-10"))
    believe_the_stamp(monkeypatch)
    kept = cache.place(folder)
    whole = kept.read_bytes()
    assert told in whole
    kept.write_bytes(whole.replace(told, instead))
    assert everything(open_library(folder).as_of("2024-04-10")) == expected


def test_the_shipped_briefing_had_56_attacks_on_the_14th(shipped: Library) -> None:
    early = shipped.as_of("2023-11-14")
    figure = early.record(Key(SHIPPED, "attacks-on-us-forces"))
    assert figure is not None
    assert [point["value"] for point in figure.items("points")] == [56]
    assert not figure.has("stated")
    assert early.record(Key(SHIPPED, "us-official-61")) is None


def test_the_shipped_briefing_is_all_there_as_of_its_own_day(shipped: Library) -> None:
    last = shipped.briefings.header(SHIPPED).upper
    then = shipped.as_of(last)
    assert everything(then) == everything(shipped)
    assert then.briefings.sections(SHIPPED) == shipped.briefings.sections(SHIPPED)
    assert then.days() == shipped.days()
    assert shipped.days()[-1] == (last, shipped.lists.count(Listing()))
