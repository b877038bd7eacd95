"""What pandoc makes of the folder that is written for it: Word opened again, and PDF printed."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader

from briefing.errors import BriefingError
from briefing.export.context import ExportOptions, Profile
from briefing.export.export import export
from briefing.export.pandoc.pandoc_folder import save_for_pandoc
from briefing.export.pandoc.reference_document import Margins, reference_document
from briefing.export.selection import select
from briefing.library.library import Library
from tests.briefings import library_of
from tests.export.data.consumers import ran
from tests.export.made_up import BRIEFING

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HOSTILE = "TLP:RED </w:t><w:t>\" & 'x' \u202e {}"
Made = Callable[[Profile], Path]


def made(library: Library, folder: Path, profile: Profile = "report") -> Path:
    """The folder, with what pandoc makes of it in Word."""
    save_for_pandoc(export(library, select(library, "all"), ExportOptions(profile=profile)), folder)
    ran("pandoc", "-d", str(folder / "docx.yaml"))
    return folder


@pytest.fixture(scope="module")
def word(shipped: Library, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The shipped briefing's folder of each profile, each made once."""
    folders: dict[Profile, Path] = {}

    def give(profile: Profile) -> Path:
        if profile not in folders:
            folders[profile] = made(shipped, tmp_path_factory.mktemp(profile), profile)
        return folders[profile]

    return give


def part(folder: Path, name: str) -> ElementTree.Element:
    (path,) = folder.glob("us-*.docx") if list(folder.glob("us-*.docx")) else folder.glob("t*.docx")
    with zipfile.ZipFile(path) as archive:
        return ElementTree.fromstring(archive.read(f"word/{name}.xml"))


def text(element: ElementTree.Element) -> str:
    return "".join(one.text or "" for one in element.iter(f"{W}t"))


def tables(markdown: str) -> list[list[str]]:
    """The lines of each table of a Markdown text, without the dashes."""
    found = re.findall(r"(?:^\|.*\n)+", markdown, re.MULTILINE)
    return [[row for row in one.splitlines() if not row.startswith("| -")] for one in found]


def test_a_word_document_has_the_marking_the_day_and_the_page_on_every_page(word: Made) -> None:
    folder = word("report")

    section = part(folder, "document").find(f".//{W}sectPr")
    assert section is not None
    assert {one.get(f"{W}type") for one in section if "Reference" in one.tag} == {"default"}
    page = section.find(f"{W}pgSz")
    assert page is not None
    assert (page.get(f"{W}w"), page.get(f"{W}h")) == ("11906", "16838")
    assert text(part(folder, "header")) == "US forces in Iraq and Syria, autumn 2023TLP:CLEAR"
    footer = part(folder, "footer")
    assert text(footer).startswith("as of about 18 November 2023")
    fields = [one.get(f"{W}instr", "").strip() for one in footer.iter(f"{W}fldSimple")]
    assert fields == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize("profile", ["report", "full"])
def test_tables_are_whole_as_wide_as_the_page_and_repeat_their_heads(
    word: Made, profile: Profile
) -> None:
    folder = word(profile)
    (markdown,) = folder.glob("*.md")

    found = list(part(folder, "document").iter(f"{W}tbl"))

    written = tables(markdown.read_text("utf-8"))
    assert [len(list(one.iter(f"{W}tr"))) for one in found] == [len(one) for one in written]
    assert len(found) >= 4
    for one in found:
        assert one.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None
    styles = part(folder, "styles")
    (style,) = (one for one in styles if one.get(f"{W}styleId") == "Table")
    assert style.find(f"{W}trPr/{W}cantSplit") is not None


def test_the_columns_of_a_word_table_are_as_wide_as_what_they_hold(word: Made) -> None:
    table = next(part(word("report"), "document").iter(f"{W}tbl"))
    widths = [int(one.get(f"{W}w", "0")) for one in table.iter(f"{W}gridCol")]
    assert widths[1] > 2 * widths[0]


