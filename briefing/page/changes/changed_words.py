"""Old words and new ones, with what is different in them marked, also without any colour."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from briefing.page.blocks import Line, Span

_WORD = re.compile(r"\w+|\s+|[^\w\s]+")
_AROUND = 60
"""Characters beside a difference that are told; what is the same further off is left out."""
_MOST = 4_000
"""Pieces up to which two texts are compared word by word; longer ones only at their ends."""


@lru_cache(maxsize=64)
def changed_words(old: str, new: str) -> tuple[Line, Line]:
    """Both texts: `[-gone-]` stands in the old one and `{+come+}` in the new one."""
    one, two = (_WORD.findall(text) for text in (old, new))
    was: list[Span] = []
    is_: list[Span] = []
    pieces = _compared(one, two)
    for number, (same, before, after) in enumerate(pieces):
        if same:
            first, last = number == 0, number == len(pieces) - 1
            kept = _shortened(before, first=first, last=last)
            was.append(Span(kept))
            is_.append(Span(kept))
        else:
            was += [Span(f"[-{before}-]", "strong")] if before else []
            is_ += [Span(f"{{+{after}+}}", "strong")] if after else []
    return tuple(was), tuple(is_)


def _compared(one: list[str], two: list[str]) -> list[tuple[bool, str, str]]:
    """What is the same and what is not, in turn."""
    head = next((n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), None)
    head = min(len(one), len(two)) if head is None else head
    ends = zip(reversed(one[head:]), reversed(two[head:]), strict=False)
    tail = 0
    for a, b in ends:
        if a != b:
            break
        tail += 1
    one_mid, two_mid = one[head : len(one) - tail], two[head : len(two) - tail]
    found = [(True, "".join(one[:head]), "")] if head else []
    if max(len(one_mid), len(two_mid)) > _MOST:
        found.append((False, "".join(one_mid), "".join(two_mid)))
    else:
        found += _word_by_word(one_mid, two_mid)
    return [*found, (True, "".join(one[len(one) - tail :]), "")] if tail else found


def _word_by_word(one: list[str], two: list[str]) -> list[tuple[bool, str, str]]:
    found: list[tuple[bool, str, str]] = []
    for what, a, b, c, d in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        before, after = "".join(one[a:b]), "".join(two[c:d])
        same = what == "equal" and (bool(before.strip()) or not found)
        if found and not same and not found[-1][0]:
            _, was, is_ = found[-1]
            found[-1] = (False, was + before, is_ + (after if what != "equal" else before))
        else:
            found.append((same, before, before if what == "equal" and not same else after))
    return found


def _shortened(text: str, *, first: bool, last: bool) -> str:
    """What is the same, without its middle; at the beginning and the end of a text without that."""
    if len(text) <= 2 * _AROUND:
        return text
    left = "" if first else f"{_begin(text)} "
    right = "" if last else f" {_end(text)}"
    return f"{left}…{right}"


def _begin(text: str) -> str:
    return text[:_AROUND].rpartition(" ")[0] or text[:_AROUND]


def _end(text: str) -> str:
    return text[-_AROUND:].partition(" ")[2] or text[-_AROUND:]
