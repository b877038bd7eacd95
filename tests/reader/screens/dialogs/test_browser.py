"""How an address is handed to a browser."""

from __future__ import annotations

import subprocess
from typing import Any

import pytest

from briefing.errors import BriefingError
from briefing.reader.screens.dialogs.browser import open_in_browser
from briefing.text.web_address import check


def test_the_browser_gets_the_address_as_one_argument_and_not_the_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    calls: list[tuple[list[str], dict[str, Any]]] = []

    def run(command: list[str], **options: Any) -> subprocess.CompletedProcess[bytes]:
        calls.append((command, options))
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(subprocess, "run", run)
    open_in_browser(check("https://example.org/$(id)"))
    ((command, options),) = calls
    assert command[-1] == "https://example.org/$(id)"
    assert {options[name] for name in ("stdin", "stdout", "stderr")} == {subprocess.DEVNULL}
    assert "shell" not in options


def test_no_browser_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(command: list[str], **options: Any) -> subprocess.CompletedProcess[bytes]:
        return subprocess.CompletedProcess(command, 1)

    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(BriefingError, match="No browser"):
        open_in_browser(check("https://example.org"))
