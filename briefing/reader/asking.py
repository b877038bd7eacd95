"""Questions of a screen that are put in threads, of which only the last of each kind counts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from textual.screen import Screen
from textual.worker import Worker, WorkerState

from briefing.library.library import Library
from briefing.reader.inquiry import Inquiry

T = TypeVar("T")


class Asking(Generic[T]):
    """One kind of question. Asking again stops the question before: it is never answered.

    The screen passes on what it is told about its workers, with `hear`.
    """

    def __init__(
        self,
        screen: Screen[Any],
        kind: str,
        then: Callable[[T], None],
        failed: Callable[[str], None],
    ) -> None:
        """`then` gets the answer, in the screen's own thread; `failed` the reason for none."""
        self._screen = screen
        self._kind = kind
        self._then = then
        self._failed = failed
        self._inquiry: Inquiry[T] | None = None
        self._worker: Worker[T | None] | None = None

    @property
    def waiting(self) -> bool:
        """Whether a question was asked, and neither answered nor stopped yet."""
        return self._worker is not None

    def ask(self, library: Library, question: Callable[[Library], T]) -> None:
        """Put a question to a copy of the library, instead of the one before."""
        self.stop()
        self._inquiry = Inquiry(library, question)
        self._worker = self._screen.run_worker(
            self._inquiry.run, thread=True, exclusive=True, exit_on_error=False, group=self._kind
        )

    def stop(self) -> None:
        """Nobody waits for the answer any more."""
        if self._inquiry is not None:
            self._inquiry.stop()
        self._inquiry = self._worker = None

    def hear(self, event: Worker.StateChanged) -> None:
        """Something has become of a worker: if it is that of the last question, answer."""
        if event.worker is not self._worker:
            return
        if event.state is WorkerState.ERROR:
            self._worker = None
            self._failed(str(event.worker.error))
        elif event.state is WorkerState.SUCCESS:
            self._worker = None
            if event.worker.result is not None:
                self._then(event.worker.result)
