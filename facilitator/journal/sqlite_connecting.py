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
from types import TracebackType

from facilitator.journal.codec import BROKEN, Unstorable
from facilitator.journal.port import Damaged, JournalProblem, WriteRefused

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


REASONS: dict[int, tuple[type[JournalProblem], str]] = {
    sqlite3.SQLITE_FULL: (WriteRefused, "The disk is full, so nothing more can be saved in {path}."),
    sqlite3.SQLITE_BUSY: (WriteRefused, "Another program is using {path}, so nothing was saved; please try again."),
    sqlite3.SQLITE_LOCKED: (WriteRefused, "Another window is using {path}, so nothing was saved; please try again."),
    sqlite3.SQLITE_READONLY: (WriteRefused, "{path} can be read but not written, so nothing can be saved in it."),
    sqlite3.SQLITE_IOERR: (WriteRefused, "The disk failed to read or write {path}."),
    sqlite3.SQLITE_CANTOPEN: (WriteRefused, "{path} cannot be opened: is its folder there, and are you allowed in?"),
    sqlite3.SQLITE_PERM: (WriteRefused, "You are not allowed to use {path}."),
    sqlite3.SQLITE_TOOBIG: (Unstorable, "That is too long to be saved in {path}."),
    sqlite3.SQLITE_CORRUPT: (Damaged, "{path} is damaged and cannot be read as it should."),
    sqlite3.SQLITE_NOTADB: (Damaged, "{path} is not a journal, or its beginning is damaged."),
}
"""By SQLite's primary result code."""


def primary_code(error: sqlite3.Error) -> int:
    """SQLite's result code without its details; 0 when the error did not come from SQLite itself."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def explain(error: sqlite3.Error | UnicodeEncodeError, path: Path) -> JournalProblem:
    """The problem to raise in place of an error of SQLite, or of a text that SQLite could not be given."""
    if isinstance(error, UnicodeEncodeError):
        return Unstorable(BROKEN)
    problem, words = REASONS.get(primary_code(error), (JournalProblem, "{path} could not be used."))
    return problem(f"{words.format(path=path)} (SQLite says: {error})")


class Explaining:
    """A context in which every such error about one file is raised as the problem it means."""

    def __init__(self, path: Path) -> None:
        """Explain errors about this file."""
        self._path = path

    def __enter__(self) -> None:
        """Nothing to prepare: the same context may be entered any number of times."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        """Raise what the error means; let everything else through."""
        if isinstance(error, sqlite3.Error | UnicodeEncodeError):
            raise explain(error, self._path) from error
