"""Made-up briefings of statements: by whom, in which form, through whom, and against each other."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

FORMS = ("quote", "partial-quote", "paraphrase", "summary")
SPEAKERS = {
    "ann": "ann",
    "group": "group",
    "guard": "{unnamed: a guard of the bridge, of: group}",
    "nobody": "unknown",
}
CHAINS = (
    "[paper]",
    "[unknown, paper]",
    "[wire, unknown, paper]",
    "[wire, paper]",
    "[lost, paper]",
    "[]",
)
UNKNOWN_WAYS = ("[unknown, paper]", "[wire, unknown, paper]", "[lost, paper]", "[]")
"""Of these, those with somebody who is not named, a source without a record, or nothing at all."""
_REST = """\
actors:
  ann: {name: Ann of the Ferry, kind: person}
  group: {name: The Group of the Hill, kind: armed-group}
  outlet: {name: The Paper, kind: media}
sources:
  paper: {kind: article, outlet: outlet, title: The paper of the day}
  wire: {kind: article, outlet: group, title: A wire, seen: false}
questions:
  q-one: {q: What happened at the bridge, about: [inc]}
"""


@dataclass(frozen=True)
class Voice:
    """One statement to be: `against` is the place of one before it that it contradicts."""

    form: str
    speaker: str
    chain: str
    against: int | None


@st.composite
def voices(draw: st.DrawFn) -> list[Voice]:
    """Some statements, in the order of their numbers."""
    found: list[Voice] = []
    for number in range(draw(st.integers(1, 5))):
        form, speaker = draw(st.sampled_from(FORMS)), draw(st.sampled_from([*SPEAKERS]))
        chain = draw(st.sampled_from(CHAINS))
        before = draw(st.none() | st.integers(0, number - 1)) if number else None
        found.append(Voice(form, speaker, chain, before))
    return found


def written(said: list[Voice]) -> str:
    """The briefing, with an incident that they all report."""
    slugs = [f"s{number}" for number in range(len(said))]
    lines = [
        f"  {slug}: {{form: {one.form}, act: assert, speaker: {SPEAKERS[one.speaker]}, "
        f"said: 2024-05-0{number + 1}, chain: {one.chain}, about: [inc, ann], "
        + (f"contradicts: [s{one.against}], " if one.against is not None else "")
        + f"text: {words_of(number)}}}"
        for number, (slug, one) in enumerate(zip(slugs, said, strict=True))
    ]
    incident = (
        "incidents:\n  inc: {title: Fire at the bridge, date: 2024-05-01, "
        f"at: [1.5, 2.5], reported_by: [{', '.join(slugs)}], "
        "summary: 'It is [[s0|told]] so.'}\n"
    )
    body = "\n".join(lines)
    return f"{incident}statements:\n{body}\n{_REST}"


def words_of(number: int) -> str:
    """Words that no other statement has."""
    return " ".join([f"number{number}word", *(f"of{number}x{each}" for each in range(30))])
