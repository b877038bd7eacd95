"""The page of an open question."""

from __future__ import annotations

from pathlib import Path

from tests.briefings import library_of
from tests.page.pages import page_of, part

BRIEFING = """\
actors:
  chief: {name: The Chief, kind: person}
  outlet: {name: The Outlet, kind: media}
sources:
  article: {kind: article, outlet: outlet}
statements:
  said: {form: quote, act: assert, speaker: chief, chain: [unknown, article],
    text: They came at night and left before anybody could count how many of them there were.}
questions:
  when: {q: "When?", about: [said, chief, nowhere]}
"""


def test_words_that_it_asks_about_have_their_way_and_are_not_cut_without_need(
    tmp_path: Path,
) -> None:
    assert part(page_of(library_of(tmp_path, BRIEFING), "when"), "Asks about") == [
        "› The Chief: “They came at night and left before anybody could count how",
        "many of them there were.”",
        "→ ? → The Outlet · F6: cannot be judged",
        "› The Chief",
        "• nowhere",
    ]
