"""Each campaign, a little of it: the same code that is run by hand at full numbers."""

from __future__ import annotations

import sys

import pytest

from tests.campaigns import damage, exports, kills, queries, yaml
from tests.campaigns.campaign import Campaign, Outcome
from tests.campaigns.hostile_files import hostile

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals and modes"),
]


@pytest.mark.parametrize(
    ("campaign", "count", "seed", "counted"),
    [
        (damage.campaign, 40, 20_000, {"tried": 40}),
        (kills.campaign, 18, 20_000, {"killed while saving": 16, "killed while compiling": 2}),
        (exports.campaign, 8, 20_000, {"killed": 4, "to a full disk": 4}),
        (queries.campaign, 60, 20_000, {"queries": 60, "held against the twin": 30}),
    ],
    ids=["damage", "kills", "exports", "queries"],
)
def test_a_little_of_each(
    campaign: Campaign,
    count: int,
    seed: int,
    counted: dict[str, int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("CACHE", "STATE"):  # whatever the campaign sets, it is undone
        monkeypatch.setenv(f"BRIEFING_{name}_DIR", "")
    outcome = Outcome()
    campaign(count, seed, outcome)
    assert outcome.failures == []
    assert {name: outcome.counts[name] for name in counted} == counted


def test_a_little_of_the_hostile_files() -> None:
    """How long each takes is told by hand only: a machine at work takes longer."""
    outcome = Outcome()
    yaml.campaign(400, 300_000, outcome)
    assert [one for one in outcome.failures if " took " not in one] == []
    assert outcome.counts["files"] == 400
    assert outcome.counts["read"] > 40
    assert outcome.counts["refused"] > 200


def test_a_program_that_is_ended_by_a_signal_is_a_failure_with_its_seed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One that kills itself at the fourth file: the others are read all the same."""
    monkeypatch.setenv(yaml.ENDS_AT, "3")
    outcome = Outcome()
    yaml.campaign(8, 0, outcome)
    assert [one.partition(":")[0] for one in outcome.failures] == ["seed 3 ended with -9"]
    assert outcome.counts["files"] == 8


def test_the_same_seed_is_the_same_file() -> None:
    assert [hostile(seed) for seed in range(60)] == [hostile(seed) for seed in range(60)]
