"""Lists read page by page are the same rows as all of them put in order at once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.library.query import pagers, paging
from briefing.library.query.paging import InMemoryPager, RankedPager
from briefing.library.store.records import Condition, Listing
from briefing.model.key import FRONT, Key
from briefing.page.words.counts import counted
from tests.briefings import write
from tests.library.work_counter import steps

pytestmark = pytest.mark.slow

_BY = {
    "date": "id DESC",
    "rank": "id DESC",
    "name": "sort_name, slug, id",
    "mentions": "mentions DESC, sort_name, slug, id",
    "file": "file, line, id",
}
_TURNED = {
    "date": "id",
    "rank": "id",
    "name": "sort_name DESC, slug DESC, id DESC",
    "mentions": "mentions, sort_name DESC, slug DESC, id DESC",
    "file": "file DESC, line DESC, id DESC",
}
_BRIEFINGS = ("", "one", "two", "none", "shared")
_SECTIONS = ("", "actors", "statements", "incidents", "locations", "questions", FRONT)
_WORDS = ("drone", "actor", "base", "nowhere")


def _header(title: str, day: str) -> str:
    return f"title: {title}\nas_of: {day}\nbasis: Made up for a test.\n"


def _statements(first: int, count: int) -> str:
    return "".join(
        f"said-{number}:\n  form: quote\n  act: assert\n  speaker: actor-{number % 7}\n"
        f"  said: 2024-01-{number % 9 + 1:02}\n  chain: [wire]\n"
        f"  text: A {'drone' if number % 3 else 'base'} of [[actor-{number % 4}]].\n"
        for number in range(first, first + count)
    )


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Two briefings that share actors, some of which only one of them names, and some neither."""
    shared = "".join(f"actor-{n}: {{name: Actor {n % 3}, kind: armed-group}}\n" for n in range(40))
    own = "own-1: {name: Drone makers, kind: company}\nown-2: {name: Base, kind: company}\n"
    files = {
        "shared/actors.yaml": shared,
        "one/briefing.yaml": _header("One", "2024-02-01"),
        "one/sources.yaml": "wire: {kind: article, outlet: actor-20}\n",
        "one/statements.yaml": _statements(0, 40),
        "one/actors.yaml": own,
        "two/briefing.yaml": _header("Two", "2024-03-01"),
        "two/sources.yaml": "wire: {kind: article, outlet: actor-1}\n",
        "two/statements.yaml": _statements(20, 9),
    }
    return open_library(write(tmp_path_factory.mktemp("lists"), files))


