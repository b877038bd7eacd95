"""Which briefings a library has, asked so that many of them cost little."""

from __future__ import annotations

from briefing.library.store.connection import Ask
from briefing.library.store.record_numbers import SHIFT
from briefing.library.store.records import Briefing
from briefing.model.key import FRONT, SHARED

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


def briefings(ask: Ask, most: int = -1) -> list[Briefing]:
    """The first briefings, by slug. The shared records are none."""
    return [_briefing(row) for row in ask(f"{_ALL} {_DESCRIBED} LIMIT ?", (most,))]


def briefing(ask: Ask, slug: str) -> Briefing | None:
    """One briefing by its slug; None where there is none."""
    return next((_briefing(row) for row in ask(_ONE + _DESCRIBED, (slug,))), None)


def count(ask: Ask) -> int:
    """How many briefings there are."""
    headers = ask(
        "SELECT (SELECT count(*) FROM main.record WHERE section = ?1) - "
        "(SELECT count(*) FROM main.record WHERE briefing = ?2 AND section = ?1)",
        (FRONT, SHARED),
    )
    return int(headers[0][0]) + int(ask(_WITHOUT_HEADER, (SHARED,))[0][0])


def newest(ask: Ask) -> str:
    """The slug of the briefing whose day is the latest; empty where there is none."""
    rows = ask(_NEWEST, (FRONT,))
    return str(rows[0][0]) if rows else next((one.slug for one in briefings(ask, 1)), "")


def _briefing(row: tuple[str, str | None, str | None, str, int]) -> Briefing:
    """Where the header could not be read, a briefing that has nothing but a name."""
    slug, title, lower, as_of, problems = row
    return Briefing(slug, title or slug.replace("-", " "), str(as_of), lower or "", problems)
