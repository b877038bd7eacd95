"""From which day each record, link and piece of a record was surely known.

It is a property of them, and not of the day that is asked for: what was known on one day is known
on every later one. A vague date counts from its last day, so that nothing is shown before it was
said, but never from a day after the briefing's own (its horizon), on which all of it was known.
`briefing.library.narrowing` shows what was known on a day.

- A statement: from when it was said, and at the latest when a source in its chain was published.
- A source: from when it was published, or when a statement came through it, if that was earlier.
- An incident: not before its date (of an interval, the first day), and not before the first
  statement for, against or about it.
- A point of a figure: not before its own day, and not before whoever gives it (a source: before it
  was published); a figure: from its first point.
- Actors and locations: from the first of those that link to them. Terms: from when the first source
  that they name was published; that an actor is known says nothing of its words. Questions: from
  the last of the records that they are about.
- A header is always known, what it says in `summary` and `note` from the horizon; so is whatever
  nothing dates. Shared records have no horizon: what nobody links to was always known.

Runs in SQL over the whole library. `briefing.library.known_again` has the same rules for what a
change can reach.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from briefing.library.earliest import Reached, earliest
from briefing.library.rows import resealed
from briefing.model.edtf_date import LATEST
from briefing.model.key import FRONT, SHARED

FIXED = ("statements", "sources", "incidents", "figures")
"""Sections whose records are known by their own dates and by each other's."""
LEDGER = (
    "reported_by",
    "claimed_by",
    "attributed_by",
    "confirmed_by",
    "denied_by",
    "disclaimed_by",
    "disputed_by",
    "left_open_by",
)
"""Roles of the statements that an incident names."""
GIVEN = ("given_by", "stated_by", "harm_by", "according_to")
"""Roles of whoever gives a piece of a record."""


def listed(names: Sequence[str]) -> str:
    """SQL: the names as a list, for `IN`."""
    return "(" + ", ".join(f"'{name}'" for name in names) + ")"


_FIXED = listed(FIXED)


def settle_known(connection: sqlite3.Connection) -> None:
    """Work out `known` of every record, link and later piece. Links must have been resolved."""
    connection.create_function("resealed", 3, resealed, deterministic=True)
    for statement in _BY_DATES:
        connection.execute(statement)
    _follow(connection)
    for statement in _KEEP:
        connection.execute(statement)
    for table in ("fact", "hop", "piece"):
        connection.execute(f"DROP TABLE temp.{table}")


def _clipped(lower: str, upper: str, horizon: str) -> str:
    """SQL: the last day of a date, but not after the horizon unless all of the date is."""
    return (
        f"CASE WHEN {horizon} <> '' AND {lower} <= {horizon} "
        f"AND ({upper} = '' OR {upper} > {horizon}) THEN {horizon} "
        f"WHEN {upper} = '' THEN '{LATEST}' ELSE {upper} END"
    )


# `own` is the day that a record's own date gives it, or NULL. `follows`: known by who links to it.
_FACTS = f"""
WITH horizon (briefing, day) AS (
  SELECT briefing, iif(upper = '', '{LATEST}', upper) FROM record
    WHERE section = '{FRONT}' AND slug = '{FRONT}' AND lower || upper <> ''),
dated AS (
  SELECT record.key, record.section, record.lower, record.upper, record.span,
      iif(record.briefing = '{SHARED}', '', coalesce(horizon.day, '{LATEST}')) AS horizon
    FROM record LEFT JOIN horizon ON horizon.briefing = record.briefing),
owned AS (
  SELECT dated.*, iif(lower || upper = '', NULL, {_clipped("lower", "upper", "horizon")}) AS own
    FROM dated)
INSERT INTO temp.fact
  SELECT key, section, horizon, own,
      iif(section = 'incidents' AND span, lower, own),
      section IN ('actors', 'locations')
        OR (section = 'sources' AND own IS NULL AND horizon = ''),
      CASE section WHEN '{FRONT}' THEN ''
        WHEN 'incidents' THEN coalesce(nullif(iif(span, lower, own), ''), own, horizon)
        ELSE coalesce(own, horizon) END
    FROM owned
"""

