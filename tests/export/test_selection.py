"""What can be exported, by the names that a person gives it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from briefing.errors import BriefingError
from briefing.export.selection import of_search, only_briefing, select
from briefing.library.library import Library
from briefing.library.store.records import Listing
from briefing.model.key import Key
from briefing.search.search import search
from tests.briefings import library_of
from tests.library.work_counter import steps


@pytest.mark.parametrize(
    ("name", "kind", "count", "total"),
    [("all", "briefing", 16, 16), ("statements", "section", 4, 4), ("claim", "record", 1, 4)],
)
def test_a_name_is_a_briefing_a_section_or_a_record(
    library: Library, name: str, kind: str, count: int, total: int
) -> None:
    selection = select(library, name)
    assert selection.kind == kind
    assert selection.counts(library) == (count, total)
    assert len(list(selection.records(library))) == count


def test_what_a_search_found_counts_against_what_was_searched(library: Library) -> None:
    found = of_search(library, search(library, "burned").listing, "burned")
    assert found.counts(library) == (1, 16)
    assert found.briefing == "test"


def test_a_selection_knows_which_records_it_has(library: Library) -> None:
    keys = [Key("test", slug) for slug in ("claim", "retold", "depot", "no-such")]
    assert set(select(library, "statements").among(library, keys)) == set(keys[:2])
    assert set(select(library, "claim").among(library, keys)) == {keys[0]}
    assert set(select(library, "all").among(library, keys)) == set(keys[:3])
    assert select(library, "all").among(library, []) == {}


def test_among_many_keys_each_is_looked_for(library: Library) -> None:
    keys = [Key("test", f"x-{number}") for number in range(500)] + [Key("test", "claim")]
    assert list(select(library, "all").among(library, keys)) == [keys[-1]]


def test_an_unknown_name_says_what_there_is_or_what_was_meant(library: Library) -> None:
    with pytest.raises(BriefingError, match="Did you mean statements"):
        select(library, "statments")
    with pytest.raises(BriefingError, match="all, briefing, incidents"):
        select(library, "zzzz")


def test_of_several_briefings_one_must_be_named(two: Library) -> None:
    with pytest.raises(BriefingError, match="one, two"):
        select(two, "all")
    assert select(two, "actors", "one").counts(two) == (2, 2)


def test_a_shared_record_is_exported_as_the_briefings_own(two: Library) -> None:
    selection = select(two, "desk", "one")
    assert [found.key for found in selection.records(two)] == [Key("shared", "desk")]
    assert selection.briefing == "one"


def test_a_record_of_another_briefing_is_exported_as_that_ones(two: Library) -> None:
    selection = select(two, "two/bob", "one")
    assert [found.key for found in selection.records(two)] == [Key("two", "bob")]
    assert selection.briefing == "two"


def test_the_only_briefing_needs_no_name(library: Library) -> None:
    assert only_briefing(library) == "test"


def test_a_source_never_comes_with_its_text(library: Library) -> None:
    (source,) = select(library, "paper-1").records(library)
    assert source.has("title")
    assert not source.has("text")


def test_a_search_in_several_briefings_belongs_to_none_of_them(two: Library) -> None:
    assert of_search(two, Listing(), "x").briefing == ""
    assert of_search(two, Listing("two"), "x").briefing == "two"


def test_which_records_a_list_has_is_found_with_the_same_work_however_long_it_is(
    tmp_path: Path,
) -> None:
    keys = [Key("test", f"q-{number}") for number in range(5)]
    work = []
    for count in (20, 2_000):
        rows = "".join(f"  q-{number}: {{q: What of drone {number}?}}\n" for number in range(count))
        made = library_of(tmp_path / str(count), f"questions:\n{rows}")
        for name in ("all", "questions"):
            selection = select(made, name)
            work.append(steps(made, partial(selection.among, keys=keys)))
        found = of_search(made, search(made, "drone").listing, "drone")
        assert len(found.among(made, [*keys, Key("test", "briefing")])) == len(keys)
        work.append(steps(made, partial(found.among, keys=keys)))
    assert max(work) <= 2 * min(work)
