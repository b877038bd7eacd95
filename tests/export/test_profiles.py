"""The report has every statement once, with all that must stand beside it; plain text no markup."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.analysis.provenance import chain
from briefing.cli.argument_sets.export_arguments import PROFILES
from briefing.errors import BriefingError
from briefing.export.context import PROFILES as DECLARED
from briefing.library.library import Library
from briefing.library.store.records import Listing, Record
from briefing.page.attribution.attribution import speaker_name, statement_words
from briefing.page.blocks import plain
from briefing.page.record_loader import RecordLoader
from tests.export.conftest import Exported, documents
from tests.export.reading import read
from tests.export.test_attribution_law import blocks
from tests.export.test_hostile import hostile

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def report(exported: Exported) -> str:
    (text,) = exported("all", "relative", False, "report").values()
    return text


def statements(library: Library) -> list[Record]:
    briefing = library.briefings.only()
    pages = library.lists.pages(Listing(briefing, "statements"))
    return [record for some in pages for record in some]


def _flat(text: str) -> str:
    return " ".join(text.split())


def test_each_statement_stands_once_in_one_block_with_who_and_every_hand(
    shipped: Library, report: str
) -> None:
    look = RecordLoader(shipped)
    # What a text links to has its number behind it.
    pieces = [re.sub(r" \([SQ]\d+\)", "", _flat(one)) for one in blocks(report)]
    for statement in statements(shipped):
        words = _flat(plain(statement_words(statement, look).line))
        own = [one for one in pieces if words in one and re.match(r"S\d+ ", one)]
        assert len(own) == 1, statement.key.slug
        assert _flat(plain(speaker_name(statement, look))) in own[0]
        form = {"quote": "quotation", "partial-quote": "partial quotation"}
        assert form.get(statement.text("form"), statement.text("form")) in own[0]
        hidden = sum(hop.kind == "unknown" for hop in chain(statement, look))
        assert own[0].count("→ ?") == hidden


def test_its_numbers_run_from_the_first_to_the_last(shipped: Library, report: str) -> None:
    given = [int(one) for one in re.findall(r"^(?:> )?\*\*S(\d+) ", report, re.MULTILINE)]
    assert given == list(range(1, len(statements(shipped)) + 1))
    referred = {int(one) for one in re.findall(r"\(S(\d+)\)", report)}
    assert referred <= set(given)


def test_page_one_says_first_what_it_rests_on(report: str) -> None:
    found = read(report)
    assert found.values["kind"] == "report"
    assert found.values["author"] == ["The editors of this repository"]
    basis, summary = report.index("**What this rests on:**"), report.index("## Summary, by the")
    assert basis < summary < report.index("### What the records show")
    assert "It cannot tell you what happened." in report[basis:summary]
    assert found.headings[-1] == "13. How to read this" or "How to read this" in found.headings[-1]
    assert found.used == set()
    assert not any(heading.startswith("US forces") for heading in found.headings)


def test_the_report_in_the_documents_is_that_of_the_shipped_briefing(report: str) -> None:
    """`briefing export all --profile report -o docs/report.md --replace` writes it."""
    assert (DOCS / "report.md").read_text("utf-8") == report


def test_a_report_of_a_part_is_refused(shipped: Library) -> None:
    with pytest.raises(BriefingError, match="whole briefing"):
        documents(shipped, "statements", profile="report")


@pytest.mark.parametrize("profile", ["report", "plain"])
def test_hostile_texts_stay_texts(profile: str, tmp_path: Path) -> None:
    (text,) = documents(hostile(tmp_path), "all", profile=profile).values()  # type: ignore[arg-type]
    if profile == "report":
        found = read(text)
        assert not [one for one in found.texts if "⟦" in one]
        assert not [link for link in found.links if not link.startswith("http")]


def test_plain_text_has_no_markup(exported: Exported) -> None:
    (text,) = exported("all", "relative", False, "plain").values()
    assert not re.search(r"^#|\*\*|\]\(|<span|\[\^|^> ", text, re.MULTILINE)
    assert max(map(len, text.splitlines())) <= 120
    assert "What this rests on" in text


def test_the_shell_offers_every_profile_and_the_documents_name_it() -> None:
    assert tuple(DECLARED) == PROFILES
    page = (DOCS / "exports.md").read_text("utf-8")
    assert [one for one in PROFILES if f"| `{one}`" not in page] == []
