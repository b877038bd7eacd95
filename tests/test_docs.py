"""The documents say everything that there is: a test fails where a name is missing."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
from pydantic import BaseModel

from briefing.model.record import RecordModel
from briefing.model.sections.registry import MODELS

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"


def parts(annotation: Any) -> Iterator[Any]:
    """An annotation and all that it is made of."""
    yield annotation
    for inner in get_args(annotation):
        yield from parts(inner)


def words_of(model: type[BaseModel]) -> Iterator[str]:
    """Every field of a model and of the models in it, and every word that a field may hold."""
    for name, info in model.model_fields.items():
        yield info.alias or name
        for part in parts(info.annotation):
            if get_origin(part) is Literal:
                yield from map(str, get_args(part))
            elif isinstance(part, type) and issubclass(part, BaseModel):
                yield from words_of(part)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.section.name)
def test_every_field_and_every_word_of_the_format_is_in_the_reference(
    model: type[RecordModel],
) -> None:
    text = (DOCS / "format.md").read_text("utf-8")
    section = text.split(f"(`{model.section.name}`)")[1].split("\n## ")[0]
    common = text.split("## Fields of every record")[1].split("\n## ")[0]
    assert [word for word in words_of(model) if f"`{word}`" not in section + common] == []


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.section.name)
def test_every_field_has_a_title_and_a_description(model: type[BaseModel]) -> None:
    assert [
        n for n, info in model.model_fields.items() if not (info.title and info.description)
    ] == []


def test_every_document_is_reached_from_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [path.name for path in DOCS.glob("*.md") if f"docs/{path.name}" not in readme] == []


@pytest.mark.parametrize("name", ["docs/architecture.md", "CONTRIBUTING.md"])
def test_every_file_that_a_document_of_the_house_names_is_there(name: str) -> None:
    named = re.findall(r"`([\w./]+\.(?:py|sql))`", (ROOT / name).read_text("utf-8"))
    paths = [
        f"/{path.relative_to(ROOT).as_posix()}"
        for folder in ("briefing", "tests", "docs")
        for path in (ROOT / folder).rglob("*.*")
    ]
    assert [one for one in named if not any(path.endswith(f"/{one}") for path in paths)] == []
    assert len(named) > 5


PAGES = sorted({*ROOT.glob("*.md"), *DOCS.rglob("*.md"), *(ROOT / "tests").rglob("*.md")})
LINK = re.compile(r"(?<!!)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^)\s]+)\)")


def unfenced(path: Path) -> str:
    """A document without what is in it as code."""
    text = re.sub(r"^(```|~~~).*?^\1", "", path.read_text("utf-8"), flags=re.M | re.S)
    return re.sub(r"`[^`\n]*`(?!\])", "", text)


def anchors(path: Path) -> set[str]:
    """The names of a document's headings, as they are made from them, and those it gives itself."""
    found: Counter[str] = Counter()
    fenced = re.sub(r"^(```|~~~).*?^\1", "", path.read_text("utf-8"), flags=re.M | re.S)
    names = set(re.findall(r'<span id="([^"]+)"></span>', fenced))
    for heading in re.findall(r"^#+ +(.+?) *#*$", fenced, flags=re.M):
        words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower()
        name = re.sub(r"[^\w\- ]", "", words).replace(" ", "-")
        names.add(f"{name}-{found[name]}" if found[name] else name)
        found[name] += 1
    return names


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_of_a_document_leads_to_a_page_and_a_heading_that_are_there(page: Path) -> None:
    for words, target in LINK.findall(unfenced(page)):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        led = (page.parent / name).resolve() if name else page
        assert led.exists(), (words, target)
        assert not anchor or anchor in anchors(led), (words, target)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_a_link_that_names_a_page_leads_to_that_page(page: Path) -> None:
    """`[docs/keys.md](docs/query.md)` would be there, and wrong; and so would `[lens](key.md)`."""
    stems = {one.stem for one in (DOCS / "rules").glob("*.md")}
    for words, target in LINK.findall(unfenced(page)):
        led = (page.parent / target.partition("#")[0]).as_posix()
        named = words.strip("`")
        if re.fullmatch(r"[\w./-]+\.md", named):
            assert os.path.normpath(led).endswith(f"/{named}"), (words, target)
        elif named in stems and led.endswith(".md"):
            assert led.endswith(f"/{named}.md"), (words, target)


def test_no_entry_of_the_changelog_stands_there_twice() -> None:
    """An entry that was moved comes back when somebody else's copy of the file is put with it."""
    entries = re.findall(r"^- (.+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert [one for one, many in Counter(entries).items() if many > 1] == []
