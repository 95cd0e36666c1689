"""A file from elsewhere, before anything reads it: whether it is there, how large it is, what it would unpack to."""

from __future__ import annotations

import zipfile
from pathlib import Path

MOST_UNPACKED = 200_000_000
LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a file of Office begins that has a password, or that is older than 2007."""


class NotATimetable(Exception):
    """Nothing can be read from the file; says why in a sentence."""


def sized(path: Path, most: int = MOST_UNPACKED) -> None:
    """Ask that a file is there and no larger than `most` bytes, before anything reads it. Raises NotATimetable."""
    if not path.is_file():
        raise NotATimetable(f"There is no file {path}.")
    if path.stat().st_size > most:
        told = f"{path.name} has more than {most // 1_000_000} MB; save it with smaller pictures, or in parts."
        raise NotATimetable(told)


def packed(path: Path) -> None:
    """Look into a packed file before anything unpacks it. Raises NotATimetable."""
    sized(path)
    try:
        with zipfile.ZipFile(path) as pack:
            unpacked = sum(entry.file_size for entry in pack.infolist())
            if unpacked > MOST_UNPACKED or len(pack.infolist()) > 5_000:
                raise NotATimetable(f"{path.name} would unpack to far more than any timetable; it is not opened.")
    except zipfile.BadZipFile as error:
        with path.open("rb") as file:
            locked = file.read(len(LOCKED)) == LOCKED
        told = "has a password, or was saved by an old program; save it anew without" if locked else "is damaged, or is"
        raise NotATimetable(
            f"{path.name} {told}{'.' if locked else ' another kind of file than its name says.'}"
        ) from error
    except OSError as error:
        raise NotATimetable(f"{path} cannot be read: {error.strerror or error}.") from error
