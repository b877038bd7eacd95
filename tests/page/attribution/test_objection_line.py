"""What stands against a statement, in short: the same words once."""

from __future__ import annotations

from pathlib import Path

from briefing.model.key import Key
from briefing.page.attribution.objection_lines import gather_objections, objections_line
from briefing.page.blocks import plain
from briefing.page.record_loader import RecordLoader
from tests.briefings import library_of

_SAID = "{{form: quote, act: assert, speaker: {0}, chain: [s], about: [fire], text: T}}"
_RECORDS = f"""
actors: {{one: {{name: One, kind: person}}, two: {{name: Two, kind: person}}}}
sources: {{s: {{kind: article, title: T, seen: true}}}}
statements:
  five: {_SAID.format("one")}
  seven: {_SAID.format("two")}
figures:
  dead: {{label: D, unit: people, kind: stock, points: [
    {{as_of: 2024-01-01, value: 5, by: five}}, {{as_of: 2024-01-01, value: 7, by: seven}}]}}
incidents:
  fire: {{title: Fire, kind: event, reported_by: [five, seven], harm: {{killed: [
    {{best: 5, by: five}}, {{best: 7, by: seven}}]}}}}
"""


def test_a_statement_with_another_number_of_the_dead_in_two_records_is_named_once(
    tmp_path: Path,
) -> None:
    library = library_of(tmp_path, _RECORDS)
    look = RecordLoader(library)
    five = look.at(Key("test", "five"))
    assert five is not None
    gather_objections([five], look)
    assert plain(objections_line(five, look)) == "Against it: another number, 7, by Two"
