"""When a window was last alive, kept as the modification time of a small file per run.

It is written every few seconds and worth nothing once the next event is stored, so it must cost no durable write
and no failure of it may disturb a day: this is the one place of the journal where an error of the disk is dropped.
"""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from facilitator.disk.names import is_device
from facilitator.disk.placing import remove

PLAIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-_")
LONGEST = 120
"""Characters of an id that are kept in the name of its file."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def spelt(name: str) -> str:
    """An id as the name of a file.

    All but small letters and digits is spelt out, so that none can leave its folder and no two are one where capitals
    do not count; so is the first letter of what Windows keeps for devices. What is too long ends in a digest.
    """
    spelt_out = "".join(
        c if c in PLAIN and not (at == 0 and is_device(name)) else f"%{ord(c):x}_" for at, c in enumerate(name)
    )
    if len(spelt_out) <= LONGEST:
        return spelt_out
    from hashlib import sha256

    return f"{spelt_out[:LONGEST]}%{sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()}"


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
