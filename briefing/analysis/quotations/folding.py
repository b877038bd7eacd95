"""What does not count when a quotation is compared with its source, and nothing else.

Runs of white space are one blank, all quotation marks and apostrophes are one mark, and so are all
dashes. Case, letters, accents, brackets and every other sign count.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from unicodedata import category

# The characters with the property Quotation_Mark (Unicode, PropList.txt), primes, and what is typed
# in their place; then those with the property Dash, and the hyphen bullet.
QUOTATION_MARKS = "\"'`´«»‘’‚‛“”„‟‹›′″‵‶ʹʺʻʼʽ˝⹂「」『』〝〞〟﹁﹂﹃﹄＂＇｀｢｣"
DASHES = "-֊־᐀᠆‐‑‒–—―⁃⁓⁻₋−⸗⸚⸺⸻⹀〜〰゠︱︲﹘﹣－"
_FOLDED = str.maketrans(dict.fromkeys(QUOTATION_MARKS, "'") | dict.fromkeys(DASHES, "-"))
_BLANKS = re.compile(r"\s+")
_SIGNS = r"\s!-/:-@\[-^`{-~¡-©«-±´¶-¸»¿‐-\u205e、-〿،؛؟۔"
TOKEN = re.compile(rf"[^{_SIGNS}]+(?:'[^{_SIGNS}]+)*|\S")
"""A word, with the apostrophes inside it, or one sign; in folded text."""


@dataclass(frozen=True)
class Folded:
    """A text as it is compared, and how to get back to the original.

    `runs` are the places of runs of several blanks: each its place in the folded text, and how many
    characters have been left out up to its end.
    """

    original: str
    text: str
    runs: tuple[tuple[int, int], ...]

    def origin(self, index: int) -> int:
        """Where in the original text stands the character at `index` of the folded one."""
        run = bisect_right(self.runs, index - 1, key=_place) - 1
        return index + (self.runs[run][1] if run >= 0 else 0)

    def start_of(self, token: int) -> int:
        """Where in the original text a token starts."""
        return self.origin(self.tokens[token][0])

    def end_of(self, token: int) -> int:
        """Where in the original text a token ends."""
        return self.origin(self.tokens[token][1] - 1) + 1

    def is_apart(self, token: int) -> bool:
        """Whether there is a blank between a token and the one before it."""
        return self.tokens[token][0] > self.tokens[token - 1][1]

    @cached_property
    def tokens(self) -> tuple[tuple[int, int], ...]:
        """Where each token starts and ends, in the folded text."""
        return tuple(match.span() for match in TOKEN.finditer(self.text))

    @cached_property
    def places(self) -> Mapping[str, list[int]]:
        """The numbers of the tokens that each word, or sign, is."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, (start, end) in enumerate(self.tokens):
            found[self.text[start:end]].append(number)
        return dict(found)


def _place(run: tuple[int, int]) -> int:
    return run[0]


@lru_cache(maxsize=4)
def source_folded(text: str) -> Folded:
    """A source's text as it is compared; the last few are kept, for many quotations ask of one."""
    return folded(text)


def folded(text: str) -> Folded:
    """A text as it is compared."""
    runs = [(match.start(), match.end() - match.start() - 1) for match in _BLANKS.finditer(text)]
    longer = [(start, dropped) for start, dropped in runs if dropped]
    totals = list(accumulate(dropped for _, dropped in longer))
    before = [0, *totals]
    places = tuple(
        (start - left_out, total)
        for (start, _), left_out, total in zip(longer, before, totals, strict=False)
    )
    return Folded(text, _BLANKS.sub(" ", text.translate(_FOLDED)), places)


def belongs(character: str) -> bool:
    """Whether a character is part of a word: a letter, a digit, or a mark that combines."""
    return character.isalnum() or category(character)[0] == "M"
