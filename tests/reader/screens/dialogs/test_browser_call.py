"""Handing an address to a browser: what it is given, and what comes of it."""

from __future__ import annotations

import subprocess
from typing import Any

import pytest

from briefing.errors import BriefingError
from briefing.reader.screens.dialogs.browser_call import BrowserCall
from briefing.text.web_address import check


class Browser:
    """A process that ends with a status, or never; `calls` is how it was started."""

    calls: list[tuple[list[str], dict[str, Any]]]

    def __init__(self, status: int | None) -> None:
        self.returncode = status
        self.calls = []

    def __call__(self, command: list[str], **options: Any) -> Browser:
        self.calls.append((command, options))
        return self

    def poll(self) -> int | None:
        return self.returncode


def test_the_browser_gets_the_address_as_one_argument_and_not_the_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    browser = Browser(0)
    monkeypatch.setattr(subprocess, "Popen", browser)
    assert BrowserCall(check("https://example.org/$(id)")).run()
    ((command, options),) = browser.calls
    assert command[-1] == "https://example.org/$(id)"
    assert {options[name] for name in ("stdin", "stdout", "stderr")} == {subprocess.DEVNULL}
    assert "shell" not in options


def test_no_browser_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "Popen", Browser(1))
    with pytest.raises(BriefingError, match="No browser"):
        BrowserCall(check("https://example.org")).run()


def test_a_browser_that_does_not_answer_keeps_nobody_who_has_stopped_waiting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(subprocess, "Popen", Browser(None))
    call = BrowserCall(check("https://example.org"))
    call.stop()
    assert call.run()
