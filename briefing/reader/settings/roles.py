"""What a theme has to say: the roles of text, and the grounds it stands on, each readable there.

The toolkit's themes name colours for buttons and logs. Here they become the few roles that a page
has; where a colour cannot be read on a ground, it is mixed towards white or black until it can.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.color import Color
from textual.theme import Theme

READABLE = 4.5
"""The contrast that text has on every ground it stands on (WCAG 2, level AA)."""
SEEN = 3.0
"""The contrast that a border has on the page (WCAG 2, for what is no text)."""
_PROSE, _QUIET = 5.5, 7.0
"""The contrast of prose on every ground, which leaves room for what is muted below it; and that of
black or white on every ground."""
_BLACK, _WHITE = Color(0, 0, 0), Color(255, 255, 255)
_STEPS = 20


class Roles(NamedTuple):
    """The colours of a theme by what they are for."""

    words: Color
    """What somebody said, a title, an answer."""
    text: Color
    """Prose."""
    muted: Color
    """What is the same for many rows, labels, dates, places in a source."""
    accent: Color
    """Where the person is, and what is new; never a meaning alone."""
    rule: Color
    """Lines between panes and over groups."""
    border: Color
    """Lines that say something: the edge of a notice, the bar that tells how far one has read."""
    paper: Color
    """The ground of a page."""
    bar: Color
    """The ground of the first and the last line, of windows, and of a row without the focus."""
    row: Color
    """The ground of the row with the cursor, and of notices."""
    match: Color
    """The ground of words that were found."""

    @property
    def texts(self) -> tuple[Color, ...]:
        """The roles that are text."""
        return (self.words, self.text, self.muted, self.accent)

    @property
    def grounds(self) -> tuple[Color, ...]:
        """The grounds that any text may stand on; a match has words on it."""
        return (self.paper, self.bar, self.row)


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of WCAG 2, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def roles(theme: Theme) -> Roles:
    """The roles of a theme that has colours of its own."""
    said = {**theme.to_color_system().generate(), **theme.variables}
    said.setdefault("reader-match", Color.parse(said["warning"]).with_alpha(0.3).css)
    paper = Color.parse(said["background"])
    end = _WHITE if theme.dark else _BLACK
    # The brightest that there is can be read on each ground: so everything else can be mended.
    bar, row, match = (
        _mixed(paper + Color.parse(said[name]), (end,), paper, _QUIET)
        for name in ("surface", "panel", "reader-match")
    )
    grounds = (paper, bar, row)
    text = _mixed(paper + Color.parse(said["foreground"]), grounds, end, _PROSE)
    words = Color.parse(said.get("reader-words") or text.blend(end, 0.6).hex)
    muted = paper + Color.parse(said.get("reader-muted") or said["foreground-muted"])
    border = Color.parse(said.get("reader-border") or paper.blend(text, 0.4).hex)
    return Roles(
        words=_mixed(words, (*grounds, match), end, READABLE),
        text=text,
        # Towards prose, which can be read better: so it stays the quieter of the two.
        muted=_mixed(muted, grounds, text, READABLE),
        accent=_mixed(Color.parse(said["primary"]), grounds, end, READABLE),
        rule=Color.parse(said.get("reader-rule") or paper.blend(text, 0.2).hex),
        border=_mixed(border, (paper,), text, SEEN),
        paper=paper,
        bar=bar,
        row=row,
        match=match,
    )


def _mixed(colour: Color, others: Sequence[Color], end: Color, least: float) -> Color:
    """`colour`, mixed towards `end` only as far as its contrast with each of `others` asks."""
    for step in range(_STEPS + 1):
        mixed = colour.blend(end, step / _STEPS)
        if all(contrast(mixed, other) >= least for other in others):
            return mixed
    return end


def _luminance(colour: Color) -> float:
    red, green, blue = (_linear(part / 255) for part in colour.rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
