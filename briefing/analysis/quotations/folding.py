"""What does not count when a quotation is compared with its source, and nothing else.

Runs of white space are one blank, all quotation marks and apostrophes are one mark, and so are all
dashes. Letters are compared as they are composed (NFC), and signs that nobody sees are left out:
soft hyphens, marks without any width, and those that only say in which direction to write. Case,
letters, accents, brackets and every other sign count.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from unicodedata import category, is_normalized, normalize

# The characters with the property Quotation_Mark (Unicode, PropList.txt), primes, and what is typed
# in their place; then those with the property Dash, and the hyphen bullet.
QUOTATION_MARKS = "\"'`´«»‘’‚‛“”„‟‹›′″‵‶ʹʺʻʼʽ˝⹂「」『』〝〞〟﹁﹂﹃﹄＂＇｀｢｣"
DASHES = "-֊־᐀᠆‐‑‒–—―⁃⁓⁻₋−⸗⸚⸺⸻⹀〜〰゠︱︲﹘﹣－"
_FOLDED = str.maketrans(dict.fromkeys(QUOTATION_MARKS, "'") | dict.fromkeys(DASHES, "-"))
_BLANKS = re.compile(r"\s\s+|[^\S ]")
_UNSEEN = frozenset(
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062"
    "\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)
_BEYOND = re.compile(r".?[^\x00-\x7f]+", re.DOTALL)
"""Where there may be marks, with the letter that the first of them may belong to."""
_DROP_UNSEEN = dict.fromkeys(map(ord, _UNSEEN))
_SIGNS = r"\s!-/:-@\[-^`{-~¡-©«-±´¶-¸»¿‐-\u205e、-〿،؛؟۔"
TOKEN = re.compile(rf"[^{_SIGNS}]+(?:'[^{_SIGNS}]+)*|\S")
"""A word, with the apostrophes inside it, or one sign; in folded text."""


Run = tuple[int, int]
"""A place in a text that was made shorter, and by how many characters it was up to that one."""


class Folded:
    """A text as it is compared, and how to get back to the original.

    `blanks` are the runs that one blank stands for, `letters` what was left out or composed before.
    """

    def __init__(
        self, original: str, text: str, blanks: tuple[Run, ...], letters: tuple[Run, ...]
    ) -> None:
        """`original` is the text as it is written, and `text` as it is compared."""
        self.original = original
        self.text = text
        self.blanks = blanks
        self.letters = letters

    def origin(self, index: int) -> int:
        """Where in the original text starts the character at `index` of the folded one."""
        return _before(_before(index, self.blanks), self.letters)

    def end(self, index: int) -> int:
        """Where in the original text ends the character at `index` of the folded one."""
        return _before(_before(index, self.blanks) + 1, self.letters)

    def start_of(self, token: int) -> int:
        """Where in the original text a token starts."""
        return self.origin(self.tokens[token][0])

    def end_of(self, token: int) -> int:
        """Where in the original text a token ends."""
        return self.end(self.tokens[token][1] - 1)

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


def _before(index: int, runs: tuple[Run, ...]) -> int:
    """Where a character stood before a text was made shorter at `runs`."""
    run = bisect_right(runs, index - 1, key=_place) - 1
    return index + (runs[run][1] if run >= 0 else 0)


def _place(run: Run) -> int:
    return run[0]


@lru_cache(maxsize=4)
def source_folded(text: str) -> Folded:
    """A source's text as it is compared; the last few are kept, for many quotations ask of one."""
    return folded(text)


def folded(text: str) -> Folded:
    """A text as it is compared."""
    seen, letters = text, tuple[Run, ...]()
    if not (is_normalized("NFC", text) and _UNSEEN.isdisjoint(text)):
        seen, letters = _shorter(text, _composed(text))
    blank, blanks = _shorter(seen, ((*match.span(), " ") for match in _BLANKS.finditer(seen)))
    return Folded(text, blank.translate(_FOLDED), blanks, letters)


def _shorter(text: str, changes: Iterable[tuple[int, int, str]]) -> tuple[str, tuple[Run, ...]]:
    """The text with what stands from one place to another replaced, and the runs that were."""
    pieces, runs, at, length, dropped = list[str](), list[Run](), 0, 0, 0
    for start, end, instead in changes:
        pieces += (text[at:start], instead)
        length += start - at + len(instead)
        at = end
        if end - start != len(instead):
            dropped += end - start - len(instead)
            runs.append((length - 1, dropped))
    return "".join((*pieces, text[at:])), tuple(runs)


def _composed(text: str) -> Iterator[tuple[int, int, str]]:
    """Each letter with its marks as one letter, where it can be; and nothing for unseen signs."""
    for stretch in _BEYOND.finditer(text):
        start = stretch.start()
        for at in range(start + 1, stretch.end() + 1):
            if at == stretch.end() or not _joins(text[at]):
                found = text[start:at]
                composed = normalize("NFC", found.translate(_DROP_UNSEEN))
                if composed != found:
                    yield start, at, composed
                start = at


def _joins(character: str) -> bool:
    """Whether a character may be one with the one before it: a mark, or a piece of a syllable."""
    return (
        category(character)[0] == "M" or "\u1160" <= character <= "\u11ff" or character in _UNSEEN
    )


def belongs(character: str) -> bool:
    """Whether a character is part of a word: a letter, a digit, or a mark that combines."""
    return character.isalnum() or category(character)[0] == "M"
