"""Whether the words of a quotation stand in the text of its source.

White space, the kind of quotation marks and the kind of dashes do not count, nor do signs that are
not seen, or how a letter with marks is put together; everything else does. A quotation may have
several passages, and gaps in them: its pieces then stand in the text one after the other, in order.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from briefing.analysis.quotations.alignment import AlignedWords, Alignment, align
from briefing.analysis.quotations.folding import Folded, belongs, folded, source_folded
from briefing.analysis.quotations.paragraphs import index_at, paragraphs
from briefing.text.edit_distance import nearest

MOST_COMPARED = 500
"""Words and signs of a quotation that are compared one by one where it is not found as it is."""
_MOST_PLACES = 1_000_000
"""Places at which a word of the quotation stands in the text, that are looked at: half a second."""
_AROUND = 40
"""Words before and after the nearest passage in which its ends are looked for."""
_ALIKE = 3
"""A passage is near if it has one in so many of the quotation's words."""
_MOST_MISSPELT = 5
"""Words for which a similar one is looked for, where none is in the text."""
_MOST_MISSED = 8
"""Pieces of one quotation for each of which the nearest passage is looked for."""
_OUT_OF_WORD = re.compile(r"[\W_]")
_GAP = re.compile(r"\[\s*(?:…|\.\.\.)\s*\]|…|\.\.\.")


Extent = tuple[int, int]
"""From where up to where in a text something stands."""


class QuotationFound(NamedTuple):
    """The quotation stands in the text; `places` are its pieces, characters of the text as it is.

    `paragraph` is that in which it begins and `last` that in which it ends, from 1, as a locator
    counts them; 0 for a heading.
    """

    places: tuple[Extent, ...]
    paragraph: int
    last: int

    @property
    def start(self) -> int:
        """Where the first piece begins."""
        return self.places[0][0]

    @property
    def end(self) -> int:
        """Where the last piece ends."""
        return self.places[-1][1]


class WordDifference(NamedTuple):
    """Words of the quotation, and what is printed in their place; either may be empty.

    `start` and `end` are where in the text it is printed, the same place twice for nothing.
    """

    quoted: str
    printed: str
    start: int = 0
    end: int = 0


class QuotationMissing(NamedTuple):
    """The quotation does not stand in the text; the nearest passage does, from `start` to `end`.

    Both are 0 where no passage is near: then there are no differences either. `whole` is false
    where the quotation is so long that only its first `MOST_COMPARED` words were compared. Where it
    is `disordered`, all its pieces are in the text, and only their order is another.
    """

    start: int
    end: int
    paragraph: int
    differences: tuple[WordDifference, ...]
    whole: bool = True
    disordered: bool = False

    @property
    def near(self) -> bool:
        """Whether there is a passage that is near."""
        return self.end > 0


def look_up(quote: str | Sequence[str], text: str) -> QuotationFound | QuotationMissing:
    """Where a quotation stands in `text`, or else the nearest passage and the words that differ.

    It is one passage or several, which stand in the text in that order. `…` and `[…]` are gaps
    wherever they are not in the text itself. A piece that begins or ends with a letter or digit is
    not found inside a longer word. An empty one is nowhere. Takes time in proportion to the text,
    and on a miss some two seconds more at most for each piece, for a text of a million characters,
    however long the quotation is.
    """
    whole = source_folded(text)
    pieces = _pieces([quote] if isinstance(quote, str) else quote, whole.text)
    wanted = [piece.text.strip() for piece in pieces]
    places = _in_order(wanted, whole.text)
    if places is None:
        return _missed_of(pieces, whole)
    found = tuple(
        (whole.origin(at), whole.end(at + len(piece) - 1))
        for at, piece in zip(places, wanted, strict=True)
    )
    return QuotationFound(found, _paragraph(text, found[0][0]), _paragraph(text, found[-1][1] - 1))


def look_up_within(quote: str | Sequence[str], text: str, stretch: Extent) -> QuotationFound | None:
    """Where the quotation stands between two places of `text`, as if the rest were not there."""
    start, end = stretch
    result = look_up(quote, text[start:end])
    if isinstance(result, QuotationMissing):
        return None
    places = tuple((start + first, start + last) for first, last in result.places)
    return QuotationFound(
        places, _paragraph(text, places[0][0]), _paragraph(text, places[-1][1] - 1)
    )


def _pieces(passages: Sequence[str], text: str) -> list[Folded]:
    """The passages, those that are not in the text as they are cut at their gaps."""
    pieces: list[Folded] = []
    for passage in passages:
        whole = folded(passage)
        parts = cut_at_gaps(passage)
        if parts != [passage] and _place(whole.text.strip(), text) < 0:
            pieces += map(folded, parts)
        else:
            pieces.append(whole)
    return pieces


def cut_at_gaps(passage: str) -> list[str]:
    """The pieces of a passage between which something was left out."""
    return [part for part in _GAP.split(passage) if part.strip()]


def _in_order(wanted: Sequence[str], text: str) -> list[int] | None:
    """Where the pieces stand one after the other, as close as can be; None where they do not."""
    places, at = list[int](), 0
    for piece in wanted:
        place = _place(piece, text, at)
        if place < 0:
            return None
        places.append(place)
        at = place + len(piece)
    for number in range(len(places) - 2, -1, -1):
        piece, before = wanted[number], places[number + 1]
        later = _place(piece, text, places[number] + 1)
        while 0 <= later <= before - len(piece):
            places[number] = later
            later = _place(piece, text, later + 1)
    return places or None


