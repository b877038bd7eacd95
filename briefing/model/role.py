"""The part that one record plays in another."""

from __future__ import annotations

from typing import NamedTuple


class Role(NamedTuple):
    """The part that a record plays in another, in both directions.

    `label` is read from the record that holds the link ("said by"), `inverse` from the record that
    the link leads to ("statements by").
    """

    name: str
    label: str
    inverse: str


MENTIONS = Role("mentions", "mentions", "mentioned in")
"""The role of every link that stands in prose."""
