"""Somebody at work on a small library: any row of edits, drawn by chance from a seed."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.briefings import write

Fields = dict[str, Any]
Records = dict[str, Fields]

DATES = (
    "2024-01-02",
    "2024-01",
    "2024-02-10~",
    "2024-01-15/2024-02-10",
    "2024-02/..",
    "2023",
    "..2024-01-20~",
)
SLUGS = {
    "statements": ("s0", "s1", "s2", "s3", "s4"),
    "incidents": ("i0", "i1", "i2"),
    "figures": ("f0", "f1"),
    "sources": ("p0", "p1", "p2"),
    "actors": ("a0", "a1", "a2", "a3"),
    "locations": ("l0", "l1", "l2", "l3"),
    "terms": ("t0",),
    "questions": ("q0",),
}
ANY = tuple(slug for slugs in SLUGS.values() for slug in slugs)
FILES = {
    **{f"one/{section}.yaml": (section,) for section in SLUGS},
    "one/statements/more.yaml": ("statements",),
    "one/actors/more.yaml": ("actors",),
    "three.yaml": tuple(SLUGS),
    **{f"shared/{section}.yaml": (section,) for section in ("actors", "locations", "sources")},
}
HEADERS = ("one/briefing.yaml", "three.yaml")


class Editor:
    """Keeps a library in a folder and changes it, always in the same way for a seed."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.chance = random.Random(seed)
        self.files: dict[str, dict[str, Records]] = {}
        self.headers: dict[str, Fields] = {}
        self.lines: dict[str, int] = {}
        self.torn: set[str] = set()
        self.twice: set[str] = set()
        for name in FILES:
            self.add_file(name)
        for name in HEADERS:
            self.headers[name] = self.header()
        self.write()

    def write(self) -> None:
        """Write all files that have changed, and take away those that are gone."""
        texts = {name: self.text(name) for name in {*self.files, *self.headers}}
        for path in self.folder.rglob("*.yaml"):
            if path.relative_to(self.folder).as_posix() not in texts:
                path.unlink()
        for name, text in texts.items():
            path = self.folder / name
            if not path.exists() or path.read_text("utf-8") != text:
                write(self.folder, {name: text})

    def text(self, name: str) -> str:
        lines = ["# a line"] * self.lines.get(name, 0)
        if name in self.torn:
            return "\n".join([*lines, "broken: ["])
        whole = len(FILES.get(name, ())) > 1
        if name in self.headers:
            header = self.headers[name]
            lines += [f"briefing: {json.dumps(header)}"] if whole else [json.dumps(header)]
        for section, records in self.files.get(name, {}).items():
            lines += [f"{section}:"] if whole and records else []
            for slug, fields in records.items():
                lines += [f"{'  ' * whole}{slug}:"]
                lines += [f"{'  ' * whole}  {key}: {json.dumps(fields[key])}" for key in fields]
            if name in self.twice and records:
                lines += [f"{'  ' * whole}{next(iter(records))}: {{note: Again}}"]
        return "\n".join(lines) + "\n"

    def edit(self) -> str:
        """Change something, and say what."""
        ways: list[tuple[int, Callable[[], object]]] = [
            (10, self.change_record),
            (6, self.change_field),
            (4, self.take_out),
            (4, self.put_in),
            (2, self.rename),
            (3, self.reorder),
            (2, self.change_header),
            (2, self.take_file),
            (2, self.move_lines),
            (1, self.tear),
            (1, self.write_twice),
            (1, self.move_section),
        ]
        way = self.chance.choices([way for _, way in ways], [weight for weight, _ in ways])[0]
        said = way()
        return f"{way.__name__} {said}"

    # What is changed.

    def change_record(self) -> object:
        name, section, slug = self.any_record()
        self.files[name][section][slug] = self.record(section)
        return name, slug

    def change_field(self) -> object:
        name, section, slug = self.any_record()
        new, old = self.record(section), self.files[name][section][slug]
        field = self.chance.choice([*new])
        self.files[name][section][slug] = {**old, field: new[field]}
        return name, slug, field

    def take_out(self) -> object:
        name, section, slug = self.any_record()
        del self.files[name][section][slug]
        return name, slug

    def put_in(self) -> object:
        name = self.chance.choice([*self.files])
        section = self.chance.choice([*self.files[name]])
        slug = self.chance.choice(ANY if self.chance.random() < 0.2 else SLUGS[section])
        records = list(self.files[name][section].items())
        records.insert(self.chance.randint(0, len(records)), (slug, self.record(section)))
        self.files[name][section] = dict(records)
        return name, slug

    def rename(self) -> object:
        name, section, slug = self.any_record()
        other = self.chance.choice([*ANY, "new", "s0~2"])
        records = self.files[name][section]
        self.files[name][section] = {
            other if one == slug else one: fields for one, fields in records.items() if one != other
        }
        return name, slug, other

    def reorder(self) -> object:
        name, section, _ = self.any_record()
        records = list(self.files[name][section].items())
        self.chance.shuffle(records)
        self.files[name][section] = dict(records)
        return name, section

    def change_header(self) -> object:
        name = self.chance.choice(HEADERS)
        self.headers[name] = self.header()
        return name

    def take_file(self) -> object:
        name = self.chance.choice([*FILES])
        if name in self.files and name not in self.headers:
            del self.files[name]
        else:
            self.add_file(name)
        return name

    def move_lines(self) -> object:
        name = self.chance.choice([*self.files])
        self.lines[name] = self.chance.randint(0, 3)
        return name

    def tear(self) -> object:
        name = self.chance.choice([*self.files])
        self.torn ^= {name}
        return name

    def write_twice(self) -> object:
        name = self.chance.choice([*self.files])
        self.twice ^= {name}
        return name

    def move_section(self) -> object:
        """Give a file of all sections another order of them."""
        sections = list(self.files["three.yaml"].items())
        self.chance.shuffle(sections)
        self.files["three.yaml"] = dict(sections)
        return ""

    # What is written.

    def add_file(self, name: str) -> None:
        self.files[name] = {
            section: {
                slug: self.record(section)
                for slug in self.chance.sample(SLUGS[section], k=len(SLUGS[section]) // 2)
            }
            for section in FILES[name]
        }

    def any_record(self) -> tuple[str, str, str]:
        return self.chance.choice(
            [
                (name, section, slug)
                for name, sections in self.files.items()
                for section, records in sections.items()
                for slug in records
            ]
        )

    def header(self) -> Fields:
        return self.some(
            title="Title",
            as_of=self.chance.choice(["2024-02-10", "2024-01~", "2024-01-20"]),
            basis=self.words(),
            summary=self.words(),
            sources=self.list("sources"),
        ) | {"title": "Title"}

    def record(self, section: str) -> Fields:
        fields: Fields = getattr(self, section)()
        if section in ("actors", "locations", "sources") and self.chance.random() < 0.1:
            fields["extends"] = self.chance.choice([*SLUGS[section], "shared/new"])
        if section == "actors" and self.chance.random() < 0.2:
            fields["ids"] = {"wikidata": self.chance.choice(["Q1", "Q2"])}
        return fields

    def statements(self) -> Fields:
        return {
            "form": self.chance.choice(["paraphrase", "quote"]),
            "act": self.chance.choice(["assert", "deny"]),
            "text": self.words(),
            "speaker": self.chance.choice([*SLUGS["actors"], {"unnamed": "a man", "of": "a0"}]),
            "chain": self.chance.sample(["unknown", *SLUGS["sources"]], k=2),
        } | self.some(
            said=self.date(),
            about=self.list(*SLUGS),
            note=self.words(),
            repeats=self.list("statements"),
            seen=False,
        )

    def incidents(self) -> Fields:
        toll = {"best": 3, "by": self.one("statements")}
        return {"title": f"Title {self.chance.randint(1, 3)}"} | self.some(
            date=self.date(),
            where=self.list("locations"),
            claimed_by=self.list("statements"),
            denied_by=self.list("statements", "actors"),
            harm={"killed": toll},
            colour="no field",
        )

    def figures(self) -> Fields:
        points = [
            {"as_of": self.date(), "value": self.chance.randint(0, 9)}
            | self.some(by=self.one("statements", "sources"))
            for _ in range(self.chance.randint(0, 3))
        ]
        return {"label": "Label", "unit": "people", "kind": "stock", "points": points} | self.some(
            who=self.list("actors"), counts=self.words(), stated=[{"says": "a sum"}]
        )

    def sources(self) -> Fields:
        return {"kind": "post"} | self.some(
            outlet=self.one("actors"), published=self.date(), note=self.words()
        )

    def actors(self) -> Fields:
        relation = {
            "type": self.chance.choice(["backs", "part_of"]),
            "to": self.one("actors"),
        } | self.some(**{"from": self.date()}, according_to=self.one("statements", "sources"))
        return {"name": f"Name {self.chance.randint(1, 3)}", "kind": "party"} | self.some(
            relations=[relation], note=self.words(), aliases=["Another"]
        )

    def locations(self) -> Fields:
        return {"name": "Name", "kind": "city"} | self.some(
            **{"in": self.one("locations")}, note=self.words()
        )

    def terms(self) -> Fields:
        return {"as_printed": "T", "neutral": "N"} | self.some(
            used_by=self.list("actors", "sources"), sources=self.list("sources")
        )

    def questions(self) -> Fields:
        return {"q": self.words()} | self.some(about=self.list(*SLUGS))

    def some(self, **fields: Any) -> Fields:
        return {name: value for name, value in fields.items() if self.chance.random() < 0.5}

    def one(self, *sections: str) -> str:
        slugs = [slug for section in sections for slug in SLUGS[section]]
        return self.chance.choice([*slugs, "shared/a0", "three/l0", "gone", "a9"])

    def list(self, *sections: str) -> list[str]:
        return [self.one(*sections) for _ in range(self.chance.randint(0, 2))]

    def words(self) -> str:
        linked = [f"[[{self.one(*SLUGS)}]]" for _ in range(self.chance.randint(0, 2))]
        return " ".join([self.chance.choice(["Of", "On", "Sana'a al-Tanf"]), *linked])

    def date(self) -> str:
        return self.chance.choice(DATES)
