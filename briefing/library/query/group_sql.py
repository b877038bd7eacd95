"""The orders that put records of a kind together: by who speaks, who published, what is done.

No index has them: whoever asks for such a list has all its rows put in order once.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping

_LAST = "char(65535)"  # what nobody is named for stands behind every name
_SPEAKER = (
    "(SELECT who.sort_name FROM link CROSS JOIN record AS who ON who.key = link.target "
    "WHERE link.record = record.id AND link.role = 'speaker')"
)
_UNNAMED = f"{_LAST} || (record.body ->> '$.fields.speaker.unnamed')"
_READ = (
    "CASE record.section WHEN 'sources' THEN record.id ELSE (SELECT source.id FROM link AS hop "
    "CROSS JOIN record AS source ON source.key = hop.target "
    "WHERE hop.record = record.id AND hop.role = 'chain' "
    "AND hop.path = 'chain.' || (json_array_length(record.body, '$.fields.chain') - 1)) END"
)
_OUTLET = (
    "(SELECT who.sort_name FROM link CROSS JOIN record AS who ON who.key = link.target "
    f"WHERE link.record = {_READ} AND link.role = 'outlet')"
)
_OUTLET_WRITTEN = (
    "(SELECT 'outlet ' || coalesce(source.body ->> '$.fields.outlet', '') FROM record AS source "
    f"WHERE source.id = {_READ})"
)
COLUMNS: Mapping[str, str] = {
    "speaker_name": f"coalesce({_SPEAKER}, {_UNNAMED}, {_LAST} || {_LAST})",
    "speaker": "coalesce(record.body ->> '$.fields.speaker', '')",
    "custody": "coalesce(record.body ->> '$.fields.in_custody_of', '')",
    "outlet_name": f"coalesce({_OUTLET}, {_LAST})",
    "outlet": f"coalesce({_OUTLET_WRITTEN}, record.body ->> '$.fields.chain[#-1]', '')",
    "act": "coalesce(record.body ->> '$.fields.act', '')",
    "kind": "record.kind",
}
"""What such lists are sorted by, as SQL over `record`."""
GROUPED: Mapping[str, tuple[str, ...]] = {
    "speaker": ("speaker_name", "custody", "speaker"),
    "outlet": ("outlet_name", "outlet"),
    "act": ("act",),
    "kind": ("kind",),
}
"""The orders, each with the columns that make its groups."""
STATUS = "status"
"""The order of incidents by what reports amount to, which is worked out: see `Condition.best`."""
_BANDS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000)
"""The lowest number of mentions of each band but the first, which is of none."""
_BAND = " + ".join(f"(record.mentions >= {least})" for least in _BANDS)
HEADED: Mapping[str, tuple[str, ...]] = {
    **{order: tuple(COLUMNS[name] for name in columns) for order, columns in GROUPED.items()},
    "name": ("substr(record.sort_name, 1, 1)",),
    "mentions": (_BAND,),
    "file": ("record.file",),
}
"""The orders whose rows have headings, each with what those under one heading have in common. The
last three need no sorting: an index has them together already."""
_OF_SECTION: Mapping[str, tuple[str, ...]] = {
    "statements": ("speaker", "outlet", "act"),
    "incidents": (STATUS,),
    "actors": ("kind",),
    "locations": ("kind",),
    "sources": ("outlet", "kind"),
    "figures": ("kind",),
}


def band_of(mentions: int) -> tuple[int, int]:
    """The least and the most mentions that records of the same band have; 0 is any number."""
    ends = (0, *_BANDS, 1)
    at = bisect_right(_BANDS, mentions)
    return ends[at], ends[at + 1] - 1


def groups_of(section: str) -> tuple[str, ...]:
    """The orders by which the records of a section can be put together."""
    return _OF_SECTION.get(section, ())
