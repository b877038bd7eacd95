from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from briefing.model.key import Key
from briefing.reader.places.history import History, ReaderPlace

SLUGS = st.sampled_from(("a", "b", "c", "d"))
PLACES = st.builds(lambda slug: ReaderPlace("reading", "b", "actors", Key("b", slug)), SLUGS)
STEPS = st.lists(st.one_of(PLACES, st.sampled_from(("back", "forward"))))


def at(slug: str, row: int = 0, scroll: int = 0, link: int = -1) -> ReaderPlace:
    place = ReaderPlace("reading", "b", "actors", Key("b", slug))
    return place._replace(row=row, scroll=scroll, link=link)


def walk(history: History, steps: list[ReaderPlace | str]) -> None:
    for step in steps:
        if isinstance(step, ReaderPlace):
            history.visit(step)
        elif step == "back":
            history.back()
        else:
            history.forward()


def test_going_back_returns_to_the_same_line() -> None:
    history = History()
    history.visit(at("a"))
    history.update(at("a", row=7, scroll=12, link=3))
    history.visit(at("b"))
    assert history.back() == at("a", row=7, scroll=12, link=3)


def test_going_somewhere_new_drops_the_forward_part() -> None:
    history = History()
    walk(history, [at("a"), at("b"), at("c"), "back", "back", at("d")])
    assert history.trail() == (at("a"), at("d"))
    assert history.forward() is None


def test_going_where_one_is_keeps_the_forward_part() -> None:
    history = History()
    walk(history, [at("a"), at("b"), "back", at("a", row=5)])
    assert history.here == at("a", row=5)
    assert history.forward() == at("b")


def test_the_ends_of_the_history_lead_nowhere() -> None:
    history = History()
    assert (history.here, history.back(), history.forward(), history.at) == (None, None, None, -1)
    history.visit(at("a"))
    assert (history.back(), history.forward()) == (None, None)
    assert history.here == at("a")


def test_the_trail_can_be_gone_to_at_any_place_and_stays_whole() -> None:
    history = History()
    walk(history, [at("a"), at("b"), at("c")])
    assert history.go(0) == at("a")
    assert history.go(2) == at("c")
    assert history.go(3) is None
    assert len(history.trail()) == 3


def test_the_oldest_places_are_forgotten() -> None:
    history = History(limit=2)
    walk(history, [at("a"), at("b"), at("c")])
    assert history.trail() == (at("b"), at("c"))
    assert history.at == 1


@given(STEPS, PLACES)
def test_back_undoes_a_visit_and_forward_undoes_back(
    steps: list[ReaderPlace | str], new: ReaderPlace
) -> None:
    history = History()
    walk(history, steps)
    before = history.here
    if before is None or before.same(new):
        return
    history.visit(new)
    assert history.back() == before
    assert history.forward() == new


@given(STEPS)
def test_the_current_place_is_always_on_the_trail(steps: list[ReaderPlace | str]) -> None:
    history = History(limit=3)
    walk(history, steps)
    trail = history.trail()
    assert len(trail) <= 3
    assert history.here == (trail[history.at] if trail else None)
    assert all(not one.same(other) for one, other in pairwise(trail))