_BY_DATES = (
    """
    CREATE TEMP TABLE fact (
      key INTEGER PRIMARY KEY, section TEXT, horizon TEXT, own TEXT, floor TEXT,
      follows INTEGER, known TEXT)
    """,
    _FACTS,
    "CREATE TEMP TABLE hop (said INTEGER, source INTEGER)",
    """
    INSERT INTO temp.hop SELECT link.source, link.target
      FROM link CROSS JOIN temp.fact AS source ON source.key = link.target
      WHERE link.role = 'chain' AND source.section = 'sources'
    """,
    """
    UPDATE temp.fact SET known = iif(own IS NULL, first, min(own, first)) FROM (
        SELECT hop.said, min(source.own) AS first
          FROM temp.hop JOIN temp.fact AS source ON source.key = hop.source GROUP BY hop.said) AS up
      WHERE fact.key = up.said AND fact.section = 'statements'
        AND (first < fact.known OR (own IS NULL AND first IS NOT NULL))
    """,
    """
    UPDATE temp.fact SET known = first FROM (
        SELECT hop.source, min(said.known) AS first
          FROM temp.hop JOIN temp.fact AS said ON said.key = hop.said GROUP BY hop.source) AS down
      WHERE fact.key = down.source AND first < fact.known
    """,
    f"""
    UPDATE temp.fact SET known = max(coalesce(floor, ''), first) FROM (
        SELECT key, min(day) AS first FROM (
          SELECT link.target AS key, said.known AS day
            FROM link CROSS JOIN temp.fact AS said ON said.key = link.source
            WHERE link.role = 'about' AND said.section = 'statements'
          UNION ALL
          SELECT link.source, said.known
            FROM link CROSS JOIN temp.fact AS said ON said.key = link.target
            WHERE link.role IN {listed(LEDGER)} AND said.section = 'statements')
          GROUP BY key) AS reports
      WHERE fact.key = reports.key AND fact.section = 'incidents'
    """,
    """
    CREATE TEMP TABLE piece (
      key INTEGER, path TEXT, known TEXT, PRIMARY KEY (key, path)) WITHOUT ROWID
    """,
    f"""
    INSERT INTO temp.piece
      SELECT record.key, part.path, iif(part.lower || part.upper = '', fact.horizon,
          {_clipped("part.lower", "part.upper", "fact.horizon")})
        FROM part CROSS JOIN record ON record.id = part.record
        CROSS JOIN temp.fact ON fact.key = record.key
        WHERE true ON CONFLICT DO UPDATE SET known = max(known, excluded.known)
    """,
    # What a source itself gives counts from when it was published: it may be known of before.
    f"""
    INSERT INTO temp.piece
      SELECT link.source, link.piece, max(iif(giver.section = 'sources',
          coalesce(giver.own, nullif(giver.horizon, ''), source.horizon), giver.known))
        FROM link CROSS JOIN temp.fact AS giver ON giver.key = link.target
        CROSS JOIN temp.fact AS source ON source.key = link.source
        WHERE link.role IN {listed(GIVEN)}
          AND giver.section IN ('statements', 'sources')
        GROUP BY link.source, link.piece
      ON CONFLICT DO UPDATE SET known = max(known, excluded.known)
    """,
    """
    UPDATE temp.fact SET known = first FROM (
        SELECT key, min(known) AS first FROM temp.piece WHERE path GLOB 'points.*' GROUP BY key
        ) AS points
      WHERE fact.key = points.key AND fact.section = 'figures'
    """,
    f"""
    INSERT INTO temp.piece
      SELECT link.source, link.piece, max(target.known)
        FROM link CROSS JOIN temp.fact AS target ON target.key = link.target
        CROSS JOIN temp.fact AS source ON source.key = link.source
        WHERE NOT target.follows AND target.section IN {_FIXED}
          AND (source.follows OR (source.section IN {_FIXED} AND target.known > source.known))
        GROUP BY link.source, link.piece
      ON CONFLICT DO UPDATE SET known = max(known, excluded.known)
    """,
)


