"""What takes longer than a key waits for the person to rest, and is never put off for long."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from briefing.library.library import Library
from briefing.reader.background.debounce import Debounce
from tests.reader.driving import Driver, driving


class Waiting:
    """A widget that waits, with a clock that the test turns."""

    is_attached = True

    def __init__(self) -> None:
        self.now = 100.0
        self.done: list[float] = []
        self._drawn: list[Callable[[], None]] = []
        self._timers: dict[int, tuple[float, Callable[[], None]]] = {}
        self.debounce = Debounce(self, lambda: self.done.append(self.now), lambda: self.now)

    def call_after_refresh(self, callback: Callable[[], None]) -> bool:
        self._drawn.append(callback)
        return True

    def set_timer(self, delay: float, callback: Callable[[], None]) -> SimpleNamespace:
        number = len(self._timers)
        self._timers[number] = (self.now + delay, callback)
        return SimpleNamespace(stop=lambda: self._timers.update({number: (1e9, callback)}))

    def draw(self) -> None:
        """The screen is drawn."""
        drawn, self._drawn = self._drawn, []
        for callback in drawn:
            callback()

    def turn(self, seconds: float) -> None:
        """So much time passes."""
        end = self.now + seconds
        for number, (at, callback) in list(self._timers.items()):
            if at <= end:
                self.now = at
                self._timers[number] = (1e9, callback)
                callback()
        self.now = end


def test_after_one_key_it_is_done_as_soon_as_the_screen_is_drawn() -> None:
    waiting = Waiting()
    waiting.debounce.trigger()
    assert not waiting.done
    waiting.draw()
    assert waiting.done == [100.0]


def test_while_a_key_is_held_it_waits_for_the_end() -> None:
    waiting = Waiting()
    for _ in range(6):
        waiting.debounce.trigger()
        waiting.turn(0.03)
    waiting.draw()
    assert not waiting.done
    waiting.turn(1)
    assert len(waiting.done) == 1
    assert not waiting.debounce.pending


@given(st.lists(st.floats(0.001, 0.2), min_size=1, max_size=60))
def test_it_is_never_put_off_for_long_and_always_done_in_the_end(pauses: list[float]) -> None:
    waiting = Waiting()
    undone = None
    for pause in pauses:
        undone = waiting.now if undone is None else undone
        waiting.debounce.trigger()
        waiting.draw()
        waiting.turn(pause)
        assert waiting.now - undone < 0.5 or not waiting.debounce.pending
        undone = undone if waiting.debounce.pending else None
    waiting.turn(1)
    assert waiting.done
    assert not waiting.debounce.pending


def test_what_is_settled_or_forgotten_is_not_done_again() -> None:
    waiting = Waiting()
    waiting.debounce.trigger()
    waiting.debounce.flush()
    waiting.draw()
    assert len(waiting.done) == 1
    waiting.turn(1)
    waiting.debounce.trigger()
    waiting.debounce.cancel()
    waiting.draw()
    waiting.turn(1)
    assert len(waiting.done) == 1


def _count_pages(driver: Driver) -> list[object]:
    """Every page that is composed from here on."""
    composed: list[object] = []
    page = driver.reading.mode.views.page

    def counted(place: object) -> object:
        composed.append(place)
        return page(place)  # type: ignore[arg-type]

    driver.reading.mode.views.page = counted  # type: ignore[method-assign,assignment]
    return composed


async def _hold(driver: Driver, times: int) -> None:
    """Hold `j` down: the keys come faster than anything can be drawn."""
    for _ in range(times):
        driver.app.simulate_key("j")
    await driver.settle()


async def test_a_key_held_down_in_a_list_composes_few_pages_and_the_last_is_the_right_one(
    library: Library,
) -> None:
    async with driving(library) as driver:
        await driver.press("3")
        composed = _count_pages(driver)
        await _hold(driver, 20)
        driver.panes.focus_pane("page")
        await driver.settle()
        assert driver.panes.listing.records.row == 20
        assert driver.key == driver.here.key == driver.panes.listing.records.current.key  # type: ignore[union-attr]
        assert 0 < len(composed) < 20


async def test_whatever_uses_the_page_uses_that_of_the_row_under_the_cursor(
    library: Library,
) -> None:
    async with driving(library) as driver:
        await driver.press("3")
        for _ in range(3):
            driver.app.simulate_key("j")
        driver.app.simulate_key("tab")
        driver.app.simulate_key("tab")
        await driver.settle()
        assert driver.key == driver.here.key == driver.panes.listing.records.current.key  # type: ignore[union-attr]
        await driver.press("q")


async def test_nothing_is_done_for_a_widget_that_has_gone() -> None:
    waiting = Waiting()
    waiting.debounce.trigger()
    waiting.is_attached = False
    waiting.debounce.flush()
    assert waiting.done == []
    assert not waiting.debounce.pending
