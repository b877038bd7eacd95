"""A source without a title is told from others of its outlet wherever it is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.export.context import ExportOptions
from briefing.export.export import export
from briefing.export.selection import select
from briefing.library.library import Library
from briefing.model.key import Key
from briefing.page.attribution.attribution import attribution_line, who_says_so
from briefing.page.blocks import plain
from briefing.page.record_loader import RecordLoader
from briefing.page.rows.rows import row
from briefing.page.words.labels import name, title_text
from tests.briefings import library_of

POSTS = {
    "dated": ("published: 2023-03-01", "1 Mar 2023"),
    "later": ("published: 2023-03-02", "2 Mar 2023"),
    "signed": ("author: Somebody Else", "Somebody Else"),
    "addressed": ("url: 'https://www.example.org/posts/17/'", "example.org/posts/17"),
    "kept": ("archive: 'https://archive.example/web/99'", "archive.example/web/99"),
    "far": (
        "url: 'https://example.org/a/very/long/address/that/goes/on/and/on/until/number/18'",
        "number/18",
    ),
}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    sources = "".join(
        f"  {slug}: {{kind: post, outlet: paper, {field}}}\n" for slug, (field, _) in POSTS.items()
    )
    said = "".join(
        f"  by-{slug}: {{form: quote, act: assert, speaker: paper, chain: [unknown, {slug}], "
        f"text: Words}}\n"
        for slug in POSTS
    )
    actors = "actors:\n  paper: {name: The Paper, kind: media}\n"
    return library_of(tmp_path, f"{actors}sources:\n{sources}statements:\n{said}")


@pytest.mark.parametrize("slug", POSTS)
def test_it_is_told_apart_in_rows_links_and_chains(slug: str, library: Library) -> None:
    look, apart = RecordLoader(library), POSTS[slug][1]
    source, said = look.at(Key("test", slug)), look.at(Key("test", f"by-{slug}"))
    assert source is not None
    assert said is not None
    for line in (
        row(library, [source])[0].first,
        name(source, look),
        attribution_line(said, look),
        who_says_so(said, look),
    ):
        assert apart in plain(line)


def test_no_two_are_called_the_same(library: Library) -> None:
    look = RecordLoader(library)
    posts = [one for slug in POSTS if (one := look.at(Key("test", slug)))]
    assert len({title_text(one) for one in posts}) == len(POSTS)
    assert len({plain(name(one, look)) for one in posts}) == len(POSTS)


@pytest.mark.parametrize("kind", ["markdown", "html"])
def test_it_is_told_apart_in_exports(kind: str, library: Library) -> None:
    made = export(library, select(library, "all"), ExportOptions(format=kind))
    whole = "".join(document.text() for document in made.documents())
    for _, apart in POSTS.values():
        assert apart in whole
