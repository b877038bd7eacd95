"""Exports that take from several briefings, or from what they share."""

from __future__ import annotations

from briefing.export.export import export
from briefing.export.selection import whole
from briefing.library.library import Library
from tests.export.conftest import one
from tests.export.reading import read


def test_a_search_in_several_says_of_each_what_it_rests_on(two: Library) -> None:
    text = one(two, "?kind:actor")
    assert "**What this rests on:** Made up by A." in text
    assert "**What this rests on:** Made up by B." in text
    found = read(text)
    assert found.values["briefing"] == "one; two"
    assert found.values["basis"] == "Made up by A.; Made up by B."
    assert found.values["count"] == "3 of 5"
    assert set(found.anchors) == {"one.ann", "two.bob", "shared.desk"}
    assert set(found.links) <= {f"#{anchor}" for anchor in found.anchors}
    assert "#two.bob" in found.links


def test_only_the_briefings_that_something_is_from_are_named(two: Library) -> None:
    assert read(one(two, "?bob kind:actor -ann")).values["briefing"] == "two"


def test_what_is_shared_is_in_the_export_of_each_that_leads_to_it(two: Library) -> None:
    text = next(export(two, whole(two, "one")).documents()).text()
    found = read(text)
    assert "shared.desk" in found.anchors
    assert "#shared.desk" in found.links
    assert "Bob" in text
    assert "two.bob" not in "".join(found.links)