def _follow(connection: sqlite3.Connection) -> None:
    """Actors and locations: from the first who links to them, who may have been led to as well."""
    days = _earliest(connection)
    connection.executemany("UPDATE temp.fact SET known = ? WHERE key = ?", days)


# A link from a record that is known by its own date, and from when the piece with it is known.
_SEEDS = f"""
SELECT link.target, min(max(source.known, coalesce(piece.known, '')))
  FROM link CROSS JOIN temp.fact AS target ON target.key = link.target
  CROSS JOIN temp.fact AS source ON source.key = link.source
  LEFT JOIN temp.piece ON piece.key = link.source AND piece.path = link.piece
  WHERE target.follows AND NOT source.follows AND source.section IN {_FIXED}
  GROUP BY link.target
"""
_EDGES = """
SELECT link.source, link.target, coalesce(piece.known, '')
  FROM link CROSS JOIN temp.fact AS target ON target.key = link.target
  CROSS JOIN temp.fact AS source ON source.key = link.source
  LEFT JOIN temp.piece ON piece.key = link.source AND piece.path = link.piece
  WHERE target.follows AND source.follows AND link.source <> link.target
"""


def _earliest(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    """The day and the key of each that follows."""
    after: dict[int, list[Reached]] = {}
    led_to = set()
    for source, target, day in connection.execute(_EDGES):
        after.setdefault(source, []).append((day, target))
        led_to.add(target)
    seeds = [(day, key) for key, day in connection.execute(_SEEDS)]
    led_to |= {key for _, key in seeds}
    alone = connection.execute("SELECT horizon, key FROM temp.fact WHERE follows").fetchall()
    seeds += [(day, key) for day, key in alone if key not in led_to]
    return [(day, key) for key, day in earliest(seeds, lambda key: after.get(key, ())).items()]


_KEEP = (
    """
    UPDATE temp.fact SET known = coalesce(
        (SELECT min(coalesce(printed.own, nullif(printed.horizon, ''), fact.horizon))
          FROM record CROSS JOIN link ON link.record = record.id
          CROSS JOIN temp.fact AS printed ON printed.key = link.target
          WHERE record.key = fact.key AND link.role IN ('used_by', 'sources')
            AND printed.section = 'sources'), horizon)
      WHERE section = 'terms'
    """,
    """
    UPDATE temp.fact SET known = coalesce(
        (SELECT max(subject.known) FROM record CROSS JOIN link ON link.record = record.id
          CROSS JOIN temp.fact AS subject ON subject.key = link.target
          WHERE record.key = fact.key AND link.role = 'asks_about'
            AND subject.section <> 'questions'), horizon)
      WHERE section = 'questions'
    """,
    """
    INSERT INTO temp.piece
      SELECT link.source, link.piece, max(target.known)
        FROM link CROSS JOIN temp.fact AS target ON target.key = link.target
        CROSS JOIN temp.fact AS source ON source.key = link.source
        WHERE target.known > source.known GROUP BY link.source, link.piece
      ON CONFLICT DO UPDATE SET known = max(known, excluded.known)
    """,
    """
    UPDATE link SET known = found.known FROM (
        SELECT link.rowid AS row,
            max(source.known, coalesce(target.known, ''), coalesce(piece.known, '')) AS known
          FROM link CROSS JOIN temp.fact AS source ON source.key = link.source
          LEFT JOIN temp.fact AS target ON target.key = link.target
          LEFT JOIN temp.piece ON piece.key = link.source AND piece.path = link.piece) AS found
      WHERE link.rowid = found.row AND link.known <> found.known
    """,
    """
    UPDATE record SET known = fact.known, checksum = resealed(checksum, record.known, fact.known)
      FROM temp.fact WHERE fact.key = record.key AND fact.known <> record.known
    """,
    "DELETE FROM later",
    """
    INSERT INTO later
      SELECT record.id, piece.path, piece.known
        FROM temp.piece CROSS JOIN temp.fact ON fact.key = piece.key
        CROSS JOIN record ON record.key = piece.key
        WHERE piece.known > fact.known ORDER BY record.id, piece.path
    """,
)
