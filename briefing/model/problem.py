"""What is wrong with a file, and where: a value, because there can be many."""

from __future__ import annotations

from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "note"]


class Problem(NamedTuple):
    """One thing that is wrong, at one place.

    `file` is the path below the content folder, with `/`; `line` and `column` count from 1, and are
    0 where a problem belongs to a whole file. `code` is the stable name of the check that found it
    (`unknown-slug`); `field` is the path of the field inside its record (`chain[1]`), or empty;
    `slug` names the record, or is empty.
    """

    file: str
    line: int
    column: int
    severity: Severity
    code: str
    message: str
    remedy: str = ""
    field: str = ""
    slug: str = ""

    def __str__(self) -> str:
        """One line, as compilers print it: `file:line:column: severity: field: message; remedy`."""
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        field = f"{self.field}: " if self.field else ""
        remedy = f"; {self.remedy}" if self.remedy else ""
        return f"{place}: {self.severity}: {field}{self.message}{remedy}"
