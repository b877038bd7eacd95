"""Finding loaded terms in a text, in time that grows with the text and not with the terms.

A text is taken as words and signs. The terms, turned round, are one automaton (Aho and Corasick,
1975), through which the text is walked from its end: at each word it knows the longest term that
begins there. No term is ever a pattern, so that one of stars and brackets is only that.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Sequence
from heapq import heapify, heappop, heappush
from typing import NamedTuple
from unicodedata import category, normalize

from briefing.analysis.wording.loaded_terms import LoadedTerm

Place = tuple[int, int]
"""Where something begins in a text, and where it ends."""

_PIECE = re.compile(r"\w+|[^\w\s]")
_HAS_LETTERS = re.compile(r"\w")
_SIMPLE = re.compile(r"[\x00-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e]*\Z")
"""Latin letters and punctuation: nothing in it is hidden, or combines with what is before it."""
_FOLDED = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
        **dict.fromkeys("‘’‚‛′ʼʻʹ´`＇", "'"),
        **dict.fromkeys("“”„‟«»″＂", '"'),
    }
)
"""Ways of writing a dash, an apostrophe and a quotation mark, one character for one."""
_CLOSED = ""
"""What stands for a word that no term may touch: no word is empty."""
_NAME = -1
_NOTHING = -2


class TermMatch(NamedTuple):
    """Where in a text a term stands."""

    start: int
    end: int
    term: LoadedTerm


class TermMatcher:
    """Finds terms in texts: the longest first, at word boundaries, and never two that overlap.

    Case does not count, nor does how white space, quotation marks, apostrophes and dashes are
    written. `names` are proper names: what is part of a longer name is no term.
    """

    def __init__(self, terms: Iterable[LoadedTerm], names: Iterable[str] = ()) -> None:
        """A variant that two terms have is the first one's; a name that is a term is a term."""
        self.terms = tuple(terms)
        self._next: list[dict[str, int]] = [{}]
        self._depth = [0]
        self._what = [_NOTHING]
        self._needed: set[str] = set()
        self._anything = False
        for number, term in enumerate(self.terms):
            for variant in term.variants:
                self._add(_words(variant), number)
        for name in names:
            self._add(_words(name), _NAME)
        self._fail = [0] * len(self._next)
        self._longest = [0] * len(self._next)
        self._rank = [0] * len(self._next)
        self._jump = [0] * len(self._next)
        self._connect()

    def find(self, text: str, closed: Sequence[Place] = ()) -> list[TermMatch]:
        """The terms in `text`, in order; none of them touches a place in `closed`.

        `closed` is sorted and does not overlap.
        """
        if not self.may_have(text):
            return []
        words, starts, ends = _pieces(text)
        for start, end in closed:
            first, last = bisect_right(ends, start), bisect_left(starts, end)
            words[first:last] = [_CLOSED] * (last - first)
        found = sorted(self._choose(self._candidates(words), len(words)))
        return [
            TermMatch(starts[first], ends[last - 1], self.terms[number])
            for first, last, number in found
            if number != _NAME
        ]

    def may_have(self, text: str) -> bool:
        """Whether there can be a term in `text`: a quick look, which most texts do not pass."""
        if self._anything or not self.terms:
            return self._anything
        if text.isascii():
            return not self._needed.isdisjoint(_PIECE.findall(_plainly(text).lower()))
        if _SIMPLE.match(text):
            words = _PIECE.findall(_plainly(text))
            return not self._needed.isdisjoint(map(str.casefold, words))
        return True

    def _add(self, words: list[str], what: int) -> None:
        """Add a term or name to the tree of all of them turned round; what was first stays."""
        if not words:
            return
        node = 0
        for word in reversed(words):
            following = self._next[node].setdefault(word, len(self._next))
            if following == len(self._next):
                self._next.append({})
                self._depth.append(self._depth[node] + 1)
                self._what.append(_NOTHING)
            node = following
        if self._what[node] == _NOTHING:
            self._what[node] = what
        if what != _NAME:
            # The longest word is most often the rarest; a term of signs alone has none.
            longest = max(words, key=len)
            self._needed.add(longest)
            self._anything = self._anything or not _HAS_LETTERS.search(longest)

    def _connect(self) -> None:
        """Where to go on from when a word does not follow, and what ends at each node."""
        queue = deque(self._next[0].values())
        while queue:
            node = queue.popleft()
            ends = self._what[node] != _NOTHING
            self._longest[node] = node if ends else self._longest[self._fail[node]]
            if ends:
                self._link(node, self._longest[self._fail[node]])
            for word, following in self._next[node].items():
                self._fail[following] = self._step(self._fail[node], word)
                queue.append(following)

    def _link(self, node: int, shorter: int) -> None:
        """Let a term's node jump over many of those that begin as it does and are shorter.

        Myers' skew-binary pointers (1983): from any node, one of a given depth is a few jumps away.
        """
        far = self._jump[shorter]
        even = (
            self._rank[shorter] - self._rank[far] == self._rank[far] - self._rank[self._jump[far]]
        )
        self._rank[node] = self._rank[shorter] + 1
        self._jump[node] = self._jump[far] if even else shorter

    def _at_most(self, node: int, length: int) -> int:
        """The longest term or name that begins as this one does and has at most so many words."""
        while self._depth[node] > length:
            far = self._jump[node]
            node = far if self._depth[far] > length else self._longest[self._fail[node]]
        return node

    def _step(self, node: int, word: str) -> int:
        """The node after one more word."""
        while node and word not in self._next[node]:
            node = self._fail[node]
        return self._next[node].get(word, 0)

    def _candidates(self, words: list[str]) -> list[tuple[int, int, int]]:
        """(minus its length, start, node) of the longest term or name at each word."""
        found, node = [], 0
        for start in range(len(words) - 1, -1, -1):
            node = self._step(node, words[start])
            if ended := self._longest[node]:
                found.append((-self._depth[ended], start, ended))
        return found

    def _choose(
        self, candidates: list[tuple[int, int, int]], size: int
    ) -> Iterable[tuple[int, int, int]]:
        """(first word, word after the last, what) of those that stay, the longest first.

        Whatever was taken before is at least as long, so that it covers the end of each candidate
        that it overlaps and whose start it leaves free.
        """
        heapify(candidates)
        taken = bytearray(size)
        while candidates:
            minus, start, node = heappop(candidates)
            if taken[start]:
                continue
            end = start - minus
            if not taken[end - 1]:
                taken[start:end] = b"\1" * -minus
                yield start, end, self._what[node]
            elif shorter := self._at_most(node, taken.index(1, start) - start):
                heappush(candidates, (-self._depth[shorter], start, shorter))


