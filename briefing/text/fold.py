"""The one folding of text, the same for what is stored and for what is asked.

A folded text is lower-case letters and digits with single spaces between them. Everything in which
two ways of writing a name differ is gone: case, accents, apostrophes and the marks for ayn and
hamza, tatweel, the variants of Arabic letters, hyphens and other punctuation.

Folding works on one character at a time, so that each folded character knows where it came from.
Some scripts write without spaces (Chinese, Japanese, Thai), or put particles behind words (Korean).
There each letter, and each Korean syllable, is a word, and what is asked is a phrase of such words:
so 安全 is found wherever it stands.

All combining marks go, as the design asks; in scripts that write vowels as marks (Devanagari, Thai)
this finds more than was asked for, never less.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from unicodedata import category, decimal, normalize

_LETTERS = {
    # Latin letters that Unicode does not take apart, as a keyboard without them writes them.
    **dict(zip("øłđħŧıð", "oldhtid", strict=True)),
    **dict(zip("æœþ", ("ae", "oe", "th"), strict=True)),
    # Alef forms; the other carriers of hamza come apart by NFKD into the letter and a mark.
    **dict.fromkeys("ٱٲٳ", "ا"),
    # Alef maqsura, and the Persian, Kashmiri and Urdu forms of ya.
    **dict.fromkeys("ىیؠے", "ي"),
    # Ta marbuta, and the Kurdish and Urdu forms of ha.
    **dict.fromkeys("ةەہھۃ", "ه"),
    # Persian and swash kaf.
    **dict.fromkeys("کڪ", "ك"),
}

_DROPPED = frozenset(
    "'`´‘’‛′‵"  # what stands for an apostrophe, an ayn or a hamza on one keyboard or another
    "՚׳״ߴߵ᾽᾿῾΄Ꞌꞌ"  # apostrophes of Armenian, Hebrew, N'Ko, Greek, and the saltillo
    "ʔʕɁɂꜢꜣꜤꜥ"  # letters that transliterations write for hamza and ayn
    "ءٴـۥۦࣉ"  # hamza on the line, high hamza, tatweel, the small letters of Quranic spelling
    "ՙꞈ"
) | frozenset(map(chr, range(0x02B0, 0x0300)))  # the block "Spacing Modifier Letters": ʿ ʾ ʼ ʻ ˈ
_UNSPACED = (
    "[\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303c\u3040-\u312f\u31a0-\u31bf"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U0001aff0-\U0001b16f"
    "\U00020000-\U0003ffff"  # Chinese and Japanese
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\ua9e0-\ua9ff\uaa60-\uaa7f]"  # Thai to Burmese
)
"""Letters of scripts that write without spaces. To compile them takes two milliseconds, which texts
without any need not wait for."""
_SYLLABLE = "[\u1100-\u115f\ua960-\ua97f]"
"""What a Korean syllable begins with; NFKD takes syllables apart."""
_FIRST_APART = "\u0e00"
"""The first character that is one of either."""
_IN_SYLLABLE = "\u1160-\u11ff\ud7b0-\ud7ff"
_LATER_IN_SYLLABLE = re.compile(f"[{_IN_SYLLABLE}]")
_BEHIND_SYLLABLE = re.compile(f"(?<=[{_IN_SYLLABLE}])(?=[^ {_IN_SYLLABLE}])")
APOSTROPHES = "'’`´‘ʼ"
"""Between two letters these may be apostrophes: what stands behind one is also a word (l’OTAN)."""
_KEPT_CHARACTERS = 20_000  # more than all living alphabets together; bounds the memory


def fold(text: str) -> str:
    """`text` folded: words of lower-case letters and digits, single spaces, none at the ends."""
    return " ".join(_translated(text).split())


def words(text: str) -> list[str]:
    """The folded words of `text`, in order."""
    return _translated(text).split()


def has_beginnings(text: str, typed: str) -> bool:
    """Whether `text` has, for every word that was typed, one that begins with it."""
    there = words(text)
    return all(any(word.startswith(start) for word in there) for start in words(typed))


def joined(text: str) -> str:
    """`text` folded and without its spaces, so that "Deir Ezzor" is "Deir ez-Zor"."""
    return "".join(_translated(text).split())


@lru_cache(maxsize=32)  # whoever looks for several words in a text asks for each of them
def folded_map(text: str) -> tuple[str, Sequence[int]]:
    """`fold(text)`, and for each of its characters the index in `text` that it came from."""
    single = text.translate(_SINGLE)
    if _SEVERAL in single:
        return _folded_map_by_characters(text)
    words: list[str] = []
    origins: list[int] = []
    gap = 0
    for found in _WORD.finditer(single):
        start, end = found.span()
        if word := found[0].replace(_NONE, ""):
            if words:
                origins.append(gap)
            whole = len(word) == end - start
            places = range(start, end)
            origins.extend(places if whole else [at for at in places if single[at] != _NONE])
            words.append(word)
            gap = end
    return " ".join(words), origins


def find(text: str, wanted: Sequence[str], *, prefix: bool = True) -> list[tuple[int, int]]:
    """Where `wanted` begins a word of `text`, as (start, end) in `text`.

    `wanted` holds folded words, or folded phrases with single spaces. With `prefix` the word may
    go on after the match ("drone" in "drones"); without it, it must end there. The spans are sorted
    and do not overlap: what overlaps becomes one span.
    """
    folded, ending = fold(text), "" if prefix else " "
    starts = sorted(
        (start, start + len(piece))
        for piece in wanted
        if piece
        for start in _occurrences(f" {folded}{ending}", f" {piece}{ending}")
    )
    # Where each letter came from takes far longer to say; most texts have nothing that is wanted.
    return _spans(text, folded_map(text)[1], starts) if starts else []


def find_text(text: str, wanted: str) -> list[tuple[int, int]]:
    """Where `wanted`, folded here, stands in `text`, also inside words, as (start, end) in `text`.

    Sorted; no two overlap.
    """
    piece = fold(wanted)
    if not piece:
        return []
    folded, origins = folded_map(text)
    found, after = [], 0
    for start in _occurrences(folded, piece):
        if start >= after:
            after = start + len(piece)
            found.append((start, after))
    return _spans(text, origins, found)


def _occurrences(folded: str, piece: str) -> Iterator[int]:
    """Every index of `piece` in `folded`, also where two of them overlap."""
    start = folded.find(piece)
    while start >= 0:
        yield start
        start = folded.find(piece, start + 1)


def _folded_map_by_characters(text: str) -> tuple[str, list[int]]:
    letters: list[str] = []
    origins: list[int] = []
    gap = -1
    for index, character in enumerate(text):
        for letter in _TABLE[ord(character)]:
            if letter == " ":
                gap = index if gap < 0 else gap
                continue
            if letters and gap < 0 and _BEHIND_SYLLABLE.search(letters[-1] + letter):
                gap = index
            if gap >= 0 and letters:
                letters.append(" ")
                origins.append(gap)
            gap = -1
            letters.append(letter)
            origins.append(index)
    return "".join(letters), origins


def _spans(
    text: str, origins: Sequence[int], found: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Sorted places in the folded text as places in `text`; overlapping ones become one."""
    spans: list[tuple[int, int]] = []
    for first, last in found:
        start, end = origins[first], _after_marks(text, origins[last - 1] + 1)
        if spans and start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans


