"""Real databases that the tests load tables into; a test is skipped where one is not installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_DEBIAN = Path("/usr/lib/postgresql")
_SERVER_NAMES = ("initdb", "pg_ctl", "psql")


def sqlite_loaded(folder: Path) -> Path:
    """The database that the script in a folder of tables makes."""
    program = shutil.which("sqlite3")
    if program is None:
        pytest.skip("sqlite3 is not installed")
    with (folder / "load-sqlite.sql").open("rb") as script:
        ran = subprocess.run(
            [program, "loaded.db"], cwd=folder, stdin=script, capture_output=True, text=True
        )
    assert (ran.returncode, ran.stderr) == (0, "")
    return folder / "loaded.db"


class PostgreSQL:
    """A server of the test's own, reached through a socket in its folder and not by network."""

    def __init__(self, programs: dict[str, str], folder: Path) -> None:
        self._programs = programs
        self._folder = folder

    def ask(self, *arguments: str, cwd: Path | None = None) -> str:
        """What psql prints. Fails with what it complains of."""
        psql = [self._programs["psql"], "-X", "-q", "-A", "-t", "-h", str(self._folder)]
        ran = subprocess.run(
            [*psql, "-U", "tester", "-d", "postgres", *arguments],
            cwd=cwd,
            capture_output=True,
            text=True,
        )
        assert ran.returncode == 0, ran.stderr
        return ran.stdout


@contextmanager
def postgresql() -> Iterator[PostgreSQL]:
    """A server while a test runs. It does not run as root, and so has a user for that."""
    found = {name: _program(name) for name in _SERVER_NAMES}
    programs = {name: path for name, path in found.items() if path}
    if len(programs) < len(found):
        pytest.skip("PostgreSQL is not installed (Debian: postgresql)")
    user = "postgres" if os.geteuid() == 0 else None
    with tempfile.TemporaryDirectory(prefix="briefing-") as name:
        folder = Path(name)
        if user:
            shutil.chown(folder, user)
        data = folder / "data"
        run = _runner(user, folder)
        run(programs["initdb"], "-D", str(data), "-U", "tester", "-A", "trust", "-E", "UTF8")
        options = f"-c listen_addresses='' -c fsync=off -k {folder}"
        control = (programs["pg_ctl"], "-D", str(data), "-w", "-l", str(folder / "log"))
        run(*control, "-o", options, "start")
        try:
            yield PostgreSQL(programs, folder)
        finally:
            run(*control, "-m", "immediate", "stop")


def _program(name: str) -> str:
    """Where a program is. Debian keeps those of the server out of the way."""
    of_debian = sorted(_DEBIAN.glob(f"*/bin/{name}"))
    return str(of_debian[-1]) if of_debian else shutil.which(name) or ""


def _runner(user: str | None, folder: Path) -> Callable[..., None]:
    def run(*command: str) -> None:
        ran = subprocess.run(
            command,
            cwd=folder,
            user=user,
            extra_groups=[] if user else None,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        assert ran.returncode == 0, command

    return run
