"""Which file systems tell of what others write."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.disk.watch import tells_of_changes

MOUNTS = """\
27 1 254:0 / / rw,relatime - ext4 /dev/vda rw
30 27 0:30 / /net rw,relatime shared:7 - nfs4 server:/x rw
31 30 0:31 / /net/here rw - ext4 /dev/vdb rw
32 27 0:32 / /my\\040disk rw - fuse.sshfs host: rw
33 27 0:33 / /both rw - ext4 /dev/vdc rw
34 27 0:34 / /both rw - 9p C: rw
"""


@pytest.mark.parametrize(
    ("folder", "tells"),
    [
        ("/home/a", True),
        ("/net/a", False),
        ("/network", True),
        ("/net/here/a", True),
        ("/my disk/a", False),
        ("/both", False),
    ],
)
def test_the_nearest_mount_decides(tmp_path: Path, folder: str, *, tells: bool) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(MOUNTS)
    assert tells_of_changes(Path(folder), mounts) is tells


def test_a_system_that_does_not_say_what_is_mounted_is_believed(tmp_path: Path) -> None:
    assert tells_of_changes(tmp_path, tmp_path / "nowhere")
