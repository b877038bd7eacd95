"""For every rule a small briefing in which it finds something, and one in which it does not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from textwrap import dedent, indent

from tests.briefings import HEADER

FILE = "test.yaml"


@dataclass(frozen=True, slots=True)
class Example:
    """`bad` gives the finding and `good` does not; both are whole files, by name.

    `at` is the line and column of the finding in `bad`, where it can be told.
    """

    bad: Mapping[str, str]
    good: Mapping[str, str]
    at: tuple[int, int] | None = None
    texts: Mapping[str, str] = field(default_factory=dict)


def whole(text: str) -> dict[str, str]:
    """One briefing in one file."""
    return {FILE: HEADER + dedent(text)}


def pair(bad: str, good: str, at: tuple[int, int] | None = None) -> Example:
    return Example(whole(bad), whole(good), at)


def record(fields: str) -> str:
    """An actor with some fields."""
    return "actors:\n  one:\n    name: One\n    kind: state\n" + indent(dedent(fields), "    ")


WORLD = """\
actors:
  press: {name: The Press, kind: media}
  agency: {name: The Agency, kind: media}
  army: {name: The Army, kind: state-forces}
  rebels: {name: The Rebels, kind: armed-group}
  jane: {name: Jane Doe, kind: person}
sources:
  article: {kind: article, outlet: press, published: 2024-04-10}
  wire: {kind: article, outlet: agency, published: 2024-04-09, seen: false}
  paper: {kind: article, outlet: army, published: 2024-04-10}