@pytest.fixture(params=[(2_000, 20_000), (0, 3), (1, 8)], ids=["at once", "in pieces", "sifted"])
def bounds(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """With bounds as they are, and so low that every other way is taken too."""
    monkeypatch.setattr(paging, "_NEAR", request.param[0])
    monkeypatch.setattr(paging, "_PROBED", request.param[0])
    monkeypatch.setattr(pagers, "MOST_SORTED", min(3, request.param[1]))
    monkeypatch.setattr(pagers, "MOST_GATHERED", request.param[1])
    monkeypatch.setattr(pagers, "MOST_PROBED", request.param[0] // 4)
    monkeypatch.setattr(paging, "MOST_ANCHORS", 6)


def _listings() -> st.SearchStrategy[Listing]:
    conditions = st.one_of(
        st.none(),
        st.builds(
            partial(Condition),  # of a class, hypothesis would make up what is not given
            sql=st.sampled_from(["1", "record.lower > '2024-01-04'", "record.mentions < 3"]),
            match=st.sampled_from(["", *_WORDS, "drone OR base", "text : drone"]),
        ),
    )
    return st.builds(
        Listing,
        briefing=st.sampled_from(_BRIEFINGS),
        section=st.sampled_from(_SECTIONS),
        order=st.sampled_from(list(_BY)),
        backwards=st.booleans(),
        condition=conditions,
    )


def _all(library: Library, listing: Listing) -> list[int]:
    """Every row, found and put in order by one question that uses none of the program's SQL."""
    where, values = ["1"], list[object]()
    if listing.briefing:
        where.append("(briefing = ? OR key IN (SELECT key FROM borrowed WHERE briefing = ?))")
        values += [listing.briefing] * 2
    if listing.section:
        where.append("section = ?")
        values.append(listing.section)
    if listing.condition:
        where.append(f"({listing.condition.sql})")
        if listing.condition.match:
            where.append("id IN (SELECT rowid FROM words WHERE words MATCH ?)")
            values.append(listing.condition.match)
    by = (_TURNED if listing.backwards else _BY)[listing.order]
    sql = f"SELECT id FROM record WHERE {' AND '.join(where)} ORDER BY {by}"
    found = [number for (number,) in library.ask(sql, values)]
    best = listing.condition.best if listing.condition and listing.order == "rank" else ()
    first = [number for number in best if number in found]
    rest = [number for number in found if number not in first]
    return [*rest, *first[::-1]] if listing.backwards else [*first, *rest]


@pytest.mark.usefixtures("bounds")
@given(_listings(), st.sampled_from(["", "2024-01-05"]), st.data())
def test_any_page_is_the_same_as_of_the_whole_list(
    library: Library, listing: Listing, day: str, data: st.DataObject
) -> None:
    then = library.as_of(day)
    best = data.draw(st.lists(st.sampled_from(_all(then, Listing())), unique=True, max_size=5))
    if listing.condition:
        fitting = set(_all(then, Listing(condition=listing.condition)))
        best = [number for number in best if number in fitting]
        listing = listing._replace(condition=listing.condition._replace(best=tuple(best)))
    whole = _all(then, listing)
    assert then.lists.count(listing) == len(whole)
    for _ in range(6):
        offset = data.draw(st.integers(0, len(whole) + 2))
        limit = data.draw(st.integers(0, 12))
        pager = then.lists._pagers.pager(listing)
        assert pager.numbers(offset, limit) == whole[offset : offset + limit]


@pytest.mark.usefixtures("bounds")
@given(_listings(), st.sampled_from(["", "2024-01-05"]), st.data())
def test_a_record_is_where_the_whole_list_has_it(
    library: Library, listing: Listing, day: str, data: st.DataObject
) -> None:
    then = library.as_of(day)
    whole = _all(then, listing)
    number = data.draw(st.sampled_from(_all(then, Listing())))
    key = Key(*then.ask("SELECT briefing, slug FROM record WHERE id = ?", (number,))[0])
    assert then.lists.position(listing, key) == (whole.index(number) if number in whole else None)


@given(st.lists(st.integers(0, 30), unique=True), st.integers(0, 30), st.booleans(), st.data())
def test_a_ranked_list_is_its_best_and_then_the_others(
    numbers: list[int], cut: int, backwards: bool, data: st.DataObject
) -> None:
    best, rest = numbers[:cut], numbers[cut:]
    ranked = RankedPager(
        best, InMemoryPager(rest[::-1] if backwards else rest), backwards=backwards
    )
    whole = numbers[::-1] if backwards else numbers
    offset, limit, most = (data.draw(st.integers(0, len(whole) + 2)) for _ in range(3))
    assert ranked.numbers(offset, limit) == whole[offset : offset + limit]
    assert ranked.count() == len(whole)
    assert ranked.count(most) == (min(len(whole), most + 1) if most else len(whole))
    assert [ranked.row_of(number) for number in whole] == list(range(len(whole)))
    assert ranked.row_of(31) is None


@given(_listings(), st.integers(1, 100), st.sampled_from(["", "2024-01-05"]))
def test_a_bounded_count_is_exact_up_to_its_bound(
    library: Library, listing: Listing, most: int, day: str
) -> None:
    then = library.as_of(day)
    assert then.lists.count(listing, most) == min(len(_all(then, listing)), most + 1)
    assert then.lists.count(listing) == len(_all(then, listing))
    assert then.lists.count(listing, most) == min(len(_all(then, listing)), most + 1)


@given(_listings(), st.integers(1, 30))
def test_all_pages_are_the_whole_list(library: Library, listing: Listing, size: int) -> None:
    read = [record.key for some in library.lists.pages(listing, size) for record in some]
    assert read == [record.key for record in library.lists.page(listing, 0, 1_000)]
    assert len(read) == len(_all(library, listing))


@pytest.mark.parametrize("day", ["", "2024-01-05"])
@pytest.mark.parametrize("briefing", _BRIEFINGS)
def test_the_tally_counts_what_the_lists_have(library: Library, briefing: str, day: str) -> None:
    then = library.as_of(day)
    there = then.lists.tally(briefing)
    for name in _SECTIONS[1:]:
        assert there.get(name, 0) == len(_all(then, Listing(briefing, name)))


def test_numbers_are_those_of_the_first_records(library: Library) -> None:
    listing = Listing("one", "actors", "name")
    assert library.lists.numbers(listing, 5) == _all(library, listing)[:5]


def test_what_is_remembered_goes_when_the_file_changes(tmp_path: Path) -> None:
    files = {"one.yaml": "briefing:\n  title: T\n  basis: B\nquestions:\n  a: {text: A}\n"}
    folder = write(tmp_path, files)
    library = open_library(folder)
    listing = Listing("one", "questions")
    assert library.lists.count(listing) == 1
    write(folder, {"one.yaml": files["one.yaml"] + "  b: {text: B}\n"})
    changed = open_library(folder)
    assert changed.lists.count(listing) == 2
    assert library.lists.count(listing) == len(library.lists.page(listing, 0, 9)) == 2


def _many(count: int) -> Iterator[str]:
    yield "briefing:\n  title: T\n  basis: B\nactors:\n"
    for number in range(count):
        yield f"  actor-{number}: {{name: Actor {number}, kind: armed-group}}\n"


@pytest.mark.parametrize("order", ["date", "name", "mentions", "file"])
@pytest.mark.parametrize("briefing", ["", "many"])
def test_a_page_takes_no_more_work_in_a_longer_list(
    tmp_path: Path, order: str, briefing: str
) -> None:
    listing = Listing(briefing, "actors", order)
    work = []
    for count in (300, 2_500):
        folder = write(tmp_path / str(count), {"many.yaml": "".join(_many(count))})

        def page(library: Library, offset: int) -> object:
            return library.lists.page(listing, offset, 20)

        library = open_library(folder)
        first, second = (steps(library, partial(page, offset=offset)) for offset in (0, 20))
        last = steps(open_library(folder), partial(page, offset=count - 20))
        work.append((first, second, last))
    small, large = work
    assert large[0] < 1.1 * small[0]
    assert large[1] < 1.1 * small[1]
    assert large[2] < 2 * large[1]


def test_a_count_that_was_not_finished_says_so() -> None:
    assert counted(999, 10_000) == "999"
    assert counted(10_000, 10_000) == "10,000"
    assert counted(10_001, 10_000) == "10,000+"


def test_no_more_links_are_counted_than_asked_for(library: Library) -> None:
    key = Key("shared", "actor-1")
    for whole, some in zip(
        library.links.backlinks(key), library.links.backlinks(key, most=3), strict=True
    ):
        assert some.total == min(whole.total, 4)
        assert some.links == whole.links


def test_briefings_are_told_without_reading_what_they_hold(library: Library) -> None:
    assert [(one.slug, one.title, one.as_of) for one in library.briefings.all()] == [
        ("one", "One", "2024-02-01"),
        ("two", "Two", "2024-03-01"),
    ]
    assert [one.slug for one in library.briefings.all(1)] == ["one"]
    assert library.briefings.all()[1] == library.briefings.get("two")
    assert library.briefings.get("three") is library.briefings.get("shared") is None
    assert (library.briefings.count(), library.briefings.newest(), library.briefings.only()) == (
        2,
        "two",
        "",
    )


def test_a_briefing_whose_header_cannot_be_read_is_one_all_the_same(tmp_path: Path) -> None:
    files = {"a/briefing.yaml": "[", "b/briefing.yaml": _header("B", "2024-01-01")}
    library = open_library(write(tmp_path, files))
    assert [(one.slug, one.title) for one in library.briefings.all()] == [("a", "a"), ("b", "B")]
    assert library.briefings.count() == 2
    assert {briefing for briefing, _ in library.problems.by_briefing(9)} == {"a"}


def test_the_links_of_a_record_take_no_more_work_where_there_are_more(tmp_path: Path) -> None:
    work = []
    for count in (30, 300):
        files = {
            "one/briefing.yaml": _header("One", "2024-02-01"),
            "one/sources.yaml": "wire: {kind: article}\n",
            "one/statements.yaml": _statements(0, count),
        }
        folder = write(tmp_path / str(count), files)
        key = Key("one", "said-1")
        work.append(steps(open_library(folder), partial(links_of, key)))
    assert work[1] < 1.1 * work[0]


def links_of(key: Key, library: Library) -> object:
    return library.links.of(key)
