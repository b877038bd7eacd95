from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest

from briefing.reader.keys.key_clashes import settle
from briefing.reader.keys.key_names import canonical, rare, shown, taken_by
from briefing.reader.keys.key_table import ACTIONS, BY_ID, FORMER, GROUPS, Action, applying

DOCUMENT = Path(__file__).parents[3] / "docs" / "keys.md"
NEEDED = (
    "down up top bottom half-page-down half-page-up left right next-pane previous-pane "
    "next-link previous-link follow label-links back forward trail speaker events source claims "
    "search find next-match previous-match filter sort copy export help palette quit theme "
    "front-page problems open-address"
)


IN_THE_PALETTE_ONLY = {"theme"}


def test_every_action_that_the_design_names_is_there() -> None:
    sections = [f"section-{number}" for number in range(1, 10)]
    assert {*NEEDED.split(), *sections} <= BY_ID.keys()


def test_an_id_belongs_to_one_action_and_can_be_written_in_a_file() -> None:
    assert len(BY_ID) == len(ACTIONS)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in BY_ID)


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_action_says_what_it_does_and_where(action: Action) -> None:
    assert action.where
    assert action.title[0].isupper()
    assert action.help.endswith(".")
    assert not action.title.endswith(".")


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_no_action_depends_on_a_key_that_others_take_first(action: Action) -> None:
    assert [canonical(key) for key in action.keys] == list(action.keys)
    usable = [key for key in action.keys if not taken_by(key) and not rare(key)]
    assert usable or action.id in IN_THE_PALETTE_ONLY
    assert not (action.keys and action.id in IN_THE_PALETTE_ONLY)


def test_in_one_place_a_key_does_one_thing() -> None:
    for one, other in combinations(ACTIONS, 2):
        if set(one.where) & set(other.where):
            assert not set(one.keys) & set(other.keys), (one.id, other.id)


def test_the_usual_keys_of_everything_can_be_written_down_without_a_clash() -> None:
    assert settle({action.id: action.keys for action in ACTIONS})[1] == []


def test_every_action_is_in_a_group() -> None:
    assert sum(len(group.actions) for group in GROUPS) == len(ACTIONS)


def test_the_actions_of_several_places_come_in_the_order_of_the_places() -> None:
    found = applying("page", "reading")
    assert next(action.id for action in found if "page" not in action.where) == "left"
    assert found[0].id == "down"
    assert len(found) == len(set(found))


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_the_document_has_every_action_with_its_usual_keys_and_its_help(action: Action) -> None:
    rows = [line for line in DOCUMENT.read_text("utf-8").splitlines() if f"`{action.id}`" in line]
    keys = ", ".join(f"`{shown(key)}`" for key in action.keys)
    assert [row for row in rows if keys in row and action.help in row], (action.id, keys)


def test_a_former_id_is_that_of_no_other_action_and_means_one() -> None:
    assert FORMER.keys().isdisjoint(BY_ID)
    assert set(FORMER.values()) <= BY_ID.keys()
