"""The tour of the shipped briefing, one step after the other.

README.md tells it as a text, `briefing tour` leads through it in the reader, and the help begins
with the keys that it teaches.
"""

from __future__ import annotations

from typing import NamedTuple

_FIRST = 10


class TourStep(NamedTuple):
    """One thing to do, in a sentence with `{action}` where a key stands.

    `teaches` are the actions that it is about, of which doing the first completes it; but where it
    leads to a record, `slug` or any one of `section`, being there does. `told` is the number that
    the step has in README.md.
    """

    told: int
    says: str
    teaches: tuple[str, ...] = ()
    section: str = ""
    slug: str = ""

    @property
    def leads(self) -> bool:
        """Whether it is done where the person has come to somewhere."""
        return bool(self.section or self.slug)


STEPS = (
    TourStep(
        1,
        "The front page says what all of this rests on. {down} and {up} scroll: press {down}.",
        ("down",),
    ),
    TourStep(2, "{next-link} marks the first link, and then the next.", ("next-link",)),
    TourStep(
        2,
        "Walk on to “Senator Kevin Cramer”; {follow} follows the link. Or press {label-links}: "
        "every link gets a letter, which follows it.",
        ("follow", "label-links"),
        slug="cramer-no-deterrence",
    ),
    TourStep(
        4,
        "A statement: his words, who he is, when, and one line on how they reached you. "
        "{speaker} goes to the speaker.",
        ("speaker",),
        section="actors",
    ),
    TourStep(4, "What he said, and what is said of him. {back} goes back.", ("back",)),
    TourStep(
        5, "{events} goes to the events that he spoke about.", ("events",), section="incidents"
    ),
    TourStep(
        5,
        "An incident answers two questions: did it happen, and who did it? Follow the link to the "
        "drone attack on al-Tanf.",
        slug="attack-al-tanf",
    ),
    TourStep(
        6,
        "Here only those report it who say they did it. {claims} goes to the claim.",
        ("claims",),
        section="statements",
    ),
    TourStep(
        7,
        "{search} searches everything: try kataib, or actor:KH. escape closes it.",
        ("search",),
    ),
    TourStep(8, "{copy} copies a record with its citation; {export} writes files.", ("copy",)),
    TourStep(9, "{ledger} is the claim ledger: every incident, with both answers.", ("ledger",)),
    TourStep(
        10, "{as-of} shows the briefing as of a day: on 14 November the count was 56.", ("as-of",)
    ),
    TourStep(1, "That is the tour. {help} shows the keys that apply where you are.", ("help",)),
)

FIRST_KEYS = tuple(action for step in STEPS for action in step.teaches)[:_FIRST]
"""The actions that whoever is new needs first, in the order of the tour."""