def _place(wanted: str, text: str, start: int = 0) -> int:
    """Where `wanted` stands from `start` on with no word going on at its ends; -1 for nowhere."""
    at = text.find(wanted, start) if wanted else -1
    while at >= 0:
        if not _bounded(text, at):  # nor is it anywhere else in the rest of this word
            out = _OUT_OF_WORD.search(text, at + 1)
            at = text.find(wanted, out.start()) if out else -1
        elif not _bounded(text, at + len(wanted)):
            at = text.find(wanted, at + 1)
        else:
            break
    return at


def _bounded(text: str, at: int) -> bool:
    """Whether no word goes on from one side of a place to the other."""
    return not (0 < at < len(text) and belongs(text[at - 1]) and belongs(text[at]))


def _paragraph(text: str, at: int) -> int:
    stretches = paragraphs(text)
    return stretches[index_at(stretches, at)].number if stretches else 0


def _missed_of(pieces: Sequence[Folded], whole: Folded) -> QuotationMissing:
    """What is nearest to the pieces that are not in the text, or to the first that is too early."""
    missing = [one for one in pieces if _place(one.text.strip(), whole.text) < 0]
    if not pieces:
        return QuotationMissing(0, 0, 0, ())
    if not missing:
        return _disordered([one.text.strip() for one in pieces], whole)
    missed = [_missed(one, whole) for one in missing[:_MOST_MISSED]]
    first = next((one for one in missed if one.near), missed[0])
    differences: list[WordDifference] = []
    for piece, one in zip(missing, missed, strict=False):
        nowhere = WordDifference(piece.original, "", first.start, first.start)
        differences += one.differences if one.near or not first.near else (nowhere,)
    complete = len(missed) == len(missing) and all(one.whole for one in missed)
    return QuotationMissing(first.start, first.end, first.paragraph, tuple(differences), complete)


def _disordered(wanted: Sequence[str], whole: Folded) -> QuotationMissing:
    """The first piece that stands only before the end of the one it should come after."""
    number = next(n for n in range(len(wanted)) if _in_order(wanted[: n + 1], whole.text) is None)
    at = _place(wanted[number], whole.text)
    start, end = whole.origin(at), whole.end(at + len(wanted[number]) - 1)
    return QuotationMissing(start, end, _paragraph(whole.original, start), (), disordered=True)


def _missed(asked: Folded, whole: Folded) -> QuotationMissing:
    """The nearest passage, if there is one."""
    spans = asked.tokens[:MOST_COMPARED]
    complete = len(spans) == len(asked.tokens)
    found = _nearest([asked.text[start:end] for start, end in spans], whole)
    if found is None:
        return QuotationMissing(0, 0, 0, (), complete)
    start, end = _original(whole, found.start, found.end)
    pairs = found.differing or _spaced_otherwise(asked, whole, found.start, len(spans))
    differences = tuple(_difference(pair, asked, whole) for pair in pairs)
    return QuotationMissing(start, end, _paragraph(whole.original, start), differences, complete)


def _nearest(words: Sequence[str], whole: Folded) -> Alignment | None:
    """The words beside the nearest passage, its words numbered as in the whole text."""
    begin, _ = _begin([(number, whole.places.get(word, [])) for number, word in enumerate(words)])
    if begin is None:
        return _nearest_misspelt(words, whole)
    first, last = max(0, begin - _AROUND), begin + len(words) + _AROUND
    printed = [whole.text[start:end] for start, end in whole.tokens[first:last]]
    found = align(words, printed)
    return found.moved(first) if found.same * _ALIKE >= max(1, len(words)) else None


def _begin(places: Iterable[tuple[int, Sequence[int]]]) -> tuple[int | None, int]:
    """Where in the text the quotation begins most likely, and how many of its words say so.

    Each place of each word votes for where that would be if no word were left out before it.
    """
    rarest = sorted(places, key=lambda place: len(place[1]))
    begins = (at - number for number, found in rarest for at in found)
    votes = Counter(islice(begins, _MOST_PLACES))
    if not votes:
        return None, 0
    most = max(votes.values())
    return min(begin for begin, count in votes.items() if count == most), most


def _nearest_misspelt(words: Sequence[str], whole: Folded) -> Alignment | None:
    """The passage with words like these, none of which the text has: all of them differ."""
    longest = sorted(range(len(words)), key=lambda number: -len(words[number]))[:_MOST_MISSPELT]
    alike = ((number, nearest(words[number], whole.places)) for number in longest)
    begin, alike_there = _begin([(number, whole.places[word]) for number, word in alike if word])
    if begin is None or alike_there * _ALIKE < len(words):
        return None
    start, end = max(0, begin), min(begin + len(words), len(whole.tokens))
    return Alignment(start, end, 0, (AlignedWords((0, len(words)), (start, end)),))


def _spaced_otherwise(
    asked: Folded, whole: Folded, first: int, count: int
) -> tuple[AlignedWords, ...]:
    """Where the same words and signs have a blank between them on one side only."""
    pairs: list[AlignedWords] = []
    for number in range(1, count):
        if asked.is_apart(number) == whole.is_apart(first + number):
            continue
        joined = bool(pairs) and pairs[-1].quoted[1] == number
        begin = pairs.pop().quoted[0] if joined else number - 1
        pairs.append(AlignedWords((begin, number + 1), (first + begin, first + number + 1)))
    return tuple(pairs)


def _difference(pair: AlignedWords, asked: Folded, whole: Folded) -> WordDifference:
    """The words of a pair as they were written."""
    start, end = _original(whole, *pair.printed)
    quoted = asked.original[slice(*_original(asked, *pair.quoted))]
    return WordDifference(quoted, whole.original[start:end], start, end)


def _original(folded_text: Folded, first: int, last: int) -> tuple[int, int]:
    """Where in the original some tokens stand; where there is none, the place after the last."""
    if first < last:
        return folded_text.start_of(first), folded_text.end_of(last - 1)
    at = folded_text.end_of(first - 1) if first else 0
    return at, at
