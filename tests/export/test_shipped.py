"""The shipped briefing, exported: nothing is lost, nobody's words are without their speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from briefing.analysis.provenance import last_hop
from briefing.analysis.speaker import is_verbatim
from briefing.export.links import LinkStyle
from briefing.export.selection import only_briefing, selected_records
from briefing.library.library import Library
from briefing.library.store.records import Listing, Record
from briefing.page.attribution.attribution import speaker_name
from briefing.page.blocks import plain
from briefing.page.record_loader import RecordLoader
from tests.export.conftest import Exported
from tests.export.reading import read

pytestmark = pytest.mark.slow

WIKI = re.compile(r"(?<!\\)\[\[([^]|\\]+)")


def statements(library: Library) -> Iterator[Record]:
    return selected_records(library, Listing(only_briefing(library), "statements"))


def parts(markdown: str) -> dict[str, str]:
    """The text under each heading that has an anchor, up to the next one, by the anchor."""
    found = re.split(r'^#+ .*<span id="([^"]+)"></span>$', markdown, flags=re.MULTILINE)
    return dict(zip(found[1::2], found[2::2], strict=True))


def quoted(statement: Record) -> str:
    """The words as a block quote has them: a part of what was said shows that it is one."""
    words = statement.text("text")
    return f"[…] {words} […]" if statement.text("form") == "partial-quote" else words


def test_every_quotation_stands_verbatim_under_its_speakers_name(
    shipped: Library, exported: Exported
) -> None:
    (text,) = exported("statements").values()
    below, look = parts(text), RecordLoader(shipped)
    quotations = [found for found in statements(shipped) if is_verbatim(found)]
    assert len(quotations) >= 5
    for statement in quotations:
        section = below[statement.key.slug]
        speaker = plain(speaker_name(statement, look))
        assert read(section).quotations == [quoted(statement)]
        (attribution,) = read(section).speakers
        assert attribution.startswith(speaker)
        assert last_hop(statement, look).label in attribution


def test_every_quotation_stands_in_the_source_to_the_letter(
    shipped: Library, exported: Exported
) -> None:
    (text,) = exported("statements").values()
    for statement in statements(shipped):
        if is_verbatim(statement):
            assert f">\n> {quoted(statement)}\n".replace("[…]", "\\[…\\]") in text


def test_only_quotations_are_block_quotes(shipped: Library, exported: Exported) -> None:
    every = {quoted(found) for found in statements(shipped) if is_verbatim(found)}
    for text in exported("all", folder=True).values():
        assert set(read(text).quotations) <= every


@pytest.mark.parametrize("links", ["relative", "none"])
@pytest.mark.parametrize("name", ["all", "statements", "incidents", "actors", "?drone", "al-tanf"])
def test_every_footnote_is_defined_and_used_and_every_link_has_its_target(
    exported: Exported, name: str, links: LinkStyle
) -> None:
    (text,) = exported(name, links).values()
    found = read(text)
    assert found.used == found.defined
    assert len(found.anchors) == len(set(found.anchors))
    inward = {link for link in found.links if not link.startswith("https://")}
    assert inward <= {f"#{anchor}" for anchor in found.anchors}
    assert bool(inward) == (links == "relative" and name != "al-tanf")


def test_in_a_folder_every_link_has_its_target(exported: Exported) -> None:
    files = {name: read(text) for name, text in exported("all", folder=True).items()}
    there = {f"{name}#{anchor}" for name, found in files.items() for anchor in found.anchors}
    there |= set(files)
    for name, found in files.items():
        assert found.used == found.defined
        for link in found.links:
            target = f"{name}{link}" if link.startswith("#") else link
            assert target.startswith("https://") or target in there


def test_in_a_folder_for_a_wiki_every_link_has_its_note(exported: Exported) -> None:
    files = exported("all", "wiki", folder=True)
    linked = {name for text in files.values() for name in WIKI.findall(text)}
    assert len(linked) > 100
    assert linked <= {name.removesuffix(".md") for name in files}


@pytest.mark.parametrize("name", ["al-tanf", "attack-al-tanf", "kevin-cramer", "al-mayadeen"])
def test_no_statement_is_named_without_its_speaker_and_its_last_hop(
    shipped: Library, exported: Exported, name: str
) -> None:
    """Wherever a statement is only named by its first words, its footnote stands there.

    Words that stand in a block of their own have all of it there: see `test_attribution_law`.
    """
    (text,), look = exported(name).values(), RecordLoader(shipped)
    named = 0
    for statement in statements(shipped):
        start = " ".join(statement.text("text").split()[:4])
        if "[[" in start:
            continue
        for line in re.findall(rf"^.*{re.escape(start)}.*", text, re.M):
            if line.startswith(("  ", "[^", ">", "**Summary:**", "**Paraphrase:**", "#")):
                continue
            named += 1
            assert f"[^{statement.key.slug}]" in line
            definition = text.split(f"\n[^{statement.key.slug}]: ")[1].split("\n")[0]
            assert plain(speaker_name(statement, look)) in definition
            assert last_hop(statement, look).label in definition
    assert named


def test_every_file_says_at_its_top_what_it_rests_on(exported: Exported) -> None:
    names = ["all", "statements", "al-tanf", "briefing", "?drone"]
    texts = [text for name in names for text in exported(name).values()]
    texts += exported("all", folder=True).values()
    for text in texts:
        assert "**What this rests on:** One article from one outlet" in text[:1200]
        assert read(text).values["basis"].startswith("One article from one outlet, Al Mayadeen")


def test_every_record_has_its_place(shipped: Library, exported: Exported) -> None:
    briefing = only_briefing(shipped)
    slugs = {found.key.slug for found in selected_records(shipped, Listing(briefing))}
    (text,) = exported("all").values()
    anchors = set(read(text).anchors)
    assert slugs <= anchors
    assert {anchor for anchor in anchors - slugs if not anchor.startswith("_")} == set()
