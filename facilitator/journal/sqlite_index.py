"""The search index that one handle on a journal's file uses, made anew from the events where it is damaged.

All that the index holds comes from the events, so nothing is lost with it. Where it cannot be made anew in the file
(which is read-only, or damaged further), it is made in memory and gone with the handle. Each of that is told in a
sentence, and a search goes on.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager

from facilitator.journal import sqlite_search
from facilitator.journal.port import JournalProblem
from facilitator.journal.search import Hit, Wanted
from facilitator.journal.sqlite_connecting import primary_code

BROKEN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISMATCH)
"""What SQLite says of an index whose tables are missing, strange or inconsistent."""

UNWRITABLE = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN)
TAKEN = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)

ANEW = "The search index was damaged and is made anew from the runs; nothing of them is lost."
BESIDE = "The search index cannot be written in the journal's file, so the runs are read for this search alone."
PLAIN = "This Python cannot search by word forms (its SQLite has no FTS5): words are found only as they are typed."


class SearchIndex:
    """What a handle searches with. `told` are sentences for the trainer that nobody has taken yet."""

    def __init__(
        self,
        db: sqlite3.Connection,
        writing: Callable[[], AbstractContextManager[sqlite3.Connection]],
        read: sqlite_search.Reads,
    ) -> None:
        """Search in this file; `writing` gives one durable transaction, `read` a run's events."""
        self._file = db
        self._writing = writing
        self._read = read
        self._beside: sqlite3.Connection | None = None
        self._sound = False
        """Whether the index in the file was looked at and found good, or has just been made."""
        self._unreadable: set[str] = set()
        self.told = [] if sqlite_search.has_words_module(db) else [PLAIN]

    @property
    def _db(self) -> sqlite3.Connection:
        return self._file if self._beside is None else self._beside

    def read_on(self, most: int) -> int:
        """Read on at most so many runs that changed; how many are left."""
        for last in (False, False, True):  # the index in the file, that one made anew, one in memory
            try:
                if not self._sound:
                    self._look()
                return self._read_some(most)
            except (sqlite3.Error, JournalProblem) as problem:
                code = _code(problem)
                if last or self._beside is not None or code not in (*BROKEN, *UNWRITABLE):
                    raise
                self._replace(code)
        raise AssertionError("the last attempt returns or raises")

    def find(self, wanted: Wanted, most: int) -> tuple[Hit, ...]:
        """At most so many of what matches, as far as the runs were read. A damaged index finds nothing and says so."""
        try:
            return sqlite_search.find(self._db, wanted, most)
        except sqlite3.Error as error:
            code = _code(error)
            if self._beside is not None or code not in BROKEN:
                raise
            self._replace(code)
            return ()

    def forget(self, run: str) -> None:
        """Take a run out of the index for ever; a damaged index goes as a whole."""
        try:
            with self._writing() as db:
                sqlite_search.forget(db, run, for_ever=True)
        except JournalProblem as problem:
            if _code(problem) not in BROKEN:
                raise
            with self._writing() as db:
                sqlite_search.discard(db)
        if self._beside is not None:
            sqlite_search.forget(self._beside, run)

    def close(self) -> None:
        """Let go of what is in memory."""
        if self._beside is not None:
            self._beside.close()

    # -- inside ------------------------------------------------------------------------------------------------

    def _look(self) -> None:
        """Look once whether the index in the file is good; raise what SQLite says when it is not.

        That takes the right to write, so where there is none, it is left to a later time.
        """
        try:
            with self._writing() as db:
                sqlite_search.examine(db)
        except JournalProblem as problem:
            if _code(problem) not in (*UNWRITABLE, *TAKEN):
                raise
        else:
            self._sound = True

    def _read_some(self, most: int) -> int:
        counted = dict(self._file.execute("SELECT run, events FROM runs").fetchall())
        stale = sqlite_search.stale(self._db, counted)
        behind = [run for run in stale if run not in self._unreadable]
        if behind[:most]:
            if self._beside is None:
                with self._writing() as db:
                    self._read_in(db, behind[:most])
            else:
                self._read_in(self._beside, behind[:most])
        return max(0, len(behind) - most)

    def _read_in(self, db: sqlite3.Connection, runs: list[str]) -> None:
        """Read runs in; one that cannot be read (from a newer version, say) keeps no other from being found."""
        for run in runs:
            try:
                entries = self._read(run)
            except JournalProblem as problem:
                if _code(problem) in (*BROKEN, *TAKEN):
                    raise
                self._unreadable.add(run)
                self.told.append(f"The words of {run} cannot be searched: {problem}")
                continue
            sqlite_search.read_in(db, run, entries)

    def _replace(self, code: int) -> None:
        """Make an empty index in the place of a bad one: in the file, or else in memory. Raises when it is taken."""
        self._sound = True
        if code in BROKEN:
            try:
                with self._writing() as db:
                    sqlite_search.discard(db)
            except JournalProblem as problem:
                if _code(problem) in TAKEN:
                    self._sound = False
                    raise
            else:
                self.told.append(ANEW)
                return
        self._beside = sqlite_search.in_memory()
        self.told.append(BESIDE)


def _code(problem: BaseException) -> int:
    """SQLite's primary result code of an error, or of what a problem was raised from; 0 when there is none."""
    error = problem if isinstance(problem, sqlite3.Error) else problem.__cause__
    return primary_code(error) if isinstance(error, sqlite3.Error) else 0