def test_the_contents_stand_below_what_one_reads_first_and_lead_to_every_record(
    word: Made,
) -> None:
    document = part(word("full"), "document")
    paragraphs = [*document.iter(f"{W}p")]
    words = [text(one) for one in paragraphs]
    basis = next(at for at, one in enumerate(words) if one.startswith("What this rests on"))
    begin = words.index("Contents")
    assert basis < begin < words.index("What is in it", begin + 2)
    styles = [one.find(f"{W}pPr/{W}pStyle") for one in paragraphs]
    entries = [
        one
        for one, style in zip(paragraphs, styles, strict=True)
        if style is not None and str(style.get(f"{W}val")).startswith("TOC")
    ][1:]
    ends = {one.get(f"{W}name") for one in document.iter(f"{W}bookmarkStart")}
    assert len(entries) > 177
    assert {one.get(f"{W}anchor") for each in entries for one in each.iter(f"{W}hyperlink")} <= ends
    kinds = [one.get(f"{W}fldCharType") for one in document.iter(f"{W}fldChar")]
    assert kinds == ["begin", "separate", "end"]


FROM_THE_RIGHT = """\
briefing:
  title: "\u0625\u064a\u062c\u0627\u0632"
  as_of: 2024-03-05
  lang: ar
  basis: One paper.
  summary: "\u062a\u0642\u0648\u0644 [[s|\u0623\u0635\u064a\u0628]] \u0641\u064a."
actors:
  ministry: {name: "\u0648\u0632\u0627\u0631\u0629", kind: state-body}
  paper: {name: Paper, kind: media}
sources:
  article: {kind: article, outlet: paper}
statements:
  s:
    form: paraphrase
    act: assert
    speaker: ministry
    chain: [unknown, article]
    said: 2024-03-01
    text: "\u0623\u0635\u064a\u0628."
"""


def test_text_from_right_to_left_is_set_so_and_keeps_its_signs_and_numbers_together(
    tmp_path: Path,
) -> None:
    library = library_of(tmp_path, FROM_THE_RIGHT, header="")
    document = part(made(library, tmp_path / "out"), "document")
    turned = [
        text(one) for one in document.iter(f"{W}p") if one.find(f"{W}pPr/{W}bidi") is not None
    ]
    assert (
        "\u0623\u0635\u064a\u0628\u200f \u200e(S1 \u2192 ?)\u200e \u200f\u0641\u064a." in turned[0]
    )
    (said,) = (text(one) for one in document.iter(f"{W}p") if text(one).startswith("S1"))
    assert said not in turned
    assert "\u0623\u0635\u064a\u0628.\u200f \u2014 \u200e1 March 2024" in said


def test_a_word_document_has_one_note_for_each_chain(word: Made) -> None:
    folder = word("full")

    notes = [text(one) for one in part(folder, "footnotes") if text(one).strip()]

    assert len(notes) == len(set(notes)) > 10
    used = [one.get(f"{W}id") for one in part(folder, "document").iter(f"{W}footnoteReference")]
    assert len(used) == len(set(used)) == len(notes)
    anchors = {one.get(f"{W}name") for one in part(folder, "document").iter(f"{W}bookmarkStart")}
    again = [one.get(f"{W}anchor", "") for one in part(folder, "document").iter(f"{W}hyperlink")]
    leading = {one for one in again if one.startswith("note-")}
    assert len(leading) > 10
    assert leading <= anchors


def test_the_title_stands_once_and_contents_have_parts_and_records(word: Made) -> None:
    document = part(word("full"), "document")

    titled = [
        (style.get(f"{W}val"), text(one))
        for one in document.iter(f"{W}p")
        if (style := one.find(f"{W}pPr/{W}pStyle")) is not None
    ]

    name = "US forces in Iraq and Syria, autumn 2023"
    assert [style for style, said in titled if said == name] == ["Title"]
    first = [said for style, said in titled if style == "Heading1"]
    assert {"Incidents", "Statements", "Sources"} <= set(first)
    assert "Drone attack on the al-Tanf base" in {s for style, s in titled if style == "Heading2"}
    fields = "".join(one.text or "" for one in document.iter(f"{W}instrText"))
    assert 'TOC \\o "1-2"' in fields


