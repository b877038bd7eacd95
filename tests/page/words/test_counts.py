"""What somebody is told who waits."""

from __future__ import annotations

import pytest

from briefing.page.words.counts import time_to_go


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (None, ""),
        (0.0, "a few seconds to go"),
        (41.0, "about 40 s to go"),
        (200.0, "about 3 min to go"),
    ],
)
def test_the_time_to_go_is_as_exact_as_anybody_can_know_it(left: float | None, said: str) -> None:
    assert time_to_go(left) == said
