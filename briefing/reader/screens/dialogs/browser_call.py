"""Opening an address in the person's browser."""

from __future__ import annotations

import subprocess
import sys
from threading import Event
from time import monotonic

from briefing.errors import BriefingError
from briefing.text.web_address import WebAddress

_PATIENCE = 30  # seconds: a browser that answers later is not waited for
_LOOK = 0.05  # seconds
_OPEN = "import sys, webbrowser; sys.exit(not webbrowser.open(sys.argv[1]))"


class BrowserCall:
    """Hands an address to the person's browser, in a thread: it may take long to answer.

    In a process of its own and without the terminal, so that a browser made of text, or one that
    chatters, does not draw over the screen.
    """

    def __init__(self, address: WebAddress) -> None:
        """`address` has been checked."""
        self._address = address
        self._stopped = Event()

    def run(self) -> bool:
        """Wait for the browser. Raises BriefingError where none opened the address."""
        try:
            process = subprocess.Popen(
                [sys.executable, "-I", "-c", _OPEN, self._address.url],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        except OSError:
            raise _not_opened() from None
        until = monotonic() + _PATIENCE
        while process.poll() is None and monotonic() < until and not self._stopped.wait(_LOOK):
            pass
        if process.poll() is None and not self._stopped.is_set():
            process.kill()
        if process.returncode != 0 and not self._stopped.is_set():
            raise _not_opened()
        return True

    def stop(self) -> None:
        """Nobody waits for the browser any more, which may go on by itself."""
        self._stopped.set()


def _not_opened() -> BriefingError:
    return BriefingError(
        "No browser opened the address", "Copy it instead: it goes to the terminal's clipboard."
    )
