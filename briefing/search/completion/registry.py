"""What can be offered as the value of a field, by kind of value.

Each kind is a function in the registry: it is told where it is asked, what was typed so far, and
how many options are wanted, beyond which it need not go. All of them look at a bounded number of
records, so that a keystroke costs about the same however large the library is; what was not counted
to the end has no count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from briefing.analysis.incidents.status import HAPPENED_WORDS, WHO_WORDS
from briefing.library.derive.index_tokens import index_token
from briefing.search.completion.date_options import date_options
from briefing.search.completion.option import WHOLE, CompletionOption, rank
from briefing.search.completion.record_options import record_options
from briefing.search.completion.slug_names import value_of
from briefing.search.completion.token_options import fields_written, kinds, values_of
from briefing.search.name_lookup import QueryScope

_MOST = 1_000
"""Records of which it is told what stands in a field."""


def _kinds(asked: QueryScope, begun: str, most: int) -> Iterator[CompletionOption]:
    """Sections by their names, in reading order, and then the kinds of records."""
    until = asked.library.until  # as of a day all would have to be counted
    counts = {} if until else asked.library.lists.tally(asked.briefing)
    sections = asked.library.ask("SELECT name, singular, title FROM section ORDER BY position")
    for name, *words in sections:
        if any(rank(begun, word) in (WHOLE, 0) for word in (name, *words)) and (
            until or counts.get(name)
        ):
            yield CompletionOption(name, words[1], counts.get(name))
    yield from kinds(asked, begun, most)


def _speakers(asked: QueryScope, begun: str, most: int) -> Iterator[CompletionOption]:
    yield from record_options(("actors",), asked, begun, most - 1)
    yield from _words({"unnamed": "whom the source does not name"}, asked, begun, most)


def _words(
    words: Mapping[str, str], asked: QueryScope, begun: str, most: int
) -> Iterator[CompletionOption]:
    """Some of a few words that are the same in every library, in their own order."""
    ranked = [
        (rank(begun, word), CompletionOption(word, shown, None)) for word, shown in words.items()
    ]
    for wanted in (WHOLE, 0, 1):
        yield from (option for found, option in ranked if found == wanted)


def _held(
    field: str, section: str, inner: str, asked: QueryScope, begun: str, most: int
) -> Iterator[CompletionOption]:
    """What stands in a field of the newest records of a section (empty: of all).

    `inner` is a field of the parts that stand there.
    """
    from_section = index_token("s", section) if section else index_token("h", field)
    rows = asked.library.ask(
        "SELECT one.value, count(*) FROM (SELECT words.rowid AS id FROM words WHERE words MATCH ? "
        "ORDER BY words.rowid DESC LIMIT ?) AS some CROSS JOIN record ON record.id = some.id, "
        "json_tree(record.body, ?) AS one WHERE one.type = 'text' AND ? IN ('', one.key) AND "
        "(? = '' OR record.briefing = ? OR record.key IN "
        "(SELECT borrowed.key FROM borrowed WHERE borrowed.briefing = ?)) GROUP BY one.value",
        (f'"{from_section}"', _MOST, f"$.fields.{field}", inner, *[asked.briefing] * 3),
    )
    ranked = [(rank(begun, value), -count, value) for value, count in rows]
    for _, less, value in sorted(each for each in ranked if each[0] is not None)[:most]:
        yield CompletionOption(value_of(value), value, -less if len(rows) < _MOST else None)


Options = Callable[[QueryScope, str, int], Iterator[CompletionOption]]

OPTIONS: dict[str, Options] = {
    **{
        name: partial(record_options, (name,))
        for name in ("actors", "locations", "sources", "terms")
    },
    "speakers": _speakers,
    "targets": partial(record_options, ("actors", "locations")),
    "chains": partial(record_options, ("sources", "actors")),
    "records": partial(record_options, ()),
    "sections": _kinds,
    "forms": partial(values_of, "form"),
    "acts": partial(values_of, "act"),
    "types": partial(values_of, "type"),
    "fields": fields_written,
    "dates": date_options,
    "countries": partial(values_of, "country"),
    "offices": partial(_held, "positions", "", "role"),
    "tags": partial(_held, "tags", "", ""),
    "units": partial(_held, "unit", "figures", ""),
    "happened": partial(_words, HAPPENED_WORDS),
    "who": partial(_words, WHO_WORDS),
}
"""The registry: a new kind of value is a function and a line here."""


def options_for(kind: str) -> Options:
    """Who offers the values of a field, by its `complete` (briefing.search.fields.field)."""
    name, colon, words = kind.partition(":")
    if colon:
        return partial(_words, {word: word for word in words.split()})
    return OPTIONS[name]
