"""The arguments of the commands that show a whole briefing at a glance: that compare, and draw."""

from __future__ import annotations

from briefing.cli.parser import Added, as_json, command, content, which_content, wording

_FITS = ("points", "places", "world")
_TIMES = ("day", "week", "month", "year")


def changes_arguments(added: Added, name: str) -> None:
    """The arguments of `briefing changes`."""
    parser = command(
        added,
        name,
        "what has changed in a briefing, the weightiest first",
        "  briefing changes                          since you last read, in the reader\n"
        "  briefing changes --since 2026-11-03       since the files of a day (git)\n"
        "  briefing changes HEAD~5                   since a revision of git\n"
        "  briefing changes v1 v2                    between two\n"
        "  briefing changes 2023-11-14 2023-11-17    between what was known on two days\n"
        "  briefing changes old/ new/                between two folders or files\n\n"
        "A name is a day, else a path that is there, else a revision. The status is 0; with\n"
        "--exit-code it is 1 where something has changed.",
    )
    parser.add_argument("old", metavar="OLD", nargs="?", help="a day, a path, a revision of git")
    parser.add_argument("new", metavar="NEW", nargs="?", help="the same; default: as it is now")
    parser.add_argument(
        "--since", metavar="DATE|REV", default="", help="since the files of a day, or of a revision"
    )
    parser.add_argument(
        "--exit-code", action="store_true", help="status 1 where something has changed"
    )
    content(parser)
    printed = parser.add_mutually_exclusive_group()
    printed.add_argument("--markdown", action="store_true", help="print one Markdown document")
    as_json(printed)


def state_arguments(added: Added, name: str) -> None:
    """The arguments of `briefing state`."""
    parser = command(
        added,
        name,
        "what is kept of your reading: shown, exported, forgotten",
        "  briefing state                where it is kept, and how much of what\n"
        "  briefing state export         all of it, your notes too, as JSON\n"
        "  briefing state forget         all but your notes, which are your own files\n"
        "  briefing state forget -C content   what is kept of these briefings",
    )
    parser.add_argument(
        "action", nargs="?", choices=("show", "export", "forget"), default="show", help="show"
    )
    parser.add_argument("-C", "--content", metavar="PATH", help="only of these briefings")


def compare_arguments(added: Added, name: str) -> None:
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


def connect_arguments(added: Added, name: str) -> None:
    """The arguments of `briefing connect`."""
    parser = command(
        added,
        name,
        "how two records are connected, or whom an actor is tied to, and on whose word",
        "  briefing connect kevin-cramer iran         the shortest chains between two actors\n"
        "  briefing connect kevin-cramer              whom one is tied to, and whom these are\n"
        "  briefing connect al-tanf us-official-61    a place and a statement\n"
        "  briefing connect kevin-cramer iran --json  the same, for a program",
    )
    parser.add_argument("one", metavar="SLUG", help="an actor, or the first of two records")
    parser.add_argument("other", metavar="OTHER", nargs="?", help="the second record")
    which_content(parser)
    wording(parser)
    as_json(parser)


def map_arguments(added: Added, name: str) -> None:
    """The arguments of `briefing map`."""
    parser = command(
        added,
        name,
        "draw the places on a map of text, and say what is where",
        "  briefing map                            the points where something is\n"
        "  briefing map --fit places               all places, regions among them\n"
        "  briefing map --query 'happened:claimant-only'   those of what a query finds\n"
        "  briefing map --json                     all places, for a program",
        module="drawing.map",
    )
    parser.add_argument("--query", metavar="QUERY", help="only what a query finds")
    parser.add_argument("--fit", choices=_FITS, default=_FITS[0], help="what the map shows")
    which_content(parser)
    wording(parser)
    as_json(parser)


def timeline_arguments(added: Added, name: str) -> None:
    """The arguments of `briefing timeline`."""
    parser = command(
        added,
        name,
        "draw what happened, was said and was counted in the order of time",
        "  briefing timeline                       by what the span asks for\n"
        "  briefing timeline --by month            a column for each month\n"
        "  briefing timeline --query 'actor:KH'    only what a query finds\n"
        "  briefing timeline --markdown            to be read: by day, with who says so\n"
        "  briefing timeline --json                all dates as their bounds, for a program",
        module="drawing.timeline",
    )
    parser.add_argument("--query", metavar="QUERY", help="only what a query finds")
    parser.add_argument("--by", choices=_TIMES, help="the length of time of a column or a heading")
    which_content(parser)
    wording(parser)
    printed = parser.add_mutually_exclusive_group()
    printed.add_argument("--markdown", action="store_true", help="print Markdown")
    as_json(printed)
