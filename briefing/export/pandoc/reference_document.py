"""The document that pandoc takes its styles from for Word: A4, and the marking on every page."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

_NEVER = (1980, 1, 1, 0, 0, 0)
"""The day in an archive that says nothing of when it was made: the same input, the same bytes."""
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SPACES = f'xmlns:w="{_WORD}" xmlns:r="{_OFFICE}"'
_PARTS = ("styles", "header", "footer")
_TEXT_WIDTH = 9582
"""In twentieths of a point: A4 less 20 and 21 millimetres at the sides."""


class Margins(NamedTuple):
    """What stands on every page: plain text, of the briefing."""

    title: str
    marking: str
    day: str
    language: str


def reference_document(margins: Margins) -> bytes:
    """The document itself: the same bytes for the same margins."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in _files(margins).items():
            archive.writestr(zipfile.ZipInfo(name, _NEVER), _XML + text)
    return out.getvalue()


def _files(margins: Margins) -> Mapping[str, str]:
    header = _beside(_run(margins.title), _run(margins.marking, _BOLD))
    footer = _beside(_run(margins.day), f"{_field('PAGE')}{_run(' / ')}{_field('NUMPAGES')}")
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations([("officeDocument", "word/document.xml")]),
        "word/_rels/document.xml.rels": _relations([(one, f"{one}.xml") for one in _PARTS]),
        "word/document.xml": _document(),
        "word/header.xml": f"<w:hdr {_SPACES}>{header}</w:hdr>",
        "word/footer.xml": f"<w:ftr {_SPACES}>{footer}</w:ftr>",
        "word/styles.xml": f"<w:styles {_SPACES}>{_styles(margins.language)}</w:styles>",
    }


def _content_types() -> str:
    parts = {"document": f"{_TYPE}.document.main+xml"}
    parts |= {one: f"{_TYPE}.{one}+xml" for one in _PARTS}
    told = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{type_}"/>'
        for name, type_ in parts.items()
    )
    kinds = (
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    return f'<Types xmlns="{_PACKAGE}/content-types">{kinds}{told}</Types>'


def _relations(ends: list[tuple[str, str]]) -> str:
    told = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(ends, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{told}</Relationships>'


def _document() -> str:
    """Nothing but the page: A4, the margins in twentieths of a point, header and footer."""
    return (
        f"<w:document {_SPACES}><w:body><w:p/><w:sectPr>"
        '<w:headerReference w:type="default" r:id="rId2"/>'
        '<w:footerReference w:type="default" r:id="rId3"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1190" '
        'w:header="567" w:footer="567" w:gutter="0"/>'
        "</w:sectPr></w:body></w:document>"
    )


def _beside(left: str, right: str) -> str:
    """A paragraph with something at its start and something at its end."""
    stop = f'<w:tabs><w:tab w:val="right" w:pos="{_TEXT_WIDTH}"/></w:tabs>'
    style = '<w:pStyle w:val="Margin"/>'
    return f"<w:p><w:pPr>{style}{stop}</w:pPr>{left}<w:r><w:tab/></w:r>{right}</w:p>"


def _run(text: str, looks: str = "") -> str:
    return f'<w:r><w:rPr>{looks}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def _styles(language: str) -> str:
    spoken = f"<w:lang w:val={quoteattr(language)}/>" if language else ""
    letters = f'<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>{_size(9.5)}{spoken}'
    usual = f"<w:rPrDefault><w:rPr>{letters}</w:rPr></w:rPrDefault><w:pPrDefault/>"
    return f"<w:docDefaults>{usual}</w:docDefaults>{''.join(_each_style())}"


_BOLD = "<w:b/><w:bCs/>"
"""The latter for letters from right to left."""


def _size(points: float) -> str:
    """Word counts half points."""
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def _each_style() -> Iterator[str]:
    leading = '<w:spacing w:before="0" w:after="100" w:line="276" w:lineRule="auto"/>'  # 1.15
    close = '<w:spacing w:before="20" w:after="20" w:line="264" w:lineRule="auto"/>'
    yield _style("Normal", "Normal", leading, base="")
    yield _style("BodyText", "Body Text", "")
    yield _style("FirstParagraph", "First Paragraph", "", base="BodyText")
    yield _style("Compact", "Compact", close)
    edge = '<w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="857E70"/></w:pBdr>'
    inward = '<w:ind w:left="284"/>'
    yield _style("BlockText", "Block Text", f"<w:keepLines/>{edge}{inward}", base="BodyText")
    yield _style("Title", "Title", "<w:keepNext/>", f"{_BOLD}{_size(20)}")
    yield _style("Subtitle", "Subtitle", "<w:keepNext/>", _size(11))
    yield _style("Author", "Author", "", _size(9.5))
    yield _style("Date", "Date", "", _size(9.5))
    for level, points in enumerate((14, 11.5, 10.5, 9.5, 9.5, 9.5), start=1):
        above = (
            f'<w:keepNext/><w:keepLines/><w:spacing w:before="{320 - 40 * level}" w:after="80"/>'
        )
        depth = f'<w:outlineLvl w:val="{level - 1}"/>'
        looks = f"{_BOLD}{_size(points)}"
        yield _style(f"Heading{level}", f"heading {level}", above + depth, looks)
    yield _style("FootnoteText", "footnote text", close, _size(8))
    yield _style("Margin", "Margin", close, f'<w:color w:val="615D55"/>{_size(8)}')
    yield _style("TOCHeading", "TOC Heading", "<w:keepNext/>", f"{_BOLD}{_size(12)}")
    for level in (1, 2):
        entry = f'{close}<w:ind w:left="{284 * (level - 1)}"/>'
        yield _style(f"TOC{level}", f"toc {level}", entry)
    yield _letters("Hyperlink", "Hyperlink", '<w:u w:val="single"/>')
    yield _letters("FootnoteReference", "footnote reference", '<w:vertAlign w:val="superscript"/>')
    yield _table()


def _style(id_: str, name: str, paragraph: str, letters: str = "", base: str = "Normal") -> str:
    own = '<w:basedOn w:val="' + base + '"/>' if base else ""
    usual = "" if base else ' w:default="1"'
    looks = f"<w:pPr>{paragraph}</w:pPr><w:rPr>{letters}</w:rPr>"
    head = f'<w:style w:type="paragraph"{usual} w:styleId="{id_}"><w:name w:val="{name}"/>{own}'
    return f"{head}<w:qFormat/>{looks}</w:style>"


def _letters(id_: str, name: str, looks: str) -> str:
    head = f'<w:style w:type="character" w:styleId="{id_}"><w:name w:val="{name}"/>'
    return f"{head}<w:rPr>{looks}</w:rPr></w:style>"


def _table() -> str:
    """Rules between rows, none between columns; no row is torn apart by the end of a page."""
    rule = 'w:val="single" w:sz="4" w:space="0" w:color="A8A294"'
    sides = "".join(f"<w:{side} {rule}/>" for side in ("top", "bottom", "insideH"))
    room = '<w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/>'
    look = f"<w:tblBorders>{sides}</w:tblBorders><w:tblCellMar>{room}</w:tblCellMar>"
    head = f"<w:rPr>{_BOLD}</w:rPr>"
    return (
        '<w:style w:type="table" w:styleId="Table"><w:name w:val="Table"/>'
        f"<w:tblPr>{look}</w:tblPr><w:trPr><w:cantSplit/></w:trPr>"
        f'<w:tblStylePr w:type="firstRow">{head}</w:tblStylePr></w:style>'
    )
