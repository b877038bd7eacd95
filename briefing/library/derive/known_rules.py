"""The rules by which it is worked out from when records, pieces and links are known, as SQL.

`briefing.library.derive.known_from` says what they are. Each goes through a scope: the whole
library when it is compiled, and what a change can reach when that is brought in. The scopes differ
in the order of the tables only, because what is best for all records is to go through every link
once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefing.model.dates.days import NEVER
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


def _clipped(lower: str, upper: str, horizon: str) -> str:
    """SQL: the last day of a date, but not after the horizon unless all of the date is."""
    return (
        f"CASE WHEN {horizon} <> '' AND {lower} <= {horizon} "
        f"AND ({upper} = '' OR {upper} > {horizon}) THEN {horizon} "
        f"WHEN {upper} = '' THEN '{NEVER}' ELSE {upper} END"
    )


def _day_of_part(horizon: str) -> str:
    """SQL: from when a row of `part` is known by its own date, in a briefing with that horizon."""
    own = _clipped("part.lower", "part.upper", horizon)
    return f"iif(part.lower || part.upper = '', {horizon}, {own})"


def follows(record: str) -> str:
    """SQL: whether a row is known by who links to it, and not by its own date."""
    return (
        f"({record}.section IN ('actors', 'locations') OR ({record}.section = 'sources' "
        f"AND {record}.briefing = '{SHARED}' AND {record}.lower || {record}.upper = ''))"
    )


class RuleScope(NamedTuple):
    """The tables that a rule goes through: all records, or those whose keys are in `temp.scope`.

    Each names the tables `link`, `part` or `temp.fact AS own` that it is about.
    """

    links: str
    """The links in the records."""
    backlinks: str
    """The links that lead to them."""
    parts: str
    """Their parts, each with its `record`."""
    facts: str
    """The facts of the records themselves."""


EVERYTHING = RuleScope(
    links="link",
    backlinks="link",
    parts="part CROSS JOIN record ON record.id = part.record",
    facts="temp.fact AS own",
)
_RECORD = "temp.scope CROSS JOIN record ON record.key = scope.key"
IN_SCOPE = RuleScope(
    links=f"{_RECORD} CROSS JOIN link ON link.record = record.id",
    backlinks="temp.scope CROSS JOIN link ON link.target = scope.key",
    parts=f"{_RECORD} CROSS JOIN part ON part.record = record.id",
    facts="temp.scope CROSS JOIN temp.fact AS own ON own.key = scope.key",
)


_GOES_ON = "(section = 'sources' AND span AND lower <> '' AND upper = '')"
"""SQL: whether a source has a first day and no last."""


def _facts(horizon: str, records: str) -> str:
    """SQL: what tells from when each record is known, apart from links.

    `own` is the day that a record's own date gives it, or NULL; an incident is not known before its
    `floor`; `initial` is the day where nothing else tells; a source that `goes_on` is known from
    its first day, and tells nothing of when it gave what has no day of its own. `horizon` is the
    last day of the header of a row of `records`, or NULL.
    """
    return f"""
    WITH dated AS (
      SELECT record.*, {follows("record")} AS follows,
          iif(record.briefing = '{SHARED}', '', coalesce({horizon}, '{NEVER}')) AS horizon
        FROM {records}),
    owned AS (
      SELECT id, key, section, horizon, lower, span, follows, known,
          {_GOES_ON} AS goes_on,
          iif(lower || upper = '', NULL,
            iif({_GOES_ON}, lower, {_clipped("lower", "upper", "horizon")})) AS own
        FROM dated)
    SELECT key, section, horizon, own, iif(section = 'incidents' AND span, lower, own) AS floor,
        follows,
        CASE section WHEN '{FRONT}' THEN ''
          WHEN 'incidents' THEN coalesce(nullif(iif(span, lower, own), ''), own, horizon)
          ELSE coalesce(own, horizon) END AS initial,
        id AS record, known, goes_on
      FROM owned
    """


_HORIZON = f"""
SELECT iif(front.upper = '', '{NEVER}', front.upper) AS day, front.briefing
  FROM record AS front
  WHERE front.section = '{FRONT}' AND front.slug = '{FRONT}' AND front.lower || front.upper <> ''
"""
ALL_FACTS = _facts(
    "horizon.day", f"record LEFT JOIN ({_HORIZON}) AS horizon ON horizon.briefing = record.briefing"
)
FACTS_IN_SCOPE = _facts(
    f"(SELECT day FROM ({_HORIZON} AND front.briefing = record.briefing))", "record"
)

# Each rule gives keys of records of a section, and from when they are known: those to which it
# applies. The others are known from their `initial` day.


def statements(scope: RuleScope) -> str:
    """SQL: statements that came through sources with a date."""
    return f"""
    SELECT said.key, coalesce(min(said.own, min(source.own)), min(source.own)) AS day
      FROM {scope.links} CROSS JOIN temp.fact AS source ON source.key = link.target
      CROSS JOIN temp.fact AS said ON said.key = link.source
      WHERE link.role = 'chain' AND source.section = 'sources' AND source.own IS NOT NULL
        AND NOT source.goes_on AND said.section = 'statements'
      GROUP BY said.key
    """


def sources(scope: RuleScope) -> str:
    """SQL: sources through which statements came."""
    return f"""
    SELECT source.key, min(coalesce(source.own, source.horizon), told.first) AS day
      FROM (
        SELECT link.target AS key, min(said.known) AS first
          FROM {scope.backlinks} CROSS JOIN temp.fact AS said ON said.key = link.source
          WHERE link.role = 'chain' GROUP BY link.target) AS told
      CROSS JOIN temp.fact AS source ON source.key = told.key
      WHERE source.section = 'sources'
    """


def incidents(scope: RuleScope) -> str:
    """SQL: incidents that statements are for, against or about."""
    return f"""
    SELECT incident.key, max(coalesce(incident.floor, ''), told.first) AS day
      FROM (
        SELECT key, min(day) AS first FROM (
          SELECT link.target AS key, said.known AS day
            FROM {scope.backlinks} CROSS JOIN temp.fact AS said ON said.key = link.source
            WHERE link.role = 'about' AND said.section = 'statements'
          UNION ALL
          SELECT link.source, said.known
            FROM {scope.links} CROSS JOIN temp.fact AS said ON said.key = link.target
            WHERE link.role IN {listed(LEDGER)} AND said.section = 'statements')
          GROUP BY key) AS told
      CROSS JOIN temp.fact AS incident ON incident.key = told.key
      WHERE incident.section = 'incidents'
    """


FIGURES = """
SELECT piece.key, min(piece.known) AS day
  FROM temp.piece CROSS JOIN temp.fact AS figure ON figure.key = piece.key
  WHERE piece.path GLOB 'points.*' AND figure.section = 'figures' GROUP BY piece.key
