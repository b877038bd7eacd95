"""Old and new words with what is different marked."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from briefing.page.blocks import plain
from briefing.page.changes.changed_words import changed_words

_TEXT = st.lists(st.sampled_from(["one", "two", "three", ",", "é", "[sic]"]), max_size=9).map(
    " ".join
)


@given(_TEXT, _TEXT)
def test_without_the_marks_both_are_what_they_were(old: str, new: str) -> None:
    was, is_ = changed_words(old, new)
    assert re.sub(r"\[-(.*?)-\]", r"\1", plain(was)) == old
    assert re.sub(r"\{\+(.*?)\+\}", r"\1", plain(is_)) == new


@given(_TEXT, _TEXT)
def test_what_is_not_marked_is_in_both(old: str, new: str) -> None:
    was, is_ = changed_words(old, new)
    kept = re.sub(r"\[-.*?-\]", "\0", plain(was)), re.sub(r"\{\+.*?\+\}", "\0", plain(is_))
    assert kept[0].replace("\0", "") == kept[1].replace("\0", "")


def test_the_word_that_changed_is_marked() -> None:
    was, is_ = changed_words("The base was hit by two drones.", "The base was hit by three drones.")
    assert plain(was) == "The base was hit by [-two-] drones."
    assert plain(is_) == "The base was hit by {+three+} drones."


def test_of_a_long_text_what_is_far_from_the_change_is_left_out() -> None:
    far = " ".join(f"word{n}" for n in range(200))
    was, _ = changed_words(f"{far} two {far}", f"{far} three {far}")
    assert plain(was).startswith("… word")
    assert "[-two-]" in plain(was)
    assert len(plain(was)) < 200
