"""What SQLite's errors mean to a trainer: every one becomes a `JournalProblem` with a sentence."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from types import TracebackType

from facilitator.journal.codec import BROKEN, Unstorable
from facilitator.journal.port import Damaged, JournalProblem, WriteRefused

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
