"""The page of an actor."""

from __future__ import annotations

from pathlib import Path
from typing import TypeGuard

import pytest

from benchmarks.large_records import Sizes, write_large
from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.library.store.records import Listing
from briefing.model.key import Key
from briefing.page.blocks import Block, Heading, Page, Table, plain, unabridged
from briefing.page.layout.layout import layout
from briefing.page.rows.rows import RowComposer
from briefing.page.sections.registry import compose
from tests.briefings import library_of
from tests.page.pages import fact, page_of, part, shown, spans, target

BRIEFING = """\
actors:
  group:
    name: The Group
    kind: armed-group
    aliases: [TG]
    self_name: مجموعة
    relations:
      - {type: part_of, to: front, from: 2019, according_to: article}
      - {type: opposes, to: army, according_to: article}
      - {type: opposes, to: outlet, according_to: article}
      - {type: opposes, to: chief}
  front: {name: The Front, kind: umbrella}
  army: {name: The Army, kind: state-forces}
  outlet: {name: The Outlet, kind: media}
  chief:
    name: The Chief
    kind: person
    positions: [{role: Head, of: group, from: 2020, to: 2021}]
    relations: [{type: leads, to: group, according_to: claim}]
sources:
  article: {kind: article, outlet: outlet}
statements:
  claim: {form: quote, act: assert, speaker: group, said: 2024-01-01, chain: [article],
    text: We did it, about: group}
  later: {form: summary, act: assert, speaker: group, said: 2024-02-01, chain: [article],
    text: More to come.}
  inside: {form: summary, act: assert, speaker: {unnamed: a fighter, of: group}, chain: [article],
    text: From inside.}
  about: {form: summary, act: assert, speaker: army, chain: [article], about: group,
    text: "They, [[group|the group]], did it."}
  passing: {form: summary, act: assert, speaker: army, chain: [article],
    text: "In passing, [[group]]."}
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return library_of(tmp_path, BRIEFING)


def test_it_says_who_they_are(library: Library) -> None:
    page = page_of(library, "group")

    assert shown(page)[:2] == ["The Group", "armed group"]
    assert fact(page, "Calls itself") == "“مجموعة”"
    assert fact(page, "Also called") == "“TG”"


def related(page: Page) -> list[tuple[str, ...]]:
    """The rows of the table of relations."""
    (table,) = (block for block in page.blocks if isinstance(block, Table))
    return [tuple(plain(cell) for cell in row) for row in table.rows]


def test_each_relation_is_a_line_that_says_on_whose_word_it_is(library: Library) -> None:
    assert related(page_of(library, "group")) == [
        ("Part of", "The Front, from 2019", "The Outlet, article"),
        ("Opposes", "The Army", "The Outlet, article"),
        ("Opposes", "The Outlet", "The Outlet, article"),
        ("Opposes", "The Chief", "? not said"),
        ("Office holders", "The Chief, Head, 2020 – 2021", "? not said"),
        ("Led by", "The Chief", "The Group → The Outlet"),
    ]
    assert target(page_of(library, "group"), "The Outlet, article") == "article"


def test_relations_are_seen_from_their_other_end_too(library: Library) -> None:
    assert related(page_of(library, "front")) == [
        ("Parts", "The Group, from 2019", "The Outlet, article")
    ]


def test_an_office_says_where_and_when(library: Library) -> None:
    assert related(page_of(library, "chief"))[0] == (
        "Position",
        "Head, The Group, 2020 – 2021",
        "? not said",
    )


def test_many_of_a_kind_have_a_table_that_says_it_once(tmp_path: Path) -> None:
    office = "{role: Clerk, of: body, from: 20%s}"
    holders = "".join(
        f"  p{n}: {{name: P{n}, kind: person, positions: [{office % n}]}}\n" for n in range(10, 22)
    )
    text = f"actors:\n{holders}  body: {{name: Body, kind: state-body, relations: [{PART_OF}]}}\n"
    page = page_of(library_of(tmp_path, f"{text}  whole: {{name: Whole, kind: state}}\n"), "body")
    few, many = (block for block in page.blocks if isinstance(block, Table))

    assert [tuple(map(plain, row)) for row in few.rows] == [("Part of", "Whole", "? not said")]
    assert tuple(map(plain, many.head)) == ("Office holders", "On whose word")
    assert len(many.rows) == 12
    assert "› P10, Clerk, from 2010  ? not said" in shown(page)


def test_who_is_in_office_comes_before_who_was_and_the_newest_first(tmp_path: Path) -> None:
    terms = {
        "early": ", from: 2001, to: 2003",
        "late": ", from: 2004, to: 2009",
        "undated": "",
        "now": ", from: 2009",
        "newest": ", from: 2020-05",
    }
    holders = "".join(
        f"  {name}: {{name: {name}, kind: person, positions: [{{role: Clerk, of: body{term}}}]}}\n"
        for name, term in terms.items()
    )
    library = library_of(tmp_path, f"actors:\n{holders}  body: {{name: Body, kind: state-body}}\n")

    assert [row[1].split(",")[0] for row in related(page_of(library, "body"))] == [
        "newest",
        "now",
        "undated",
        "late",
        "early",
    ]


def test_of_very_many_a_screen_shows_some_and_where_all_are_and_a_file_has_all(
    tmp_path: Path,
) -> None:
    write_large(tmp_path, Sizes(statements=1, offices=60, points=1, characters=10))
    library = open_library(tmp_path)
    record = library.record(Key("large", "body"))
    assert record is not None
    page = compose(library, record)
    sheet = layout(page, 80)

    assert "Relations  60" in shown(page)
    assert [plain(line).strip() for line in sheet.lines if "more" in plain(line)] == ["… 10 more"]
    assert sheet.links[-1].span.query == "link-to:body kind:actor"
    assert sum("Holder" in line for line in shown(unabridged(page))) == 60


PART_OF = "{type: part_of, to: whole}"


def test_an_office_rests_on_the_sources_of_who_holds_it(tmp_path: Path) -> None:
    text = """\
        actors:
          ann: {name: Ann, kind: person, sources: [article], positions: [{role: Head, of: one}]}
          one: {name: One, kind: party}
          outlet: {name: The Outlet, kind: media}
        sources:
          article: {kind: article, outlet: outlet}
        """
    library = library_of(tmp_path, text)

    assert related(page_of(library, "ann")) == [("Position", "Head, One", "The Outlet, article")]
    assert related(page_of(library, "one"))[0][2] == "The Outlet, article"


def test_other_names_stand_at_the_end_for_nobody_reads_them_all(library: Library) -> None:
    headings = [plain(one.line) for one in page_of(library, "group").blocks if is_part(one)]

    assert headings.index("Names") == headings.index("Linked from") - 1


def is_part(block: Block) -> TypeGuard[Heading]:
    """Whether a block is the heading of a part of the page."""
    return isinstance(block, Heading) and block.level == 2


def test_everything_said_stands_there_the_newest_first(library: Library) -> None:
    said = part(page_of(library, "group"), "Says  2 statements")

    assert said == [
        "› More to come.",
        "The Group → The Outlet · F6: cannot be judged",
        "1 Feb 2024 · summary · nothing against it in these records",
        "› “We did it”",
        "The Group → The Outlet · F6: cannot be judged",
        "1 Jan 2024 · nothing against it in these records",
    ]
    assert part(page_of(library, "group"), "Unnamed speakers of it say  1 statement")[:2] == [
        "› From inside.",
        "a fighter (unnamed, of The Group) → The Outlet · F6: cannot be judged",
    ]


def test_what_is_said_about_it_stands_there_but_not_twice(library: Library) -> None:
    about = part(page_of(library, "group"), "Said about it  1 statement")

    assert about[0] == "› They, the group, did it."
    assert "› “We did it”" not in about


def test_every_statement_on_it_is_linked(library: Library) -> None:
    places = layout(page_of(library, "group"), 80).links
    linked = {place.span.link.slug for place in places if place.span.link}

    assert {"claim", "later", "inside", "about", "passing"} <= linked


def test_what_only_mentions_it_is_under_mentioned_in(library: Library) -> None:
    lines = shown(page_of(library, "group"))

    assert any(line.endswith("› The Army: In passing, The Group.") for line in lines)
    assert any(line.startswith("Mentioned in") for line in lines)
    assert not [line for line in lines if line.startswith("› The Army: They")]


def test_a_list_of_more_than_fifty_ends_with_a_search_for_all(tmp_path: Path) -> None:
    lines = [
        f"  s{n}: {{form: summary, act: assert, speaker: one, chain: [unknown], text: Number {n}}}"
        for n in range(86)
    ]
    text = "actors:\n  one: {name: One, kind: party}\nstatements:\n" + "\n".join(lines)
    page = page_of(library_of(tmp_path, text), "one")
    (more,) = [span for span in spans(page) if span.query]

    assert (more.text, more.query) == ("and 36 more", "speaker:one kind:statement")
    assert len(part(page, "Says  86 statements")) == 50 * 3 + 1


def test_a_person_is_spoken_of_as_one(library: Library, tmp_path: Path) -> None:
    text = """\
        actors:
          ann: {name: Ann, kind: person}
        statements:
          s: {form: quote, act: assert, speaker: ann, chain: [unknown], about: ann, text: Me}
          t: {form: quote, act: assert, speaker: {unnamed: x}, chain: unknown, about: ann, text: A}
        """
    page = page_of(library_of(tmp_path / "other", text), "ann")

    assert "“A”" in part(page, "Said about them  1 statement")[0]
    assert target(page, "Ann") == "ann"


def test_a_record_that_stands_in_a_relation_by_mistake_is_not_lost(tmp_path: Path) -> None:
    text = """\
        actors:
          one: {name: One, kind: party}
        incidents:
          event: {title: An event, part_of: one}
        """
    page = page_of(library_of(tmp_path, text), "one")

    assert related(page) == [("Parts", "An event", "? not said")]


def test_what_an_actor_is_stands_in_words_where_the_format_has_letters(tmp_path: Path) -> None:
    written = "actors:\n  relief: {name: Relief, kind: ngo}\n  league: {name: League, kind: igo}\n"
    library = library_of(tmp_path, written)
    for slug, words in (("relief", "non-governmental"), ("league", "intergovernmental")):
        assert page_of(library, slug).kind == f"actor · {words} organisation"
    listed = library.lists.page(Listing("test", "actors"), 0, 2)
    assert all(
        "organisation" in plain(row.third or row.second) for row in RowComposer(library).of(listed)
    )
