"""The fields for places, which contain places, and for countries."""

from __future__ import annotations

import re

from briefing.library.derive.index_tokens import index_token, value_token
from briefing.search.ast import TextTerm
from briefing.search.fields.field import FieldAnswer, marked, of_section
from briefing.search.fields.named import by_name, few, nobody, with_marks
from briefing.search.name_lookup import QueryScope, SqlPiece, named, these_keys
from briefing.search.predicate import Predicate, as_sql, both, either

_PLACE = index_token("p")
_CODE = re.compile("[A-Za-z]{2}")
_TOPMOST = """
WITH there(key) AS MATERIALIZED (SELECT record.key FROM record WHERE {sql})
SELECT there.key FROM there WHERE NOT EXISTS (
  SELECT 1 FROM place CROSS JOIN there AS over ON over.key = place.above
  WHERE place.key = there.key AND place.above <> there.key AND NOT EXISTS (
    SELECT 1 FROM place AS back WHERE back.key = place.above AND back.above = there.key))
"""
"""SQL: some places without those that are inside another of them; of a circle all are kept."""


def where(asked: QueryScope, term: TextTerm) -> FieldAnswer:
    """The place and those inside it, what links to them, and statements about incidents there."""
    return by_name(asked, term, "locations", (_PLACE,))


def anywhere(asked: QueryScope) -> Predicate:
    """Whatever is at some place."""
    return marked(asked, _PLACE, begun=True)


def country(asked: QueryScope, term: TextTerm) -> FieldAnswer:
    """Actors of a country, and whatever is in it as `where` has it: by its code or by its name."""
    if _CODE.fullmatch(term.words.strip()):
        return FieldAnswer(_of_country(asked, term.words.strip()))
    keys = named(asked, "locations", term) or SqlPiece("NULL")
    sql = "SELECT record.key, json_extract(record.body, '$.fields.country') FROM record"
    rows: list[tuple[int, str | None]] = asked.library.ask(
        f"{sql} WHERE record.kind = 'country' AND record.key IN ({keys.sql})", keys.values
    )
    if not rows:
        return nobody(asked, "country", term, "locations")
    these = these_keys(key for key, _ in rows)
    codes = sorted({code for _, code in rows if code})
    parts = [with_marks(asked, these, _PLACE), *(_of_country(asked, code) for code in codes)]
    return FieldAnswer(either(parts), named=few(asked, these) or ())


def any_country(asked: QueryScope) -> Predicate:
    """Actors of a known country, and whatever is in one."""
    return _of_country(asked, "")


def _of_country(asked: QueryScope, code: str) -> Predicate:
    """What is of a country, or where the code is empty of any."""
    own = marked(asked, value_token("country", code), begun=not code)
    sql, values = as_sql(both([of_section("locations"), own]))
    places = SqlPiece(_TOPMOST.format(sql=sql), values)
    return either([own, with_marks(asked, places, _PLACE)])
