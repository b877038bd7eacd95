"""Options that are records: by the beginnings of their names, the most mentioned first.

Besides the most mentioned those are looked at whose names begin as typed, so that every name is
reached by typing more of it. What is a whole name already comes first, as it was typed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from briefing.library.derive.index_tokens import index_token
from briefing.search.completion.option import WHOLE, CompletionOption
from briefing.search.completion.slug_names import value_of
from briefing.search.name_lookup import QueryScope, SqlPiece, here
from briefing.search.prefixes import LAST
from briefing.text.fold import fold, joined

_MOST = 500
"""Records that are looked at: the most mentioned, and as many with the typed letters in a name."""
_MOST_NAMES = 5_000
"""Names that begin as typed, of any section and briefing, up to which those asked for are found."""
_FIRST = 50
"""The same where nothing is typed yet."""
_MOST_AS_OF = 100
"""The same as of a day: then mentions are counted one by one, and so in no order before."""
_LIKELY = ("actors", "locations", "incidents")
"""Sections that are offered where a record of any could stand and nothing is typed yet."""


def record_options(
    sections: Sequence[str], asked: QueryScope, begun: str, most: int
) -> Iterator[CompletionOption]:
    """Records of some sections (none given: of all) by the beginnings of their names and slugs."""
    rows = _of_actors_once(asked.library.ask(*_called(sections, asked, begun)))
    bearers = Counter(row[0] for row in rows)
    slug_typed = fold(begun).replace(" ", "-")
    best = sorted(rows, key=lambda row: (row[3], row[0] != slug_typed, -row[2], row[1], row[0]))
    whole = [row for row in best if row[3] == WHOLE]
    if whole and sections:
        # Whatever bears the typed name is meant by it: another word for it would change nothing.
        title, mentions = whole[0][1:3]
        yield CompletionOption(value_of(begun), title, mentions if len(whole) == 1 else None)
        best = best[len(whole) == 1 :]
    for slug, title, mentions, *_ in best[: most + len(rows) - len(bearers)]:
        # One slug in several briefings is one option, which finds all of them.
        yield CompletionOption(value_of(slug), title, mentions if bearers[slug] == 1 else None)


def _of_actors_once(rows: Sequence[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """The rows, but of each actor with several records the best, with all that they are mentioned.

    An actor goes where it begins as typed, and by the slug of its first record there.
    """
    once: dict[int, tuple[Any, ...]] = {}
    for row in sorted(rows, key=lambda row: (row[3], row[5], -row[2], row[0])):
        slug, title, mentions, *rest, actor, _ = row
        before = once.get(actor)
        if before is not None:
            slug, title, mentions = before[0], before[1], before[2] + mentions
            rest = list(before[3:-1])
        once[actor] = (slug, title, mentions, *rest, actor)
    return list(once.values())


def _called(sections: Sequence[str], asked: QueryScope, begun: str) -> SqlPiece:
    """Slug, title and mentions of records, and the best rank of a name of each (see `rank`)."""
    folded, letters = fold(begun), joined(begun)
    some = (_here if asked.briefing else _anywhere)(sections, asked, begun)
    return SqlPiece(
        f"WITH some(id) AS MATERIALIZED ({some.sql}) SELECT record.slug, record.title, "
        f"record.mentions, min(CASE WHEN name.folded = ? OR name.joined = ? THEN {WHOLE} "
        "WHEN substr(name.folded, 1, ?) = ? OR substr(name.joined, 1, ?) = ? THEN 0 "
        "WHEN instr(name.folded, ?) THEN 1 END) AS inside, "
        "coalesce((SELECT identity.first FROM identity WHERE identity.key = record.key), "
        "record.key), "
        "record.briefing = 'shared' "
        "FROM some CROSS JOIN record ON record.id = some.id "
        "CROSS JOIN name ON name.record = record.id GROUP BY record.id HAVING inside IS NOT NULL",
        (*some.values, folded, letters, len(folded), folded, len(letters), letters, f" {folded}"),
    )


def _here(sections: Sequence[str], asked: QueryScope, begun: str) -> SqlPiece:
    """The numbers of the most mentioned records of a briefing, and of the shared ones it uses."""
    limit = _limit(asked, begun)
    each = sections or [name for (name,) in asked.library.ask("SELECT name FROM section")]
    condition = "record.briefing = ? AND record.section = ?"
    own = [_mentioned(condition, limit, asked.briefing, section) for section in each]
    marks = ", ".join("?" * len(each))
    borrowed = SqlPiece(
        "SELECT record.id FROM borrowed CROSS JOIN record ON record.key = borrowed.key "
        f"WHERE borrowed.briefing = ? AND record.section IN ({marks})",
        (asked.briefing, *each),
    )
    return _together([*own, borrowed, *_beginning_so(each, asked, begun, limit[1])])


def _beginning_so(
    sections: Sequence[str], asked: QueryScope, begun: str, most: int
) -> Iterator[SqlPiece]:
    """The numbers of records with a name that is or begins as typed, by the indexes of names."""
    folded, letters = fold(begun), joined(begun)
    if not letters:
        return
    marks = ", ".join("?" * len(sections))
    of_section = f"record.section IN ({marks})" if sections else "1"
    scope = here(asked.briefing)
    within = f"{of_section} AND {scope.sql} LIMIT ?)"
    values = (*sections, *scope.values, most)
    each = "SELECT id FROM (SELECT record.id FROM"
    yield SqlPiece(
        f"{each} name CROSS JOIN record ON record.id = name.record "
        f"WHERE (name.folded = ? OR name.joined = ?) AND {within}",
        (folded, letters, *values),
    )
    yield SqlPiece(
        f"{each} (SELECT record FROM name WHERE joined >= ? AND joined < ? ORDER BY joined LIMIT ?)"
        f" AS begun CROSS JOIN record ON record.id = begun.record WHERE {within}",
        (letters, letters + LAST, _MOST_NAMES, *values),
    )
    for section in sections if asked.briefing else ():
        # Of a very large library the names above may all be those of other briefings.
        condition = "record.briefing = ? AND record.section = ? AND record.sort_name >= ? "
        yield SqlPiece(
            f"{each} record WHERE {condition} AND record.sort_name < ? LIMIT ?)",
            (asked.briefing, section, folded, folded + LAST, most),
        )


def _anywhere(sections: Sequence[str], asked: QueryScope, begun: str) -> SqlPiece:
    """The numbers of the most mentioned records, and of some with words in a name that begin so."""
    limit = _limit(asked, begun)
    mentioned = [
        _mentioned("record.section = ?", limit, section) for section in sections or _LIKELY
    ]
    if not fold(begun):
        return _together(mentioned)
    match = f'({{title names}} : "{fold(begun)}" * OR joined : "{joined(begun)}" *)'
    if sections:
        marks = " OR ".join(f'"{each}"' for each in map(partial(index_token, "s"), sections))
        match += f" AND ({marks})"
    called = "SELECT words.rowid AS id FROM words WHERE words MATCH ? LIMIT ?"
    with_words = SqlPiece(f"SELECT id FROM ({called})", (match, limit[1]))
    return _together([*mentioned, with_words, *_beginning_so(sections, asked, begun, limit[1])])


def _limit(asked: QueryScope, begun: str) -> tuple[str, int]:
    """The order of records, and how many of them to look at."""
    if asked.library.until:
        return "", _MOST_AS_OF
    return "ORDER BY record.mentions DESC", _MOST if fold(begun) else _FIRST


def _mentioned(condition: str, limit: tuple[str, int], *values: str) -> SqlPiece:
    """The numbers of the most mentioned records of which a condition holds."""
    order, most = limit
    sql = f"SELECT record.id FROM record WHERE {condition} {order} LIMIT ?"
    return SqlPiece(f"SELECT id FROM ({sql})", (*values, most))


def _together(parts: Sequence[SqlPiece]) -> SqlPiece:
    values = tuple(value for part in parts for value in part.values)
    return SqlPiece(" UNION ".join(part.sql for part in parts), values)
