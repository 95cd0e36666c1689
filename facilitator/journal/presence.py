"""Which windows are open on a run, and when one was last alive, told by small files that are touched again and again.

Each holds a number that grows by one with every sign, and is only ever compared with what it was before: no clock has
to be right, and a stick whose times go in steps of two seconds tells as much as any disk. Like the time
a run was last alive, none of this is worth a durable write, and no failure of it may disturb a day.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path

from facilitator.disk.names import is_device
from facilitator.disk.placing import BRIEF, remove, remove_folder

# -- when a window was last alive: the instant in a small file per run -------------------------------------------------
# It is written every few seconds and worth nothing once the next event is stored.


PLAIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-_")
DIGITS = 18
LONGEST = 120
"""Characters of an id that are kept in the name of its file."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@lru_cache(maxsize=256)
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
    content = b"%0*d" % (DIGITS, (at - EPOCH) // timedelta(microseconds=1))
    with suppress(OSError):
        try:
            _write_over(file, content)
        except FileNotFoundError:
            file.parent.mkdir(mode=0o700, exist_ok=True)
            file.touch(mode=0o600)
            _write_over(file, content)


def _write_over(file: Path, content: bytes) -> None:
    """Put as many bytes in the place of those that are there, so that a reader never finds none. Raises OSError."""
    handle = os.open(file, os.O_WRONLY | getattr(os, "O_BINARY", 0))
    try:
        os.write(handle, content)
    finally:
        os.close(handle)


def touched(folder: Path, run: str) -> datetime | None:
    """The instant remembered last, if any."""
    file = _file(folder, run)
    with suppress(OSError, OverflowError):
        content = file.read_bytes()
        # earlier versions kept it as the time of an empty file, which a stick rounds to two seconds
        told = int(content) if content.isdigit() else file.stat().st_mtime_ns // 1000
        return EPOCH + timedelta(microseconds=told)
    return None


def forget_touch(folder: Path, run: str) -> None:
    """Remove the file of a run that was deleted. Raises OSError when it is there and stays."""
    remove(_file(folder, run))


def any_run(folder: Path) -> bool:
    """Whether any run was ever alive here: a sign that a journal has been in use."""
    try:
        return next((folder / "alive").iterdir(), None) is not None
    except FileNotFoundError:
        return False


# -- which windows are open --------------------------------------------------------------------------------------------


FOLDER = "open"
FIGURES = 12
HELD = -1


@lru_cache(maxsize=64)
def _folder(folder: Path, run: str) -> Path:
    return folder / FOLDER / spelt(run)


@lru_cache(maxsize=64)
def _sign(folder: Path, run: str, window: str) -> Path:
    """Where a window's sign lies; put together once, because it is asked for again and again all day."""
    return _folder(folder, run) / spelt(window)


def here(folder: Path, run: str, window: str) -> None:
    """Leave a sign that a window is open; not leaving it is no problem."""
    file = _sign(folder, run, window)
    with suppress(OSError):
        try:
            _count_on(file)
        except FileNotFoundError:
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            file.touch(mode=0o600)
            _count_on(file)


def _count_on(file: Path) -> None:
    """Write the next number over the one that is there, in as many figures. Raises OSError."""
    handle = os.open(file, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        number = _number(os.read(handle, FIGURES)) + 1
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, b"%0*d" % (FIGURES, number))
    finally:
        os.close(handle)


def _number(content: bytes) -> int:
    return int(content) if content.isdigit() else 0


def gone(folder: Path, run: str, window: str) -> None:
    """Take the sign away: the window was closed."""
    with suppress(OSError):
        remove(_sign(folder, run, window), BRIEF)
        remove_folder(_folder(folder, run), ())  # refused, and rightly, while other windows are open


def signs(folder: Path, run: str) -> dict[str, int]:
    """The signs that lie there, by window: a number that changes with each new sign of it."""
    found: dict[str, int] = {}
    with suppress(OSError):
        for entry in _entries(_folder(folder, run)):
            found[entry.name] = _read(entry.path)
    return found


def _read(file: str) -> int:
    """The number of a sign; one of its own where the file is held, because then somebody is at it. Raises OSError."""
    try:
        handle = os.open(file, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    except PermissionError:
        return HELD
    try:
        return _number(os.read(handle, FIGURES))
    except PermissionError:
        return HELD
    finally:
        os.close(handle)


def _entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        yield from entries


def forget(folder: Path, run: str) -> None:
    """Remove the signs of a run that was deleted. Raises OSError when they are there and stay."""
    place = _folder(folder, run)
    if place.is_dir():
        for file in place.iterdir():
            remove(file)
        remove_folder(place)
