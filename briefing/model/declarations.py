"""What a field declares about itself, once, beside its type.

The resolver, the backlinks, the full text, the search roles and the documentation all read these
declarations through `briefing.model.shapes`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefing.model.role import Role


@dataclass(frozen=True, slots=True)
class Link:
    """The field holds references to records.

    `to` names the sections that the record may be in (none: any). With `unknown`, the reserved slug
    `unknown` may stand for a record nobody knows. Where the role follows from a neighbouring field,
    `chosen_by` names that field and `roles` gives the role for each of its values.
    """

    role: Role
    to: tuple[str, ...] = ()
    unknown: bool = False
    chosen_by: str = ""
    roles: Mapping[str, Role] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Prose:
    """The field holds the briefing's own prose, in which `[[slug]]` is a link.

    Where the record's field `verbatim_by` has one of the values `verbatim_if`, it holds somebody's
    words instead, letter by letter, and brackets in it are only brackets.
    """

    verbatim_by: str = ""
    verbatim_if: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchableText:
    """The field holds words that a person may search for, and no links.

    `name` marks the words by which the record itself is called.
    """

    name: bool = False


@dataclass(frozen=True, slots=True)
class Dated:
    """The field holds an EDTF date; `main` marks the one by which the record is put in order."""

    main: bool = False
