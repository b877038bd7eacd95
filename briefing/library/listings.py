"""The SQL of a list: its condition, its order, and the place of a record in it."""

from __future__ import annotations

from typing import Any

from briefing.library.answers import Listing
from briefing.model.key import Key

Sql = tuple[str, tuple[Any, ...]]

_ORDERS = {
    "date": ("record.lower DESC", "record.file", "record.line"),
    "name": ("record.sort_name", "record.slug"),
    "mentions": ("record.mentions DESC", "record.sort_name", "record.slug"),
    "file": ("record.file", "record.line"),
}
ORDERS = tuple(_ORDERS)
"""The orders that any list can be put in."""


def select(listing: Listing, columns: str) -> Sql:
    """The rows of a list, in order."""
    where, values = _where(listing)
    order, order_values = _order(listing)
    return f"SELECT {columns} FROM record WHERE {where} ORDER BY {order}", (*values, *order_values)


def count(listing: Listing) -> Sql:
    """How many rows a list has."""
    where, values = _where(listing)
    return f"SELECT count(*) FROM record WHERE {where}", values


def position(listing: Listing, key: Key) -> Sql:
    """The row of a record in a list."""
    where, values = _where(listing)
    order, order_values = _order(listing)
    numbered = (
        f"SELECT record.briefing AS briefing, record.slug AS slug, "
        f"row_number() OVER (ORDER BY {order}) - 1 AS row FROM record WHERE {where}"
    )
    sql = f"SELECT row FROM ({numbered}) WHERE briefing = ? AND slug = ?"
    return sql, (*order_values, *values, *key)


def _where(listing: Listing) -> Sql:
    conditions, values = ["1"], list[Any]()
    if listing.briefing:
        conditions.append(
            "(record.briefing = ? OR record.key IN "
            "(SELECT borrowed.key FROM borrowed WHERE borrowed.briefing = ?))"
        )
        values += [listing.briefing] * 2
    if listing.section:
        conditions.append("record.section = ?")
        values.append(listing.section)
    if listing.condition:
        conditions.append(f"({listing.condition.sql})")
        values += listing.condition.values
    return " AND ".join(conditions), tuple(values)


def _order(listing: Listing) -> Sql:
    if listing.order == "rank" and listing.condition and listing.condition.rank:
        terms = (listing.condition.rank, *_ORDERS["date"], "record.slug")
        values = listing.condition.rank_values
    else:
        terms = (*_ORDERS.get(listing.order, _ORDERS["date"]), "record.id")
        values = ()
    if listing.backwards:
        terms = tuple(_turned(term) for term in terms)
    return ", ".join(terms), values


def _turned(term: str) -> str:
    return term.removesuffix(" DESC") if term.endswith(" DESC") else f"{term} DESC"
