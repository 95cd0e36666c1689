"""Connections to files of SQLite, counted, so that this process never opens such a file beside them.

On POSIX systems a process that closes any handle on a file gives up all its locks on it, also those of its other
handles (https://www.sqlite.org/howtocorrupt.html, section 2.2). The next window to leave would then take itself for the
last one and remove the companion file into which this window goes on writing: from then on nobody else would see what
is written, and a power cut would lose it. So whoever wants to look at a file's bytes asks `is_open_here` first.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from pathlib import Path
from threading import Lock

_FileId = tuple[int, int]
"""Device and number of a file, which stay its own while any handle on it is open."""

_counting = Lock()
_open: Counter[_FileId] = Counter()


class Counted(sqlite3.Connection):
    """A connection that counts from `connect` until it is closed."""

    file: _FileId | None = None

    def close(self) -> None:
        """Close it, and count it no longer."""
        super().close()
        with _counting:
            if self.file is not None:
                _open[self.file] -= 1
                if not _open[self.file]:
                    del _open[self.file]
                self.file = None


def connect(path: Path, how: str = "", timeout: float = 5.0) -> Counted:
    """A connection to a file, which is made if it is missing; `how` is the query of SQLite's address ("mode=ro").

    No transaction begins by itself. `timeout` is how many seconds it waits for others. Raises sqlite3.Error.
    """
    name = f"{path.absolute().as_uri()}?{how}" if how else str(path)
    db = sqlite3.connect(name, uri=bool(how), timeout=timeout, isolation_level=None, factory=Counted)
    with _counting:
        db.file = _file_id(path)
        if db.file is not None:
            _open[db.file] += 1
    return db


def is_open_here(path: Path) -> bool:
    """Whether this process has a connection to the file at this path."""
    with _counting:
        return _file_id(path) in _open


def _file_id(path: Path) -> _FileId | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
