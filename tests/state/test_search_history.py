from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.state.search_history import (
    MOST_RECENT,
    KeptSearch,
    SearchHistory,
    dropped,
    forgotten,
    renamed,
    saved,
    used,
)

QUERIES = st.lists(st.text(max_size=5), max_size=120)


@given(QUERIES)
def test_recent_searches_are_the_last_ones_each_once_the_newest_first(queries: list[str]) -> None:
    kept = SearchHistory()
    for query in queries:
        kept = used(KeptSearch(query))(kept)
    newest = list(dict.fromkeys(reversed(queries)))[:MOST_RECENT]
    assert [one.query for one in kept.recent] == newest


@given(st.lists(st.tuples(st.text(max_size=3), st.text(max_size=3))))
def test_a_name_has_the_search_that_it_was_given_last(given_names: list[tuple[str, str]]) -> None:
    kept = SearchHistory()
    for name, query in given_names:
        kept = saved(KeptSearch(query, name=name))(kept)
    assert {one.name: one.query for one in kept.saved} == dict(given_names)
    assert list(kept.saved) == sorted(kept.saved, key=lambda one: (one.name.casefold(), one.name))


def test_a_new_name_takes_the_place_of_what_had_it() -> None:
    kept = SearchHistory()
    for name in ("a", "b"):
        kept = saved(KeptSearch(f"query of {name}", name=name))(kept)
    kept = renamed("a", "b")(kept)
    assert [(one.name, one.query) for one in kept.saved] == [("b", "query of a")]


def test_the_same_name_again_changes_nothing() -> None:
    kept = saved(KeptSearch("drone", name="a"))(SearchHistory())
    assert renamed("a", "a")(kept) == kept


def test_what_is_not_there_cannot_be_renamed_forgotten_or_dropped() -> None:
    kept = used(KeptSearch("drone"))(saved(KeptSearch("drone", name="a"))(SearchHistory()))
    for change in (renamed("x", "y"), forgotten("x"), dropped("x")):
        assert change(kept) == kept


def test_what_is_forgotten_or_dropped_is_gone_from_there_only() -> None:
    kept = used(KeptSearch("drone"))(saved(KeptSearch("drone", name="a"))(SearchHistory()))
    assert forgotten("a")(kept) == SearchHistory(kept.recent, ())
    assert dropped("drone")(kept) == SearchHistory((), kept.saved)