"""
"""SQL: figures with points, whose pieces must have been put in."""


def terms(scope: RuleScope) -> str:
    """SQL: terms that name sources."""
    return f"""
    SELECT own.key, min(coalesce(iif(printed.goes_on, NULL, printed.own),
        nullif(printed.horizon, ''), own.horizon)) AS day
      FROM {scope.facts} CROSS JOIN record ON record.key = own.key
      CROSS JOIN link ON link.record = record.id
      CROSS JOIN temp.fact AS printed ON printed.key = link.target
      WHERE own.section = 'terms' AND link.role IN ('used_by', 'sources')
        AND printed.section = 'sources'
      GROUP BY own.key
    """


def questions(scope: RuleScope) -> str:
    """SQL: questions about something."""
    return f"""
    SELECT own.key, max(subject.known) AS day
      FROM {scope.facts} CROSS JOIN record ON record.key = own.key
      CROSS JOIN link ON link.record = record.id
      CROSS JOIN temp.fact AS subject ON subject.key = link.target
      WHERE own.section = 'questions' AND link.role = 'asks_about'
        AND subject.section <> 'questions'
      GROUP BY own.key
    """


PIECE = """
CREATE TEMP TABLE piece (
  key INTEGER, path TEXT, known TEXT, PRIMARY KEY (key, path)) WITHOUT ROWID
"""
_LATER_ONE = "ON CONFLICT DO UPDATE SET known = max(known, excluded.known)"


def early_pieces(scope: RuleScope) -> tuple[str, str]:
    """SQL: pieces by their own days, and by those of whoever gives them.

    What a source itself gives counts from when it was published: it may be known of before. What
    one that goes on gives counts from its own day, where it has one.
    """
    return (
        f"""
        INSERT INTO temp.piece
          SELECT record.key, part.path, {_day_of_part("fact.horizon")}
            FROM {scope.parts} CROSS JOIN temp.fact ON fact.key = record.key
            WHERE true {_LATER_ONE}
        """,
        f"""
        INSERT INTO temp.piece
          SELECT link.source, link.piece, max(iif(giver.section = 'sources',
              coalesce(iif(giver.goes_on AND NOT EXISTS (SELECT 1 FROM part AS dated
                  WHERE dated.record = link.record AND dated.path = link.piece), NULL, giver.own),
                nullif(giver.horizon, ''), source.horizon), giver.known))
            FROM {scope.links} CROSS JOIN temp.fact AS giver ON giver.key = link.target
            CROSS JOIN temp.fact AS source ON source.key = link.source
            WHERE link.role IN {listed(GIVEN)} AND giver.section IN ('statements', 'sources')
            GROUP BY link.source, link.piece {_LATER_ONE}
        """,
    )


def fixed_pieces(scope: RuleScope) -> str:
    """SQL: pieces by those records that they lead to which are known by their own dates."""
    return _pieces_leading_to(
        scope,
        f"NOT target.follows AND target.section IN {_FIXED} "
        f"AND (source.follows OR (source.section IN {_FIXED} AND target.known > source.known))",
    )


def all_pieces(scope: RuleScope) -> str:
    """SQL: pieces by whatever they lead to that is known later than their record."""
    return _pieces_leading_to(scope, "target.known > source.known")


def _pieces_leading_to(scope: RuleScope, which: str) -> str:
    """SQL: pieces by the records that they lead to for which `which` holds."""
    return f"""
    INSERT INTO temp.piece
      SELECT link.source, link.piece, max(target.known)
        FROM {scope.links} CROSS JOIN temp.fact AS target ON target.key = link.target
        CROSS JOIN temp.fact AS source ON source.key = link.source
        WHERE {which} GROUP BY link.source, link.piece {_LATER_ONE}
    """


def links(scope: RuleScope) -> str:
    """SQL: links that are known from another day than is written, with that day."""
    return f"""
    SELECT link.rowid AS row, link.record, link.known AS before,
        max(source.known, coalesce(target.known, ''), coalesce(piece.known, '')) AS day
      FROM {scope.links} CROSS JOIN temp.fact AS source ON source.key = link.source
      LEFT JOIN temp.fact AS target ON target.key = link.target
      LEFT JOIN temp.piece ON piece.key = link.source AND piece.path = link.piece
    """
