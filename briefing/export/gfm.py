"""Text to Markdown: the one place where a character could become markup, and does not.

The target is GitHub Flavored Markdown; what Obsidian and pandoc read beyond it (tags, highlights,
comments, math, citations, lettered lists) is disarmed as well. Reading the result gives back
`visible(text)`, with line breaks as line breaks.

Escaping goes in two steps. `escape` disarms what means something anywhere, and may be used on
pieces that are then joined. `block` disarms what means something only at the edges of a line, and
is used once, on the whole content of a paragraph, a heading, an item or a footnote.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote

from briefing.errors import BriefingError
from briefing.text.visible import visible
from briefing.text.web_address import check

_INLINE = re.compile(
    r"[\\`*\[\]<~$^]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # inside a word an underscore is only an underscore
    r"|&(?=\#|[A-Za-z][A-Za-z0-9]*(?:;|\Z)|\Z)"  # what could be, or become, an entity
    r"|(?<!\S)\#"  # a heading, the end of one, or a tag
    r"|(?<==)=|=(?==)|(?<=%)%|%(?=%)"  # ==highlight== and %%comment%%
    r"|(?<=www)\.|:(?=//)|@(?=[\w{])"  # addresses that would become links by themselves; @names
    r"|:(?=(?:[a-z][\w+-]*|[+-]1|100|1234):)",  # :emoji:
    re.IGNORECASE,
)
_START = re.compile(
    r"[>|]|[-+=:](?![^\W_])"  # quotation, table, list, underline of a heading, definition
    r"|\(?(?:[0-9]{1,9}|[a-z]|[ivxlcdm]{2,})[.)](?=\s|\Z)",  # (1) 1. a) IV.
    re.IGNORECASE,
)
_IN_ADDRESS = "-._~:/?#@!$'*+,;=%&"
"""What may stand in the target of a link as it is: nothing that ends it, or a table cell."""
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


@lru_cache(maxsize=4096)  # the names of those who speak and publish come again and again
def escape(text: str) -> str:
    """`text` so that none of it is markup, whatever pieces of Markdown it is joined with."""
    return _INLINE.sub(lambda match: f"\\{match[0]}", visible(text))


def block(raw: str) -> str:
    """The content of a block, so that none of its lines begins or ends as something else.

    `raw` is Markdown without block structure. Its line breaks become hard ones; empty lines go, for
    they would end the block.
    """
    lines = [line for line in raw.split("\n") if line]
    return "\\\n".join(_edges(line) for line in lines)


def one_line(raw: str) -> str:
    """The content of a block that can have only one line: a heading, a cell, a footnote."""
    return _edges(" ".join(line for line in raw.split("\n") if line))


def cell(raw: str) -> str:
    """The content of a table cell."""
    return one_line(raw).replace("|", "\\|")


def lines_in_cell(raw: str) -> str:
    """The same on as many lines as it has: HTML has the only line break that a cell can have."""
    return "<br>".join(line for line in raw.split("\n") if line)


def indent(raw: str, by: str) -> str:
    """`raw` with every line after the first set in, as what belongs to a list item."""
    return raw.replace("\n", f"\n{by}")


def quotation(paragraphs: list[str]) -> str:
    """A block quote."""
    whole = "\n\n".join(paragraphs)
    return "\n".join(f"> {line}" if line else ">" for line in whole.split("\n"))


def bold(raw: str, before: str = "", after: str = "") -> str:
    """`raw` in bold between what stands `before` and `after` it on the line.

    Blanks at its ends stay outside. Where the marks would not be read as marks (inside a word, next
    to other marks), it stays plain.
    """
    core = raw.strip()
    if not core:
        return raw
    lead, _, trail = raw.partition(core)
    opens = _opens(lead or before, core[0])
    closes = _opens(trail or after, core[-1])
    return f"{lead}**{core}**{trail}" if opens and closes else raw


def _opens(outside: str, inside: str) -> bool:
    """Whether marks can stand between two characters; the rule is the same at both ends."""
    if not outside or outside.isspace():
        return True
    if outside in "*_" or not (outside.isalnum() or outside.isascii()):
        return False
    return inside.isalnum() or not outside.isalnum()


def address(url: str) -> str:
    """`url` as the target of a link, or nothing where it is not one that may leave the program."""
    try:
        checked = check(url).url
    except BriefingError:
        return ""
    safe = quote(_STRAY_PERCENT.sub("%25", checked), safe=_IN_ADDRESS)
    return safe.replace("&", "&amp;")


def _edges(line: str) -> str:
    """One line without what it would mean at the beginning, and with the blanks at its ends."""
    if not line:
        return ""
    start = _START.match(line)
    if start:
        line = f"{line[: start.end() - 1]}\\{line[start.end() - 1 :]}"
    if line[0].isspace():
        line = f"&#{ord(line[0])};{line[1:]}"
    if line[-1].isspace():
        line = f"{line[:-1]}&#{ord(line[-1])};"
    return line
