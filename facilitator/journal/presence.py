"""Which windows are open on a run, told by small files that each window touches again and again.

Each holds a number that grows by one with every sign, and is only ever compared with what it was before: no clock has
to be right, and a stick whose times go in steps of two seconds tells as much as any disk. Like the time
a run was last alive, none of this is worth a durable write, and no failure of it may disturb a day.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from facilitator.disk.placing import BRIEF, remove, remove_folder
from facilitator.journal.alive import spelt

FOLDER = "open"
FIGURES = 12
HELD = -1


def _folder(folder: Path, run: str) -> Path:
    return folder / FOLDER / spelt(run)


def here(folder: Path, run: str, window: str) -> None:
    """Leave a sign that a window is open; not leaving it is no problem."""
    file = _folder(folder, run) / spelt(window)
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
        remove(_folder(folder, run) / spelt(window), BRIEF)
        remove_folder(_folder(folder, run), ())  # refused, and rightly, while other windows are open


def signs(folder: Path, run: str) -> dict[str, int]:
    """The signs that lie there, by window: a number that changes with each new sign of it."""
    found: dict[str, int] = {}
    with suppress(OSError):
        for entry in _entries(_folder(folder, run)):
            found[entry.name] = _read(folder / FOLDER / spelt(run) / entry.name)
    return found


def _read(file: Path) -> int:
    """The number of a sign; one of its own where the file is held, because then somebody is at it."""
    try:
        return _number(file.read_bytes()[:FIGURES])
    except PermissionError:
        return HELD


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
