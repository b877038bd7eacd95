"""`briefing`: which command was typed, and what happens to what goes wrong."""

from __future__ import annotations

import errno
import gc
import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import NoReturn

from briefing.cli.arguments import COMMANDS, build
from briefing.cli.exit_status import FOUND, INTERRUPTED, WRONG
from briefing.cli.output import Output
from briefing.cli.parser import PROGRAM
from briefing.cli.process import prepare_streams, typed_text
from briefing.errors import BriefingError

_SELDOM = 1_000_000, 50
"""The thresholds of the garbage collector: a command makes few cycles before it ends, and looking
for them takes a quarter of an export's time and a fifth of a comparison's."""
_READER = "briefing.reader.app"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what was typed (without the program's name); gives the exit status.

    Without `arguments` it is what was typed to this process, which ends with it.
    """
    if arguments is not None:
        return _run(arguments)
    status = _run(sys.argv[1:])
    if _READER not in sys.modules:  # its threads may still be writing
        _end(status)
    return status


def _run(arguments: Sequence[str]) -> int:
    prepare_streams()
    out = Output(sys.stdout, sys.stderr)
    try:
        typed = parse(list(map(typed_text, arguments)))
        if typed.command not in ("read", "tour"):  # the reader lives long, and makes cycles
            gc.set_threshold(*_SELDOM)
        # Each command is imported when it runs, so that none pays for what only another needs.
        status: int = import_module(typed.module).run(typed, out)
        sys.stdout.flush()
    except BriefingError as error:
        out.say(f"{PROGRAM}: {error}")
        return WRONG
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # whoever was reading has read enough (`| head`)
        _silence()
        return FOUND
    except OSError as error:
        _silence()
        out.say(f"{PROGRAM}: {_why(error)}")
        return WRONG
    return status


def _end(status: int) -> NoReturn:
    """End at once: to take apart what the system takes back anyway is a tenth of a command's time.

    Nothing is left to be done then but to print.
    """
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(status)


def parse(arguments: list[str]) -> Namespace:
    """The arguments, read. What is neither a command nor an option is a path to read.

    Raises SystemExit where they make no sense, or where help or the version was asked for.
    """
    first = arguments[0] if arguments else ""
    if first in COMMANDS:  # the others are not needed, and take their time to set up
        return build([first]).parse_args(arguments)
    if first.startswith("-") and first != "--":
        return build(list(COMMANDS)).parse_args(arguments)
    return build(["read"]).parse_args(["read", *arguments])


def _why(error: OSError) -> str:
    """What to say of what the system refused."""
    if error.errno == errno.EBADF:
        return "standard output is closed"
    from briefing.disk.user_folders import current_folder  # noqa: PLC0415  (seldom needed)

    if current_folder() is None:
        return "the current folder is not there any more. Go to another one"
    return error.strerror or str(error)


def _silence() -> None:
    """Let nothing more be written, so that Python does not try once more when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
