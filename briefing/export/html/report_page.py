"""The report of a briefing as HTML: the text of the Markdown report, set for paper and screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing import __version__
from briefing.export.context import Document, ExportContext
from briefing.export.header import headers, report_values
from briefing.export.html.line_markup import LineMarkup, is_from_right, set_apart
from briefing.export.html.package_files import Templates, content_policy, report_style
from briefing.export.html.reading_order import direction_of, language_of
from briefing.export.outline import file_path
from briefing.export.report import report
from briefing.page.record_loader import RecordLoader
from briefing.page.words.dates import date_in_words

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

_END = "\n---\n\n"
"""What ends the front matter, whose values the page has in its head, as it has the title."""
_NUMBER = re.compile(r'<span id="[sq][0-9]+"></span>')


def export(job: ExportContext) -> Iterator[Document]:
    """One file. Raises BriefingError for anything but a whole briefing."""
    for document in report.export(job):
        yield Document(file_path(job, ".html"), _pieces(job, document))


def _pieces(job: ExportContext, document: Document) -> Iterator[str]:
    (header,) = headers(job)
    values = report_values(header, RecordLoader(job.library), job.library.until)
    title, marking = header.title, header.text("marking")
    as_of = date_in_words(header.text("as_of"))
    style = report_style(title, marking, f"as of {as_of}" if as_of else "")
    language = language_of([header])
    templates = Templates(LineMarkup(lambda _: None, header.key.briefing))
    yield templates.render(
        "report",
        title=title,
        subtitle=values["subtitle"],
        marking=marking,
        style=style,
        policy=content_policy(style),
        language=language,
        direction=direction_of(language),
        body=as_html(_without_title(document.text())),
        version=__version__,
    )


def _without_title(markdown: str) -> str:
    _, _, text = markdown.partition(_END)
    return text.partition("\n")[2]


def as_html(markdown: str) -> str:
    """The Markdown that the report is made of as HTML, in which no element is anybody else's.

    Columns of numbers have a class in place of a style, which the policy of the page forbids. Of
    elements it knows one: what the number of a statement leads to.
    """
    # Loaded when a report is made, as the templates are: no other export needs it.
    from markdown_it import MarkdownIt  # noqa: PLC0415

    parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    parser.inline.ruler.before("html_inline", "number", _number)
    parser.add_render_rule("number", lambda _, tokens, at, *__: tokens[at].content)
    parser.add_render_rule("apart", lambda _, tokens, at, *__: str(set_apart(tokens[at].content)))
    tokens = parser.parse(markdown)
    heading = False  # whose pieces stand apart
    for token in tokens:
        if token.attrs.pop("style", None):
            token.attrSet("class", "count")
        apart = not heading and not is_from_right(token.content)
        for one in token.children or ():
            if one.type == "text" and apart:
                one.type = "apart"
            if one.type == "link_open" and not str(one.attrs["href"]).startswith("#"):
                one.attrSet("rel", "external noreferrer noopener")
        heading = token.type == "heading_open"
    return str(parser.renderer.render(tokens, parser.options, {}))


def _number(state: StateInline, silent: bool) -> bool:
    """What a number leads to, as the report writes it; in anybody's text its first letter is
    escaped."""
    found = _NUMBER.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        state.push("number", "", 0).content = found[0]
    state.pos = found.end()
    return True
