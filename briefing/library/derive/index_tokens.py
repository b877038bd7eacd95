"""Marks: what the fields of a query find, as tokens of the full text.

A query for an actor, a role, a place or a kind then is one more word that must be there, which the
index answers at the same price however large the library is. The first letter of a mark tells its
kind, and what stands behind it which one:

| mark | the record |
| --- | --- |
| `k` key | is the one with this key |
| `s` section | is in this section |
| `n` kind | is of this kind (hyphens left out, as in all names here) |
| `l` key | links to the record with this key, in any role |
| `r` role key | links to it in this role |
| `b` key | is said by the actor with this key, or by an unnamed speaker of it and of no other |
| `w` role | holds a link of this role, wherever that leads |
| `p` key | is at this place, or inside it (see `where:` in docs/query.md) |
| `c` role key | names in this role (claimed_by, …) a statement by the actor with this key |
| `o` key | came through a source that the actor with this key published |
| `v` field, value | has this value in this field (of chain, outlet and speaker: `unknown`) |
| `h` field | has this field |
| `i` word | is unnamed, unseen, secondhand, vague, undated, shared, faulty |

`index_tokens.sql` is the one definition. What it gives is written into the column `marks`; a
library as of a day, of which that column may say too much, asks the definition itself
(`has_token`).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

TOKEN_SIGN = "\ue001"
"""Begins every mark: a letter for private use, which no folded text and so no question has."""
_BETWEEN = "\ue002"


def index_token(kind: str, *parts: str | int) -> str:
    """A mark as it stands in the full text."""
    return (
        TOKEN_SIGN + kind + "".join(str(part).replace("_", "").replace("-", "") for part in parts)
    )


def value_token(field: str, value: str) -> str:
    """The mark for a value in a field."""
    return index_token("v", field) + _BETWEEN + value.replace("-", "").lower()


@cache
def token_sql(record: str) -> str:
    """SQL that gives the marks of a record, without their sign, in one column `token`.

    `record` is SQL for its number.
    """
    return (
        Path(__file__).with_name("index_tokens.sql").read_text("utf-8").replace(":record", record)
    )


def has_token(count: int = 1) -> str:
    """SQL for whether the row `record` has one of so many marks, which are bound without sign."""
    marks = ", ".join("?" * count)
    return f"EXISTS (SELECT 1 FROM ({token_sql('record.id')}) WHERE token IN ({marks}))"
