"""Numbers as people write them: with separators of several countries, signs, units and words."""

from __future__ import annotations

import re
from math import inf
from typing import NamedTuple
from unicodedata import decimal

_SIGNS = str.maketrans({"−": "-", "–": "-", "٫": ".", "٬": ",", "＋": "+", "％": "%", "٪": "%"})
_SPACES = re.compile(r"(?<=\d)[\s'’](?=\d{3}(?!\d))")
_NUMBER = re.compile(
    r"""(?P<sign>[+-]?)\s*(?P<money>[$€£¥₽₪﷼]?)\s*(?P<minus>-?)
    (?P<digits>\d[\d.,]*|[.,]\d+)(?P<power>[eE][+-]?\d{1,3}(?![\w]))?
    \s*(?:(?P<times>thousand|million|billion|trillion|bn|tn|k|m)(?![^\W\d_]))?
    \s*(?P<unit>.*)""",
    re.VERBOSE | re.ASCII | re.DOTALL | re.IGNORECASE,
)
_TIMES = {
    **{"k": 10**3, "thousand": 10**3, "m": 10**6, "million": 10**6},
    **{"bn": 10**9, "billion": 10**9, "tn": 10**12, "trillion": 10**12},
}
_GROUPS = re.compile(r"[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*")
_MOST_DIGITS = 300


class WrittenNumber(NamedTuple):
    """What a text says as a number: the values it may mean, and what of it says nothing of them.

    `12.400` may be twelve thousand or twelve and a bit, so that it has two values, the lower first.
    """

    values: tuple[float, ...]
    unit: str = ""


def written_number(text: str) -> WrittenNumber | None:
    """`text` as a number; None where it is none."""
    plain = _SPACES.sub("", "".join(map(_plain_digit, text.strip().translate(_SIGNS))))
    found = _NUMBER.fullmatch(plain)
    if found is None or len(plain) > _MOST_DIGITS:
        return None
    times, unit = (found["times"] or "").lower(), found["unit"].strip()
    if times == "m" and not found["money"]:  # metres, or millions
        times, unit = "", f"m {unit}".strip()
    if re.match(r"[\d.,+-]", unit):
        return None
    digits = _readings(found["digits"])
    sign = -1.0 if "-" in (found["sign"], found["minus"]) else 1.0
    values = sorted(
        sign * float(one + (found["power"] or "")) * _TIMES.get(times, 1) for one in digits
    )
    if not values or inf in map(abs, values):
        return None
    return WrittenNumber(tuple(values), " ".join(filter(None, (found["money"], unit))))


def _plain_digit(character: str) -> str:
    return str(decimal(character, character))


def _readings(digits: str) -> list[str]:
    """The ways to read digits with points and commas, each as Python writes a number."""
    dots, commas = digits.count("."), digits.count(",")
    if dots and commas:  # the last of the two is the decimal one
        mark = max(".,", key=digits.rfind)
        whole, _, rest = digits.rpartition(mark)
        other = ",."[mark == ","]
        grouped = _GROUPS.fullmatch(whole)
        return [f"{whole.replace(other, '')}.{rest}"] if grouped and grouped[1] == other else []
    grouped = _GROUPS.fullmatch(digits)
    if dots + commas > 1:
        return [re.sub("[.,]", "", digits)] if grouped else []
    if grouped and commas:
        return [digits.replace(",", "")]
    as_written = digits.replace(",", ".")
    return [as_written, digits.replace(".", "")] if grouped else [as_written]
