from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.reader.keys.key_clashes import settle
from briefing.reader.keys.key_table import ACTIONS, BY_ID

IDS = st.sampled_from([action.id for action in ACTIONS])
KEYS = st.sampled_from(["j", "s", "e", "x", "Z", "tab", "enter", "f2", "f3"])
CHANGES = st.dictionaries(IDS, st.lists(KEYS, min_size=1, unique=True).map(tuple), max_size=8)


def refused(changes: dict[str, tuple[str, ...]]) -> list[tuple[str, str, str]]:
    return [(one.action.id, one.key, one.other.id) for one in settle(changes)[1]]


def test_a_key_of_the_same_place_is_refused() -> None:
    assert refused({"speaker": ("e",)}) == [("speaker", "e", "events")]


def test_a_key_of_a_list_cannot_be_given_to_the_screen_around_it() -> None:
    assert refused({"speaker": ("j",)}) == [("speaker", "j", "down")]
    assert refused({"help": ("x",)}) == [("help", "x", "export")]


def test_two_keys_can_be_exchanged() -> None:
    changes = {"speaker": ("e",), "events": ("s",)}
    assert settle(changes) == (changes, [])


def test_a_list_and_a_page_never_have_the_focus_together() -> None:
    assert refused({"open": ("Z",), "follow": ("Z",)}) == []


def test_a_list_of_the_search_never_has_the_focus_with_its_line() -> None:
    assert refused({"narrow": ("Z",), "rename-search": ("Z",), "complete": ("Z",)}) == []
    assert refused({"narrow": ("Z",), "open": ("Z",)}) == [("open", "Z", "narrow")]


def test_of_two_changes_the_later_gives_way() -> None:
    kept, clashes = settle({"copy": ("Z",), "export": ("Z",)})
    assert kept == {"copy": ("Z",)}
    assert clashes[0].action.id == "export"


def test_what_gives_way_may_cost_another_its_place() -> None:
    changes: dict[str, tuple[str, ...]] = {"events": ("x",), "speaker": ("e",)}
    assert settle(changes)[0] == {}
    assert refused(changes) == [("events", "x", "export"), ("speaker", "e", "events")]


def test_the_keys_that_are_shared_by_design_may_stay_shared() -> None:
    assert refused({"next-link": ("tab", "Z")}) == []
    assert refused({"quit": ("q",)}) == []


@given(CHANGES)
def test_what_is_kept_has_no_clash_and_what_is_dropped_is_told(
    changes: dict[str, tuple[str, ...]],
) -> None:
    kept, clashes = settle(changes)
    assert settle(kept) == (kept, [])
    assert {clash.action.id for clash in clashes} == changes.keys() - kept.keys()
    for clash in clashes:
        assert clash.key in changes[clash.action.id]
        assert clash.other is not BY_ID[clash.action.id]
