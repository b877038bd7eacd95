"""The arguments of the command that writes files for others."""

from __future__ import annotations

from briefing.cli.parser import Added, command, which_content, wording

LINK_STYLES = ("relative", "wiki", "none")
EXPORT_FORMATS = ("markdown", "html", "jsonl", "csv", "geojson", "csl-json")
PROFILES = ("full", "report", "plain")


def export_arguments(added: Added, name: str) -> None:
    """The arguments of `briefing export`."""
    parser = command(
        added,
        name,
        "write a briefing, a section, a record or what a query finds to files",
        "  briefing export statements -o statements.md     a section, to a file\n"
        "  briefing export claim-al-tanf                   a record, to the screen\n"
        "  briefing export --query 'actor:KH' -o kh.md     what a query finds\n"
        "  briefing export all -o notes/ --links wiki      a folder of files for Obsidian\n"
        "  briefing export gaps -o gaps.md                 what is missing\n"
        "  briefing export all --format jsonl -o all.jsonl  everything, for a program\n"
        "  briefing export all --profile report --pandoc report/   to hand in, by pandoc\n\n"
        "The formats are described in docs/exports.md.",
    )
    parser.add_argument(
        "what",
        metavar="WHAT",
        nargs="?",
        help="all (the whole briefing), a section, a slug, or ledger, gaps, voice, wording",
    )
    where = parser.add_mutually_exclusive_group()
    where.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help="where to write; a folder, or a name with / at its end, takes several files",
    )
    where.add_argument(
        "--pandoc",
        metavar="FOLDER",
        help="write Markdown, with all that pandoc needs to make Word and PDF of it",
    )
    parser.add_argument(
        "--format", choices=EXPORT_FORMATS, default=EXPORT_FORMATS[0], help="what it becomes"
    )
    parser.add_argument(
        "--profile",
        choices=PROFILES,
        default=PROFILES[0],
        help="of Markdown: everything, a report to hand in, or text without markup",
    )
    parser.add_argument(
        "--links", choices=LINK_STYLES, default="relative", help="how records link to each other"
    )
    parser.add_argument(
        "--query", metavar="QUERY", help="only what a query finds, of a section or of everything"
    )
    parser.add_argument(
        "--compare",
        metavar=("A", "B"),
        nargs=2,
        action="append",
        help="in HTML and in a report, set two sources, speakers, sides or briefings side by side",
    )
    parser.add_argument("--replace", action="store_true", help="replace files that are there")
    which_content(parser)
    wording(parser)
