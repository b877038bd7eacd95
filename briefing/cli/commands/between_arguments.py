"""What can be typed behind the commands that are about what lies between two."""

from __future__ import annotations

from briefing.cli.parser import Added, as_json, command, which_content, wording


def compare(added: Added, name: str) -> None:
    """The arguments of `briefing compare`."""
    parser = command(
        added,
        name,
        "hold two sources, outlets, speakers, sides or briefings against each other",
        "  briefing compare courier gazette --example     two papers that contradict each other\n"
        "  briefing compare al-mayadeen us-dod            a paper's own words, and a body's\n"
        "  briefing compare side:iran side:united-states  all that is said on two sides\n"
        "  briefing compare A B --query 'date:2023-11'    only what a query finds\n"
        "  briefing compare A B --markdown                the same as Markdown\n\n"
        "An end is a slug, alone or behind source:, outlet:, speaker:, side: or briefing:.",
    )
    parser.add_argument("ends", metavar="END", nargs=2, help="a source, an actor or a briefing")
    parser.add_argument("--query", metavar="QUERY", help="only statements that a query finds")
    which_content(parser)
    wording(parser)
    printed = parser.add_mutually_exclusive_group()
    printed.add_argument("--markdown", action="store_true", help="print Markdown")
    as_json(printed)


def connect(added: Added, name: str) -> None:
    """The arguments of `briefing connect`."""
    parser = command(
        added,
        name,
        "how two records are connected, step by step, and on whose word",
        "  briefing connect kevin-cramer iran         the shortest chains between two actors\n"
        "  briefing connect al-tanf us-official-61    a place and a statement\n"
        "  briefing connect kevin-cramer iran --json  the same, for a program",
    )
    parser.add_argument("ends", metavar="SLUG", nargs=2, help="two records")
    which_content(parser)
    wording(parser)
    as_json(parser)
