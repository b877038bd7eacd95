"""What the fields declare, read off the models."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.model.declarations import Link, Prose
from briefing.model.role import Role
from briefing.model.sections.registry import BY_NAME, MODELS
from briefing.model.shapes import declarations, is_verbatim, role_of, shape_of
from tests.leaves import leaves


def links(section: str, record: Mapping[str, object]) -> list[tuple[object, ...]]:
    shape = shape_of(BY_NAME[section])
    return [
        (leaf.path, leaf.value, role_of(leaf.declared, leaf.beside).name)
        for leaf in leaves(record, shape)
        if isinstance(leaf.declared, Link)
    ]


def test_links_are_found_wherever_they_stand() -> None:
    record = {
        "speaker": {"unnamed": "a man", "of": "group"},
        "chain": ["unknown", "article"],
        "about": ["town"],
    }
    assert links("statements", record) == [
        (("speaker", "of"), "group", "speaker_of"),
        (("chain", 0), "unknown", "chain"),
        (("chain", 1), "article", "chain"),
        (("about", 0), "town", "about"),
    ]


def test_the_role_of_a_relation_is_its_type() -> None:
    record = {"relations": [{"type": "leads", "to": "group", "according_to": "said"}]}
    assert links("actors", record) == [
        (("relations", 0, "to"), "group", "leads"),
        (("relations", 0, "according_to"), "said", "according_to"),
    ]


def test_a_speaker_is_a_slug_or_a_mapping() -> None:
    assert links("statements", {"speaker": "one"}) == [(("speaker",), "one", "speaker")]


def test_the_words_of_a_quotation_are_verbatim_and_those_of_a_paraphrase_are_not() -> None:
    shape = shape_of(BY_NAME["statements"])
    for form, verbatim in (("quote", True), ("partial-quote", True), ("paraphrase", False)):
        record = {"form": form, "text": "Words."}
        (leaf,) = [one for one in leaves(record, shape) if isinstance(one.declared, Prose)]
        assert isinstance(leaf.declared, Prose)
        assert is_verbatim(leaf.declared, leaf.beside) is verbatim


def test_what_does_not_fit_is_passed_over() -> None:
    assert links("statements", {"chain": "article", "about": [["x"]], "more": ["y"]}) == []


def test_one_role_has_the_same_words_everywhere() -> None:
    roles: dict[str, Role] = {}
    for model in MODELS:
        for declared in declarations(shape_of(model)):
            if isinstance(declared, Link):
                for role in (declared.role, *declared.roles.values()):
                    assert roles.setdefault(role.name, role) == role
