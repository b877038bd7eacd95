"""What a record is, in the words of people who do not know the words of the format."""

from __future__ import annotations

_WORDS = {"igo": "intergovernmental organisation", "ngo": "non-governmental organisation"}


def kind_in_words(kind: str) -> str:
    """The words for a kind as the format has it: its own, but for what is only letters."""
    return _WORDS.get(kind, kind.replace("-", " "))
