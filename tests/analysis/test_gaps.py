"""What a briefing does not know, kind by kind, and the laws of the whole list."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.analysis.gaps import KINDS, Gap, GapKind, gaps, gaps_of
from briefing.library.library import Library
from briefing.library.store.records import Listing, Record
from briefing.model.key import Key
from briefing.page.record_loader import RecordLoader
from tests.analysis.records import HERE, Records, actor, incident, source, statement
from tests.briefings import library_of
from tests.page.pages import questions

SHIPPED = "us-forces-iraq-syria-2023"


def found(kind: GapKind, record: Record, *others: Record) -> list[tuple[str, str]]:
    """The gaps of a kind in a record: the path, and the slug of whom each is about."""
    every = gaps_of(record, Records(record, *others))
    return [(one.path, one.of.slug if one.of else "") for one in every if one.kind == kind]


def question(slug: str) -> Record:
    return Record(Key(HERE, slug), "questions", "Why?", {"q": "Why?"})


def test_every_unknown_place_in_a_chain_is_a_gap() -> None:
    said = statement("s", "speaker", ["unknown", "paper", "unknown"])

    assert found("unknown-hop", said) == [("chain.0", ""), ("chain.2", "")]
    assert found("unknown-hop", statement("s", "speaker", ["paper"])) == []


def test_a_source_of_an_unknown_outlet_is_a_gap() -> None:
    assert found("unknown-hop", source("leaflet")) == [("outlet", "")]
    assert found("unknown-hop", source("leaflet", "paper")) == []


def test_an_unnamed_speaker_is_a_gap_of_the_body_that_the_speaker_belongs_to() -> None:
    official = statement("s", {"unnamed": "an official", "of": "state"})

    assert found("unnamed-speaker", official, actor("state")) == [("speaker", "state")]
    assert found("unnamed-speaker", statement("s", {"unnamed": "somebody"})) == [("speaker", "")]
    assert found("unnamed-speaker", statement("s", "state"), actor("state")) == []


def test_reports_that_all_go_back_to_one_origin_are_a_gap() -> None:
    first = statement("first", "group", ["paper"], act="assert", about=["event"])
    relay = statement("relay", "group", ["radio"], act="assert", about=["event"])
    another = statement("another", "state", ["paper"], act="assert", about=["event"])
    known = (actor("group"), actor("state"), source("paper"), source("radio"))

    one = incident(reported_by=["first", "relay"])
    two = incident(reported_by=["first", "another"])
    assert found("one-first-speaker", one, *known, first, relay) == [("", "group")]
    assert found("one-first-speaker", two, *known, first, another) == []
    assert found("one-first-speaker", incident(), *known, first, relay) == []


def test_a_relation_on_nobodys_word_is_a_gap() -> None:
    backs = {"type": "backs", "to": "state"}
    relations = [{**backs, "according_to": "claim"}, backs]
    group = Record(Key(HERE, "group"), "actors", "group", {"relations": relations})

    assert found("unattributed-relation", group, actor("state")) == [("relations.1", "state")]
    assert found("unattributed-relation", actor("group")) == []


def test_a_person_who_is_spoken_of_and_never_speaks_is_a_gap() -> None:
    person = actor("person", kind="person")
    about = statement("about", "group", about=["person"])
    mention = Record(Key(HERE, "m"), "questions", "?", {"mentions": ["person"]})
    own = statement("own", "person", form="summary")
    aide = statement("aide", {"unnamed": "an aide", "of": "person"})

    assert found("never-quoted", person, about) == [("", "")]
    assert found("never-quoted", person, mention, aide) == [("", "")]
    assert found("never-quoted", person, about, own) == []
    assert found("never-quoted", person) == []
    assert found("never-quoted", actor("person"), about) == []


def test_civilians_are_heard_through_one_of_them_without_a_name() -> None:
    people = actor("people", kind="civilians")
    about = statement("about", "group", about=["people"])
    resident = statement("resident", {"unnamed": "a resident", "of": "people"})

    assert found("never-quoted", people, about) == [("", "")]
    assert found("never-quoted", people, about, resident) == []


def test_a_person_is_heard_under_another_name() -> None:
    person = actor("person", kind="person")
    alias = actor("alias", ("same_as", "person"), kind="person")
    about, own = statement("about", "group", about=["person"]), statement("own", "alias")

    assert found("never-quoted", person, alias, about, own) == []
    assert found("never-quoted", alias, person, about, statement("own", "person")) == []
    assert found("never-quoted", alias, person, about) == [("", "")]


def test_prose_of_its_own_does_not_describe_a_person() -> None:
    person = actor("person", kind="person", mentions=["person"])

    assert found("never-quoted", person) == []


def test_every_question_is_a_gap() -> None:
    assert found("open-question", question("why")) == [("q", "")]


ACCUSED = (actor("accuser"), actor("accused"), actor("spokesman", ("spokesperson_for", "accused")))
ACCUSES = statement("a", "accuser", act="accuse", about=["accused", "event"])
NO_REPLY = [("about.0", "accused")]


def test_an_accusation_without_a_reply_is_a_gap() -> None:
    assert found("no-reply", ACCUSES, *ACCUSED, incident()) == NO_REPLY


def test_a_statement_that_an_incident_has_as_its_accusation_accuses_whatever_its_act() -> None:
    says = statement("a", "accuser", act="assert", about=["accused"])

    assert found("no-reply", says, *ACCUSED, incident(attributed_by=["a"])) == NO_REPLY
    assert found("no-reply", says, *ACCUSED, incident()) == []


@pytest.mark.parametrize("field", ["responds_to", "contradicts", "corrects"])
@pytest.mark.parametrize("speaker", ["accused", "spokesman", {"unnamed": "x", "of": "accused"}])
def test_the_accused_side_replies_to_the_accusation(field: str, speaker: object) -> None:
    answer = statement("r", speaker, act="assert", **{field: ["a"]})

    assert found("no-reply", ACCUSES, *ACCUSED, incident(), answer) == []


def test_whom_a_statement_names_is_accused_and_nobody_else_that_it_is_about() -> None:
    says = statement("a", "accuser", act="accuse", about=["accused"], attributes_to=["bystander"])

    assert found("no-reply", says, *ACCUSED, actor("bystander"), incident()) == [
        ("attributes_to.0", "bystander")
    ]


@pytest.mark.parametrize(
    "field",
    ["claimed_by", "confirmed_by", "denied_by", "disclaimed_by", "disputed_by", "left_open_by"],
)
def test_the_accused_side_replies_in_a_list_of_the_incident(field: str) -> None:
    answer = statement("r", "spokesman", act="assert")
    event = incident(**{field: ["r"]})

    assert found("no-reply", ACCUSES, *ACCUSED, event, answer) == []


@pytest.mark.parametrize(
    ("act", "replies"),
    [("deny", True), ("confirm", True), ("claim-responsibility", True), ("threaten", False)],
)
def test_a_statement_about_the_incident_replies_by_its_act(act: str, replies: bool) -> None:
    answer = statement("r", "accused", act=act, about=["event"])

    assert found("no-reply", ACCUSES, *ACCUSED, incident(), answer) == ([] if replies else NO_REPLY)


def test_an_answer_by_somebody_else_is_no_reply() -> None:
    friend = actor("friend", ("allied_with", "accused"))
    answer = statement("r", "friend", act="deny", responds_to=["a"], about=["event"])

    assert found("no-reply", ACCUSES, *ACCUSED, friend, incident(), answer) == NO_REPLY


def test_a_claim_of_another_incident_is_no_reply() -> None:
    other = Record(Key(HERE, "other"), "incidents", "Other", {"claimed_by": ["r"]})
    answer = statement("r", "accused", act="claim-responsibility", about=["other"])

    assert found("no-reply", ACCUSES, *ACCUSED, incident(), other, answer) == NO_REPLY


def test_neither_the_accusers_side_nor_the_target_nor_civilians_are_accused() -> None:
    others = (
        actor("ally", ("part_of", "accuser")),
        actor("victim"),
        actor("people", kind="civilians"),
        incident(target=["victim"]),
    )
    about = ["accuser", "ally", "victim", "people", "event", "accused", "nowhere", "accused"]
    accuses = statement("a", "accuser", act="accuse", about=about)

    assert found("no-reply", accuses, *ACCUSED, *others) == [("about.5", "accused")]


@pytest.fixture(scope="module")
def every(shipped: Library) -> list[Gap]:
    return list(gaps(shipped, SHIPPED, RecordLoader(shipped)))


def test_the_gaps_of_a_briefing_are_those_of_its_records(
    shipped: Library, every: list[Gap]
) -> None:
    look = RecordLoader(shipped)
    records = shipped.lists.page(Listing(SHIPPED), 0, 10_000)

    assert len(set(every)) == len(every)
    assert set(every) == {gap for record in records for gap in gaps_of(record, look)}


def test_gaps_stand_in_order_of_kind_and_of_the_files(shipped: Library, every: list[Gap]) -> None:
    order = {
        record.key: place
        for place, record in enumerate(shipped.lists.page(Listing(SHIPPED), 0, 10_000))
    }
    sections = {key: record.section for key, record in shipped.records(order).items()}
    by_kind = {kind: [gap.key for gap in every if gap.kind == kind] for kind in KINDS}

    assert [gap.kind for gap in every] == [kind for kind in KINDS for _ in by_kind[kind]]
    for keys in by_kind.values():
        for section in {sections[key] for key in keys}:
            places = [order[key] for key in keys if sections[key] == section]
            assert places == sorted(places)


def test_every_gap_is_of_records_that_exist(shipped: Library, every: list[Gap]) -> None:
    keys = {key for gap in every for key in (gap.key, gap.of) if key}

    assert shipped.records(keys).keys() == keys


def test_the_shipped_briefing_has_the_gaps_that_plain_queries_count(
    shipped: Library, every: list[Gap]
) -> None:
    def count(sql: str) -> int:
        return int(shipped.ask(f"SELECT count(*) FROM {sql}")[0][0])

    body = "json_extract(record.body, '$.fields.{}')"
    unknown = count(
        "record, json_each(record.body, '$.fields.chain') AS hop WHERE hop.value = 'unknown'"
    )
    unnamed = count(f"record WHERE {body.format('speaker.unnamed')} IS NOT NULL")
    loose = count(
        "record, json_each(record.body, '$.fields.relations') AS tie "
        "WHERE json_extract(tie.value, '$.according_to') IS NULL"
    )
    open_ones = count("record WHERE section = 'questions'")
    counts = {kind: sum(gap.kind == kind for gap in every) for kind in KINDS}

    assert unknown > 0
    assert unnamed > 0
    assert open_ones > 0
    assert counts["unknown-hop"] == unknown
    assert counts["unnamed-speaker"] == unnamed
    assert counts["unattributed-relation"] == loose
    assert counts["open-question"] == open_ones


def test_the_shipped_briefing_hears_nothing_from_those_accused_and_described(
    every: list[Gap],
) -> None:
    silent = {gap.of.slug for gap in every if gap.kind == "no-reply" and gap.of}
    described = [gap.key.slug for gap in every if gap.kind == "never-quoted"]

    assert silent == {
        *("iran", "israel", "united-states"),
        *("islamic-resistance-in-iraq", "yemeni-armed-forces"),
    }
    assert described == [
        *("joe-biden", "palestinian-people", "palestinian-civilians", "people-of-the-region"),
    ]


def _large(count: int) -> str:
    """So many accusations over one incident, about so many people, and a denial for every tenth."""
    lines = ["incidents:", "  event: {title: An event}", "sources:"]
    lines += ["  paper: {kind: article, outlet: unknown, title: Paper}", "actors:"]
    lines += ["  accuser: {name: Accuser, kind: state}"]
    lines += [f"  p{n}: {{name: Person {n}, kind: person}}" for n in range(count)]
    lines += ["statements:"]
    rest = "form: summary, chain: [unknown, paper], text: Words,"
    lines += [
        f"  a{n}: {{{rest} act: accuse, speaker: accuser, about: [p{n}, event]}}"
        for n in range(count)
    ]
    lines += [
        f"  d{n}: {{{rest} act: deny, speaker: p{n}, about: [event]}}" for n in range(0, count, 10)
    ]
    return "\n".join(lines)


def test_the_questions_asked_grow_no_faster_than_the_records(tmp_path: Path) -> None:
    asked = {}
    for count in (200, 400):
        library = library_of(tmp_path / str(count), _large(count))
        queries = questions(library)
        every = list(gaps(library, "test", RecordLoader(library)))
        asked[count] = len(queries)
        assert sum(gap.kind == "no-reply" for gap in every) == count - count // 10
        assert sum(gap.kind == "never-quoted" for gap in every) == count - count // 10

    assert asked[400] < 2.1 * asked[200]
