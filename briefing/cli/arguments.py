"""What can be typed behind `briefing`: the commands, their arguments, and their help."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefing.cli.argument_sets.comparing_arguments import (
    changes_arguments,
    compare_arguments,
    connect_arguments,
    map_arguments,
    state_arguments,
    timeline_arguments,
)
from briefing.cli.argument_sets.export_arguments import export_arguments
from briefing.cli.parser import (
    PROGRAM,
    Added,
    HelpFormatter,
    SafeParser,
    VersionAction,
    as_json,
    as_of,
    codes,
    command,
    example,
    limit,
    sources,
    which_content,
    wording,
)

IMPORT_FORMATS = ("jsonl", "acled")
SHELLS = ("bash", "zsh", "tcsh")
FORMATS = ("text", "json", "sarif", "github")
SEVERITIES = ("error", "warning", "note")


def build(commands: Sequence[str]) -> SafeParser:
    """The parser for `commands` only; for all of them where help or completion needs them."""
    parser = SafeParser(
        prog=PROGRAM,
        usage=f"{PROGRAM} [PATH]\n       {PROGRAM} COMMAND …",
        description="Read sourced briefings: who says so, through whom, and who says otherwise.\n"
        "Without a command the reader opens, on the shipped briefing or on PATH.",
        epilog="If a path has the name of a command, write ./list.\n"
        "Help on a command: briefing COMMAND --help",
        formatter_class=HelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action=VersionAction, nargs=0, help="print the version")
    added = parser.add_subparsers(
        prog=PROGRAM, dest="command", metavar="COMMAND", title="commands", required=True
    )
    for name in commands:
        COMMANDS[name](added, name)
    return parser


def _read(added: Added, name: str) -> None:
    parser = command(
        added,
        name,
        "open the reader",
        "  briefing                      the shipped briefing\n"
        "  briefing ~/briefings          a folder of briefings\n"
        "  briefing read ./list          a folder with the name of a command\n"
        "  briefing read --at al-tanf    at a record\n"
        "  briefing read --query 'actor:KH drone'   at what a search finds",
        module="start",
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument("path", metavar="PATH", nargs="?", help="a briefing, or a folder of them")
    example(which)
    begin = parser.add_mutually_exclusive_group()
    begin.add_argument(
        "--at", metavar="SLUG", default="", help="open at a record; of another briefing: other/slug"
    )
    begin.add_argument("--query", metavar="QUERY", default="", help="open at what a search finds")
    as_of(parser)
    sources(parser)


def _tour(added: Added, name: str) -> None:
    command(
        added,
        name,
        "be led through the reader, step by step, on the shipped briefing",
        "  briefing tour                 about five minutes; Q ends it",
        module="start",
    )


def _list(added: Added, name: str) -> None:
    parser = command(
        added,
        name,
        "list the briefings and their sections, or the records of a section",
        "  briefing list                 every section, with its number of records\n"
        "  briefing list statements      a line for every statement\n"
        "  briefing list actors --json   the same for a program\n"
        "  briefing list incidents --query happened:claimant-only   those that a query finds",
    )
    parser.add_argument("section", metavar="SECTION", nargs="?", help="statements, actors, …")
    parser.add_argument("--query", metavar="QUERY", help="only what a query finds, of a section")
    which_content(parser)
    wording(parser)
    limit(parser)
    as_json(parser)


def _show(added: Added, name: str) -> None:
    parser = command(
        added,
        name,
        "show records as pages of text",
        "  briefing show al-tanf         a place, and all that links to it\n"
        "  briefing show briefing        the front page\n"
        "  briefing show al-tanf iraq    one after the other\n"
        "  briefing show al-tanf --json  its fields, links and backlinks",
    )
    parser.add_argument(
        "records",
        metavar="SLUG",
        nargs="+",
        help="slugs of records; or another briefing's: other/slug",
    )
    which_content(parser)
    sources(parser)
    wording(parser)
    as_json(parser)


def _search(added: Added, name: str) -> None:
    parser = command(
        added,
        name,
        "find records by their words, and by who and where",
        "  briefing search drone                    words, in any form\n"
        "  briefing search 'actor:KH'               all that an actor has any part in\n"
        "  briefing search 'where:al-tanf drone'    a place, and a word\n"
        "  briefing search -- -drone                a query that begins with a minus\n"
        "  briefing search --facets drone           what these have in common, with counts\n"
        "  briefing search --save KH 'actor:KH'     the same, kept under a name\n"
        "  briefing search --saved KH               what was kept under it\n\n"
        "The fields are listed in docs/query.md.",
    )
    parser.add_argument("query", metavar="QUERY", nargs="*", help="words, phrases, field:value")
    parser.set_defaults(free_words=True)
    parser.add_argument(
        "--facets", action="store_true", help="print what the records have in common, with counts"
    )
    kept = parser.add_mutually_exclusive_group()
    kept.add_argument("--save", metavar="NAME", help="save the query under a name")
    kept.add_argument("--saved", metavar="NAME", help="use the query saved under a name")
    kept.add_argument("--list-saved", action="store_true", help="list the saved searches")
    which_content(parser)
    limit(parser)
    as_json(parser)


def _check(added: Added, name: str) -> None:
    parser = command(
        added,
        name,
        "check a briefing: its files, chains, figures, quotations and wording",
        "  briefing check                the shipped briefing\n"
        "  briefing check content        all briefings in a folder\n"
        "  briefing check draft.yaml     a briefing in one file\n"
        "  briefing check b/actors.yaml b/sources.yaml   some files, within their briefing\n"
        "  briefing check --watch        again whenever something is saved\n"
        "  briefing check --explain one-first-speaker    what a rule is for, and what to do\n\n"
        "Every rule has a page in docs/rules. The status is 1 if there is an error.",
    )
    parser.add_argument(
        "paths", metavar="PATH", nargs="*", help="briefings, folders of them, or files of theirs"
    )
    as_of(parser)
    sources(parser)
    parser.add_argument(
        "--query", metavar="QUERY", help="only what is in records that a query finds"
    )
    parser.add_argument(
        "--select", metavar="CODE", type=codes, action="extend", help="only these rules (a,b,…)"
    )
    parser.add_argument(
        "--ignore", metavar="CODE", type=codes, action="extend", help="all rules but these"
    )
    parser.add_argument(
        "--severity",
        choices=SEVERITIES,
        default=SEVERITIES[-1],
        help="the lowest severity to report",
    )
    parser.add_argument(
        "--all", action="store_true", help="also list the briefing's open questions"
    )
    parser.add_argument("--accepted", action="store_true", help="also list what is accepted")
    parser.add_argument("--strict", action="store_true", help="count warnings as errors")
    parser.add_argument("--explain", metavar="CODE", help="print the page of a rule")
    parser.add_argument(
        "--watch", action="store_true", help="check again on every save, until ctrl+c"
    )
    printed = parser.add_mutually_exclusive_group()
    printed.add_argument(
        "--format", choices=FORMATS, default=FORMATS[0], help="how the findings are printed"
    )
    as_json(printed)


def _import(added: Added, name: str) -> None:
    parser = command(
        added,
        name,
        "write the YAML of a briefing from a file of another kind",
        "  briefing import jsonl all.jsonl -o back/     what was exported as JSON Lines\n"
        "  briefing import acled events.csv -o events/  events in the columns of ACLED\n\n"
        "No file that is there is changed. What is not carried over is said.",
        module="import_file",
    )
    parser.add_argument("format", choices=IMPORT_FORMATS, help="what the file is")
    parser.add_argument("file", metavar="FILE", help="the file to read")
    parser.add_argument(
        "-o", "--output", metavar="FOLDER", required=True, help="where the briefing is written"
    )


def _overview(added: Added, name: str) -> None:
    does, example = _OVERVIEWS[name]
    parser = command(
        added,
        name,
        does,
        f"  briefing {name:<29} {example}\n"
        f"  briefing {name} --as-of 2023-11-14     the same, as far as it was known then\n"
        f"  briefing {name} --query 'actor:KH'     only what a query finds\n"
        f"  briefing {name} --json                 all of it, for a program",
        module="overview",
    )
    parser.set_defaults(overview=name)
    parser.add_argument("--query", metavar="QUERY", help="only what a query finds, as in search")
    which_content(parser)
    wording(parser)
    as_json(parser)


_OVERVIEWS = {
    "ledger": ("who reports, claims, attributes or denies each incident", "the newest incidents"),
    "gaps": (
        "what is missing: publishers, names, replies, second sources",
        "what is missing, by kind",
    ),
    "voice": ("whose words are quoted, and whose are only paraphrased", "by side and by speaker"),
    "wording": ("the loaded terms, who uses them, and where", "every term"),
}


def _completion(added: Added, name: str) -> None:
    parser = command(
        added,
        name,
        "print the script that makes the shell complete commands and options",
        "  briefing completion bash > ~/.local/share/bash-completion/completions/briefing\n"
        "  briefing completion zsh > ~/.zfunc/_briefing      (a folder of your $fpath)\n"
        "  briefing completion tcsh > ~/.briefing.tcsh       (and source it in ~/.tcshrc)",
    )
    parser.add_argument("shell", choices=SHELLS, help="the shell")


COMMANDS: dict[str, Callable[[Added, str], None]] = {
    "read": _read,
    "tour": _tour,
    "list": _list,
    "show": _show,
    "search": _search,
    "check": _check,
    "export": export_arguments,
    "import": _import,
    **dict.fromkeys(_OVERVIEWS, _overview),
    "map": map_arguments,
    "timeline": timeline_arguments,
    "changes": changes_arguments,
    "state": state_arguments,
    "compare": compare_arguments,
    "connect": connect_arguments,
    "completion": _completion,
}
"""Every command, and who adds its arguments; the module that they name runs it."""
