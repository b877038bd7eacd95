"""Prose that looks real: a few words that are everywhere, many that are rare, and made-up names."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from random import Random

_NOUNS, _VERBS, _ADJECTIVES, _SYLLABLES = (
    line.split() for line in Path(__file__).with_name("words.txt").read_text("utf-8").splitlines()
)
_ENDS = ("n", "r", "m", "sh", "l", "d", "a", "i", "an", "iya")
_RARE = 40_000
"""Made-up words of which a text may have one: a library's vocabulary grows with it."""


class Zipf:
    """Picks among things, the first far more often: the n-th as 1 / n (G. K. Zipf, 1935)."""

    def __init__(self, count: int) -> None:
        """Picks a number from 0 to `count` - 1."""
        self._totals = list(accumulate(1 / rank for rank in range(1, count + 1)))

    def pick(self, chance: Random) -> int:
        """One of the numbers."""
        return bisect(self._totals, chance.random() * self._totals[-1])


class Prose:
    """Sentences and names, always the same ones for the same chance."""

    def __init__(self, chance: Random) -> None:
        """`chance` decides which words come."""
        self._chance = chance
        self._nouns = _shuffled(_NOUNS, chance)
        self._verbs = _shuffled(_VERBS, chance)
        self._noun, self._verb = Zipf(len(_NOUNS)), Zipf(len(_VERBS))
        self._rare = Zipf(_RARE)

    def sentence(self) -> str:
        """Ten to twenty words."""
        chance = self._chance
        end = chance.choice(
            (
                f"near {self.name(self._rare.pick(chance))}",
                f"{chance.randint(2, 90)} {chance.choice(('minutes', 'hours', 'days'))} later",
                f"with {chance.randint(2, 400)} others",
                f"after the {self._a_noun()} was {self._a_verb()}",
            )
        )
        return (
            f"The {self._adjective()} {self._a_noun()} {self._a_verb()} the {self._a_noun()} "
            f"of the {self._adjective()} {self._a_noun()} {end}."
        )

    def phrase(self) -> str:
        """Three or four words, for a title."""
        return f"{self._adjective().capitalize()} {self._a_noun()} {self._a_verb()}"

    def name(self, number: int) -> str:
        """The made-up name with a number: the same one whenever it is asked for."""
        word, rest = "", number + 17
        while rest:
            rest, at = divmod(rest, len(_SYLLABLES))
            word += _SYLLABLES[at]
        return (word + _ENDS[number % len(_ENDS)]).capitalize()

    def _adjective(self) -> str:
        return self._chance.choice(_ADJECTIVES)

    def _a_noun(self) -> str:
        return self._nouns[self._noun.pick(self._chance)]

    def _a_verb(self) -> str:
        return self._verbs[self._verb.pick(self._chance)]


def _shuffled(words: Sequence[str], chance: Random) -> list[str]:
    return chance.sample(words, len(words))