def test_the_first_part_of_a_report_begins_a_page(word: Made) -> None:
    paragraphs = list(part(word("report"), "document").iter(f"{W}p"))
    breaks = [
        number
        for number, one in enumerate(paragraphs)
        if any(each.get(f"{W}type") == "page" for each in one.iter(f"{W}br"))
    ]
    assert [text(paragraphs[number + 1])[:2] for number in breaks] == ["1."]


def test_hostile_margins_are_text(tmp_path: Path) -> None:
    with zipfile.ZipFile(_kept(tmp_path, Margins(HOSTILE, HOSTILE, HOSTILE, 'e"n'))) as archive:
        for name in archive.namelist():
            ElementTree.fromstring(archive.read(name))
        assert text(ElementTree.fromstring(archive.read("word/header.xml"))) == HOSTILE * 2


def _kept(folder: Path, margins: Margins) -> Path:
    path = folder / "reference.docx"
    path.write_bytes(reference_document(margins))
    return path


def test_a_hostile_briefing_stays_text_in_word_and_in_the_style(tmp_path: Path) -> None:
    title = 'T </w:t> & ${HOME} "} body{display:none} \u202e</style><script>'
    header = f"briefing: {{title: '{title}', as_of: 2024-05-03, basis: None., marking: TLP:RED}}\n"
    library = library_of(tmp_path / "b", BRIEFING, header=header)

    folder = made(library, tmp_path / "out")

    assert "</w:t> & ${HOME}" in text(part(folder, "header"))
    assert "‹U+202E›" in text(part(folder, "header"))
    style = (folder / "print.css").read_text("utf-8").partition("@page {\n")[2]
    assert "display:none" not in style
    assert "<script>" not in style


def test_the_same_briefing_gives_the_same_bytes(library: Library, tmp_path: Path) -> None:
    for name in ("one", "two"):
        wanted = export(library, select(library, "all"), ExportOptions(profile="report"))
        save_for_pandoc(wanted, tmp_path / name)
    one, two = ({p.name: p.read_bytes() for p in _files(tmp_path / n)} for n in ("one", "two"))
    assert one == two
    assert len(one) == 6


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.iterdir() if path.is_file())


@pytest.mark.parametrize(
    "options",
    [
        ExportOptions(profile="plain"),
        ExportOptions(format="jsonl"),
        ExportOptions(links="wiki"),
        ExportOptions(folder=True),
    ],
)
def test_what_pandoc_cannot_read_is_refused(
    library: Library, tmp_path: Path, options: ExportOptions
) -> None:
    with pytest.raises(BriefingError):
        save_for_pandoc(export(library, select(library, "all"), options), tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
def test_the_printed_report_is_short_and_has_the_marking_on_every_page(word: Made) -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("needs chromium: apt-get install chromium")
    folder = word("report")
    ran("pandoc", "-d", str(folder / "html.yaml"))
    (page,) = folder.glob("*.html")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    ran(chromium, *flags, f"--user-data-dir={folder / 'browser'}",
        f"--print-to-pdf={folder / 'report.pdf'}", page.as_uri())  # fmt: skip

    pages = [one.extract_text() for one in PdfReader(folder / "report.pdf").pages]

    assert 2 < len(pages) <= 12
    for number, one in enumerate(pages, start=1):
        assert "TLP:CLEAR" in one
        assert "as of about 18 November 2023" in one
        assert f"{number} / {len(pages)}" in one
    assert "What this rests on" in pages[0]
    starts = [number for number, one in enumerate(pages) if "1. Incidents: what is claimed" in one]
    assert starts
    assert starts[0] >= 1
    assert pages[starts[0]].index("1. Incidents: what") < 200
