"""The lists of an incident: which statements stand in it, and what standing in one of them says.

| List | Its statements say |
| --- | --- |
| `reported_by` | that it happened, whoever did it |
| `claimed_by` | that the speaker's own side did it |
| `attributed_by`, `accused_by` | that another did it, as blame or not |
| `confirmed_by` | that what an earlier statement says is so |
| `denied_by` | that it did not happen |
| `disclaimed_by` | that the speaker's side, or whom `not_by` names, did not do it |
| `disputed_by` | that a part of it is otherwise |
| `left_open_by` | neither |

Only the first four report. What is in `denied_by` never reports, and says nothing of who did it.
"""

from __future__ import annotations

from typing import Literal, get_args

from briefing.analysis.lookup import Lookup
from briefing.analysis.same_records import joined
from briefing.library.store.records import Record

IncidentList = Literal[
    "reported_by",
    "confirmed_by",
    "denied_by",
    "disputed_by",
    "left_open_by",
    "claimed_by",
    "attributed_by",
    "disclaimed_by",
]
"""First those that say whether it happened, then those that say who did it."""
LISTS: tuple[IncidentList, ...] = get_args(IncidentList)
REPORTING: tuple[IncidentList, ...] = (
    "reported_by",
    "claimed_by",
    "attributed_by",
    "confirmed_by",
)
"""The lists whose statements report the incident."""
_WRITTEN_AS = {"attributed_by": ("attributed_by", "accused_by")}
"""The fields that a list is written in, where these are several: the older name is read too."""


def fields_of(name: str) -> tuple[str, ...]:
    """The fields of an incident in which a list is written."""
    return _WRITTEN_AS.get(name, (name,))


FIELDS = tuple(field for name in LISTS for field in fields_of(name))
"""The fields of all the lists."""


def read_as_one(incident: Record, lookup: Lookup) -> tuple[Record, ...]:
    """The incident and all that are the same as it in the library, whoever of them says so."""
    return (incident, *joined(incident, "same_as", lookup))


def references(incident: Record, name: str) -> list[str]:
    """The statements that an incident names in a list, as written, each once."""
    fields = [field for field in fields_of(name) if incident.has(field)]  # of few lists
    written = [slug for field in fields for slug in incident.items(field)]
    return list(dict.fromkeys(map(str, written))) if written else []


def is_searched(incident: Record, name: str) -> bool:
    """Whether a list was written at all: an empty one says searched, and none found."""
    return any(incident.has(field) for field in fields_of(name))
