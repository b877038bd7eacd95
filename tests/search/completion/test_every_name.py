"""Completion knows every name of a large library, and changes none that is typed in full."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.model.key import Key
from briefing.search.ast import FieldTerm, TextTerm
from briefing.search.completion.completion import Completion, complete
from briefing.search.completion.slug_names import meant, value_of
from briefing.search.name_lookup import QueryScope
from briefing.search.parser import parse
from briefing.text.fold import fold
from tests.briefings import HEADER, library_of, write

pytestmark = pytest.mark.slow

ACTORS = 4_600
_SYLLABLES = ("ka", "ta", "ib", "hez", "oil", "rig", "al", "tan", "mar", "su", "dré", "ʿay", "no")
SAMPLE = 600
"""Names that are tried in one run: all of them take minutes."""
_CLAIMS = 900
"""Statements, all by the first actors, so that most actors are hardly mentioned."""


def _made(random: Random) -> Iterator[tuple[str, str, str, list[str]]]:
    """Where each actor is, its slug, name and aliases; many names begin or go on alike."""
    for number in range(ACTORS):
        words = [
            "".join(random.choices(_SYLLABLES, k=random.randint(1, 3)))
            for _ in range(random.randint(1, 3))
        ]
        name = " ".join(words).title()
        aliases = ["".join(word[0] for word in words).upper() + str(number % 37)]
        if number % 9 == 0:
            aliases.append(" ".join(words[:1]))
        place = ("shared/actors", "one/actors", "two/actors")[number % 3]
        yield place, f"{fold(name).replace(' ', '-')}-{number % 11}", name, aliases


@pytest.fixture(scope="module")
def many(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A library of several thousand actors, in two briefings and the shared folder."""
    files: dict[str, list[str]] = {}
    seen = set[tuple[str, str]]()
    for place, slug, name, aliases in _made(Random(7)):
        if (place, slug) not in seen:
            seen.add((place, slug))
            files.setdefault(place, []).append(
                f"{slug}: {{name: '{name}', kind: party, aliases: {aliases}}}"
            )
    first = [slug for place, slug in sorted(seen) if place == "one/actors"][:600]
    claims = [
        f"said-{number}: {{form: summary, act: assert, text: Said, chain: [unknown], "
        f"speaker: {first[number % len(first)]}}}"
        for number in range(_CLAIMS)
    ]
    files["one/statements"] = claims
    texts = {f"{place}.yaml": "\n".join(lines) for place, lines in files.items()}
    headers = {f"{briefing}/briefing.yaml": HEADER for briefing in ("one", "two")}
    folder = write(tmp_path_factory.mktemp("many"), {**headers, **texts})
    return open_library(folder)


def _completed(library: Library, typed: str, briefing: str) -> tuple[str, Completion]:
    text = f"actor:{typed}"
    return text, complete(library, text, len(text), briefing)


def _actors(library: Library, value: str, briefing: str) -> frozenset[int]:
    """Whom a value of `actor:` means."""
    tree = parse(f"actor:{value}").tree
    assert isinstance(tree, FieldTerm)
    assert isinstance(tree.value, TextTerm)
    return meant(QueryScope(library, briefing), "actors", tree.value)


def _names(library: Library, briefing: str) -> list[tuple[str, Key]]:
    """Every name and slug of the actors of a briefing or of all."""
    scope = "record.briefing = ?" if briefing else "'' = ?"
    rows = library.ask(
        "SELECT name.shown, record.briefing, record.slug FROM name JOIN record "
        f"ON record.id = name.record WHERE record.section = 'actors' AND {scope}",
        (briefing,),
    )
    return [(shown, Key(*key)) for shown, *key in rows] + [
        (slug, Key(home, slug)) for _, home, slug in rows
    ]


@pytest.mark.parametrize("briefing", ["", "one"])
def test_a_name_that_is_typed_in_full_stays_who_it_is(many: Library, briefing: str) -> None:
    names = sorted({name for name, _ in _names(many, briefing)})
    assert len(names) > 1_500
    for name in Random(len(names)).sample(names, SAMPLE):
        typed = value_of(name)
        text, found = _completed(many, typed, briefing)
        assert found.options, name
        taken = text[: found.start] + found.options[0].text + text[found.end :]
        wanted = _actors(many, typed, briefing)
        assert wanted, name
        assert _actors(many, taken.removeprefix("actor:"), briefing) == wanted, (name, taken)


@pytest.mark.parametrize("briefing", ["", "two"])
def test_every_name_is_reached_by_typing_more_of_it(many: Library, briefing: str) -> None:
    names = _names(many, briefing)
    for name, key in Random(3).sample(names, SAMPLE // 10):
        offered = set[str]()
        for end in range(1, len(name) + 1):
            _, found = _completed(many, f'"{name[:end]}', briefing)
            offered = {option.text.strip() for option in found.options}
            if key.slug in offered:
                break
        whole = value_of(name)
        assert {key.slug, whole} & offered, (name, key)


def test_names_that_others_begin_with_stay_who_they_are(tmp_path: Path) -> None:
    slugs = ["ann", "ann-b", "ann-b-c", "ann-bc", "anna"]
    actors = "".join(
        f"  {slug}: {{name: {slug.replace('-', ' ').title()}, kind: person}}\n" for slug in slugs
    )
    library = library_of(tmp_path, f"actors:\n{actors}")
    for slug, name in ((slug, slug.replace("-", " ").title()) for slug in slugs):
        for typed in (slug, value_of(name)):
            text, found = _completed(library, typed, "")
            taken = text[: found.start] + found.options[0].text + text[found.end :]
            wanted = _actors(library, typed, "")
            assert wanted
            assert _actors(library, taken.removeprefix("actor:"), "") == wanted


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("speaker:none", "speaker:none"),
        ("-actor:none", "-actor:none"),
        ("speaker:non", "speaker:nobody"),
        ('speaker:"none"', 'speaker:"none"'),
    ],
)
def test_no_value_is_nobody_who_is_called_so(tmp_path: Path, typed: str, taken: str) -> None:
    library = library_of(tmp_path, "actors:\n  nobody: {name: none, kind: person}\n")
    found = complete(library, typed, len(typed))
    options = [typed[: found.start] + one.text + typed[found.end :] for one in found.options]
    assert options[0].strip() == taken
