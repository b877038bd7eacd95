"""Footnotes: one for each statement, in the order in which a reader comes upon them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.export.anchors import Footnotes
from briefing.model.key import Key

KEYS = st.builds(Key, st.sampled_from(["test", "other"]), st.sampled_from("abcde"))


@given(st.lists(KEYS))
def test_footnotes_stand_in_the_order_of_their_first_use(keys: list[Key]) -> None:
    notes = Footnotes("test")
    marks = [notes.mark(key) for key in keys]
    assert list(notes.used()) == list(dict.fromkeys(keys))
    defined = [notes.definition(key, "Says who.").partition(":")[0] for key in notes.used()]
    assert defined == list(dict.fromkeys(marks))
