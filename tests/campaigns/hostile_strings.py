"""Strings that would drive a terminal, press keys or be markup: from a seed, and as a briefing."""

from __future__ import annotations

import json
from random import Random

from tests.briefings import HEADER

NOTE = 1_600
"""Strings in the note of one record."""
_DRIVING = (
    "\x1b]52;c;eA==\x07", "\x1b]0;title\x07", "\x1b[2J", "\x1b[?1049l", "\x1b[31m", "\x1b[9;9H",
    "\x1bc", "\x1b[8;1;1t", "\x1b]8;;https://example.org\x1b\\", "\x1b[?1003l", "\x1b[!p", "\x9b2J",
    "\x9d52;c;eA==\x9c", "\x1b#8", "\x1b(0", "\x0e", "\x1b[?2026h", "\x1b_Gq=1\x1b\\", "\x1b^x",
)  # fmt: skip
_ASKING = (
    "\x1b[c", "\x1b[>c", "\x1b[=c", "\x1b[5n", "\x1b[6n", "\x1b[?6n", "\x1b[18t", "\x1b[21t",
    "\x1b]11;?\x07", "\x1b]4;1;?\x1b\\", "\x1bP$qm\x1b\\", "\x1bP+q544e\x1b\\", "\x05", "\x1b[?u",
    "\x1b[?2026$p", "\x9bc", "\x1bZ", "\x1b[x",
)  # fmt: skip
_MARKUP = (
    "[b]", "[/]", "[@click=app.quit]q[/]", "[link=x]", "[red", "$accent", "{{x}}", "%s", "[sic]",
    "[[actors", "|x]]", "<b>", "&amp;", "`", "**", "]]", ":smile:",
)  # fmt: skip
_STRANGE = (
    "\u202e", "\u2066", "\u200f", "\u200b", "\u00ad", "\ufeff", "\U000e0041", "\ufffe", "\x00",
    "\x08", "\x7f", "\r", "\n", "\t", "\u2028", "\x85", "e\u0301\u0301\u0301", "👩‍👩‍👧", "كتائب",
    "漢字", "ไทย", "\u0600", "𝄞", "ﷺ", "\U0010ffff", "é", "'", '"', "  ",
)  # fmt: skip
_KINDS = (_DRIVING, _ASKING, _MARKUP, _STRANGE)


def strings(count: int, random: Random) -> list[str]:
    """So many, each of a few pieces."""
    return [_string(random) for _ in range(count)]


def _string(random: Random) -> str:
    pieces = [random.choice(random.choice(_KINDS)) for _ in range(random.randint(1, 4))]
    if random.random() < 0.3:
        pieces.append(chr(random.choice((random.randrange(1, 0xA0), random.randrange(1, 0xD800)))))
    return random.choice(("", "q", "?4")).join(pieces)


def briefing(hostile: list[str]) -> str:
    """A briefing in which each of these stands: most in notes, some in names, titles and words."""
    rest = iter(hostile)
    texts = [HEADER, "actors:\n"]
    statements, incidents, sources = ["statements:\n"], ["incidents:\n"], ["sources:\n"]
    number = 0
    while (name := next(rest, None)) is not None:
        number += 1
        note = "\n\n".join(
            " ".join(f"·{next(rest, '')}" for _ in range(40)) for _ in range(NOTE // 40)
        )
        texts.append(f"  a{number}: {{name: {_yaml(f'N{number} {name}')}, kind: person,\n")
        texts.append(
            f"    aliases: [{_yaml(f'A {name}')}], note: {_yaml(f'{note} END{number}')}}}\n"
        )
        said = _yaml(f"S{number} {next(rest, '')}")
        statements.append(
            f"  s{number}: {{form: paraphrase, act: deny, text: {said}, speaker: a{number},"
            f" chain: [o{number}], about: [i{number}]}}\n"
        )
        title = _yaml(f"I{number} {next(rest, '')}")
        incidents.append(
            f"  i{number}: {{title: {title}, date: 2024-05-01, denied_by: [s{number}]}}\n"
        )
        outlet = _yaml(f"O{number} {next(rest, '')}")
        sources.append(f"  o{number}: {{kind: article, title: {outlet}, outlet: a{number}}}\n")
    return "".join([*texts, *statements, *incidents, *sources])


def _yaml(text: str) -> str:
    """A scalar in double quotes, which may hold anything."""
    return json.dumps(text).replace("\x7f", "\\x7f") if text.isascii() else _escaped(text)


def _escaped(text: str) -> str:
    # JSON writes what is beyond 16 bits as two halves; YAML has eight digits for it.
    return (
        '"'
        + "".join(
            f"\\U{ord(one):08x}" if ord(one) > 0x7E else json.dumps(one)[1:-1] for one in text
        )
        + '"'
    )
