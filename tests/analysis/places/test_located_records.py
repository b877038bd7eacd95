"""What is where: every record of a briefing is somewhere, or counted as being nowhere."""

from __future__ import annotations

from pathlib import Path

from briefing.analysis.places.located_records import located, records_at
from tests.briefings import library_of

PLACED = """\
    actors:
      guards: {name: The guards, kind: armed-group}
    locations:
      harbour: {name: The harbour, kind: port, at: [33.5, 38.6], precision: exact}
      gate: {name: The gate, kind: site, in: harbour}
    incidents:
      at-harbour: {title: At the harbour, date: 2024-01-01, where: harbour}
      at-both: {title: At both, date: 2024-01-02, where: [harbour, gate]}
      at-point: {title: At a point, date: 2024-01-03, where: harbour, at: [33.6, 38.7]}
      at-nothing: {title: At nothing, date: 2024-01-04}
      at-guards: {title: At an actor, date: 2024-01-05, where: guards}
      at-unwritten: {title: At what nobody wrote, date: 2024-01-06, where: unwritten}
    """


def test_every_record_is_at_a_place_or_counted_as_without_one(tmp_path: Path) -> None:
    found = located(library_of(tmp_path, PLACED), "test")
    there = {number for place in found.places for number in place.records}
    assert {place.key.slug for place in found.places if place.records} == {
        "harbour",
        "gate",
        "at-point",
    }
    assert len(there) == 3
    assert (found.records, found.nowhere) == (6, 3)


def test_the_first_records_at_a_place_are_the_newest(tmp_path: Path) -> None:
    library = library_of(tmp_path, PLACED)
    harbour = next(one for one in located(library, "test").places if one.key.slug == "harbour")
    newest_first = [record.key.slug for record in records_at(library, harbour, 9)]
    assert newest_first == ["at-both", "at-harbour"]
    assert [record.key.slug for record in records_at(library, harbour, 1)] == ["at-both"]
