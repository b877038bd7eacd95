"""Files as they were in a revision of git, read through git itself; the work tree is left alone."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from briefing.errors import BriefingError
from briefing.text.visible import visible_line

# Nothing that a repository has set is run: neither hooks nor what watches files, nor a fetch.
_COMMAND = (
    *("git", "--no-pager", "--literal-pathspecs"),
    *("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}"),
)
_QUIET = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}
_FILES = (b"100644", b"100755")
"""The modes of ordinary files: neither links nor other repositories are followed."""


class Revision(NamedTuple):
    """A commit, and the ISO day on which it was made."""

    commit: str
    day: str

    @property
    def short(self) -> str:
        """As much of the commit as is usually shown."""
        return self.commit[:10]


def head_of(content: Path) -> Revision | None:
    """The commit that is checked out where the content is; None where it is in no repository."""
    try:
        return revision(content, "HEAD")
    except BriefingError:
        return None


def revision(content: Path, name: str) -> Revision:
    """The commit that a name means where the content is. Raises BriefingError for none."""
    said = visible_line(name)
    wanted = f"{name}^{{commit}}"
    found = _git(
        content,
        ("rev-parse", "--verify", "--quiet", "--end-of-options", wanted),
        refusal=f'"{said}" is no day, no file or folder, and no revision of git',
    )
    return _described(content, found.decode("ascii", "replace").strip())


def revision_on(content: Path, day: str) -> Revision | None:
    """The last commit up to the end of an ISO day; None where there is none, or no repository."""
    try:
        found = _git(content, ("rev-list", "-1", f"--before={day}T23:59:59", "HEAD"))
    except BriefingError:
        return None
    commit = found.decode("ascii", "replace").strip()
    return _described(content, commit) if commit else None


def _described(content: Path, commit: str) -> Revision:
    day = _git(content, ("show", "-s", "--format=%cs", "--end-of-options", commit))
    return Revision(commit, day.decode("ascii", "replace").strip())


def write_revision(
    content: Path, commit: str, into: Path, suffixes: Sequence[str], only: Sequence[str] = ()
) -> Path:
    """Write the files of the content, as they were in a commit, into an empty folder.

    Only files with these suffixes are written; with `only`, of these just those, named below the
    content. Gives what to open there, which is called as the content is. Raises BriefingError where
    the commit has none of them.
    """
    content = content.absolute()
    wanted = [content.name] if content.is_file() else list(only)
    listed = _git(content, ("ls-tree", "-r", "-z", commit, "--", *wanted))
    files = [(oid, name) for oid, name in _ordinary(listed) if name.endswith(tuple(suffixes))]
    if not files:
        raise BriefingError(f"{commit[:10]} has nothing of {visible_line(str(content))}")
    target = into / content.name
    for (_, name), held in zip(files, _contents(content, [oid for oid, _ in files]), strict=True):
        path = target if content.is_file() else target / PurePosixPath(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(held)
    return target


def _ordinary(listed: bytes) -> Iterator[tuple[bytes, str]]:
    """Each ordinary file in a listing of git: what it holds, and its name below the content."""
    for entry in filter(None, listed.split(b"\0")):
        about, _, name = entry.partition(b"\t")
        mode, _, oid = about.split(b" ")
        if mode in _FILES and b".." not in name.split(b"/"):
            yield oid, os.fsdecode(name)


def _contents(content: Path, oids: Sequence[bytes]) -> Iterator[bytes]:
    """What several objects hold, in their order."""
    whole = _git(content, ("cat-file", "--batch"), typed=b"\n".join(oids) + b"\n")
    at = 0
    for _ in oids:
        end = whole.index(b"\n", at)
        size = int(whole[at:end].rpartition(b" ")[2])
        yield whole[end + 1 : end + 1 + size]
        at = end + 2 + size


def _git(content: Path, words: Sequence[str], typed: bytes = b"", refusal: str = "") -> bytes:
    """What git prints. Raises BriefingError where it refuses, or is not there."""
    folder = content.parent if content.is_file() else content
    try:
        done = subprocess.run(
            [*_COMMAND, "-C", str(folder), *words],
            input=typed,
            capture_output=True,
            env=_environment(),
            check=False,
        )
    except (OSError, ValueError) as error:  # ValueError: no argument can have such a character
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise BriefingError(refusal or f"git cannot be run: {why}") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise BriefingError(refusal or f"git: {visible_line(said) or 'it refused'}")
    return done.stdout


def _environment() -> dict[str, str]:
    """As it is, but for what would name another repository than that of the content."""
    named = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY")
    return {name: value for name, value in os.environ.items() if name not in named} | _QUIET
