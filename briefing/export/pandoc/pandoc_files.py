"""What tells pandoc how to read an export, and how its pages look in print."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from briefing.export.html.package_files import PAGE_OF_PAGES, css_string
from briefing.export.pandoc.reference_document import Margins

_ASSETS = Path(__file__).parent / "assets"
_READ = "markdown-smart-subscript-superscript-tex_math_dollars-implicit_figures"
"""Pandoc's own Markdown, for `gfm` gives every table columns of one width. Quotation marks, tildes
and dollar signs are those of the text."""


def _shared(name: str, contents: bool) -> str:
    """`${.}` is the folder that the file is in, so that pandoc can be called from anywhere."""
    text = f"""\
from: {_READ}
input-file: {json.dumps("${.}/" + name + ".md")}
standalone: true
shift-heading-level-by: -1
filters:
  - ${{.}}/pandoc.lua
"""
    return f"{text}metadata:\n  contents-depth: 2\n" if contents else text


def _word(name: str, contents: bool) -> str:
    return f"""\
# pandoc -d docx
{_shared(name, contents)}to: docx
output-file: {json.dumps("${.}/" + name + ".docx")}
reference-doc: ${{.}}/reference.docx
"""


def _browser(name: str, contents: bool) -> str:
    """One file, and the style in it: what a browser prints needs nothing beside it."""
    return f"""\
# pandoc -d html; then print what it wrote with Chromium, which has margins on every page:
# chromium --headless --no-pdf-header-footer --print-to-pdf={name}.pdf {name}.html
{_shared(name, contents)}to: html
output-file: {json.dumps("${.}/" + name + ".html")}
self-contained: true
css: ["${{.}}/print.css"]
variables:
  document-css: false
"""


DEFAULTS: Mapping[str, Callable[[str, bool], str]] = {"docx": _word, "html": _browser}
"""What makes the defaults file of each target: from the name of the text, and with contents."""


def asset_text(name: str) -> str:
    """The text of a file that is given as it is."""
    return (_ASSETS / name).read_text("utf-8")


def print_style(margins: Margins) -> str:
    """How the pages look that a browser prints; the marking stands on every one."""
    boxes = {
        "top-left": css_string(margins.title),
        "top-right": css_string(margins.marking),
        "bottom-left": css_string(margins.day),
        "bottom-right": PAGE_OF_PAGES,
    }
    told = "".join(f"  @{place} {{ content: {text} }}\n" for place, text in boxes.items())
    return f"{asset_text('print.css')}@page {{\n{told}}}\n"
