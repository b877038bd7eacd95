"""Queries made up at random about a library: by the grammar, over names and values that are there,
and over some that are nearly there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from random import Random

from briefing.analysis.incidents.status import HAPPENED_WORDS, WHO_WORDS
from briefing.search.fields import LEDGER as LEDGER_FIELDS
from tests.search.oracle import libraries
from tests.search.oracle.libraries import (
    ACTS,
    COUNTRIES,
    DATES,
    FORMS,
    KINDS,
    OFFICES,
    TAGS,
    TYPES,
    UNITS,
)
from tests.search.oracle.world import World

NUMBERS = ("5", "50", "50.0", "61", "7.5", "0", "-3", "12000", "12000.5", "ten",
           "12,000", "12.000", "1e2", "25", "+5", "5%", "$12k", "30", "1,5")  # fmt: skip
_RANGED = {
    "date": DATES,
    "said": DATES,
    "as-of": DATES,
    "value": NUMBERS,
    "reliability": "ABCDEF",
    "credibility": "123456",
}
_WORDS = {"speaker": ("unnamed", "unknown"), "chain": ("unknown",), "outlet": ("unknown",)}
_BOXES = ("33,38,36,41", "-90,-180,90,180", "-40,170,60,-170", "33.4,38.5,33.6,38.7", "36,0,33,9",
          "80,0,90,90", "0,0,0", "-33.6,-0.2,-33.4,0.2")  # fmt: skip
_IS = ("unnamed", "verbatim", "unseen", "second-hand", "secondhand", "vague", "undated", "shared",
       "faulty", "odd")  # fmt: skip
_HAS = ("said", "date", "claimed_by", "claimed-by", "tags", "points", "relations", "in", "notes",
        "name", "speaker")  # fmt: skip
_SECTION_OF = {
    "actor": "actors",
    "speaker": "actors",
    "side": "actors",
    "target": "actors",
    **dict.fromkeys(LEDGER_FIELDS, "actors"),
    "attributed-to": "actors",
    "outlet": "actors",
    "where": "locations",
    "country": "locations",
    "in": "locations",
    "location": "locations",
    "source": "sources",
    "chain": "sources",
    "term": "terms",
}
_FIXED: Mapping[str, Sequence[str]] = {
    "kind": (*KINDS["actors"], *KINDS["locations"], *FORMS, "incident", "actors", "Front page"),
    "form": FORMS,
    "act": ACTS,
    "type": (*TYPES, "drone", "air", "drone strike"),
    "unit": (*UNITS, "attack", "bases", "strikes"),
    "tag": TAGS,
    "bbox": _BOXES,
    "id": ("Q1", "Q12", "Q 12", "q-796", "Q*"),
    "happened": (*HAPPENED_WORDS, *HAPPENED_WORDS.values()),
    "who": (*WHO_WORDS, *WHO_WORDS.values()),
    "status": ("claimed-only", "accused-not-claimed", "reported", "denied", "disputed"),
    "has": _HAS,
    "is": _IS,
}


class Queries:
    """Makes queries about one library."""

    def __init__(self, random: Random, world: World, fields: Sequence[str]) -> None:
        """`fields` are the names of the fields that the language has."""
        self.random = random
        self.world = world
        self.fields = fields
        self.slugs = sorted({key.slug for key in world.records})
        self.names = {
            section: self._called(section) for section in sorted(set(_SECTION_OF.values()))
        }

    def _called(self, section: str) -> list[str]:
        found = {
            name for key in self.world.of(section) for name in self.world.texts[key].names if name
        }
        return sorted(found) or ["nobody"]

    def query(self, depth: int = 2) -> str:
        """One query."""
        makers: list[tuple[int, Callable[[], str]]] = [(4, self.word), (7, self.field)]
        if depth:
            makers += [
                (4, lambda: f"{self.query(depth - 1)} {self.query(depth - 1)}"),
                (2, lambda: f"({self.query(depth - 1)} {self._or()} {self.query(depth - 1)})"),
                (2, lambda: f"-{self.query(0)}"),
                (1, lambda: f"NOT ({self.query(depth - 1)})"),
                (1, lambda: f"{self.query(depth - 1)} {self._or()} {self.query(depth - 1)}"),
            ]
        weights, made = [weight for weight, _ in makers], [make for _, make in makers]
        return self.random.choices(made, weights)[0]()

    def _or(self) -> str:
        return self.random.choice(("OR", "|"))

    def word(self) -> str:
        """A word or a phrase that may be in a text."""
        pick = self.random.random()
        words = [self.random.choice(libraries.WORDS)]
        if pick < 0.25:
            words = self.random.choice(self.names[self.random.choice(list(self.names))]).split()[:3]
        elif pick < 0.45:
            words += [self.random.choice(libraries.WORDS)]
        elif pick < 0.6:
            words = self.random.choice(libraries.NAMES).split()
        text = " ".join(self._worn(word) for word in words)
        how = self.random.random()
        if how < 0.25:
            return f'"{text}"' + self.random.choice(("", "", "*"))
        if how < 0.45 and len(words) == 1:
            return text + self.random.choice(("~", "~", "~1", "~2", "*"))
        return text

    def _worn(self, word: str) -> str:
        """A word as it is, or with a letter missing or twice, or only begun, or in capitals."""
        pick, at = self.random.random(), self.random.randrange(len(word))
        if pick < 0.08:
            return word[:at] + word[at + 1 :] or word
        if pick < 0.14:
            return word[:at] + word[at] + word[at:]
        if pick < 0.24:
            return word[: at + 1]
        return word.upper() if pick < 0.3 else word

    def field(self) -> str:
        """A field with a value, or several."""
        name = self.random.choice(list(self.fields))
        pick = self.random.random()
        if pick < 0.08:
            return f"{name}:{self.random.choice(('*', 'none'))}"
        if pick < 0.18:
            between = self.random.choice((" OR ", " | ", " ", " -"))
            return f"{name}:({self.value(name)}{between}{self.value(name)})"
        return f"{'-' * (pick > 0.92)}{name}:{self.value(name)}"

    def value(self, name: str) -> str:
        """A value for a field."""
        if name in _RANGED:
            return self._scalar(_RANGED[name])
        makers = {
            "link-to": self._reference,
            "linked-by": self._reference,
            "near": self._near,
            "role": self._office,
        }
        if name in makers:
            return makers[name]()
        if name in ("title", "text"):
            return (
                self.word().split()[0].replace('"', "")
                if self.random.random() < 0.7
                else f'"{self._words()}"'
            )
        if name in _WORDS and self.random.random() < 0.15:
            return self.random.choice(_WORDS[name])
        if name == "country" and self.random.random() < 0.6:
            return self.random.choice((*COUNTRIES, "sy", '"IR"'))
        if name in _FIXED:
            return self._quoted(self.random.choice(_FIXED[name]))
        section = _SECTION_OF.get(name, "actors")
        if name in ("target", "chain") and self.random.random() < 0.5:
            section = "locations" if name == "target" else "actors"
        return self._name(self.names[section])

    def _office(self) -> str:
        day = f"@{self.random.choice(DATES)}" if self.random.random() < 0.6 else ""
        return self._quoted(self.random.choice((*OFFICES, "secret", "press"))) + day

    def _near(self) -> str:
        """A place or a point, and a distance."""
        places = (self._name(self.names["locations"]), "33.5,38.6", "-33.5,0")
        place = self.random.choice(places).replace('"', "")
        reach = self.random.choice(("5km", "40km", "40 mi", "300KM", "15000km", "200m", "km"))
        return f'"{place},{reach}"'

    def _words(self) -> str:
        return " ".join(self.random.choices(libraries.WORDS, k=self.random.randint(1, 2)))

    def _name(self, names: Sequence[str]) -> str:
        name, pick = self.random.choice(names), self.random.random()
        if pick < 0.3:
            return name.replace(" ", self.random.choice(("-", "", "-")))
        if pick < 0.4:
            return self._worn(self.random.choice(name.split()))
        if pick < 0.5:
            return f'"{self._worn(name)}"*'
        if pick < 0.75:
            return name.replace(" ", "-") + "+"
        if pick < 0.82:
            return self._worn(name.replace(" ", "-")) + "~"
        return self._quoted(name)

    def _quoted(self, value: str) -> str:
        plain = " " not in value and self.random.random() < 0.6
        return value + "*" * (self.random.random() < 0.1) if plain else f'"{value}"'

    def _reference(self) -> str:
        slug = self.random.choice(self.slugs)
        if self.random.random() < 0.2:
            slug = f"{self.random.choice((*self.world.scopes, 'shared'))}/{slug}"
        return slug

    def _scalar(self, values: Sequence[str]) -> str:
        return self._ranged(values) if self.random.random() < 0.7 else self.random.choice(values)

    def _ranged(self, values: Sequence[str]) -> str:
        one, other = self.random.choice(values), self.random.choice(values)
        patterns = (">{0}", ">={0}", "<{0}", "<={0}", "={0}", "{0}..{1}", "{0}..", "..{0}")
        return self.random.choice(patterns).format(one, other)
