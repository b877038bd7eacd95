"""Small libraries made up at random: the same seed gives the same files.

They are meant to be awkward: names in several spellings and scripts, dates that are vague or open,
places inside each other, actors that are part of others, unnamed speakers, links that lead nowhere.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random
from typing import Any

import yaml

NAMES = (
    "Kata’ib Hezbollah", "Kata'ib al-Imam Ali", "al-Tanf", "Deir ez-Zor", "Dayr az-Zawr",
    "Deir Ezzor", "التنف", "دير الزور", "المقاومة الإسلامية", "Ain al-Asad", "ʿAyn al-Asad",
    "O'Brien", "Jean-Luc Écoles", "River Guard", "Guard of the River", "RG", "KH", "North", "Tell",
    "Tell Rif’at", "Rifat", "Kevin Cramer", "The Daily", "Daily Tell", "River", "al-Omar",
    "3rd Brigade", "Lake-Guard", "LakeGuard", "None", "Unnamed", "Harir", "Conoco", "Straße",
    "Nor", "Asad",
)  # fmt: skip
WORDS = (
    "drone", "drones", "deterrence", "deterence", "harir", "strike", "strikes", "struck", "fuel",
    "depot", "dawn", "exhausting", "the", "enemy", "al-Tanf", "Deir ez-Zor", "deir", "zor", "61",
    "attacks", "Kata’ib", "in", "river", "guard", "tell", "air-defence", "airdefence", "air",
    "defence", "هجوم", "الهجوم", "quarter—past", "O'Brien", "non-", "unclear", "dron", "title",
    "Brien", "安全检查", "安全", "리가는", "리가", "U.S.", "US", "12,400", "12400",
)  # fmt: skip
DATES = (
    "2023-11-18", "2023-11-17", "2023-11-12", "2023-11-01", "2023-10-31", "2023-11", "2023-12",
    "2023", "2023-11-18~", "2023-11?", "2023-11-XX", "2023-XX-XX", "202X", "2023-11-06/2023-11-12",
    "2023-11/..", "../2023-10", "2023-11-12/", "/2023-11-15", "2023-24", "2023-23",
    "2023-11-18T14:30:00Z", "-0044", "Y17000", "2023-11-10/2023-11-20~", "2024-02-29",
    "-0044-03-15", "0000", "-0499/-0044", "Y12000",
    "..2023-11-18~", "..2023-11-01",
)  # fmt: skip
KINDS = {
    "actors": ("person", "armed-group", "state", "media", "party"),
    "locations": ("country", "city", "base", "region"),
    "sources": ("article", "statement", "post"),
    "figures": ("cumulative", "period", "stock"),
}
FORMS = ("quote", "partial-quote", "paraphrase", "summary")
ACTS = ("assert", "claim-responsibility", "deny", "confirm", "accuse", "report-figure")
TYPES = ("air-drone-strike", "drone-strike", "shelling", "attack", "air-strike", "strike")
RELATIONS = (
    "part_of", "part_of", "member_of", "affiliate_of", "affiliate_of", "leads", "backs",
    "spokesperson_for", "opposes", "same_as",
)  # fmt: skip
TAGS = ("Old Name", "old-name", "oldname", "drone", "Drone", "air defence", "KH", "dro", "Rif’at")
OFFICES = ("press secretary", "Secretary of War", "secretary", "spokesman", "Press-Secretary")
COUNTRIES = ("SY", "IQ", "IR")
LATITUDES, LONGITUDES = (-33.5, 0, 33.5, 33.8, 35.3, 89.9), (-179.5, 0, 38.6, 40.3, 179.9)
PRECISIONS = ("exact", "near", "near", "region")
UNITS = ("attacks", "attacks on bases", "people", "drone strikes", "US soldiers")
LEDGER = (
    "reported_by", "claimed_by", "attributed_by", "accused_by", "confirmed_by", "denied_by",
    "disclaimed_by", "disputed_by", "left_open_by",
)  # fmt: skip
_SLUGS = (
    "kataib-hezbollah", "al-tanf", "deir-ez-zor", "river-guard", "rg", "kh", "tell", "tell-rifat",
    "north", "cramer", "daily", "lake", "harir", "conoco", "guard", "unit-3", "x", "none",
)  # fmt: skip


def library_files(seed: int) -> dict[str, str]:
    """The files of a library, by their names below its folder."""
    made = _Made(Random(seed))
    return {name: yaml.safe_dump(held, allow_unicode=True) for name, held in made.files().items()}


class _Made:
    """One library in the making: first which records there are, then what is written in them."""

    def __init__(self, random: Random) -> None:
        self.random = random
        briefings = ["one", "two", "three"][: random.randint(1, 3)]
        self.shared = {section: self._slugs(0, 3, "s") for section in _SHARED}
        self.own = {
            name: {section: self._slugs(0, 8, "") for section in _SECTIONS} for name in briefings
        }

    def _slugs(self, least: int, most: int, end: str) -> list[str]:
        count = self.random.randint(least, most)
        some = self.random.sample(_SLUGS, count)
        return [slug + end * (self.random.random() < 0.8) for slug in some]

    def files(self) -> dict[str, dict[str, Any]]:
        """Every file as plain data."""
        found: dict[str, dict[str, Any]] = {}
        for section, slugs in self.shared.items():
            if slugs:
                place = _Writing(self.random, self.shared, {})
                found[f"shared/{section}.yaml"] = place.section(section, slugs)
        for name, sections in self.own.items():
            taken: set[str] = set()
            place = _Writing(self.random, self.shared, sections)
            found[f"{name}/briefing.yaml"] = place.header()
            for section, slugs in sections.items():
                # Most slugs are the section's own; some are those of shared records.
                free = [slug for slug in slugs if slug not in taken]
                taken.update(free)
                sections[section] = free
            for section, slugs in sections.items():
                if slugs:
                    found[f"{name}/{section}.yaml"] = place.section(section, slugs)
        return found


class _Writing:
    """What is written in the records of one briefing, or of the shared folder."""

    def __init__(
        self, random: Random, shared: Mapping[str, list[str]], own: Mapping[str, list[str]]
    ) -> None:
        self.random = random
        self.shared = shared
        self.own = own

    def section(self, name: str, slugs: list[str]) -> dict[str, Any]:
        """The records of a section."""
        return {slug: self.record(name) for slug in slugs}

    def record(self, section: str) -> dict[str, Any]:
        """One record; now and then with something wrong in it."""
        written = _SECTIONS[section](self)
        self.maybe(written, 0.2, tags=lambda: self.some(TAGS, 1, 2))
        self.maybe(written, 0.15, note=self.prose)
        self.maybe(written, 0.1, ids=lambda: {"wikidata": self.one(("Q1", "Q12", "Q 12", "q-796"))})
        self.maybe(written, 0.1, sources=lambda: self.links("sources", 1))
        self.maybe(written, 0.05, speling=self.word, tags=lambda: {"no": "list"})
        if self.shared.get(section) and self.random.random() < 0.15:
            # It takes over from a shared record what is not written here.
            kept = self.some(written, 0, len(written))
            written = {name: written[name] for name in kept} | {
                "extends": self.one(self.shared[section])
            }
        return {name: value for name, value in written.items() if value not in (None, "")}

    def one(self, some: Any) -> Any:
        """One of them."""
        return self.random.choice(list(some))

    def some(self, of: Any, least: int, most: int) -> list[Any]:
        """Some of them."""
        of = list(of)
        return self.random.sample(of, min(len(of), self.random.randint(least, most)))

    def maybe(self, written: dict[str, Any], chance: float, **fields: Callable[[], Any]) -> None:
        """Write a field or two, or not."""
        for name, make in fields.items():
            if self.random.random() < chance:
                written[name] = make()

    def link(self, *sections: str) -> str:
        """A reference to one of some sections; now and then it leads nowhere."""
        places = [held.get(section, ()) for section in sections for held in (self.own, self.shared)]
        known = [slug for slugs in places for slug in slugs]
        return self.one(known) if known and self.random.random() < 0.95 else "nowhere"

    def point(self) -> list[float]:
        """Latitude and longitude."""
        return [self.one(LATITUDES), self.one(LONGITUDES)]

    def links(self, *sections_and_most: Any) -> list[str]:
        """So many references at most, each once."""
        *sections, most = sections_and_most
        return list(
            dict.fromkeys(self.link(*sections) for _ in range(self.random.randint(0, most)))
        )

    def word(self) -> str:
        """A word."""
        return str(self.one(WORDS))

    def prose(self) -> str:
        """A few words with perhaps a link among them."""
        found = [self.word() for _ in range(self.random.randint(2, 9))]
        if self.random.random() < 0.3:
            target = self.link(*_SECTIONS)
            found.insert(1, self.one((f"[[{target}]]", f"[[{target}|{self.word()}]]")))
        return " ".join(found)

    def date(self) -> str:
        """A date, more or less vague."""
        return str(self.one(DATES))

    def header(self) -> dict[str, Any]:
        """The front page."""
        return {
            "title": self.prose(),
            "as_of": "2024-02",
            "basis": "Made up.",
            "summary": self.prose(),
        }


def _actor(at: _Writing) -> dict[str, Any]:
    def relation() -> dict[str, Any]:
        found = {"type": at.one(RELATIONS), "to": at.link("actors")}
        at.maybe(found, 0.3, until=at.date, according_to=lambda: at.link("statements", "sources"))
        return found

    def position() -> dict[str, Any]:
        found = {"role": at.one(OFFICES)}
        at.maybe(found, 0.4, of=lambda: at.link("actors"))
        at.maybe(found, 0.6, **{"from": at.date})
        at.maybe(found, 0.5, to=at.date)
        return found

    found: dict[str, Any] = {"name": at.one(NAMES), "kind": at.one(KINDS["actors"])}
    at.maybe(found, 0.3, country=lambda: at.one(COUNTRIES))
    at.maybe(found, 0.2, positions=lambda: [position() for _ in range(at.random.randint(0, 3))])
    at.maybe(found, 0.2, positions=position)
    at.maybe(
        found,
        0.55,
        aliases=lambda: at.some(NAMES, 1, 2),
        relations=lambda: [relation() for _ in range(at.random.randint(1, 2))],
    )
    return found


def _location(at: _Writing) -> dict[str, Any]:
    found: dict[str, Any] = {"name": at.one(NAMES), "kind": at.one(KINDS["locations"])}
    found["in"] = at.link("locations")
    at.maybe(found, 0.3, aliases=lambda: at.some(NAMES, 1, 2))
    if at.random.random() < 0.3:
        del found["in"]
    at.maybe(found, 0.5, country=lambda: at.one(COUNTRIES))
    at.maybe(found, 0.7, at=at.point, precision=lambda: at.one(PRECISIONS))
    return found


def _source(at: _Writing) -> dict[str, Any]:
    found: dict[str, Any] = {
        "kind": at.one(KINDS["sources"]),
        "outlet": at.one((at.link("actors"), at.link("actors"), "unknown")),
    }
    at.maybe(found, 0.7, title=at.prose, published=at.date)
    at.maybe(found, 0.2, seen=lambda: at.one((False, True)))
    if at.random.random() < 0.4:
        found |= {"reliability": at.one("ABCDEF"), "reliability_why": at.word()}
    return found


def _statement(at: _Writing) -> dict[str, Any]:
    speaker: Any = at.link("actors")
    if at.random.random() < 0.25:
        speaker = {"unnamed": at.prose()}
        at.maybe(speaker, 0.5, of=lambda: at.link("actors"))
    elif at.random.random() < 0.1:
        speaker = "unknown"
    found: dict[str, Any] = {
        "form": at.one(FORMS),
        "act": at.one(ACTS),
        "text": at.prose(),
        "speaker": speaker,
        "chain": [*at.links("sources", 2), at.one((at.link("sources"), "unknown"))],
    }
    at.maybe(found, 0.7, said=at.date)
    at.maybe(found, 0.3, about=lambda: at.links(*_SECTIONS, 2))
    at.maybe(found, 0.2, to=lambda: at.links("actors", 1), role=at.word)
    at.maybe(found, 0.1, repeats=lambda: at.links("statements", 1))
    at.maybe(found, 0.15, corrects=lambda: at.links("statements", 1))
    at.maybe(found, 0.4, attributes_to=lambda: at.links("actors", 2))
    at.maybe(found, 0.1, not_by=lambda: at.links("actors", 1))
    at.maybe(found, 0.1, in_custody_of=lambda: at.link("actors"))
    if at.random.random() < 0.4:
        found |= {"credibility": at.one("123456"), "credibility_why": at.word()}
    return found


def _incident(at: _Writing) -> dict[str, Any]:
    found: dict[str, Any] = {"title": at.prose()}
    at.maybe(found, 0.8, date=at.date, type=lambda: at.one(TYPES))
    at.maybe(found, 0.5, where=lambda: at.links("locations", 2))
    at.maybe(found, 0.2, at=at.point, precision=lambda: at.one(PRECISIONS))
    at.maybe(found, 0.3, target=lambda: at.links("actors", "locations", 2))
    at.maybe(found, 0.2, actor=lambda: at.links("actors", 1), weapons=lambda: [at.word()])
    for role in LEDGER:
        at.maybe(found, 0.3, **{role: lambda: at.links("statements", 2)})
    at.maybe(found, 0.15, kind=lambda: at.one(("event", "series", "situation")))
    at.maybe(found, 0.1, same_as=lambda: at.links("incidents", 1))
    at.maybe(found, 0.2, responds_to=lambda: at.links("incidents", 1), summary=at.prose)
    at.maybe(found, 0.1, part_of=lambda: at.links("incidents", 1))
    return found


def _figure(at: _Writing) -> dict[str, Any]:
    def point() -> dict[str, Any]:
        found = {
            "as_of": at.date(),
            "value": at.one((5, 50, "50.0", 61, 7.5, -3, 12000, "20..30", "-5..5")),
        }
        at.maybe(found, 0.3, by=lambda: at.link("statements", "sources"))
        return found

    found = {"label": at.prose(), "unit": at.one(UNITS), "kind": at.one(KINDS["figures"])}
    at.maybe(found, 0.8, points=lambda: [point() for _ in range(at.random.randint(1, 4))])
    at.maybe(found, 0.3, where=lambda: at.links("locations", 1), who=lambda: at.links("actors", 1))
    return found


def _term(at: _Writing) -> dict[str, Any]:
    printed = [at.one(NAMES + WORDS), *at.some(NAMES, 0, 1)]
    found = {"as_printed": printed, "neutral": at.prose()}
    at.maybe(found, 0.5, used_by=lambda: at.links("actors", "sources", 2))
    return found


def _question(at: _Writing) -> dict[str, Any]:
    return {"q": at.prose(), "about": at.links(*_SECTIONS, 2)}


_SECTIONS: Mapping[str, Callable[[_Writing], dict[str, Any]]] = {
    "actors": _actor,
    "locations": _location,
    "sources": _source,
    "statements": _statement,
    "incidents": _incident,
    "figures": _figure,
    "terms": _term,
    "questions": _question,
}
_SHARED = ("actors", "locations", "sources", "terms")
