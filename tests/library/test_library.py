"""What the library answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.library.store.records import Condition, Listing
from briefing.model.key import Key
from tests.briefings import HEADER, library_of, write

FOLDER = {
    "briefing.yaml": "title: T\nas_of: 2024-05-01\nbasis: Rests on [[article]].\n",
    "actors.yaml": """\
        one: {name: One, kind: person, relations: [{type: leads, to: two, according_to: article}]}
        two: {name: Two, kind: armed-group, aliases: [Second]}
        """,
    "locations.yaml": """\
        town: {name: Town, kind: city, in: land}
        land: {name: Land, kind: country}
        """,
    "sources.yaml": "article: {kind: article, outlet: two, published: 2024-04}\n",
    "statements.yaml": """\
        said: {form: quote, act: assert, speaker: one, said: 2024-04-02, chain: [unknown, article],
               text: 'Not [[a link]] [sic].'}
        retold: {form: paraphrase, act: deny, speaker: {unnamed: a man, of: two}, chain: article,
                 said: 2024-04-01, about: [said, town], text: 'He denied [[said|those words]].'}
        """,
}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return open_library(write(tmp_path / "test", FOLDER))


def key(slug: str) -> Key:
    return Key("test", slug)


def test_a_record_keeps_its_fields_as_written(library: Library) -> None:
    said = library.record(key("said"))
    assert said is not None
    assert said.text("text") == "Not [[a link]] [sic]."
    assert said.items("chain") == ["unknown", "article"]
    assert (said.lower, said.upper) == ("2024-04-02", "2024-04-02")
    assert (said.file, said.line, said.problems) == ("statements.yaml", 1, ())
    assert not said.has("about")


def test_a_single_item_is_a_list_of_one(library: Library) -> None:
    retold = library.record(key("retold"))
    assert retold is not None
    assert retold.items("chain") == ["article"]


def test_links_are_in_the_order_of_the_fields(library: Library) -> None:
    found = [(link.role, link.target.slug, link.path) for link in library.links.of(key("retold"))]
    assert found == [
        ("mentions", "said", "text"),
        ("speaker_of", "two", "speaker.of"),
        ("chain", "article", "chain.0"),
        ("about", "said", "about.0"),
        ("about", "town", "about.1"),
    ]


def test_words_in_a_quotation_are_no_link(library: Library) -> None:
    assert "mentions" not in [link.role for link in library.links.of(key("said"))]


def test_backlinks_are_grouped_by_role_with_context(library: Library) -> None:
    about, mentioned = library.links.backlinks(key("said"))
    assert (about.role, about.inverse, about.total) == ("about", "statements about it", 1)
    assert mentioned.inverse == "mentioned in"
    assert mentioned.links[0].source == key("retold")
    assert mentioned.links[0].context == "He denied those words."


def test_a_relation_is_a_role_of_its_own(library: Library) -> None:
    assert [(b.inverse, b.links[0].source) for b in library.links.backlinks(key("two"))] == [
        ("statements by unnamed speakers from it", key("retold")),
        ("led by", key("one")),
        ("sources published", key("article")),
    ]


def test_every_link_has_its_backlink_and_every_backlink_its_link(shipped: Library) -> None:
    forward, backward = set(), set()
    for record in shipped.lists.page(Listing(), 0, 10_000):
        forward |= {(ln.source, ln.role, ln.target, ln.path) for ln in shipped.links.of(record.key)}
        for group in shipped.links.backlinks(record.key, limit=10_000):
            assert group.total == len(group.links)
            backward |= {(ln.source, ln.role, ln.target, ln.path) for ln in group.links}
    assert forward == backward
    assert len(forward) > 300


def test_mentions_count_the_links_that_lead_to_a_record(shipped: Library) -> None:
    for record in shipped.lists.page(Listing(), 0, 10_000):
        assert record.mentions == sum(group.total for group in shipped.links.backlinks(record.key))


@pytest.mark.parametrize(
    ("order", "backwards", "expected"),
    [
        ("date", False, ["said", "retold"]),
        ("date", True, ["retold", "said"]),
        ("file", False, ["said", "retold"]),
        ("name", False, ["retold", "said"]),
        ("mentions", False, ["said", "retold"]),
    ],
)
def test_a_list_can_be_put_in_order(
    library: Library, order: str, backwards: bool, expected: list[str]
) -> None:
    listing = Listing("test", "statements", order, backwards)
    assert [record.key.slug for record in library.lists.page(listing, 0, 10)] == expected
    assert [library.lists.position(listing, key(slug)) for slug in expected] == [0, 1]
    assert library.lists.page(listing, 1, 1)[0].key.slug == expected[1]


def test_a_condition_narrows_a_list(library: Library) -> None:
    named = Listing("test", "actors", condition=Condition("record.sort_name = ?", ("two",)))
    assert library.lists.count(named) == 1
    assert library.lists.position(named, key("one")) is None


def test_sections_are_counted_in_reading_order(library: Library) -> None:
    counts = {section.title: section.records for section in library.briefings.sections("test")}
    assert list(counts) == [
        "Front page",
        "Incidents",
        "Statements",
        "Actors",
        "Locations",
        "Figures",
        "Sources",
        "Terms",
        "Questions",
    ]
    assert (counts["Front page"], counts["Statements"], counts["Terms"]) == (1, 2, 0)


def test_a_record_with_a_fault_stays_readable_with_its_problem(tmp_path: Path) -> None:
    library = library_of(
        tmp_path,
        """\
        actors:
          one:
            name: One
            kind: nobody knows
            colour: red
            aliases: [Uno, {}]
        """,
    )
    one = library.record(key("one"))
    assert one is not None
    assert one.title == "One"
    assert one.fields == {"name": "One", "aliases": ["Uno"]}
    assert one.faults == {"kind": "nobody knows", "colour": "red", "aliases[1]": {}}
    assert [problem.code for problem in one.problems] == [
        "unknown-word",
        "unknown-field",
        "wrong-type",
    ]


def test_a_file_that_cannot_be_parsed_takes_down_only_itself(tmp_path: Path) -> None:
    folder = write(tmp_path / "test", {**FOLDER, "actors.yaml": "one: {name: One\n"})
    library = open_library(folder)
    assert library.record(key("said")) is not None
    assert library.record(key("one")) is None
    assert {problem.file for problem in library.problems.all()} >= {"actors.yaml"}


def test_a_briefing_whose_header_cannot_be_parsed_is_still_there(tmp_path: Path) -> None:
    folder = write(tmp_path / "test", {**FOLDER, "briefing.yaml": "title: [\n"})
    (briefing,) = open_library(folder).briefings.all()
    assert (briefing.slug, briefing.title) == ("test", "test")
    assert briefing.problems > 0


def test_both_records_with_one_slug_can_be_read(tmp_path: Path) -> None:
    text = "actors:\n  one: {name: One, kind: person}\n  one: {name: Two, kind: person}\n"
    library = library_of(tmp_path, text)
    assert library.titles([key("one"), key("one~2")]) == {key("one"): "One", key("one~2"): "Two"}
    assert [problem.code for problem in library.problems.all()] == ["duplicate-key"]


SHARED = {
    "shared/actors.yaml": "group: {name: Group, kind: armed-group, country: IQ, aliases: [Bloc]}\n",
    "shared/locations.yaml": "land: {name: Land, kind: country}\ntown: "
    "{name: Town, kind: city, in: land}\nelsewhere: {name: Elsewhere, kind: city}\n",
    "first/briefing.yaml": "title: First\nas_of: 2024\nbasis: B\nsummary: 'See [[second/said]].'\n",
    "first/actors.yaml": "group: {extends: group, name: The Group}\n",
    "second/briefing.yaml": "title: Second\nas_of: 2024\nbasis: B\n",
    "second/statements.yaml": "said: {form: summary, act: assert, speaker: group, "
    "chain: [unknown], about: town, text: Words.}\n",
    "third.yaml": HEADER,
}


def test_briefings_of_a_library_share_records(tmp_path: Path) -> None:
    library = open_library(write(tmp_path, SHARED))
    assert [b.slug for b in library.briefings.all()] == ["first", "second", "third"]
    assert library.problems.all() == []
    assert library.resolve("group", "first") == Key("first", "group")
    assert library.resolve("group", "second") == Key("shared", "group")
    assert library.resolve("second/said", "first") == Key("second", "said")
    assert library.resolve("nobody", "first") is None


def test_a_record_takes_over_what_it_extends_and_overrides_single_fields(tmp_path: Path) -> None:
    group = open_library(write(tmp_path, SHARED)).record(Key("first", "group"))
    assert group is not None
    assert (group.title, group.text("country"), group.items("aliases")) == (
        "The Group",
        "IQ",
        ["Bloc"],
    )


def test_a_briefing_has_the_shared_records_that_it_leads_to(tmp_path: Path) -> None:
    library = open_library(write(tmp_path, SHARED))
    places = library.lists.page(Listing("second", "locations", "name"), 0, 10)
    assert [record.key for record in places] == [Key("shared", "land"), Key("shared", "town")]


def test_a_change_to_a_shared_record_reaches_those_that_extend_it(tmp_path: Path) -> None:
    open_library(write(tmp_path, SHARED))
    write(tmp_path, {"shared/actors.yaml": "group: {name: Group, kind: party}\n"})
    group = open_library(tmp_path).record(Key("first", "group"))
    assert group is not None
    assert (group.text("kind"), group.has("country")) == ("party", False)


def test_a_shared_record_that_is_not_there_is_told(tmp_path: Path) -> None:
    folder = write(tmp_path, {**SHARED, "first/actors.yaml": "group: {extends: grup}\n"})
    assert str(open_library(folder).problems.all()[-1]) == (
        'first/actors.yaml:1:18: error: extends: no shared record "grup" in actors; '
        'did you mean "group"?'
    )


def test_a_question_that_is_no_text_does_no_harm(library: Library) -> None:
    with pytest.raises(UnicodeEncodeError):
        library.resolve("half a pair \ud800", "test")
    assert library.resolve("one", "test") == key("one")


def test_what_a_record_links_to_is_what_its_links_lead_to(shipped: Library) -> None:
    keys = [one.key for some in shipped.lists.pages(Listing()) for one in some]
    each = shipped.links.targets_of_each(keys)
    for one, links in shipped.links.of_each(keys).items():
        assert each[one] == [*dict.fromkeys(ln.target for ln in links if ln.resolved)]


@pytest.mark.parametrize("most", [4, 1000])
def test_records_that_are_kept_are_those_that_are_read(shipped: Library, most: int) -> None:
    keeping = shipped.clone()
    keeping.keep_records(most)
    listing = Listing(section="statements")
    keys = [one.key for some in shipped.lists.pages(listing) for one in some]
    some = [*keys[:3], Key("nowhere", "none"), *keys[1:9], *keys[:2]]
    for wanted in (keys[2:4], some, keys, some[::-1]):
        assert [*keeping.records(wanted).items()] == [*shipped.records(wanted).items()]
        assert keeping.lists.page(listing, 1, 7) == shipped.lists.page(listing, 1, 7)


def test_records_that_are_kept_are_forgotten_once_they_change(tmp_path: Path) -> None:
    keeping = open_library(write(tmp_path, SHARED))
    keeping.keep_records(1000)
    before = keeping.record(Key("first", "group"))
    write(tmp_path, {"shared/actors.yaml": "group: {name: Group, kind: party}\n"})
    anew = open_library(tmp_path).record(Key("first", "group"))
    assert before != anew == keeping.record(Key("first", "group"))