def _after_marks(text: str, end: int) -> int:
    """`end` moved past the combining marks that belong to the character before it."""
    while end < len(text) and category(text[end])[0] == "M":
        end += 1
    return end


def _fold_character(character: str) -> str:
    """What one character of any text folds to: letters and digits, a space, or nothing."""
    if character in _DROPPED:  # before NFKD, which makes a space and a mark of some of them
        return ""
    if character in "™℠":  # NFKD would add their letters to the word before
        return " "
    # Twice, because folding the case can bring forth letters that come apart, and the reverse.
    plain = normalize("NFKD", normalize("NFKD", character).casefold()).casefold()
    return "".join(map(_fold_part, plain))


def _fold_part(character: str) -> str:
    """What one character that NFKD cannot take apart folds to."""
    kind = category(character)
    if character in _DROPPED or kind[0] == "M" or kind == "Cf":
        return ""
    if kind == "Nd":
        return str(decimal(character))
    if kind[0] not in "LN":
        return " "
    if character >= _FIRST_APART and re.match(_UNSPACED, character):
        return f" {character} "
    if character >= _FIRST_APART and re.match(_SYLLABLE, character):
        return f" {character}"
    return _LETTERS.get(character, character)


class _Table(dict[int, str]):
    """What each code point folds to, found when it is first met; made for `str.translate`."""

    def __missing__(self, code: int) -> str:
        folded = _fold_character(chr(code))
        if len(self) < _KEPT_CHARACTERS:
            self[code] = folded
        return folded


class _Single(dict[int, str]):
    """The same, where that is one letter or a space; `_NONE` and `_SEVERAL` where it is not."""

    def __missing__(self, code: int) -> str:
        folded = _TABLE[code]
        single = folded if len(folded) == 1 else _SEVERAL if folded else _NONE
        if _LATER_IN_SYLLABLE.match(single):
            single = _SEVERAL
        if len(self) < _KEPT_CHARACTERS:
            self[code] = single
        return single


_NONE, _SEVERAL = "\0", "\1"  # which fold to spaces themselves
_WORD = re.compile("[^ ]+")
_SINGLE = _Single()
_TABLE = _Table()
_ASCII = bytes(ord(_TABLE[code] or " ") for code in range(128)) + bytes(128)
_DROPPED_ASCII = bytes(code for code in range(128) if not _TABLE[code])
_WESTERN = re.compile("[\x80-\u024f\u2010-\u203f]")
"""Latin letters with accents, and the quotation marks and dashes of printers: what a Western text
has beside ASCII."""


def _translated(text: str) -> str:
    """Each character of `text` as what it folds to.

    Bytes are translated ten times as fast as characters, so as much as can be is done that way.
    """
    plain = text if text.isascii() else _WESTERN.sub(_fold_match, text)
    if not plain.isascii():
        return _BEHIND_SYLLABLE.sub(" ", text.translate(_TABLE))
    return plain.encode().translate(_ASCII, _DROPPED_ASCII).decode()


def _fold_match(found: re.Match[str]) -> str:
    return _TABLE[ord(found[0])]
