"""The one family of errors that stops what a person asked for."""

from __future__ import annotations


class BriefingError(Exception):
    """Something that cannot be done, said so that a person can act on it.

    `title` is what happened, in a sentence without a full stop; `remedy` is what to do about it,
    and may be empty where there is nothing to do.
    """

    def __init__(self, title: str, remedy: str = "") -> None:
        """Both in plain words, as the person will read them."""
        super().__init__(title)
        self.title = title
        self.remedy = remedy

    def __str__(self) -> str:
        """Both sentences on one line, as the shell prints them."""
        return f"{self.title}. {self.remedy}" if self.remedy else self.title
