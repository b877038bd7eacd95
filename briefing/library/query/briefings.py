"""Which briefings a library has, asked so that many of them cost little."""

from __future__ import annotations

from briefing.library.query.record_lists import RecordLists
from briefing.library.query.record_reader import RecordReader
from briefing.library.store.connection import Ask
from briefing.library.store.record_numbers import SHIFT
from briefing.library.store.records import Briefing, Record, SectionCount
from briefing.model.key import FRONT, SHARED, Key

STRICTEST_FIRST = ("TLP:RED", "TLP:AMBER+STRICT", "TLP:AMBER", "TLP:GREEN", "TLP:CLEAR")
"""The markings of the Traffic Light Protocol 2.0: the more, the more people may see it."""
_FIRST = """
SELECT min(slug) FROM (
  SELECT min(briefing) AS slug FROM main.tally WHERE briefing > {after}
  UNION ALL SELECT min(briefing) FROM main.problem WHERE briefing > {after})
"""
# From one slug to the next through the indexes: what a briefing holds is not looked at.
_ALL = f"""
WITH RECURSIVE found (slug) AS (
  {_FIRST.format(after="''")}
  UNION ALL
  SELECT ({_FIRST.format(after="found.slug")}) FROM found WHERE found.slug IS NOT NULL)
"""
_ONE = """
WITH found (slug) AS (
  SELECT ?1 WHERE EXISTS (SELECT 1 FROM main.tally WHERE briefing = ?1)
    OR EXISTS (SELECT 1 FROM main.problem WHERE briefing = ?1))
"""
_DESCRIBED = f"""
SELECT found.slug, header.title, header.lower,
    coalesce(json_extract(header.body, '$.fields.as_of'), ''),
    (SELECT count(*) FROM problem WHERE problem.briefing = found.slug)
  FROM found
  LEFT JOIN main.key ON key.briefing = found.slug AND key.slug = '{FRONT}'
  LEFT JOIN main.record AS header ON header.key = key.id
  WHERE found.slug NOT IN ('', '{SHARED}')
"""
_WITHOUT_HEADER = f"""
SELECT count(*) FROM (SELECT DISTINCT briefing FROM main.problem WHERE briefing NOT IN ('', ?))
  AS faulty
  WHERE NOT EXISTS (SELECT 1 FROM main.record
    WHERE record.briefing = faulty.briefing AND record.section = '{FRONT}')
"""
_NEWEST = f"""
SELECT briefing FROM main.record WHERE section = ?1 AND id >= (
    SELECT max(id) >> {SHIFT} << {SHIFT} FROM main.record WHERE section = ?1)
  ORDER BY briefing DESC LIMIT 1
"""


class BriefingIndex:
    """Finds briefings. The shared records are none."""

    def __init__(self, ask: Ask, reader: RecordReader, lists: RecordLists) -> None:
        """`ask` asks the library; `reader` and `lists` are of the same one."""
        self._ask = ask
        self._reader = reader
        self._lists = lists

    def all(self, most: int = 0) -> list[Briefing]:
        """The briefings, by slug; with `most`, only the first."""
        return [_briefing(row) for row in self._ask(f"{_ALL} {_DESCRIBED} LIMIT ?", (most or -1,))]

    def get(self, slug: str) -> Briefing | None:
        """One briefing; None where there is none of that slug."""
        return next((_briefing(row) for row in self._ask(_ONE + _DESCRIBED, (slug,))), None)

    def count(self) -> int:
        """How many briefings there are."""
        headers = self._ask(
            "SELECT (SELECT count(*) FROM main.record WHERE section = ?1) - "
            "(SELECT count(*) FROM main.record WHERE briefing = ?2 AND section = ?1)",
            (FRONT, SHARED),
        )
        return int(headers[0][0]) + int(self._ask(_WITHOUT_HEADER, (SHARED,))[0][0])

    def newest(self) -> str:
        """The slug of the briefing whose day is the latest; empty where there is none."""
        rows = self._ask(_NEWEST, (FRONT,))
        return str(rows[0][0]) if rows else next((one.slug for one in self.all(1)), "")

    def only(self) -> str:
        """The slug of the only briefing; empty where there are several, or none."""
        first = self.all(2)
        return first[0].slug if len(first) == 1 else ""

    def header(self, briefing: str) -> Record:
        """The header; where that could not be read, one that has nothing but a name."""
        key = Key(briefing, FRONT)
        found = self._reader.at([key]).get(key)
        return found or Record(key, FRONT, briefing.replace("-", " "), {})

    def marking(self, *briefings: str) -> str:
        """Who may see a briefing, as its header says; of several, or of all, the strictest.

        What they share has that of all.
        """
        slugs = [] if SHARED in briefings else [*filter(None, briefings)]
        some = f" AND briefing IN ({', '.join('?' * len(slugs))})" if slugs else ""
        rows = self._ask(
            f"SELECT DISTINCT coalesce(json_extract(body, '$.fields.marking'), '') FROM record "
            f"WHERE section = ?{some}",
            (FRONT, *slugs),
        )
        there = {str(marking) for (marking,) in rows}
        return next((marking for marking in STRICTEST_FIRST if marking in there), "")

    def sections(self, briefing: str) -> list[SectionCount]:
        """The sections in reading order, the empty ones too."""
        sql = "SELECT name, singular, title, usual_order FROM section ORDER BY position"
        counts = self._lists.tally(briefing)
        return [
            SectionCount(name, singular, title, order, counts.get(name, 0))
            for name, singular, title, order in self._ask(sql, ())
        ]


def _briefing(row: tuple[str, str | None, str | None, str, int]) -> Briefing:
    """Where the header could not be read, a briefing that has nothing but a name."""
    slug, title, lower, as_of, problems = row
    return Briefing(slug, title or slug.replace("-", " "), str(as_of), lower or "", problems)
