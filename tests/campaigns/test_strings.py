"""What the campaign calls a failure is one."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from briefing.model.key import Key
from tests.briefings import library_of
from tests.campaigns.hostile_strings import briefing, strings
from tests.campaigns.strings import judged


@pytest.mark.parametrize(
    "sent", ["\x1b[c", "\x1b]52;c;eA==\x07", "\x9b2J", "a\x00", "\u202e", "\x1b[?1002h", "\x1b[2J"]
)
def test_what_drives_or_asks_a_terminal_is_a_failure(sent: str) -> None:
    assert judged(f"text {sent}", "here").failures


def test_what_the_toolkit_sends_is_none() -> None:
    sent = (
        "\x1b[?1049h\x1b[1;1H\x1b[1;38;5;252mwords\r\n\x1b[0m\x1b[?2026$p\x1b[>25u\x1b]22;text\x07"
    )
    assert judged(sent, "here").failures == []


def test_the_strings_are_read_as_they_were_made(tmp_path: Path) -> None:
    made = strings(200, Random(1))
    library = library_of(tmp_path, briefing(made), header="")
    record = library.record(Key("test", "a1"))
    assert record is not None
    assert record.title.endswith(made[0].strip())
