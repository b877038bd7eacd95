"""The record that somebody names: by its slug, or with its briefing's before it."""

from __future__ import annotations

from briefing.errors import BriefingError
from briefing.library.library import Library
from briefing.library.store.records import Record
from briefing.model.dates.days import edtf_text
from briefing.model.key import SLUG, Key
from briefing.text.edit_distance import nearest
from briefing.text.some_names import some_names


def referred(library: Library, reference: str, briefing: str) -> Key | None:
    """The record that is meant; without a briefing, the only one of that slug.

    Raises BriefingError where there are several of it.
    """
    if not all(SLUG.match(part) for part in reference.split("/", 1)):
        return None
    if briefing or "/" in reference:
        key = library.resolve(reference, briefing)
        return key if key and library.titles([key]) else None
    slugs = [one.slug for one in library.briefings.all()]
    found = {key for slug in slugs if (key := library.resolve(reference, slug))}
    if len(found) > 1:
        names = some_names(sorted(map(str, found)))
        raise BriefingError(f'There are several records "{reference}"', f"Name one: {names}")
    return found.pop() if found else None


def referred_record(library: Library, reference: str, briefing: str, remedy: str) -> Record:
    """The record that is meant. Raises BriefingError, with what to do, where there is none."""
    key = referred(library, reference, briefing)
    record = library.record(key) if key else None
    if record is None:
        said = missing_record(library, reference, briefing)
        raise BriefingError(said[0].upper() + said[1:], remedy)
    return record


def missing_record(library: Library, reference: str, briefing: str) -> str:
    """What to say of one that is not there: that it was not known yet, or what was meant."""
    slug = reference.rpartition("/")[2]
    rows = library.ask("SELECT slug FROM record WHERE ? IN ('', briefing)", (briefing,))
    near = nearest(slug, (known for (known,) in rows))
    if library.until and referred(library.as_of(""), reference, briefing):
        return f'"{reference}" was not yet known on {edtf_text(library.until)}'
    return f'no record "{reference}"' + (f"; did you mean {near}?" if near else "")
