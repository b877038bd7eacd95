"""From which day each record, link and piece of a record was surely known.

It is a property of them, and not of the day that is asked for: what was known on one day is known
on every later one. A vague date counts from its last day, so that nothing is shown before it was
said, but never from a day after the briefing's own (its horizon), on which all of it was known.
`briefing.library.as_of.views` shows what was known on a day.

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

Runs in SQL over the whole library. `briefing.library.derive.known_from_changes` has the same rules
for what a change can reach.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from heapq import heapify, heappop, heappush

from briefing.library.store.record_rows import resealed
from briefing.model.edtf_date import LATEST
from briefing.model.key import FRONT, SHARED

FIXED = ("statements", "sources", "incidents", "figures")
"""Sections whose records are known by their own dates and by each other's."""
LEDGER = ("claimed_by", "confirmed_by", "denied_by", "accused_by", "disputed_by")
"""Roles of the statements that an incident names."""
GIVEN = ("given_by", "stated_by", "harm_by", "according_to")
"""Roles of whoever gives a piece of a record."""


def listed(names: Sequence[str]) -> str:
    """SQL: the names as a list, for `IN`."""
    return "(" + ", ".join(f"'{name}'" for name in names) + ")"


_FIXED = listed(FIXED)


def settle_all_known(connection: sqlite3.Connection) -> None:
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


def day_of_part(horizon: str) -> str:
    """SQL: from when a row of `part` is known by its own date, in a briefing with that horizon."""
    own = _clipped("part.lower", "part.upper", horizon)
    return f"iif(part.lower || part.upper = '', {horizon}, {own})"


def follows(record: str) -> str:
    """SQL: whether a row is known by who links to it, and not by its own date."""
    return (
        f"({record}.section IN ('actors', 'locations') OR ({record}.section = 'sources' "
        f"AND {record}.briefing = '{SHARED}' AND {record}.lower || {record}.upper = ''))"
    )


def facts(which: str = "true", headers: str = "true") -> str:
    """SQL: what tells from when each record is known, apart from links, for those in scope.

    `own` is the day that a record's own date gives it, or NULL; an incident is not known before its
    `floor`; `initial` is the day where nothing else tells. `which` and `headers` are the scope, as
    conditions on `record` and on the headers of the briefings of those.
    """
    return f"""
    WITH horizon (briefing, day) AS (
      SELECT briefing, iif(upper = '', '{LATEST}', upper) FROM record
        WHERE section = '{FRONT}' AND slug = '{FRONT}' AND lower || upper <> '' AND {headers}),
    dated AS (
      SELECT record.*, {follows("record")} AS follows,
          iif(record.briefing = '{SHARED}', '', coalesce(horizon.day, '{LATEST}')) AS horizon
        FROM record LEFT JOIN horizon ON horizon.briefing = record.briefing WHERE {which}),
    owned AS (
      SELECT id, key, section, horizon, lower, span, follows, known,
          iif(lower || upper = '', NULL, {_clipped("lower", "upper", "horizon")}) AS own
        FROM dated)
    SELECT key, section, horizon, own, iif(section = 'incidents' AND span, lower, own) AS floor,
        follows,
        CASE section WHEN '{FRONT}' THEN ''
          WHEN 'incidents' THEN coalesce(nullif(iif(span, lower, own), ''), own, horizon)
          ELSE coalesce(own, horizon) END AS initial,
        id, known
      FROM owned
    """


_BY_DATES = (
    """
    CREATE TEMP TABLE fact (
      key INTEGER PRIMARY KEY, section TEXT, horizon TEXT, own TEXT, floor TEXT,
      follows INTEGER, known TEXT)
    """,
    f"""
    INSERT INTO temp.fact
      SELECT key, section, horizon, own, floor, follows, initial FROM ({facts()})
    """,
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
      SELECT record.key, part.path, {day_of_part("fact.horizon")}
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


Reached = tuple[str, int]
"""An ISO day, and the key that is reached on it."""


def earliest(seeds: Iterable[Reached], after: Callable[[int], Iterable[Reached]]) -> dict[int, str]:
    """The first day of each key that is reached from `seeds`.

    `after` gives where a key leads on, and the day of each hop. A way is as late as the latest of
    its hops (E. W. Dijkstra, 1959, with that for the length of a way).
    """
    heap = list(seeds)
    heapify(heap)
    found: dict[int, str] = {}
    while heap:
        day, key = heappop(heap)
        if key in found:
            continue
        found[key] = day
        for hop, target in after(key):
            heappush(heap, (max(day, hop), target))
    return found
