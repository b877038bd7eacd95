"""What in a record matched: pieces of its texts, with the words that were looked for marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from briefing.library.store.records import Record
from briefing.page.blocks import Line, Span
from briefing.text import prose
from briefing.text.fold import APOSTROPHES, find, folded_map, joined

_VERBATIM = {"quote": "text", "partial-quote": "partial quotation"}
"""What the words of a statement are called, where they are the speaker's own."""
_SHORTEST = 4
"""Letters from which on words whose spaces differ also begin longer ones."""
_APOSTROPHE = re.compile(rf"(?<=\w)[{APOSTROPHES}](?=\w)")
_MOST_SPANS = 200
_BARE = re.compile(r"[a-z0-9-]+(/[a-z0-9-]+)?\Z")
"""A slug, or a word that stands alone."""

Place = tuple[int, int]


def marked(line: Line, words: Sequence[str]) -> Line:
    """The line with `words`, folded as `search` gives them, in the style "match"."""
    return tuple(piece for span in line for piece in _marked(span, spans(span.text, words)))


def _marked(span: Span, places: Sequence[Place]) -> Iterator[Span]:
    at = 0
    for start, end in places:
        if at < start:
            yield span._replace(text=span.text[at:start])
        if at < end:
            yield span._replace(text=span.text[max(at, start) : end], style="match")
        at = max(at, end)
    if at < len(span.text):
        yield span._replace(text=span.text[at:])


def excerpts(record: Record, words: Sequence[str], most: int = 2, length: int = 120) -> list[Line]:
    """Pieces of the record's texts with `words` in them, each with the name of its field before it.

    `words` are folded, as `search` gives them. At most `most` pieces of about `length` characters;
    texts that have more of the words come first. A title that is no longer than that is shown by
    whatever lists the record, and is not repeated; words that stand alone (a tag, a slug) are given
    where nothing else has any.
    """
    shown = " ".join(record.title.split()) if len(record.title) <= length else ""
    found = [
        (_worth(text, shown), -some, field, text)
        for field, text in _texts(record)
        if (some := _distinct(text, words))
    ]
    found.sort(key=lambda one: one[:2])
    best = [one for one in found if one[0] == found[0][0] and one[3] != shown]
    return [_piece(field, text, words, length) for _, _, field, text in best[:most]]


def _worth(text: str, shown: str) -> int:
    """How little a text adds to a list that has already `shown` the title."""
    return 1 if text == shown else 2 if _BARE.match(text) else 0


def spans(text: str, words: Sequence[str]) -> list[Place]:
    """Where `words` stand in `text`, also where they are written together or apart there."""
    letters = joined(text)  # much faster than finding; most texts have none of the words
    here = [word for word in words if word.replace(" ", "") in letters]
    if not here:
        return []
    places = find(text, here)
    apart = [word for word in here if not find(text, [word])]
    if apart:
        behind = find(_APOSTROPHE.sub(" ", text), apart)
        places = sorted({*places, *behind, *_apart(text, apart)})
    return places[:_MOST_SPANS]


def _apart(text: str, words: Sequence[str]) -> Iterator[Place]:
    """Where `words` begin at the beginning of a word, if no space counts."""
    folded, origins = folded_map(text)
    letters = [index for index, letter in enumerate(folded) if letter != " "]
    run = "".join(folded[index] for index in letters)
    for piece in filter(None, (word.replace(" ", "") for word in words)):
        at = run.find(piece)
        while at >= 0:
            first, last = letters[at], letters[at + len(piece) - 1]
            ends = last + 1 == len(folded) or folded[last + 1] == " "
            begins = first == 0 or folded[first - 1] == " "
            if begins and (ends or len(piece) >= _SHORTEST):
                yield origins[first], origins[last] + 1
            at = run.find(piece, at + 1)


def _texts(record: Record) -> Iterator[tuple[str, str]]:
    """The field's name and the text of everything a person wrote into the record, on one line."""
    for path, text in _strings(record.fields):
        if path == "text" and (called := _VERBATIM.get(record.text("form"))):
            yield called, " ".join(text.split())
        else:
            yield path.replace("_", " "), " ".join(prose.plain_prose(text).split())


def _strings(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a field's value, with the name of the field that holds it."""
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, Mapping):
        for inner, item in value.items():
            yield from _strings(item, name or inner)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item, name)


def _distinct(text: str, words: Sequence[str]) -> int:
    return sum(1 for word in words if spans(text, [word]))


def _piece(field: str, text: str, words: Sequence[str], length: int) -> Line:
    """The part of a text that has the most of what was found, marked."""
    start, end = _window(text, densest(spans(text, words), length), length)
    cut = "…" * (start > 0) + text[start:end] + "…" * (end < len(text))
    return Span(f"{field}: ", "label"), *marked((Span(cut),), words)


def densest(places: Sequence[Place], length: int) -> Place:
    """The place at which a piece should begin to have as many of them as it can."""
    reach = length * 2 // 3
    return max(
        places,
        key=lambda one: (sum(one[0] <= first < one[0] + reach for first, _ in places), -one[0]),
    )


def _window(text: str, place: Place, length: int) -> Place:
    """About `length` characters of `text` with `place` in the first third, cut between words."""
    at, after = place
    start = max(0, min(at - length // 3, len(text) - length))
    if start:
        start = text.find(" ", start, at) + 1 or at
    end = max(start + length, after)
    if end >= len(text):
        return start, len(text)
    return start, max(text.rfind(" ", after, end + 1), after)
