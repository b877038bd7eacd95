"""Prose with links in it: `[[slug]]`, `[[slug|shown words]]` and `[[other-briefing/slug]]`.

Only double brackets that close, with something in them and no further bracket, are a link;
everything else is the text it is: `[sic]`, `[[`, `[[a [b]]]`. The target may be any words on one
line, a slug or not, so that a misspelt one can be reported instead of passing for text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_LINK = re.compile(r"\[\[(?=\s*[^][|\s])(?P<target>[^][|\n]+)(?:\|(?P<shown>[^][]*))?\]\]")


class PlainWords(NamedTuple):
    """A piece of the text that is not a link, as it was written."""

    text: str


class Mention(NamedTuple):
    """A link: its target and, if given, the words to show for it.

    Neither has blanks at its ends. `start` and `end` are where it stands in the text, brackets
    included.
    """

    target: str
    shown: str
    start: int
    end: int


def parse_prose(text: str) -> list[PlainWords | Mention]:
    """`text` as words and links in turn; every character of it belongs to exactly one of them."""
    parts: list[PlainWords | Mention] = []
    after = 0
    for match in _LINK.finditer(text):
        if match.start() > after:
            parts.append(PlainWords(text[after : match.start()]))
        parts.append(_mention(match))
        after = match.end()
    if after < len(text):
        parts.append(PlainWords(text[after:]))
    return parts


def mentions(text: str) -> list[Mention]:
    """The links of `text`, in order."""
    return [_mention(match) for match in _LINK.finditer(text)] if "[[" in text else []


def plain_prose(text: str) -> str:
    """`text` with each link as its shown words or, where it has none, its slug."""
    return _LINK.sub(lambda match: _shown(_mention(match)), text) if "[[" in text else text


def slug_words(reference: str) -> str:
    """A slug as words, where nothing better is known; of `other-briefing/slug`, the slug."""
    return reference.rpartition("/")[2].replace("-", " ")


def link_excerpts(
    parts: list[PlainWords | Mention], length: int = 120
) -> Iterator[tuple[Mention, str]]:
    """Each link among the `parts` of a text, with at most `length` characters around its start.

    They are of the plain text, cut between words (inside one only where a single word is longer
    than `length`), with … where something was cut off. Line breaks and runs of blanks are single
    spaces.
    """
    said = [part.text if isinstance(part, PlainWords) else _shown(part) for part in parts]
    text, at = "".join(said), 0
    whole = _spaced(text)
    for part, words in zip(parts, said, strict=True):
        if isinstance(part, Mention):
            yield part, _around(whole, at if text == whole else _reach(text[:at]), length)
        at += len(words)


def _around(whole: str, middle: int, length: int) -> str:
    """The excerpt about `middle` of `whole`, a text in single spaces."""
    return whole if len(whole) <= length else _window(whole, min(middle, len(whole)), length)


def _reach(before: str) -> int:
    """How much of a text in single spaces is what stood `before` a place in it."""
    reach = len(_spaced(before))
    return reach + 1 if reach and before[-1].isspace() else reach


def _spaced(text: str) -> str:
    """`text` with single spaces, and none at its ends."""
    return " ".join(text.split())


def _mention(match: re.Match[str]) -> Mention:
    """The link that `_LINK` found."""
    shown = (match["shown"] or "").strip()
    return Mention(match["target"].strip(), shown, match.start(), match.end())


def _shown(mention: Mention) -> str:
    """The words that stand for a link in plain text."""
    return mention.shown or mention.target.rpartition("/")[2]


def _window(whole: str, middle: int, length: int) -> str:
    """`length` characters, marks of a cut included, of the longer `whole`, about `middle`."""
    start = max(0, min(middle - length // 2, len(whole) - length))
    end = start + length
    if start:
        start = _first_word(whole, start + 1, max(middle, start + 1))
    if end < len(whole):
        end = _last_word(whole, end - 1, middle)
    cut = whole[start:end].strip()
    return f"{'…' if start else ''}{cut}{'…' if end < len(whole) else ''}"


def _first_word(whole: str, start: int, latest: int) -> int:
    """The first beginning of a word from `start` on and not after `latest`, or `start`."""
    space = whole.find(" ", start - 1, latest)
    return space + 1 if space >= 0 else start


def _last_word(whole: str, end: int, earliest: int) -> int:
    """The last end of a word up to `end` and after `earliest`, or `end`."""
    space = whole.rfind(" ", earliest + 1, end + 1)
    return space if space >= 0 else end
