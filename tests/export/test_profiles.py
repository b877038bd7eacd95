"""The report has every statement once, with all that must stand beside it; plain text no markup."""

from __future__ import annotations

import re
from contextlib import closing
from pathlib import Path

import pytest

from briefing.analysis.incidents.judgment import judgment_of
from briefing.analysis.incidents.status import row_words
from briefing.analysis.provenance import chain, has_unknown_hop
from briefing.cli.argument_sets.export_arguments import PROFILES
from briefing.errors import BriefingError
from briefing.export.context import PROFILES as DECLARED
from briefing.export.report.sums import gather_sums
from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.library.store.records import Listing, Record
from briefing.model.key import FRONT
from briefing.page.attribution.attribution import speaker_name, statement_words
from briefing.page.blocks import plain
from briefing.page.record_loader import RecordLoader
from briefing.page.words.labels import first_words
from briefing.shipped import example
from tests.briefings import library_of
from tests.export.conftest import Exported, documents
from tests.export.reading import read
from tests.export.test_attribution_law import blocks
from tests.export.test_hostile import hostile

DOCS = Path(__file__).parents[2] / "docs"
NUMBER = r" \([SQ]\d+(?: → \?)?\)"


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
    pieces = [re.sub(NUMBER, "", _flat(one)) for one in blocks(report)]
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
    given = [int(one) for one in re.findall(r"^(?:> )?<span.*></span>\*\*S(\d+) ", report, re.M)]
    assert given == list(range(1, len(statements(shipped)) + 1))
    found = read(report)
    numbers = [link for link in found.links if not link.startswith("http")]
    assert len(numbers) > len(given)
    assert {link.removeprefix("#") for link in numbers} <= set(found.anchors)
    assert len(set(found.anchors)) == len(found.anchors)


def test_without_links_its_numbers_are_words(exported: Exported) -> None:
    (text,) = exported("all", "none", False, "report").values()
    assert "](#" not in text
    assert "<span" not in text
    assert "(S1;" in text


def test_page_one_says_first_what_it_rests_on(report: str) -> None:
    found = read(report)
    assert found.values["kind"] == "report"
    assert found.values["author"] == ["The editors of this repository"]
    basis, summary = report.index("**What this rests on:**"), report.index("## Summary, by the")
    assert basis < summary < report.index("### What the records show")
    assert "not what happened" in report[basis:summary]
    assert "How to read this" in found.headings[-1]
    assert found.used == set()
    assert found.headings[0] == found.values["pagetitle"]


def test_it_says_both_answers_in_words_and_never_in_the_codes_of_rows(
    shipped: Library, report: str
) -> None:
    look = RecordLoader(shipped)
    pages = shipped.lists.pages(Listing(shipped.briefings.only(), "incidents"))
    rows = {row_words(judgment_of(one, look).answers) for some in pages for one in some}
    assert [words for words in rows if words in report] == []
    assert "+" not in re.sub(r"\d \+ \d", "", report)
    assert "2 reported only by those who say they did it (Drone attack on the al-Tanf" in report


def test_its_parts_have_the_names_of_the_sections_that_prose_refers_to(
    shipped: Library, report: str
) -> None:
    headings = "\n".join(read(report).headings)
    sections = shipped.briefings.sections(shipped.briefings.only())
    named = {one.title for one in sections if one.records and one.name not in (FRONT, "locations")}
    assert {one for one in named if not re.search(rf"^\d+\. {one}\b", headings, re.M)} == set()


def test_what_is_found_about_two_figures_is_told_once_and_questions_by_their_numbers(
    shipped: Library, report: str
) -> None:
    assert report.count("- **Rate:**") == 1
    assert "; 1 pair of rates compared." in report
    assert "which is an open question ([Q17](#q17))" in report
    pages = shipped.lists.pages(Listing(shipped.briefings.only(), "questions"))
    look = RecordLoader(shipped)
    texts = [plain(first_words(one, look, 60)).rstrip("…\xa0") for some in pages for one in some]
    told = re.sub(NUMBER, "", "\n".join(blocks(report)))
    assert [one for one in texts if told.count(one) != 1] == []


def test_figures_say_their_numbers_with_whoever_gives_them(shipped: Library, report: str) -> None:
    for sums in gather_sums(_figures(shipped), RecordLoader(shipped)):
        (told,) = [one for one in blocks(report) if one.startswith(f"{sums.figure.title}: ")]
        assert told.count(", given by ") == len(sums.points)