def _words(text: str) -> list[str]:
    return _pieces(text)[0]


def _pieces(text: str) -> tuple[list[str], list[int], list[int]]:
    """The words and signs of a text, folded, with where each begins and ends."""
    found = [(match[0], match.start(), match.end()) for match in _PIECE.finditer(_plainly(text))]
    if not _SIMPLE.match(text):
        found = _glued(found)
    words, starts, ends = ([], [], []) if not found else map(list, zip(*found, strict=True))
    return [word.casefold() for word in words], starts, ends


def _plainly(text: str) -> str:
    """The text with one kind of dash, apostrophe and quotation mark, as long as before."""
    return text.replace("`", "'") if text.isascii() else text.translate(_FOLDED)


def _glued(pieces: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """The pieces with marks and hidden characters back in the words that they stand in."""
    glued: list[tuple[str, int, int]] = []
    inside = False
    for word, start, end in pieces:
        joins = len(word) == 1 and category(word) in ("Mn", "Mc", "Me", "Cf")
        if glued and glued[-1][2] == start and (joins or inside):
            before, first, _ = glued.pop()
            glued.append((before + word, first, end))
        else:
            glued.append((word, start, end))
        inside = joins
    return [(_composed(word), start, end) for word, start, end in glued]


def _composed(word: str) -> str:
    """A word with its marks on its letters, and without what is hidden in it."""
    return normalize("NFC", "".join(sign for sign in word if category(sign) != "Cf"))
