"""What of the edition lies in files: its templates, its style, its script, and what guards them."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.export.html.line_markup import LineMarkup, shown
from briefing.page.blocks import plain
from briefing.text.visible import visible_line

if TYPE_CHECKING:
    from jinja2 import Environment

_HERE = Path(__file__).parent
PAGE_OF_PAGES = r'"\200E" counter(page) " / " counter(pages)'
"""With a sign that nobody sees before it: else what is read from right to left has it turned."""
_LONGEST_IN_MARGIN = 90
"""Letters of a title or a marking in the margin of a printed page: what fits beside the other."""


class Templates:
    """The templates of one edition, which share how lines are written."""

    def __init__(self, markup: LineMarkup, **common: object) -> None:
        """`common` is known to every template."""
        environment = _environment().overlay()
        environment.filters = {
            **environment.filters,
            "line": markup.line,
            "quiet": markup.quiet,
            "prose": markup.prose,
            "title": markup.title,
        }
        environment.globals = {**environment.globals, **common}
        self._environment = environment

    def render(self, name: str, **values: object) -> str:
        """One template, whole."""
        return self._environment.get_template(f"{name}.html").render(values)


@cache
def _environment() -> Environment:
    # Imported when an edition is made: no other command needs it.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415

    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["shown"] = shown
    environment.filters["one_line"] = visible_line
    environment.filters["words"] = plain
    environment.tests["piece"] = _is_piece
    return environment


def _is_piece(value: object, name: str) -> bool:
    """Whether a block is of the kind that is called so."""
    return type(value).__name__ == name


@cache
def asset(name: str) -> str:
    """The text of a file of the edition's own."""
    return (_HERE / "assets" / name).read_text("utf-8")


def style_sheet(title: str, marking: str, as_of: str) -> str:
    """The style with what stands in the margins of printed pages."""
    return f"{asset('edition.css')}{asset('print.css')}{_margins(title, marking, as_of)}"


def report_style(title: str, marking: str, as_of: str) -> str:
    """The style of a report, whose headings have the marking for browsers without margins."""
    beside = (
        f"@media print{{.report h2::after{{content:{css_string(marking)}}}}}" if marking else ""
    )
    return f"{style_sheet(title, marking, as_of)}{asset('report.css')}{beside}"


def _margins(title: str, marking: str, as_of: str) -> str:
    boxes = {
        "top-left": css_string(title),
        "top-right": css_string(marking),
        "bottom-left": css_string(as_of),
        "bottom-right": PAGE_OF_PAGES,
    }
    margins = "".join(f"@{place}{{content:{text}}}" for place, text in boxes.items())
    return f"@page{{{margins}}}@page :first{{@top-left{{content:''}}}}"


def css_string(text: str) -> str:
    """A text as a string of CSS that nothing in it can end: all but letters and digits escaped."""
    line = visible_line(text)
    cut = line if len(line) <= _LONGEST_IN_MARGIN else f"{line[: _LONGEST_IN_MARGIN - 1]}…"
    return f'"{"".join(_css_letters(cut))}"'


def _css_letters(text: str) -> Iterator[str]:
    for letter in text:
        safe = letter.isascii() and letter.isalnum()
        yield letter if safe else f"\\{ord(letter):X} "


def content_policy(style: str, script: str = "") -> str:
    """What the page may do: show its own style, run its own script if any, and fetch nothing."""
    allowed: Mapping[str, str] = {
        "default-src": "'none'",
        "style-src": f"'sha256-{_digest(style)}'",
        "script-src": f"'sha256-{_digest(script)}'" if script else "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in allowed.items())


def _digest(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()
