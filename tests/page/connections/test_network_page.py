"""Whom an actor is tied to, each with on whose word, and what stands against that."""

from __future__ import annotations

from pathlib import Path

from briefing.model.key import Key
from briefing.page.blocks import lines_of, plain
from briefing.page.connections.network_page import compose_network
from tests.briefings import library_of

BRIEFING = """\
actors:
  one: {name: One, kind: ngo, relations: [
    {type: opposes, to: two},
    {type: backs, to: three, according_to: denied},
    {type: allied_with, to: four, according_to: plainly}]}
  two: {name: Two, kind: ngo}
  three: {name: Three, kind: ngo}
  four: {name: Four, kind: ngo}
sources:
  paper: {title: Paper, kind: article, outlet: unknown}
statements:
  denied: {text: It is so, speaker: two, chain: [paper], form: summary}
  denial: {text: It is not, speaker: three, chain: [paper], form: summary, contradicts: [denied]}
  plainly: {text: They are, speaker: four, chain: [paper], form: summary}
"""


def test_a_tie_says_on_whose_word_it_is_and_what_is_against_that(tmp_path: Path) -> None:
    page = compose_network(library_of(tmp_path, BRIEFING), Key("test", "one"), "test")
    lines = [plain(line) for line in lines_of(page.blocks)]
    (backed,) = [line for line in lines if line.startswith("backs Three")]
    assert "on the word of Two" in backed
    assert backed.endswith("against it: contradicted by Three")
    (allied,) = [line for line in lines if line.startswith("allied with Four")]
    assert "against" not in allied
    assert "opposes Two · ? not said on whose word" in lines
