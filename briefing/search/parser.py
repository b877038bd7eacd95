"""Reading a query.

    query = and { ("OR" | "|") and }     side by side means AND, which binds tighter than OR
    and   = not { ["AND"] not }
    not   = ["NOT" | "-"] atom           AND, OR, NOT only in capitals
    atom  = "(" query ")" | field ":" value | term
    value = "(" query ")" | (">" | ">=" | "<" | "<=" | "=") scalar | [scalar] ".." [scalar] | "*"
          | term ["+"] ["@" date]        right behind the colon
    term  = '"' words '"' ["*"] | word ["*"] | word "~" ["1" | "2"]

Nothing that a person can type is an error: what is unclosed closes at the end, what closes nothing
and what joins nothing is passed over, and an unknown field, or a range behind a field that takes
none, is ordinary words. Inside the brackets of a field its own values are read, ranges among them.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from briefing.search import hints
from briefing.search.ast import (
    QUOTED,
    QUOTES,
    AnyValue,
    Query,
    TextTerm,
    Tree,
    all_of,
    any_of,
    asked_of,
    between,
    opposite,
)
from briefing.search.fields import BY_NAME, NAMES

MOST_TERMS = 64
"""Terms in one query: SQLite limits the depth of an expression, and nobody types more."""
MOST_DEPTH = 16
"""Brackets inside brackets, which SQLite limits, too; further ones are passed over."""
LONGEST = 2_000
"""Characters of one term: the longest quotation that somebody would look for."""

_OPERATORS = frozenset({"AND", "OR", "NOT"})
_TOKEN = re.compile(
    rf"""\s*(?:
      (?P<open>\() | (?P<close>\)) | (?P<or>\|)
    | (?P<not>-+)(?=[^\s|)])
    | (?P<field>[A-Za-z][A-Za-z_-]*):(?!//)
    | [{QUOTES}](?P<phrase>{QUOTED})(?:(?P<closed>[{QUOTES}])|\Z)(?P<star>[*+]*)
    | (?P<word>[^\s()|{QUOTES}]+)
    )""",
    re.VERBOSE,
)
_VALUE = re.compile(
    rf"""(?P<open>\() | (?P<not>-+)(?=[^\s|)])
    | [{QUOTES}](?P<phrase>{QUOTED})(?:(?P<closed>[{QUOTES}])|\Z)(?P<star>[*+]*)
    | (?P<word>[^\s()|{QUOTES}]+)
    """,
    re.VERBOSE,
)
_SIGNED = re.compile(r"\.?\d")
"""What makes a minus right before it a part of a date or a number."""
_SPACED = r"[-+]?\d{1,3}(?:\s\d{3}(?!\d))+(?:[.,]\d+)?"
_NUMBER = rf"(?:{_SPACED}|[-+]?[\d.,]*\d)"
_SPACED_NUMBER = re.compile(
    rf"(?:[<>]=?|=)?(?:{_SPACED}(?:\.\.{_NUMBER}?)?|{_NUMBER}?\.\.{_SPACED})(?=[\s()|]|\Z)"
)
"""`12 400`, alone or in a comparison or range."""
_SIGNED_WORD = re.compile(rf"(?P<word>[^\s()|{QUOTES}]+)(?P<phrase>(?!))?(?P<star>(?!))?")
_DAY = re.compile(rf"@(?P<day>[^\s()|{QUOTES}]*)")
_INNER_QUOTES = re.compile(rf"\s*[{QUOTES}]+\s*")
_STARS = re.compile(r"\*+\Z")
_MARKS_BACKWARDS = re.compile(r"(?:\*|[12]?~)*")  # read from the end, a long word takes no longer


class _Token(NamedTuple):
    kind: str
    text: str
    end: int
    marks: str = ""
    """The stars and pluses behind a phrase."""
    unclosed: bool = False


def parse(text: str, fields: Collection[str] = NAMES) -> Query:
    """`text` as a tree, with hints on what in it was not understood; never raises."""
    reader = _Reader(text, fields)
    tree = reader.query(0)
    return Query(tree, tuple(dict.fromkeys(reader.hints)))


class _Reader:
    """One reading of one text, from left to right; each method reads one rule of the grammar."""

    def __init__(self, text: str, fields: Collection[str]) -> None:
        self.text = text
        self.fields = fields
        self.at = 0
        self.terms = 0
        self.within = ""
        """The field whose brackets are being read."""
        self.hints: list[str] = []

    def peek(self, pattern: re.Pattern[str] = _TOKEN, at: int | None = None) -> _Token:
        """The next token, or the one at a place, not taken; its kind is empty at the end."""
        match = pattern.match(self.text, self.at if at is None else at)
        if match is None or self.terms > MOST_TERMS:
            return _Token("", "", len(self.text))
        kind = "phrase" if match["phrase"] is not None else match.lastgroup or ""
        token = match[kind]
        if kind == "word" and pattern is _TOKEN and token in _OPERATORS:
            kind = token.lower()
        unclosed = kind == "phrase" and match["closed"] is None
        return _Token(kind, token, match.end(), match["star"] or "", unclosed)

    def query(self, depth: int) -> Tree | None:
        """Alternatives, up to the bracket that closes them or the end."""
        found: list[Tree] = []
        joint = ""
        while True:
            part = self.both(depth)
            if part is not None:
                found.append(part)
            token = self.peek()
            if token.kind != "or":
                if joint and part is None:
                    self.hints.append(hints.joins_nothing(joint))
                return any_of(found)
            if part is None:
                self.hints.append(hints.joins_nothing(joint or token.text))
            joint, self.at = token.text, token.end

    def both(self, depth: int) -> Tree | None:
        """Parts side by side."""
        found: list[Tree] = []
        ends = ("", "or", "close") if depth else ("", "or")
        while (token := self.peek()).kind not in ends:
            if token.kind == "and":
                self.at = token.end
                joined = self.peek().kind not in (*ends, "and", "close")
                if not (found and joined):
                    self.hints.append(hints.joins_nothing(token.text))
                continue
            if token.kind == "close":
                self.at = token.end
                self.hints.append(hints.CLOSES_NOTHING)
                continue
            part = self.negated(depth)
            if part is not None:
                found.append(part)
        return all_of(found)

    def negated(self, depth: int) -> Tree | None:
        """A part, behind any number of minuses and NOTs."""
        turned = False
        while (token := self.peek()).kind == "not":
            self.at = token.end
            turned ^= token.text == "NOT" or len(token.text) % 2 == 1
            if self.peek().kind in ("", "and", "or", "close"):
                self.hints.append(hints.joins_nothing(token.text))
        part = self.atom(depth)
        return opposite(part) if part is not None and turned else part

    def atom(self, depth: int) -> Tree | None:
        """A bracket, a field with its value, or a term; None where there is none."""
        token = self.peek()
        if token.kind in ("", "and", "or", "close"):
            return None
        self.at = token.end
        if token.kind == "open":
            return self.bracket(depth)
        name = token.text.lower()
        if token.kind == "field":
            return self.field(name, depth)
        if token.kind == "word" and name in self.fields and self.peek().text.startswith(":"):
            self.hints.append(hints.no_space(name))
        return self.term(token)

    def bracket(self, depth: int) -> Tree | None:
        """What stands behind an opening bracket, and the closing one."""
        if depth == MOST_DEPTH:
            self.hints.append(hints.TOO_DEEP)
            return None
        inside = self.query(depth + 1)
        if self.peek().kind == "close":
            self.at = self.peek().end
        elif self.terms <= MOST_TERMS:
            self.hints.append(hints.OPEN_BRACKET)
        return inside

    def field(self, name: str, depth: int) -> Tree | None:
        """What stands behind `name:`."""
        token = self.signed(name, self.peek(_VALUE))
        scalar = self.peek(_VALUE, token.end) if token.kind == "not" else token
        if name not in self.fields:
            self.hints.append(hints.no_field(name, self.fields))
            return self.term(_Token("word", name, self.at))
        if scalar.kind == "word" and between(scalar.text) and not _takes_ranges(name):
            self.hints.append(hints.no_range(name, scalar.text))
            return self.term(_Token("word", name, self.at))
        if self.within:
            self.hints.append(hints.not_asked_of(self.within, name))
        outside, self.within = self.within, name
        value = self.value(token, depth)
        self.within = outside
        if value is None:
            self.hints.append(hints.no_value(name))
        elif self.text.startswith("@", self.at):
            self.hints.append(hints.NO_DAY_HERE)
        return None if value is None else asked_of(name, value)

    def signed(self, name: str, token: _Token) -> _Token:
        """The token behind `name:`, where a minus may belong to it, and spaces to a number."""
        if name not in self.fields or not takes_signs(name):
            return token
        if token.kind == "not" and _SIGNED.match(self.text, token.end):
            if len(token.text) > 1:  # the last of them is the sign
                return token._replace(text=token.text[1:], end=token.end - 1)
            token = self.peek(_SIGNED_WORD)
        spaced = _SPACED_NUMBER.match(self.text, self.at) if name == "value" else None
        if spaced and not token.marks:
            number = re.sub(r"\s", "", spaced[0])
            self.hints.append(hints.spaced_number(spaced[0], number))
            return _Token("word", number, spaced.end())
        return token

    def value(self, token: _Token, depth: int) -> Tree | None:
        """The value of a known field."""
        if not token.kind:
            return None
        self.at = token.end
        if token.kind == "not":
            value = self.value(self.signed(self.within, self.peek(_VALUE)), depth)
            return opposite(value) if value is not None and len(token.text) % 2 else value
        return self.bracket(depth) if token.kind == "open" else self.term(token)

    def term(self, token: _Token) -> Tree | None:
        """A token as a term; None where nothing is left of it, or there are too many already."""
        self.at = token.end
        text = token.text
        if len(text) > LONGEST:
            self.hints.append(hints.too_long(LONGEST))
            text = text[:LONGEST]
        if token.unclosed:
            self.hints.append(hints.OPEN_QUOTE)
        elif token.kind == "phrase" and self.text[self.at : self.at + 1].isalnum():
            self.hints.append(hints.QUOTE_INSIDE)
        found = self.phrase(text, token.marks) if token.kind == "phrase" else self.word(text)
        if found is None:
            return None
        self.terms += 1
        if self.terms > MOST_TERMS:
            self.hints.append(hints.too_many(MOST_TERMS))
            return None
        return found

    def phrase(self, words: str, marks: str) -> TextTerm | None:
        """What stood in quotation marks."""
        parts = "+" in marks and _takes_parts(self.within)
        day = _DAY.match(self.text, self.at) if _takes_days(self.within) else None
        self.at = day.end() if day else self.at
        words = _INNER_QUOTES.sub(" ", words)
        if not words.strip():
            return None
        if day and not day["day"]:
            self.hints.append(hints.NO_DAY)
        return TextTerm(words, True, "*" in marks, parts=parts, day=day["day"] if day else "")

    def word(self, text: str) -> Tree | None:
        """A word; as the value of a field, maybe a range, or a star for anything."""
        if self.within and _STARS.match(text):
            return AnyValue()
        if _takes_ranges(self.within) and (found := between(text)):
            return found
        text, at, day = text.partition("@") if _takes_days(self.within) else (text, "", "")
        words, marks = _without_marks(text)
        if not words and text:  # of `role:@2023` it is said that a value is missing
            self.hints.append(hints.no_letters(text) if marks else hints.LONE_MINUS)
        elif "*" in words:
            self.hints.append(hints.no_star(words))
        elif at and not day:
            self.hints.append(hints.NO_DAY)
        parts = _takes_parts(self.within) and words.endswith("+")
        words = words.rstrip("+") if parts else words
        if not words:
            return None
        if words in _OPERATORS:  # a value, or with a star: here it is only a word
            words = words.lower()
        mistakes = 1 if "1" in marks else 2 if "~" in marks else 0
        return TextTerm(words, False, "*" in marks, mistakes, parts, day)


def takes_signs(name: str) -> bool:
    """Whether a minus right behind the colon of a field belongs to a date or a number."""
    return name in BY_NAME and BY_NAME[name].signed


def _takes_ranges(name: str) -> bool:
    return name in BY_NAME and BY_NAME[name].ranges


def _takes_parts(name: str) -> bool:
    return name in BY_NAME and BY_NAME[name].parts


def _takes_days(name: str) -> bool:
    return name in BY_NAME and BY_NAME[name].days


def _without_marks(word: str) -> tuple[str, str]:
    """A word without the stars and tildes behind it, and those; a word of dashes is no word."""
    match = _MARKS_BACKWARDS.match(word[::-1])
    marks = match[0] if match else ""
    bare = word[: len(word) - len(marks)]
    return bare if bare.strip("-") else "", marks
