"""Both answers without names, in words that need no key."""

from __future__ import annotations

from typing import get_args

import pytest

from briefing.analysis.incidents.status import Answers, Happened, Opposition, Who
from briefing.page.words.answer_words import answers_told


@pytest.mark.parametrize("happened", get_args(Happened))
@pytest.mark.parametrize("objection", get_args(Opposition))
@pytest.mark.parametrize("who", get_args(Who))
def test_every_pair_of_answers_has_words_and_no_code(
    happened: Happened, objection: Opposition, who: Who
) -> None:
    told = answers_told(Answers(happened, objection, who, sides=2))
    assert told
    assert not {"+", "·", "-"} & set(told)
    assert ("denied" in told or "disputed in part" in told) == bool(objection)


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        (Answers("claimant-only", "", "claimed"), "reported only by those who say they did it"),
        (
            Answers("target-and-others", "disputed", "disclaimed"),
            "reported by the side named as target, and by others, disputed in part, "
            "attributed to one side, which says that it did not do it",
        ),
        (
            Answers("others-only", "", "rival-claims", sides=3),
            "reported only by others, claimed by 3 sides",
        ),
        (Answers("no-report", "", "named-only"), "without any report, "
        "a doer named only by the briefing"),
    ],
)  # fmt: skip
def test_what_they_say(answers: Answers, told: str) -> None:
    assert answers_told(answers) == told
