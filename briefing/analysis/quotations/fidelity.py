"""Whether the words of a quotation stand in the text of its source.

White space, the kind of quotation marks and the kind of dashes do not count; everything else does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

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
_OUT_OF_WORD = re.compile(r"[\W_]")


@dataclass(frozen=True, slots=True)
class QuotationFound:
    """The quotation stands in the text from `start` up to `end`, characters of the text as it is.

    `paragraph` is that in which it begins, from 1, as a locator counts them; 0 for a heading.
    """

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class WordDifference:
    """Words of the quotation, and what is printed in their place; either may be empty.

    `start` and `end` are where in the text it is printed, the same place twice for nothing.
    """

    quoted: str
    printed: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class QuotationMissing:
    """The quotation does not stand in the text; the nearest passage does, from `start` to `end`.

    Both are 0 where no passage is near: then there are no differences either. `whole` is false
    where the quotation is so long that only its first `MOST_COMPARED` words were compared.
    """

    start: int
    end: int
    paragraph: int
    differences: tuple[WordDifference, ...]
    whole: bool = True

    @property
    def near(self) -> bool:
        """Whether there is a passage that is near."""
        return self.end > 0


def look_up(quote: str, text: str) -> QuotationFound | QuotationMissing:
    """Where `quote` stands in `text`, or else the nearest passage and the words that differ.

    A quotation that begins or ends with a letter or digit is not found inside a longer word. An
    empty one is nowhere. Takes time in proportion to the text, and on a miss some two seconds
    more at most, for a text of a million characters, however long the quotation is.
    """
    wanted, whole = folded(quote).text.strip(), source_folded(text)
    at = _place(wanted, whole.text)
    if at < 0:
        return _missed(folded(quote), whole)
    # From the last character, because the blanks after it are none of the quotation's.
    start, end = whole.origin(at), whole.origin(at + len(wanted) - 1) + 1
    return QuotationFound(start, end, _paragraph(text, start))


def _place(wanted: str, text: str) -> int:
    """Where `wanted` stands in the text with no word going on at its ends; -1 for nowhere."""
    at = text.find(wanted) if wanted else -1
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
