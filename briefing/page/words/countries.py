"""What a country is called, which records have as a code of two letters."""

from __future__ import annotations

from briefing.library.store.records import Record
from briefing.page.record_loader import RecordLoader

_OWN = ("country", "state")
_NAMED = """
SELECT DISTINCT title, section FROM record
  WHERE (section = 'locations' AND kind = 'country' OR section = 'actors' AND kind = 'state')
  AND upper(json_extract(body, '$.fields.country')) = upper(?1)
  ORDER BY section DESC, briefing <> ?2, sort_name LIMIT 2
"""


def country_of(record: Record, look: RecordLoader) -> str:
    """The country of a record by its name, that of the place of this kind, else of the only state.

    Where there is none, and on the page of the country, whose title is the name, it is the code.
    """
    code = record.text("country")
    if not code or record.text("kind") in _OWN:
        return code
    found = look.library.ask(_NAMED, (code, record.key.briefing))
    if not found or (len(found) > 1 and found[0][1] == "actors"):  # which of two is no program's
        return code
    return str(found[0][0])
