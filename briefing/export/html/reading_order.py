"""The language of an edition, and the direction in which it is read."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing.library.store.records import Record

_RIGHT_TO_LEFT = frozenset(
    ("ar", "arc", "ckb", "dv", "fa", "he", "nqo", "ps", "sd", "syr", "ur", "yi")
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


def language_of(headers: Iterable[Record]) -> str:
    """The language of the first briefing that names one, if it could be the name of one."""
    for header in headers:
        for written in header.items("lang") or [header.text("lang")]:
            if _LANGUAGE.fullmatch(str(written)):
                return str(written)
    return "en"


def direction_of(language: str) -> str:
    """Right to left or left to right, as HTML has it."""
    return "rtl" if language.lower().split("-")[0] in _RIGHT_TO_LEFT else "ltr"
