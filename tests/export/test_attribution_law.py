"""Cut an export anywhere between its blocks: whatever has somebody's words still says whose."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from markdown_it.tree import SyntaxTreeNode

from briefing.analysis.provenance import chain
from briefing.export.selection import select
from briefing.library.library import Library
from briefing.library.store.records import Listing, Record
from briefing.page.attribution.attribution import speaker_name, statement_words
from briefing.page.blocks import plain
from briefing.page.record_loader import RecordLoader
from tests.export.conftest import Exported
from tests.export.reading import parse
from tests.export.reading import text as inline_text

ENOUGH = 30
"""Letters that are surely those of one statement, and of nothing else."""


def blocks(markdown: str) -> Iterator[str]:
    """The text of each piece that can be copied alone: a block, an item, a row."""
    root = SyntaxTreeNode(parse(markdown.partition("\n---\n")[2]))
    yield from _pieces(root)


def _pieces(node: SyntaxTreeNode) -> Iterator[str]:
    whole = node.type in ("heading", "paragraph", "blockquote", "tr", "footnote")
    if whole or (node.type == "list_item" and not _lists(node)):
        yield "\n".join(_texts(node))
        return
    for child in node.children:
        yield from _pieces(child)


def _lists(node: SyntaxTreeNode) -> bool:
    return any(child.type.endswith("_list") for child in node.children)


def _texts(node: SyntaxTreeNode) -> Iterator[str]:
    if node.type == "inline":
        assert node.token is not None
        yield inline_text(node.token)
        return
    for child in node.children:
        yield from _texts(child)


class Said:
    """A statement as a piece of an export has it: its words, and what must stand beside them."""

    def __init__(self, statement: Record, look: RecordLoader) -> None:
        self.slug = statement.key.slug
        self.words = _flat(plain(statement_words(statement, look).line))[:ENOUGH]
        self.speaker = _flat(plain(speaker_name(statement, look)))
        hops = chain(statement, look)
        self.hidden = any(hop.kind == "unknown" for hop in hops)

    def lost(self, piece: str) -> bool:
        return self.words in piece and not (
            self.speaker in piece and (not self.hidden or "→ ?" in piece)
        )


def _flat(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def said(shipped: Library) -> list[Said]:
    look = RecordLoader(shipped)
    selection = select(shipped, "statements")
    pages = shipped.lists.pages(Listing(selection.briefing, "statements"))
    every = [Said(record, look) for some in pages for record in some]
    return [one for one in every if len(one.words) == ENOUGH]


@pytest.mark.parametrize(
    ("name", "links", "folder"),
    [
        ("all", "relative", False),
        ("all", "none", True),
        ("all", "wiki", True),
        *[
            (name, "relative", False)
            for name in ("gaps", "ledger", "voice", "wording", "incidents")
        ],
        ("al-mayadeen", "none", False),
        ("?drone", "relative", False),
    ],
)
def test_every_piece_with_words_says_whose_they_are_and_what_hand_is_unknown(
    exported: Exported, said: list[Said], name: str, links: str, folder: bool
) -> None:
    lost = [
        (file, one.slug, piece)
        for file, markdown in exported(name, links, folder).items()
        for piece in map(_flat, blocks(markdown))
        for one in said
        if one.lost(piece)
    ]

    assert lost == []


def test_the_words_are_looked_for_where_they_are(exported: Exported, said: list[Said]) -> None:
    """The law holds of something: most statements are found, and without their head are lost."""
    (markdown,) = exported("statements").values()
    pieces = [_flat(piece) for piece in blocks(markdown)]
    found = [one for one in said if any(one.words in piece for piece in pieces)]
    assert len(found) > len(said) * 0.9
    assert all(one.lost(one.words) for one in found)
