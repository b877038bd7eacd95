"""Handing an address to the person's browser."""

from __future__ import annotations

import subprocess
import sys

from briefing.errors import BriefingError
from briefing.text.web_address import WebAddress

_PATIENCE = 30  # seconds: a browser that answers later is not waited for
_OPEN = "import sys, webbrowser; sys.exit(not webbrowser.open(sys.argv[1]))"


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
