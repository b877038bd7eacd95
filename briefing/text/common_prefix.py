"""With how many letters texts begin alike."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise


def common_prefix_length(one: str, other: str) -> int:
    """How many letters two texts have in common before the first that differs."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (here, there) in pairs if here != there), min(len(one), len(other)))


def name_prefix_length(one: str, other: str) -> int:
    """The same of two names; none where they are the same, or differ in case alone."""
    name, twin = one.casefold(), other.casefold()
    return 0 if name == twin else common_prefix_length(name, twin)


def longest_prefixes(names: Iterable[str]) -> dict[str, int]:
    """Of each of some names, with how many of its letters another of them begins too."""
    found = dict.fromkeys(sorted(set(names), key=str.casefold), 0)
    for one, other in pairwise(found):
        shared = name_prefix_length(one, other)
        found[one], found[other] = max(found[one], shared), shared
    return found
