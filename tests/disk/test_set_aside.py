"""Several texts that are made together come back whole, each by itself."""

from __future__ import annotations

import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.disk.set_aside import SetAside
from briefing.errors import BriefingError

PIECES = st.lists(st.tuples(st.sampled_from("abc"), st.text()))


@given(PIECES)
def test_every_text_is_as_it_was_added(pieces: list[tuple[str, str]]) -> None:
    with closing(SetAside()) as aside:
        for name, piece in pieces:
            aside.add(name, piece)
        for wanted in "abc":
            found = "".join(aside.pieces(wanted))
            assert found == "".join(piece for name, piece in pieces if name == wanted)


def test_half_a_pair_comes_back_too() -> None:
    with closing(SetAside()) as aside:
        aside.add("one", "\ud800")
        assert list(aside.pieces("one")) == ["\ud800"]


def test_a_full_disk_is_told_with_the_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        def __init__(self, **_: Any) -> None: ...

        def write(self, _: bytes) -> int:
            raise OSError(28, "No space left on device")

        def close(self) -> None: ...

    monkeypatch.setattr(tempfile, "TemporaryFile", Full)
    with closing(SetAside()) as aside, pytest.raises(BriefingError) as told:
        aside.add("one", "text")
    assert tempfile.gettempdir() in told.value.title


def test_nothing_is_left_in_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with closing(SetAside()) as aside:
        aside.add("one", "text")
    assert list(tmp_path.iterdir()) == []
