"""When a window was last alive, kept as the modification time of a small file per run.

It is written every few seconds and worth nothing once the next event is stored, so it must cost no durable write
and no failure of it may disturb a day: this is the one place of the journal where an error of the disk is dropped.
"""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from facilitator.disk.placing import remove

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def spelt(name: str) -> str:
    """An id as the name of a file. All but plain letters and digits is spelt out, so that none can leave its folder."""
    return "".join(c if c.isascii() and (c.isalnum() or c in "-_") else f"%{ord(c):x}." for c in name)


def _file(folder: Path, run: str) -> Path:
    """The file of a run."""
    return folder / "alive" / spelt(run)


def touch(folder: Path, run: str, at: datetime) -> None:
    """Remember the instant; not remembering it is no problem."""
    file = _file(folder, run)
    nanoseconds = (at - EPOCH) // timedelta(microseconds=1) * 1000
    with suppress(OSError):
        try:
            os.utime(file, ns=(nanoseconds, nanoseconds))
        except FileNotFoundError:
            file.parent.mkdir(mode=0o700, exist_ok=True)
            file.touch(mode=0o600)
            os.utime(file, ns=(nanoseconds, nanoseconds))


def touched(folder: Path, run: str) -> datetime | None:
    """The instant remembered last, if any."""
    with suppress(OSError):
        return EPOCH + timedelta(microseconds=_file(folder, run).stat().st_mtime_ns // 1000)
    return None


def forget(folder: Path, run: str) -> None:
    """Remove the file of a run that was deleted. Raises OSError when it is there and stays."""
    remove(_file(folder, run))


def any_run(folder: Path) -> bool:
    """Whether any run was ever alive here: a sign that a journal has been in use."""
    try:
        return next((folder / "alive").iterdir(), None) is not None
    except FileNotFoundError:
        return False
