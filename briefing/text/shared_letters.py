"""With how many letters texts begin alike."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise


def letters_shared(one: str, other: str) -> int:
    """How many letters two texts have in common before the first that differs."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (here, there) in pairs if here != there), min(len(one), len(other)))


def names_shared(one: str, other: str) -> int:
    """The same of two names; none where they are the same, or differ in case alone."""
    name, twin = one.casefold(), other.casefold()
    return 0 if name == twin else letters_shared(name, twin)


def alike_among(names: Iterable[str]) -> dict[str, int]:
    """Of each of some names, with how many letters another of them begins too."""
    found = dict.fromkeys(sorted(set(names), key=str.casefold), 0)
    for one, other in pairwise(found):
        shared = names_shared(one, other)
        found[one], found[other] = max(found[one], shared), shared
    return found
