"""Programs of others that read what leaves; a test is skipped where one is not installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest


def ran(program: str, *arguments: str, stdin: str = "", cwd: Path | None = None) -> str:
    """What a program prints. Skips the test where it is not installed; fails where it complains."""
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"{program} is not installed")
    done = subprocess.run(
        [found, *arguments], input=stdin, cwd=cwd, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
