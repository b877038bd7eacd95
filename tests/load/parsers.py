"""The two parsers that a file may be read with, each as it is chosen where the other is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from unittest.mock import patch

import pytest

from briefing.load.yaml import parser_events
from briefing.load.yaml.parser_events import EventParser, PythonParser

Parser = Callable[[str], EventParser]

FAST: Parser = parser_events.parser_class()

PARSERS = [
    pytest.param(
        FAST,
        id="libyaml",
        marks=pytest.mark.skipif(FAST is PythonParser, reason="PyYAML without libyaml"),
    ),
    pytest.param(PythonParser, id="python"),
]


@contextmanager
def using(parser: Parser) -> Iterator[None]:
    """Read with one parser, whichever is the better one here."""
    with patch.object(parser_events, "parser_class", lambda: parser):
        yield
