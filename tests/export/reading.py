"""Reading Markdown back, as GitHub would: what the tests compare an export with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

_PARSER = MarkdownIt("gfm-like2").use(footnote_plugin)
_FRONT_MATTER = re.compile(r"---\n(.*?\n)---\n", re.DOTALL)
_ANCHOR = re.compile(r'<span id="([^"]+)">')


def parse(markdown: str) -> list[Token]:
    """The tokens of a document."""
    return _PARSER.parse(markdown)


def text(inline: Token) -> str:
    """The text of a block's content; whatever is neither text nor a link shows as ⟦what it is⟧."""
    return "".join(_pieces(inline.children or []))


def _pieces(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        match token.type:
            case "text" | "text_special":
                yield token.content
            case "hardbreak":
                yield "\n"
            case "html_inline" if _ANCHOR.fullmatch(token.content) or token.content == "</span>":
                pass
            case "link_open" | "link_close" | "footnote_ref" | "strong_open" | "strong_close":
                pass
            case _:
                yield f"⟦{token.type}⟧"


def inlines(tokens: list[Token]) -> list[Token]:
    """The contents of all blocks, in order."""
    return [token for token in tokens if token.type == "inline"]


@dataclass
class Read:
    """One document, read back."""

    values: dict[str, Any]
    headings: list[str] = field(default_factory=list)
    quotations: list[str] = field(default_factory=list)
    speakers: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    defined: set[str] = field(default_factory=set)
    used: set[str] = field(default_factory=set)


def read(markdown: str) -> Read:
    """A document as its readers get it: front matter, headings, quotations, links, footnotes.

    The first paragraph of a block quote is not the quotation: it says whose that is.
    """
    front = _FRONT_MATTER.match(markdown)
    tokens = parse(markdown[front.end() :] if front else markdown)
    found = Read(yaml.safe_load(front[1]) if front else {})
    quoted, opened, first = 0, "", False
    for token in tokens:
        quoted += {"blockquote_open": 1, "blockquote_close": -1}.get(token.type, 0)
        first = first or token.type == "blockquote_open"
        opened = token.type if token.nesting == 1 else opened
        if token.type == "footnote_open":
            found.defined.add(token.meta["label"])
        if token.type != "inline":
            continue
        said = text(token)
        speaks, first = first, False
        found.texts.append(said)
        found.headings += [said] if opened == "heading_open" else []
        found.quotations += [said] if quoted and not speaks else []
        found.speakers += [said] if speaks else []
        for child in token.children or []:
            if child.type == "html_inline":
                found.anchors += _ANCHOR.findall(child.content)
            elif child.type == "link_open":
                found.links.append(str(child.attrs["href"]))
            elif child.type == "footnote_ref":
                found.used.add(child.meta["label"])
    return found


HOSTILE = st.one_of(
    st.lists(
        st.sampled_from(
            [
                *"#>-+*_~`|[]()<>!&;:=.\\ \n\t1aIv2b^$%@/{}'\"",
                *("www.", "http://", "&amp;", "&#35;", "[^x]", "[^x]: y", "[sic]", "---", "1. "),
                *("\n\n", "```", "<b>", "a@b.co", "\u00a0", "é", "ا", "[[x|y]]", "<!--", "- [ ] "),
                *(
                    "## ",
                    "> [!NOTE]\n",
                    "| a |\n|---|\n",
                    "![",
                    "](x)",
                    ":smile:",
                    "\u202e",
                    "\x1b",
                ),
            ]
        ),
        max_size=14,
    ).map("".join),
    st.text(max_size=20),
)
"""Text that Markdown would take for something else, and text of any kind."""
