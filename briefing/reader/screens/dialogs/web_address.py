"""Addresses that lead out of the program: which may be opened, and how.

An address comes from a record, so it may be anything. Only the web and mail leave the program; what
could be taken for an option, another line or another address is refused, and a host name in other
letters is shown as the browser will ask for it.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urlsplit

from briefing.errors import BriefingError
from briefing.text.visible import visible_line

SCHEMES = ("http", "https", "mailto")
LONGEST = 2000
"""Characters; the shortest limit that a browser in use has had."""
_MARKS = "!#$%&'()*+,/:;=?@[]~-._"
_PATIENCE = 30  # seconds: a browser that answers later is not waited for
_OPEN = "import sys, webbrowser; sys.exit(not webbrowser.open(sys.argv[1]))"


@dataclass(frozen=True, slots=True)
class WebAddress:
    """An address that may be opened: all of it in ASCII, and whom it leads to."""

    url: str
    host: str


def check(text: str) -> WebAddress:
    """The address that `text` is. Raises BriefingError, saying why, where it may not be opened."""
    if " " in text or not text.isprintable():
        raise _refused(text, "it has blanks or hidden characters in it")
    if len(text) > LONGEST:
        raise _refused(text[:60] + "…", f"it has more than {LONGEST} characters")
    try:
        parts = urlsplit(text)
        return _mail(parts) if parts.scheme == "mailto" else _web(parts)
    except ValueError as error:
        raise _refused(text, str(error)) from None


def _mail(parts: SplitResult) -> WebAddress:
    """Only the address and what is asked for in it: no file can be attached by a link."""
    if "@" not in parts.path or "attach" in parts.query.lower():
        raise ValueError("it is not a mail address")
    return WebAddress(quote(parts.geturl(), safe=_MARKS), parts.path)


def _web(parts: SplitResult) -> WebAddress:
    if parts.scheme not in SCHEMES:
        raise ValueError("only http, https and mailto addresses are opened")
    host = parts.hostname or ""
    if not host or host.startswith("-"):
        raise ValueError("it names no host")
    plain = host if host.isascii() else host.encode("idna").decode("ascii")
    shown = plain if ":" not in plain else f"[{plain}]"
    user = parts.netloc.rpartition("@")[0]
    port = f":{parts.port}" if parts.port is not None else ""
    netloc = f"{quote(user, safe=':%')}@{shown}{port}" if user else f"{shown}{port}"
    return WebAddress(quote(parts._replace(netloc=netloc).geturl(), safe=_MARKS), plain)


def _refused(text: str, why: str) -> BriefingError:
    return BriefingError(f"{visible_line(text)} is not opened: {why}")


def open_in_browser(address: WebAddress) -> None:
    """Hand the address to the person's browser. Waits for it: not for the interface's thread.

    In a process of its own and without the terminal, so that a browser made of text, or one that
    chatters, does not draw over the screen. Raises BriefingError where no browser opened it.
    """
    failed = BriefingError(
        "No browser opened the address", "Copy it instead: it goes to the terminal's clipboard."
    )
    try:
        result = subprocess.run(
            [sys.executable, "-I", "-c", _OPEN, address.url],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        raise failed from None
    if result.returncode:
        raise failed
