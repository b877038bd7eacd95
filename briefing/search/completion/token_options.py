"""Options for values that are marks of records: kinds, acts, forms, types, grades, fields.

In a whole library the index of the full text tells them. In one briefing the newest records there
do. Where these are not all, and as of a day, which the index does not know, there are no counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from briefing.library.derive.index_tokens import TOKEN_SIGN, index_token, value_token
from briefing.library.library import Library
from briefing.library.store.records import Listing
from briefing.search.completion.option import CompletionOption, rank
from briefing.search.completion.slug_names import value_of
from briefing.search.hit_sample import HitSample
from briefing.search.name_lookup import QueryScope
from briefing.search.token_values import token_values
from briefing.text.fold import fold, joined

_MOST_RECORDS = 1_000
_MOST_AS_OF = 200
"""Records that are looked at as of a day, when marks are worked out one by one."""
_MOST_VALUES = 500
_ONE = "record WHERE record.id = ?"
_OLDEST = "words CROSS JOIN record ON record.id = words.rowid WHERE words MATCH ?"
"""Records with a mark; the oldest first, which as of a day were most likely known."""


def values_of(field: str, asked: QueryScope, begun: str, most: int) -> Iterator[CompletionOption]:
    """The values of a field that have marks (see `briefing.library.derive.index_tokens`)."""
    spelt = f"json_extract(record.body, '$.fields.{field}')"
    return _offered(asked, value_token(field, ""), spelt, begun)


def kinds(asked: QueryScope, begun: str, most: int) -> Iterator[CompletionOption]:
    """The kinds of records, without those that are the name of a section too: it goes first."""
    words = asked.library.ask("SELECT name, singular, title FROM section")
    sections = {fold(word) for section in words for word in section}
    found = _offered(asked, index_token("n"), "record.kind", begun)
    return (option for option in found if fold(option.text) not in sections)


def fields_written(asked: QueryScope, begun: str, most: int) -> Iterator[CompletionOption]:
    """The fields that some record has."""
    spelt = (
        "(SELECT one.key FROM json_each(record.body, '$.fields') AS one "
        "WHERE replace(one.key, '_', '') = asked.tail)"
    )
    return _offered(asked, index_token("h"), spelt, begun)


def _offered(
    asked: QueryScope, beginning: str, spelt: str, begun: str
) -> Iterator[CompletionOption]:
    """Values by what stands behind `beginning` in marks, of which a caller takes what it needs.

    Marks leave hyphens out, so that a record is asked how the value is written: `spelt` is SQL.
    """
    letters = joined(begun)
    hits = _newest(asked) if asked.briefing else None
    counts = (
        hits.tails(beginning.removeprefix(TOKEN_SIGN))
        if hits
        else _values(asked.library, beginning, letters)
    )
    certain = hits.exact if hits else not asked.library.until
    alike = [tail for tail, _ in counts.most_common() if letters in tail]
    for tail in sorted(alike, key=lambda tail: (tail != letters, not tail.startswith(letters))):
        word = _word(asked.library, hits, spelt, beginning + tail, tail)
        if word and rank(begun, word) is not None:
            yield CompletionOption(
                value_of(word), word.replace("-", " "), counts[tail] if certain else None
            )


def _values(library: Library, beginning: str, letters: str) -> Counter[str]:
    """Some of all values, and of those that begin as typed as many again."""
    begun = token_values(library, beginning + letters, _MOST_VALUES)
    some = token_values(library, beginning, _MOST_VALUES)
    return some | Counter({letters + tail: count for tail, count in begun.items()})


def _newest(asked: QueryScope) -> HitSample:
    """The newest records of a briefing."""
    most = _MOST_AS_OF if asked.library.until else _MOST_RECORDS
    numbers = asked.library.lists.numbers(Listing(asked.briefing, order="date"), most + 1)
    return HitSample(asked.library, numbers[:most], exact=len(numbers) <= most)


def _word(
    library: Library, hits: HitSample | None, spelt: str, wanted: str, tail: str
) -> str | None:
    """How a record writes the value of which it has the mark; None if none has it any more."""
    rows = library.ask(
        f"SELECT {spelt} FROM (SELECT ? AS tail) AS asked "
        f"CROSS JOIN {_ONE if hits else _OLDEST} AND {spelt} IS NOT NULL LIMIT 1",
        (tail, hits.one_with(wanted) if hits else f'"{wanted}"'),
    )
    return str(rows[0][0]) if rows else None
