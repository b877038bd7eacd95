"""Places: what encloses them, what is inside them, and what happened there."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.library.derive.index_tokens import index_token
from briefing.library.library import Library
from briefing.library.store.records import Condition, Listing, Record
from briefing.model.key import Key
from briefing.page.blocks import Line, Span
from briefing.page.record_loader import RecordLoader
from briefing.page.sections.body import Fact, fact
from briefing.page.words.labels import listed, reference, written
from briefing.page.words.vocabulary import PRECISION, words_for

_MOST_LEVELS = 12
"""Where following `in` stops, should places be written as inside each other in a circle."""

_INSIDE = """
EXISTS (SELECT 1 FROM link CROSS JOIN place ON place.key = link.target
  WHERE link.record = record.id AND link.role = 'where' AND place.above = ?)"""


def happened(place: Key, library: Library) -> Listing:
    """The incidents at a place and at the places inside it, the newest first."""
    rows = library.ask("SELECT id FROM key WHERE briefing = ? AND slug = ?", place)
    number = rows[0][0] if rows else 0
    # The mark gives them by date, and with them those that are of the place in another role.
    condition = Condition(_INSIDE, (number,), f'marks : "{index_token("p", number)}"')
    return Listing("", "incidents", "date", condition=condition)


def linking_here(place: Key, role: str, section: str, library: Library) -> Listing:
    """The records of a section that link to a place in a role."""
    sql = (
        "record.id IN (SELECT link.record FROM link CROSS JOIN key ON key.id = link.target "
        "WHERE key.briefing = ? AND key.slug = ? AND link.role = ?)"
    )
    return Listing("", section, condition=Condition(sql, (*place, role)))


def place_kind(place: Record) -> str:
    """What kind of place it is, in words: those of its own, where the format has none for it."""
    return place.text("kind_other") or place.text("kind").replace("-", " ")


def point_fact(record: Record) -> Fact:
    """The coordinates of a place or an incident, and how exactly they are known."""
    at = record.items("at")
    precision = record.text("precision")
    known = f"{precision}: {words_for(PRECISION, precision)}" if precision else ""
    if len(at) != 2:
        return fact("Precision", known)
    latitude, longitude = at
    north, east = "S" if latitude < 0 else "N", "W" if longitude < 0 else "E"
    point = f"{abs(latitude)}° {north}, {abs(longitude)}° {east}"
    return fact("Coordinates", f"{point} ({known})" if known else f"{point} (precision not given)")


def enclosing(place: Record, look: RecordLoader) -> list[Record]:
    """The places around a place, from the nearest up to its country, or as far as is known."""
    found: list[Record] = []
    while place.text("kind") != "country" and len(found) < _MOST_LEVELS:
        outer = look.record(place.text("in"), place.key.briefing) if place.has("in") else None
        if outer is None or outer in found:
            break
        found.append(outer)
        place = outer
    return found


def enclosing_line(place: Record, look: RecordLoader) -> Line:
    """The places around a place, linked, with commas between."""
    return listed((Span(outer.title, link=outer.key),) for outer in enclosing(place, look))


def where_line(record: Record, look: RecordLoader) -> Line:
    """The places of a record, each with those around it: al-Tanf (Syria)."""
    return listed(_place_line(each, record.key.briefing, look) for each in written(record, "where"))


def _place_line(written: str, briefing: str, look: RecordLoader) -> Line:
    line = reference(written, briefing, look)
    place = look.record(written, briefing)
    around = enclosing_line(place, look) if place else ()
    return (*line, Span(" ("), *around, Span(")")) if around else line


def gather_places(records: Iterable[Record], look: RecordLoader) -> None:
    """Fetch at once the places of these records, and level by level those around them."""
    wanted = [(slug, each.key.briefing) for each in records for slug in written(each, "where")]
    look.gather(wanted)
    gather_inside([place for pair in wanted if (place := look.record(*pair))], look)


def gather_inside(places: Iterable[Record], look: RecordLoader) -> None:
    """Fetch, level by level, the places around these."""
    level = list(places)
    for _ in range(_MOST_LEVELS):
        wanted = {
            (place.text("in"), place.key.briefing): None for place in level if place.has("in")
        }
        if not wanted:
            return
        look.gather(wanted)
        level = [place for pair in wanted if (place := look.record(*pair))]
