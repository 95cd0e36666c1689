"""What kind of drive a folder lies on: one of this laptop's own, one of the network, or a stick.

On the network two machines may write one file and the memory that SQLite's windows share is not shared; on a stick
formatted as FAT times go in steps of two seconds and nobody owns a file. Each system is asked in its own way, and where
it does not answer the drive is taken for one of the laptop's own.
"""

from __future__ import annotations

import ntpath
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Literal

from facilitator.disk.long_paths import usual

Drive = Literal["own", "network", "stick"]

NETWORK = frozenset(
    (
        *(
            "cifs",
            "smb3",
            "smbfs",
            "nfs",
            "nfs4",
            "afpfs",
            "webdav",
            "ncpfs",
            "afs",
            "ceph",
            "glusterfs",
            "9p",
            "drvfs",
        ),
        *("fuse.sshfs", "fuse.rclone", "fuse.davfs", "fuse.gvfsd-fuse", "fuse.glusterfs", "fuse.s3fs", "davfs"),
    )
)
"""File systems whose files lie elsewhere; the last in the first row are what WSL calls the disks of Windows."""

FAT = frozenset(("vfat", "msdos", "exfat", "fat", "fat32"))

MOUNTS = Path("/proc/self/mountinfo")
REMOVABLE, REMOTE = 2, 4
"""What Windows calls drives that come and go, and those of the network."""

KIND_AT, NAME_LENGTH = 72, 16
"""Where macOS writes the name of a file system into what `statfs` tells, and how long it is at most."""


def drive_of(path: Path) -> Drive:
    """The kind of drive that a file or folder lies on, or would lie on if it were made."""
    try:
        if sys.platform == "win32":
            return _named_by_windows(os.path.abspath(path), _drive_type)
        there = next((one for one in (path, *path.absolute().parents) if one.exists()), Path("/")).resolve()
        kind = _kind_on_macos(there) if sys.platform == "darwin" else _kind_on_linux(there)
    except (OSError, ValueError, AttributeError, ImportError):
        return "own"
    return "network" if kind in NETWORK else "stick" if kind in FAT else "own"


def _named_by_windows(path: str, drive_type: Callable[[str], int]) -> Drive:
    root = ntpath.splitdrive(usual(path.replace("/", "\\")))[0]
    if root.startswith("\\\\"):
        return "network"
    kind = drive_type(f"{root}\\")
    return "network" if kind == REMOTE else "stick" if kind == REMOVABLE else "own"


def _drive_type(root: str) -> int:
    import ctypes

    return int(ctypes.CDLL("kernel32").GetDriveTypeW(ctypes.c_wchar_p(root)))


def _kind_on_linux(there: Path) -> str:
    """The file system of the mount that the path lies under."""
    found, longest = "", -1
    for mount, kind in _mounts(MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines()):
        if (there == mount or mount in there.parents) and len(mount.parts) >= longest:
            found, longest = kind, len(mount.parts)
    return found


def _mounts(lines: Iterable[str]) -> Iterable[tuple[Path, str]]:
    """Where each file system is mounted, and what it is called; the last of those at one place is what shows."""
    for line in lines:
        before, _, after = line.partition(" - ")
        parts, kind = before.split(" "), after.partition(" ")[0]
        if len(parts) > 4 and kind:
            yield Path(parts[4].replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")), kind


def _kind_on_macos(there: Path) -> str:
    import ctypes

    told = ctypes.create_string_buffer(4096)
    libc = ctypes.CDLL(None, use_errno=True)
    ask = getattr(libc, "statfs$INODE64", None) or libc.statfs
    if ask(os.fsencode(there), told) != 0:
        return ""
    return told.raw[KIND_AT : KIND_AT + NAME_LENGTH].partition(b"\0")[0].decode("ascii")
