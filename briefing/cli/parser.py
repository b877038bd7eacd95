"""What the parsers of all commands have in common."""

from __future__ import annotations

import argparse
import sys
from itertools import chain, islice
from typing import Any, NoReturn

from briefing.cli.terminal_width import width
from briefing.text.visible import visible

PROGRAM = "briefing"
WORDINGS = ("printed", "neutral", "both")
Added = Any
"""What argparse gives for the place where commands are added; it has no public name."""


class SafeParser(argparse.ArgumentParser):
    """A parser whose messages, which repeat what was typed, are safe for a terminal."""

    def format_usage(self, *formatter: Any) -> str:
        """The usage alone; newer Pythons give what formats it."""
        return visible(super().format_usage(*formatter))

    def format_help(self, *formatter: Any) -> str:
        """The whole help; newer Pythons give what formats it."""
        return visible(super().format_help(*formatter))

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """As everywhere, but what stands behind an option is its value though it has a minus."""
        typed = list(sys.argv[1:] if args is None else args)
        found, unknown = super().parse_known_args(self._settled(typed), namespace)
        return found, [one for one in unknown if one != "--"]  # which nobody has typed

    def _settled(self, typed: list[str]) -> list[str]:
        """The arguments so that no value, and no word of a query, can be taken for an option."""
        if self._subparsers is not None:  # the command itself is asked again
            return typed
        rest = iter(typed)
        options: list[str] = []
        words: list[str] = []
        for one in rest:
            known = self._option_string_actions.get(one)
            if one == "--":
                words += rest
            elif known is not None and known.nargs is None:
                value = next(rest, None)
                usable = value is not None and value not in self._option_string_actions
                options += [f"{known.option_strings[-1]}={value}"] if usable else [one]
                if value is not None and not usable:
                    rest = chain([value], rest)
            elif known is not None and isinstance(known.nargs, int):
                options += [one, *islice(rest, known.nargs)]
            elif known is None and self._may_be_both(one):
                apart = f"{one[:2]} {one[2:].removeprefix('=')}"
                self.error(f"{one} may be {apart}, or leave a word out; write {apart}, or -- {one}")
            elif known is None and (not one.startswith("-") or self._is_word(one)):
                words.append(one)
            else:
                options.append(one)
        return [*options, "--", *words] if words else options

    def _is_word(self, typed: str) -> bool:
        """Whether it can only be part of a query, which may exclude a word (`-drone`)."""
        return self.get_default("free_words") is True and typed[1:2] != "-"

    def _may_be_both(self, typed: str) -> bool:
        """Whether it is such a word as well as an option with its value behind it (`-Congo`)."""
        short = self._option_string_actions.get(typed[:2])
        return self._is_word(typed) and short is not None and short.nargs is None

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        """End, with a message that may say what was wrong."""
        sys.stdout.flush()  # where it fails, that is told as of every command
        super().exit(status, message and visible(message))


class HelpFormatter(argparse.RawDescriptionHelpFormatter):
    """Help with room for the names of options and commands."""

    def __init__(self, prog: str) -> None:
        """For the program, or the command, of that name."""
        super().__init__(prog, max_help_position=28, width=width(sys.__stdout__) - 2)


class VersionAction(argparse.Action):
    """Prints the version, which takes a while to find out and so is not asked for before."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> None:
        """Print it and end."""
        from importlib.metadata import version  # noqa: PLC0415  (as the class says)

        sys.stdout.write(f"{PROGRAM} {version(PROGRAM)}\n")
        parser.exit()


def command(added: Added, name: str, does: str, examples: str, module: str = "") -> SafeParser:
    """The parser of a command, run by `briefing.cli.<module>`, or by the one of its own name."""
    parser: SafeParser = added.add_parser(
        name,
        help=does,
        description=f"{does[0].upper()}{does[1:]}.",
        epilog=f"examples:\n{examples}",
        formatter_class=HelpFormatter,
        allow_abbrev=False,
    )
    parser.set_defaults(module=f"briefing.cli.commands.{module or name}")
    return parser


def which_content(parser: SafeParser) -> None:
    """The options that say which briefing a command is about, and as of which day."""
    content(parser)
    as_of(parser)


def content(parser: SafeParser) -> None:
    """The options that say which briefing a command is about."""
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "-C",
        "--content",
        metavar="PATH",
        help="a briefing (folder or YAML file) or a folder of several; default: the shipped one",
    )
    example(which)
    parser.add_argument("--briefing", metavar="SLUG", help="one briefing of several")


def example(parser: Added) -> None:
    """The option for the made-up example, for a group with what else names content."""
    parser.add_argument(
        "--example", action="store_true", help="the made-up example of two papers that disagree"
    )


def as_of(parser: SafeParser) -> None:
    """The option for an earlier day."""
    parser.add_argument(
        "--as-of", metavar="DATE", help="as it could have been known on a day: 2023-11-14, 2023-11"
    )


def sources(parser: SafeParser) -> None:
    """The option for the words of sources."""
    parser.add_argument(
        "--sources",
        metavar="DIR",
        help="a folder with the texts of sources, to check quotations against",
    )


def wording(parser: SafeParser) -> None:
    """The option for plain words."""
    parser.add_argument(
        "--wording",
        choices=WORDINGS,
        default=WORDINGS[0],
        help="loaded terms in the briefing's own prose: as printed, in plain words, or both",
    )


def as_json(parser: Added) -> None:
    """The option for programs, for a parser or a group of one."""
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def limit(parser: SafeParser) -> None:
    """The option for a part of a long list."""
    parser.add_argument("--limit", type=_number, metavar="N", help="print at most N records")


def _number(text: str) -> int:
    if not text.isdecimal() or not text.isascii() or not 0 < len(text) < 10 or int(text) == 0:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of 1 or more")
    return int(text)


def codes(text: str) -> list[str]:
    """The codes of rules, with commas between them."""
    found = [code for part in text.split(",") if (code := part.strip())]
    if not found:  # an empty variable of a script, and not the wish for no rule or for all
        raise argparse.ArgumentTypeError(f"{text!r} is not the name of a rule")
    return found
