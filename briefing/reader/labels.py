"""The letters that are put on links, so that typing them follows the link."""

from __future__ import annotations

from collections import deque

LETTERS = "asdfjklghqwertyuiopzxcvbnm"
"""The order in which letters are given out: first those under the fingers."""


def labels(count: int) -> list[str]:
    """`count` different labels of one letter or more, none the beginning of another.

    As many as can be have one letter only, and the easiest to type come first.
    """
    leaves = deque(reversed(LETTERS))
    while len(leaves) < count:
        stem = leaves.popleft()
        leaves.extend(stem + letter for letter in reversed(LETTERS))
    order = {letter: place for place, letter in enumerate(LETTERS)}
    easiest = sorted(leaves, key=lambda label: (len(label), [order[letter] for letter in label]))
    return easiest[: max(0, count)]