"""
_STATEMENT = {
    "form": "paraphrase",
    "act": "assert",
    "speaker": "jane",
    "said": "2024-04-09",
    "chain": "[article]",
    "text": "Something was said.",
}


def statement(slug: str = "said", **fields: str) -> str:
    """A statement, all right but for `fields`; an empty one is left out."""
    lines = [f"    {name}: {value}\n" for name, value in (_STATEMENT | fields).items() if value]
    return f"  {slug}:\n" + "".join(lines)


def statements(*written: str) -> str:
    return WORLD + "statements:\n" + "".join(written)


def raid(lists: str, *written: str) -> str:
    """Statements, and an incident with these lists."""
    return statements(*written) + f"incidents:\n  raid: {{title: A raid, {lists}}}\n"


def figure(rest: str, kind: str = "cumulative") -> str:
    head = f"figures:\n  tally:\n    label: Attacks\n    unit: attacks\n    kind: {kind}\n"
    return WORLD + head + indent(dedent(rest), "    ")


def points(*written: str) -> str:
    return "points:\n" + "".join(f"  - {{{one}}}\n" for one in written)


def source(dates: str) -> str:
    """A source with these dates."""
    return WORLD.split("sources:")[0] + f"sources: {{it: {{kind: post, outlet: press, {dates}}}}}\n"


def places(*inside: str) -> str:
    """Places, each in another: `one: two`."""
    rows = (one.split(": ") for one in inside)
    lines = [f"  {slug}: {{name: {slug}, kind: region, in: {around}}}\n" for slug, around in rows]
    missing = [] if len(inside) > 2 else ["  three: {name: Three, kind: region}\n"]
    return "locations:\n" + "".join((*lines, *missing))


SAME_ONE = "{type: same_as, to: one, according_to: one}"


def same_as(slug: str) -> str:
    return f"relations: [{{type: same_as, to: {slug}, according_to: {slug}}}]\n"


GOOD = record("")
TERM = "terms:\n  t-martyr:\n    as_printed: [martyr, martyrs]\n    neutral: {}\n"
_DEEP = "actors: " + "[" * 70 + "]" * 70 + "\n"
_TWO_DAYS = points("as_of: 2024-04-01, value: 10", "as_of: 2024-04-03, value: 15")


def stated(field_name: str, value: str) -> str:
    return figure(_TWO_DAYS + f"stated:\n  - {{says: a sum, {field_name}: {value}}}\n")


def accepting(code: str) -> str:
    return record(f"accepts: {{{code}: it is known}}\n")


def nested(count: int) -> str:
    """So many places, each of which lies in the one before it."""
    one = "  p-{}:\n    name: Place\n    kind: city\n"
    rest = "".join(f"{one.format(n)}    in: p-{n - 1}\n" for n in range(1, count))
    return f"locations:\n{one.format(0)}{rest}"


EXAMPLES: dict[str, Example] = {
    # the file
    "unreadable": Example({FILE: "briefing: {title: \udcff}\n"}, whole(GOOD)),
    "not-yaml": pair('actors:\n  one: "open\n', GOOD),
    "control-character": pair(record("note: a\x07b\n"), record("note: ab\n"), (9, 12)),
    "several-documents": pair(GOOD + "---\nactors: {}\n", GOOD, (9, 1)),
    "too-deep": pair(_DEEP, GOOD),
    # files beyond a limit: see `LARGE`
    "duplicate-key": pair(record("name: Two\n"), GOOD, (9, 5)),
    "tag": pair(record("note: !x y\n"), record('note: "!x y"\n'), (9, 11)),
    "anchor": pair(record("note: &x y\n"), record('note: "&x y"\n'), (9, 11)),
    "alias": pair(record("note: *x\n"), record('note: "*x"\n'), (9, 11)),
    "merge-key": pair(record("<<: {note: x}\n"), record("note: x\n"), (9, 5)),
    "complex-key": pair(record("[a, b]: x\n"), record("note: x\n"), (9, 5)),
    # the shape of a briefing
    "not-a-briefing": Example({FILE: "just words\n"}, whole(GOOD)),
    "missing-header": Example({FILE: GOOD}, whole(GOOD)),
    "unknown-section": pair("actor: {}\n", "actors: {}\n", (5, 1)),
    "reserved-slug": pair("actors: {unknown: {name: N, kind: state}}\n", GOOD, (5, 10)),
    "invalid-slug": pair("actors: {A_B: {name: N, kind: state}}\n", GOOD, (5, 10)),
    "duplicate-slug": Example(
        {
            "b/briefing.yaml": HEADER,
            "b/actors.yaml": "one: {name: One, kind: state}\n",
            "b/questions.yaml": "one: {q: What?}\n",
        },
        {
            "b/briefing.yaml": HEADER,
            "b/actors.yaml": "one: {name: One, kind: state}\n",
            "b/questions.yaml": "two: {q: What?}\n",
        },
        (1, 1),
    ),
    # fields
    "missing-field": pair("actors: {one: {name: One}}\n", GOOD, (5, 10)),
    "unknown-field": pair(record("nme: x\n"), GOOD, (9, 5)),
    "empty-field": pair(record("note:\n"), GOOD, (9, 5)),
    "unknown-word": pair("actors: {one: {name: One, kind: town}}\n", GOOD, (5, 33)),
    "wrong-type": pair(record("note: {a: {b: c}}\n"), GOOD, (9, 11)),
    "invalid-value": pair(record("country: Iraq\n"), record("country: IQ\n"), (9, 14)),
    "link-as-list": pair(record("note: [[one]]\n"), record('note: "[[one]]"\n'), (9, 11)),
    # links
    "unknown-slug": pair(record("note: See [[two]].\n"), record("note: See [[one]].\n"), (9, 15)),
    "wrong-section": pair(record("sources: one\n"), GOOD, (9, 14)),
    "too-far-inside": pair(nested(66), nested(65), (268, 9)),
    # chains and dates
    "chain-not-read": pair(
        statements(statement(chain="[article, wire]")),
        statements(statement(chain="[wire, article]")),
        (21, 22),
    ),
    "said-after-published": pair(
        statements(statement(said="2024-04-12")),
        statements(statement(said="2024-04-11")),
        (20, 11),
    ),
    "after-as-of": pair(
        "incidents: {late: {title: Late, date: 2024-06}}\n",
        "incidents: {late: {title: Late, date: 2024-05}}\n",
        (5, 39),
    ),
    "undated-statement": pair(
        statements(statement(said="")), statements(statement(said="2024~")), (16, 3)
    ),
    "read-before-published": pair(
        source("published: 2024-04-10, accessed: 2024-04-02"),
        source("published: 2024-04-10, accessed: 2024-04-11"),
        (11, 76),
    ),
    "ends-before-start": pair(
        record("positions: [{role: Minister, from: 2016, to: 2012}]\n"),
        record("positions: [{role: Minister, from: 2012, to: 2016}]\n"),
        (9, 50),
    ),
    # lists of incidents
    "unlisted-statement": pair(
        raid("", statement(act="deny", about="[raid]")),
        raid("denied_by: [said]", statement(act="deny", about="[raid]")),
        (23, 13),
    ),
    "listed-not-about": pair(
        raid("reported_by: [said]", statement()),
        raid("reported_by: [said]", statement(about="[raid]")),
        (24, 39),
    ),
    "denies-and-reports": pair(
        raid("denied_by: [said], reported_by: [said]", statement(act="deny", about="[raid]")),
        raid("disclaimed_by: [said], reported_by: [said]", statement(act="deny", about="[raid]")),
        (25, 37),
    ),
    "claims-and-denies": pair(
        raid("claimed_by: [said]", statement(about="[raid, fire]"))
        + "  fire: {title: A fire, disclaimed_by: [said]}\n",
        raid("claimed_by: [said]", statement(about="[raid]"))
        + "  fire: {title: A fire, disclaimed_by: []}\n",
        (16, 3),
    ),
    "attribution-to-nobody": pair(
        raid("attributed_by: [said]", statement(act="accuse", about="[raid, rebels]")),
        raid(
            "attributed_by: [said]",
            statement(act="accuse", about="[raid, rebels]", attributes_to="[rebels]"),
        ),
        (25, 41),
    ),
    "confirms-nothing": pair(
        raid("confirmed_by: [said]", statement(act="confirm", about="[raid]")),
        raid(
            "claimed_by: [first], confirmed_by: [said]",
            statement(act="confirm", about="[raid]", supports="[first]"),
            statement("first", speaker="rebels", about="[raid]"),
        ),
        (25, 40),
    ),
    "confirmed-by-nobody": pair(
        statements(statement(credibility="1", credibility_why="It is so.")),
        statements(
            statement(credibility="1", credibility_why="It is so."),
            statement("other", speaker="army", supports="[said]"),
        ),
        (23, 18),
    ),
    # records that cannot stand to each other so
    "circle": pair(
        places("one: two", "two: three", "three: one"), places("one: two", "two: three"), (6, 38)
    ),
    "shared-name": pair(
        record("") + "  two: {name: Two, kind: state, aliases: [ONE]}\n",
        record("") + "  two: {name: Two, kind: state, aliases: [Other]}\n",
        (7, 11),
    ),
    "same-as-twice": pair(
        record(same_as("two")) + "  two: {name: Two, kind: state, relations: [" + SAME_ONE + "]}\n",
        record(same_as("two")) + "  two: {name: Two, kind: state}\n",
        (10, 45),
    ),
    # quotations
    "quote-differs": Example(
        whole(statements(statement(form="quote", text="We never saw any of it coming."))),
        whole(statements(statement(form="quote", text="We never saw any of it."))),
        (22, 34),
        {"article.txt": "Jane said: “We never saw\nany of it.” She left.\n"},
    ),
    "quote-elsewhere": Example(
        whole(statements(statement(form="quote", text="nobody saw it", locator="paragraph 1"))),
        whole(statements(statement(form="quote", text="nobody saw it", locator="paragraph 2"))),
        None,
        {"article.txt": "It came by night.\n\nJane said that “nobody saw it”, or heard it.\n"},
    ),
    "source-unread": Example(
        whole("sources:\n  article: {kind: article, outlet: unknown, text: gone.txt}\n"),
        whole("sources:\n  article: {kind: article, outlet: unknown, text: kept.txt}\n"),
        (6, 51),
        {"kept.txt": "Words.\n"},
    ),
    # wording
    "loaded-term": pair(
        TERM.format("people killed") + record("note: Two martyrs, one 'martyr', are named.\n"),
        TERM.format("people killed") + record("note: They are called “martyrs”.\n"),
        (13, 15),
    ),
    "term-in-neutral": pair(
        TERM.format("a martyr by their own account"),
        TERM.format("people killed; who says martyr takes a side"),
        (8, 16),
    ),
    # figures
    "figure-parts": pair(
        figure(points("as_of: 2024-04-01, value: 10, parts: {a: 6, b: 5}, parts_sum: exact")),
        figure(points("as_of: 2024-04-01, value: 10, parts: {a: 6, b: 4}, parts_sum: exact")),
    ),
    "figure-falls": pair(
        figure(points("as_of: 2024-04-01, value: 10", "as_of: 2024-04-03, value: 9")),
        figure(
            points(
                "as_of: 2024-04-01, value: 10", "as_of: 2024-04-03, value: 9, revises: 2024-04-01"
            )
        ),
    ),
    "figure-same-day": pair(
        figure(points("as_of: 2024-04-01, value: 10", "as_of: 2024-04-01, value: 12")),
        figure(points("as_of: 2024-04-01, value: 10, q: over", "as_of: 2024-04-01, value: 12")),
    ),
    "figure-givers": pair(
        figure(
            points(
                "as_of: 2024-04-01, value: 10, by: article",
                "as_of: 2024-04-01, value: 12, by: wire",
            )
        ),
        figure(
            points(
                "as_of: 2024-04-01, value: 10, by: article",
                "as_of: 2024-04-01, value: 10, by: wire",
            )
        ),
    ),
    "figure-delta": pair(stated("delta", "6"), stated("delta", "5")),
    "figure-window": pair(stated("delta: 5, window", "P5D"), stated("delta: 5, window", "PT48H")),
    "figure-ratio": pair(stated("ratio", "3"), stated("ratio", "1.5")),
    # what is not known
    "unattributed-relation": pair(
        record("relations: [{type: opposes, to: one}]\n"),
        record("relations: [{type: opposes, to: one, according_to: article}]\n")
        + "sources:\n  article: {kind: article, outlet: one}\n",
        (9, 17),
    ),
    "unknown-hop": pair(
        statements(statement(chain="[unknown, article]")), statements(statement()), (21, 13)
    ),
    "unnamed-speaker": pair(
        statements(statement(speaker="{unnamed: an official, of: army}")),
        statements(statement()),
        (19, 14),
    ),
    "one-first-speaker": pair(
        statements(statement(speaker="rebels", about="[raid]"))
        + "incidents:\n  raid: {title: A raid, claimed_by: [said]}\n",
        statements(
            statement(speaker="rebels", about="[raid]"),
            statement("other", speaker="army", chain="[paper]", about="[raid]"),
        )
        + "incidents:\n  raid: {title: A raid, claimed_by: [said], confirmed_by: [other]}\n",
        (25, 3),
    ),
    "no-reply": pair(
        statements(statement(act="accuse", speaker="army", about="[rebels]")),
        statements(
            statement(act="accuse", speaker="army", about="[rebels]"),
            statement("reply", act="deny", speaker="rebels", responds_to="[said]"),
        ),
        (23, 13),
    ),
    "never-quoted": pair(
        statements(statement(speaker="army", about="[jane]")),
        statements(statement(about="[jane]")),
        (10, 3),
    ),
    "open-question": pair("questions: {why: {q: Why was it so?}}\n", "questions: {}\n", (5, 22)),
    # acceptances
    "accepts-unknown-rule": pair(accepting("unnamed-speakr"), record(""), (9, 31)),
    "accepts-refused": pair(accepting("unknown-slug"), record(""), (9, 29)),
    "accepts-nothing": pair(
        accepting("unattributed-relation"),
        accepting("unattributed-relation") + "    relations: [{type: opposes, to: one}]\n",
        (9, 38),
    ),
}
LARGE = frozenset({"too-many-nodes", "too-long-scalar", "too-many-problems"})
"""Found only in files of many megabytes: they are tried with lower limits."""
