"""The terminal may go away while something is still to be written to it."""

from __future__ import annotations

from io import StringIO
from typing import IO, Any, cast

from textual.drivers._writer_thread import MAX_QUEUED_WRITES, WriterThread

from briefing.reader.driver import Outlet


class Gone(StringIO):
    """A terminal that is no longer there."""

    def write(self, text: str) -> int:
        raise OSError(5, "Input/output error")

    def flush(self) -> None:
        raise OSError(5, "Input/output error")


def test_what_is_written_to_a_terminal_arrives() -> None:
    file = StringIO()
    Outlet(file).write("words")
    assert file.getvalue() == "words"


def test_more_than_the_queue_holds_can_be_written_after_the_terminal_has_gone() -> None:
    thread = WriterThread(cast("IO[str]", cast("Any", Outlet(Gone()))))
    thread.start()
    for _ in range(2 * MAX_QUEUED_WRITES):
        assert thread.is_alive()
        thread._queue.put("frame", timeout=60)
    thread._queue.put(None, timeout=60)
    thread.join(timeout=60)
    assert not thread.is_alive()