def _figures(library: Library) -> list[Record]:
    pages = library.lists.pages(Listing(library.briefings.only(), "figures", "name"))
    return [record for some in pages for record in some]


def test_a_tie_has_its_time_and_whose_word_it_is(report: str) -> None:
    assert "leads US Central Command, 2016 – 2019" in report
    assert "According to Al Mayadeen (article): " in report
    assert "; According" not in report


def test_wherever_a_number_stands_a_hop_that_is_not_known_stands_behind_it(
    shipped: Library, report: str
) -> None:
    look = RecordLoader(shipped)
    lines = dict(re.findall(r"^(?:> )?<span id=\"(s\d+)\"></span>(.*)$", report, re.M))
    hidden = {one for one, told in lines.items() if "→ ? (" in told}
    assert len(hidden) == sum(has_unknown_hop(one, look) for one in statements(shipped))
    named = re.findall(r"\[S\d+\]\(#(s\d+)\)( → \?)?", report)
    assert {bool(sign) == (one in hidden) for one, sign in named} == {True}
    assert "5 in the speaker’s own words (3 of them only in part)" in report


def test_whoever_is_accused_stands_with_those_who_accuse(report: str) -> None:
    assert "Iran, by United States ([S15](#s15) → ?)" in report


def test_the_report_in_the_documents_is_that_of_the_shipped_briefing(report: str) -> None:
    """`make paper` writes it."""
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
        assert not [one for one in found.links if not re.match(r"https?://|#[sq]\d+\Z", one)]


def test_plain_text_has_no_markup(exported: Exported) -> None:
    (text,) = exported("all", "relative", False, "plain").values()
    assert not re.search(r"^#|\*\*|\]\(|<span|\[\^|^> ", text, re.MULTILINE)
    assert max(map(len, text.splitlines())) <= 120
    assert "What this rests on" in text


def test_the_shell_offers_every_profile_and_the_documents_name_it() -> None:
    assert tuple(DECLARED) == PROFILES
    page = (DOCS / "exports.md").read_text("utf-8")
    assert [one for one in PROFILES if f"| `{one}`" not in page] == []


def test_two_sources_stand_side_by_side_each_cell_with_its_name_and_number() -> None:
    with closing(open_library(example())) as library:
        (text,) = documents(library, "all", profile="report").values()
    _, _, rest = text.partition("Sources side by side")
    section = rest.partition("\n## ")[0]
    (blows,) = [row for row in section.splitlines() if "Blows at the harbour gate" in row]
    assert "says it happened: The Ostwick Courier ([S" in blows
    assert "says it did not happen: Edvin Raske ([S" in blows
    assert "**North Quay**: Fire at a warehouse, as the Courier tells it" in section
    assert "That both speak of it does not say that they agree." in section
    (told,) = re.findall(r"^- \*\*Against each other:\*\* (.*)\.$", text, re.MULTILINE)
    assert told.startswith("Edvin Raske ([S")
    assert "Against it" not in told
    pairs = [re.findall(r"#(s\d+)", one) for one in told.split(" · ")]
    told_once = [frozenset((first, other)) for first, *others in pairs for other in others]
    assert len(told_once) == len(set(told_once))


def test_of_two_numbers_it_is_not_said_that_there_is_no_second(tmp_path: Path) -> None:
    written = """\
        actors:
          ann: {name: Ann, kind: person}
        sources:
          src: {kind: article, outlet: ann, title: All of it}
        statements:
          one: {form: summary, act: report-figure, speaker: ann, chain: [src], text: Twelve.}
          two: {form: summary, act: report-figure, speaker: ann, chain: [src], text: Fifteen.}
        figures:
          hurt:
            label: Hurt
            unit: people
            kind: cumulative
            points:
              - {as_of: 2024-05-01, value: 12, by: one}
              - {as_of: 2024-05-02, value: 15, by: two}
        """
    (text,) = documents(library_of(tmp_path, written), "all", profile="report").values()
    assert "There is no second number" not in text
    assert "12, given by Ann ([S" in text
    assert "No sum is stated here that they could be checked against." in text


def test_one_source_has_nothing_beside_it(report: str) -> None:
    assert "side by side" not in report
