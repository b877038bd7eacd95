"""The kinds of value that fields are made of, with the messages for what does not fit."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field, Tag

from briefing.model import declarations
from briefing.model.dates import edtf
from briefing.model.key import SLUG

_NUMBER = re.compile(r"[+-]?\d{1,15}(\.\d{1,15})?\Z", re.ASCII)


def _check_slug(text: str) -> str:
    if not SLUG.match(text):
        raise ValueError(
            f'"{text}" is not a slug: a slug has only small letters, digits and hyphens (al-tanf)'
        )
    return text


def _check_rule(text: str) -> str:
    if not SLUG.match(text):
        raise ValueError(
            f'"{text}" is no rule of `briefing check`: its code has small letters and hyphens'
        )
    return text


def _check_reference(text: str) -> str:
    briefing, slash, slug = text.partition("/")
    if slash:
        _check_slug(briefing)
    _check_slug(slug if slash else text)
    return text


def _check_date(text: str) -> str:
    edtf.parse(text)
    return text


def _check_text(text: str) -> str:
    if not text.strip():
        raise ValueError("is empty: write the words, or leave the field out")
    return text


def one_or_many(value: object) -> object:
    """A field that takes a list also takes its only item without the brackets."""
    return [value] if isinstance(value, str) else value


def one_part_or_many(value: object) -> object:
    """The same for a list whose items have fields of their own."""
    return [value] if isinstance(value, Mapping) else value


def one_or_list(value: object) -> str:
    """The tag of a field that keeps both as they are written: one value, or a list of them."""
    return "list" if isinstance(value, list) else "one"


def _as_number(value: object) -> object:
    """Digits, with a sign and a decimal point where they are needed, and nothing else."""
    if not isinstance(value, str) or _NUMBER.match(value):
        return float(value) if isinstance(value, str) and "." in value else value
    hint = " (a qualifier has a field of its own)" if any(c.isdigit() for c in value) else ""
    raise ValueError(f'"{value}" is no number: write it in digits alone, as in 12000{hint}')


_BETWEEN = ".."


def number_or_range(value: object) -> str:
    """The tag of a field that takes a number, or a range of them."""
    return "range" if isinstance(value, str) and _BETWEEN in value else "number"


def bounds_of(value: float | str) -> tuple[float, float]:
    """The lowest and the highest number that a number, or a range as it is written, can mean."""
    if not isinstance(value, str):
        return float(value), float(value)
    low, high = value.split(_BETWEEN)
    return float(low), float(high)


def _check_range(text: str) -> str:
    ends = text.split(_BETWEEN)
    if len(ends) != 2 or not all(map(_NUMBER.match, ends)):
        raise ValueError(f'"{text}" is no range: write two numbers in digits alone, as in 20..30')
    low, high = bounds_of(text)
    if low >= high:
        raise ValueError(f'"{text}" does not rise: write the lower number first, as in 20..30')
    return text


def _check_country(text: str) -> str:
    if len(text) != 2 or not text.isascii() or not text.isupper():
        raise ValueError(f'"{text}" is no country code: two capital letters (ISO 3166: IQ, SY, US)')
    return text


def _check_language(text: str) -> str:
    if not text.replace("-", "").isalnum() or not 2 <= len(text.partition("-")[0]) <= 3:
        raise ValueError(f'"{text}" is no language code: as in BCP 47 (en, ar, fa, pt-BR)')
    return text


Reference = Annotated[str, AfterValidator(_check_reference)]
"""A slug of this briefing (or of `shared/`), or `other-briefing/slug`."""
Rule = Annotated[str, AfterValidator(_check_rule)]
"""The code of a rule of `briefing check`."""
Text = Annotated[str, AfterValidator(_check_text)]
Phrase = Annotated[Text, declarations.SearchableText()]
"""A few words, no links."""
Name = Annotated[Text, declarations.SearchableText(name=True)]
"""Words by which the record is called."""
ProseText = Annotated[Text, declarations.Prose()]
"""The briefing's own prose; `[[slug]]` and `[[slug|shown words]]` are links."""
Date = Annotated[str, AfterValidator(_check_date), declarations.Dated()]
MainDate = Annotated[str, AfterValidator(_check_date), declarations.Dated(main=True)]
Country = Annotated[str, AfterValidator(_check_country)]
Language = Annotated[str, AfterValidator(_check_language)]
Number = Annotated[int | float, BeforeValidator(_as_number), Field(allow_inf_nan=False)]
Amount = Annotated[
    Annotated[Number, Tag("number")] | Annotated[str, AfterValidator(_check_range), Tag("range")],
    Discriminator(number_or_range),
]
"""A number, or a range of them as it is written: `20..30` (see `bounds_of`)."""
Phrases = Annotated[list[Phrase], BeforeValidator(one_or_many)]
Names = Annotated[list[Name], BeforeValidator(one_or_many)]
_A_SLUG = "[a-z0-9][a-z0-9-]*"
SURELY_FITS: Mapping[Callable[[str], str], str] = {
    _check_slug: f"^{_A_SLUG}$",
    _check_rule: f"^{_A_SLUG}$",
    _check_reference: f"^(?:{_A_SLUG}/)?{_A_SLUG}$",
    _check_date: "^(?:19|20)[0-9]{2}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|1[0-9]|2[0-8]))?)?$",
    _check_text: r"^[\p{L}\p{N}\p{P}]",
}
"""Patterns of Rust for texts that a check is sure to accept as they are, though not for all that it
accepts: comparing with one takes a tenth of calling the check."""
