"""What can be offered as the value of a field, by kind of value: for `briefing.search.completion`.

Each kind is a function in the registry: it is told where it is asked, what was typed so far, and
how many options are wanted, beyond which it need not go. All of them look at a bounded number of
records, so that a keystroke costs about the same however large the library is; what was not counted
to the end has no count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from briefing.analysis.status import HAPPENED_WORDS, WHO_WORDS
from briefing.library.marks import mark
from briefing.search.names import Asked
from briefing.search.naming import value_of
from briefing.search.offers.dates import days_offered
from briefing.search.offers.marked import fields_written, kinds, values_of
from briefing.search.offers.option import Option, rank
from briefing.search.offers.records import records

_MOST = 1_000
"""Records of which it is told what stands in a field."""


def _kinds(asked: Asked, begun: str, most: int) -> Iterator[Option]:
    """Sections by their names, in reading order, and then the kinds of records."""
    until = asked.library.until  # as of a day all would have to be counted
    counts = {} if until else asked.library.tally(asked.briefing)
    sections = asked.library.ask("SELECT name, singular, title FROM section ORDER BY position")
    for name, *words in sections:
        if any(rank(begun, word) == 0 for word in (name, *words)) and (until or counts.get(name)):
            yield Option(name, words[1], counts.get(name))
    yield from kinds(asked, begun, most)


def _speakers(asked: Asked, begun: str, most: int) -> Iterator[Option]:
    yield from records(("actors",), asked, begun, most - 1)
    yield from _words({"unnamed": "whom the source does not name"}, asked, begun, most)


def _words(words: Mapping[str, str], asked: Asked, begun: str, most: int) -> Iterator[Option]:
    """Some of a few words that are the same in every library, in their own order."""
    ranked = [(rank(begun, word), Option(word, shown, None)) for word, shown in words.items()]
    for wanted in (0, 1):
        yield from (option for found, option in ranked if found == wanted)


def _held(field: str, section: str, asked: Asked, begun: str, most: int) -> Iterator[Option]:
    """What stands in a field of the newest records of a section (empty: of all)."""
    from_section = mark("s", section) if section else mark("h", field)
    rows = asked.library.ask(
        "SELECT one.value, count(*) FROM (SELECT words.rowid AS id FROM words WHERE words MATCH ? "
        "ORDER BY words.rowid DESC LIMIT ?) AS some CROSS JOIN record ON record.id = some.id, "
        "json_each(record.body, ?) AS one WHERE one.type = 'text' AND "
        "(? = '' OR record.briefing = ? OR record.key IN "
        "(SELECT borrowed.key FROM borrowed WHERE borrowed.briefing = ?)) GROUP BY one.value",
        (f'"{from_section}"', _MOST, f"$.fields.{field}", *[asked.briefing] * 3),
    )
    ranked = [(rank(begun, value), -count, value) for value, count in rows]
    for _, less, value in sorted(each for each in ranked if each[0] is not None)[:most]:
        yield Option(value_of(value), value, -less if len(rows) < _MOST else None)


Options = Callable[[Asked, str, int], Iterator[Option]]

OPTIONS: dict[str, Options] = {
    **{name: partial(records, (name,)) for name in ("actors", "locations", "sources", "terms")},
    "speakers": _speakers,
    "targets": partial(records, ("actors", "locations")),
    "records": partial(records, ()),
    "sections": _kinds,
    "forms": partial(values_of, "form"),
    "acts": partial(values_of, "act"),
    "types": partial(values_of, "type"),
    "fields": fields_written,
    "dates": days_offered,
    "tags": partial(_held, "tags", ""),
    "units": partial(_held, "unit", "figures"),
    "happened": partial(_words, HAPPENED_WORDS),
    "who": partial(_words, WHO_WORDS),
}
"""The registry: a new kind of value is a function and a line here."""


def offers(kind: str) -> Options:
    """Who offers the values of a field, by its `complete` (briefing.search.fields.field)."""
    name, colon, words = kind.partition(":")
    if colon:
        return partial(_words, {word: word for word in words.split()})
    return OPTIONS[name]
