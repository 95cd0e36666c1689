"""The journal in one SQLite file.

Several windows, each with its own `SqliteJournal`, may use one file at the same time: appends are serialised by
SQLite and by the expected sequence number. Every event is on the disk before `append` returns. The file is private
to its user: on POSIX by its permissions (0600, in a folder made with 0700), on Windows by the access list that the
user's profile folder gives to all that is made inside it.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from facilitator.journal import packed_plans, presence, sqlite_photographs, sqlite_plans, summary
from facilitator.journal.codec import Row, UnknownKind, encode_after, numbered_on, write_moment
from facilitator.journal.learning import TEACHING, learned_from
from facilitator.journal.port import Damaged, JournalProblem, Overtaken, RunSummary, RunUnknown, WriteRefused
from facilitator.journal.sqlite_connecting import Explaining, explain
from facilitator.journal.sqlite_mending import fetch
from facilitator.journal.sqlite_opening import PATIENCE, open_file, open_file_to_read
from facilitator.journal.summary import RunCounts
from facilitator.live.facts import Recorded
from facilitator.live.learned import Learned

if TYPE_CHECKING:
    from facilitator.journal.search import Hit, Wanted
    from facilitator.journal.sqlite_index import SearchIndex

READ = """
SELECT seq, kind, version, wall, running, boot, window, body, batch FROM events WHERE run = ? AND seq > ? ORDER BY seq
"""
ADD_EVENT = "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
ADD_RUN = "INSERT INTO runs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '') ON CONFLICT DO NOTHING"
GROW_RUN = """
UPDATE runs SET events = ?, touched = ?, issues = issues + ?, groups = groups + ?, entries = entries + ?,
ends = ends + ? WHERE run = ? AND events = ?
"""
LIST_RUNS = """
SELECT run, title, plan, day, started, rehearsal, events, touched, issues, groups, entries, ends, delete_by FROM runs
"""
KEEP_DRAFT = """
INSERT INTO drafts SELECT run, ?, ? FROM runs WHERE run = ?
ON CONFLICT DO UPDATE SET text = excluded.text
"""
KEEP_EXPORT = "INSERT INTO exports VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET digest = excluded.digest"
LIST_EXPORTS = "SELECT path, digest FROM exports WHERE run = ? ORDER BY path"
KEEP_BACKUP = "INSERT INTO backups VALUES (?, ?) ON CONFLICT DO UPDATE SET at = excluded.at"


BRIEFLY = 0.15
"""Seconds to wait for others before words that are still being typed are written: they are tried again in a second."""


class Writing:
    """One durable transaction: all of it, or after any error none of it. Errors are raised as what they mean."""

    def __init__(self, db: sqlite3.Connection, path: Path, patience: float = PATIENCE) -> None:
        """Write through this connection to this file, waiting so many seconds for others."""
        self._db = db
        self._path = path
        self._patience = patience

    def __enter__(self) -> sqlite3.Connection:
        """Take the write lock, which no other window then has."""
        try:
            self._wait(self._patience)
            self._db.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            raise explain(error, self._path) from error
        finally:
            with suppress(sqlite3.Error):
                self._wait(PATIENCE)
        return self._db

    def _wait(self, seconds: float) -> None:
        if self._patience != PATIENCE:
            self._db.execute(f"PRAGMA busy_timeout = {round(seconds * 1000)}")

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        """Commit, or after an error take everything back."""
        try:
            if error is None:
                self._db.execute("COMMIT")
                return
        except sqlite3.Error as failed:
            error = failed
        with Explaining(self._path):
            if self._db.in_transaction:  # SQLite may have rolled back by itself, on a full disk for one
                self._db.execute("ROLLBACK")
        if isinstance(error, sqlite3.Error | UnicodeEncodeError):
            raise explain(error, self._path) from error


class SqliteJournal:
    """One window's handle on a journal file. `remarks` are sentences for the trainer about how it was opened."""

    def __init__(self, path: Path, *, reading: bool = False) -> None:
        """Open the file, making it if it is missing; its folder must be there. Raises JournalProblem.

        With `reading`, the file has to be there, and nothing is ever written through this handle.
        """
        self.path = path
        self._name = str(path)
        self._explaining = Explaining(path)
        self._closed = False
        self._searching: SearchIndex | None = None
        self._db, self.remarks = (open_file_to_read(path), ()) if reading else open_file(path)
        self._file = self._file_now()
        self._version = self._data_version()

    # -- events ------------------------------------------------------------------------------------------------

    def append(self, run: str, expected: int, entries: Sequence[Recorded]) -> None:
        """Store events durably, all or none; see the port."""
        rows = encode_after(expected, entries)
        if not rows:
            return
        with self._writing() as db:
            added = summary.tally(entries, lambda seq: self._kind_at(run, seq))
            if expected:
                now = (expected + len(rows), rows[-1][3], added.issues, added.groups, added.entries, added.ends)
                done = db.execute(GROW_RUN, (*now, run, expected))
            else:
                done = db.execute(ADD_RUN, _run_row(run, entries[0], rows, added))
            if done.rowcount != 1:
                raise Overtaken("Another window was faster; nothing was saved yet.")
            for row in sqlite_plans.keep_apart(db, run, rows):
                db.execute(ADD_EVENT, (run, *row))
            if summary.sets_retention(entries, lambda seq: self._kind_at(run, seq)):
                delete_by = summary.delete_by(self.read(run))
                db.execute("UPDATE runs SET delete_by = ? WHERE run = ?", (delete_by, run))

    def read(self, run: str, after: int = 0) -> tuple[Recorded, ...]:
        """The run's events numbered above `after`, in order.

        Where bytes on the disk have changed, what is left of the whole run is made readable again.
        """
        with self._explaining:
            stored = 0 if after else self.last(run)
            rows = fetch(self._connection(), READ, run, after)
        try:
            if len(rows) < stored or not numbered_on(rows, after):
                raise Damaged(f"Events of {run} are missing from the journal.")
            return packed_plans.read_rows(rows, sqlite_plans.find(self._db))
        except (Damaged, UnknownKind):
            if after:
                raise
            from facilitator.journal.sqlite_mending import mended

            with self._explaining:
                return mended(run, rows, stored, self._db, self.path.parent)

    def last(self, run: str) -> int:
        """The run's last sequence number; 0 for an unknown run."""
        with self._explaining:
            row = self._connection().execute("SELECT events FROM runs WHERE run = ?", (run,)).fetchone()
        return int(row[0]) if row else 0

    def changed(self) -> bool:
        """Whether another connection has written since this was last asked; writes of this one do not count."""
        version = self._data_version()
        changed, self._version = version != self._version, version
        return changed

    # -- runs --------------------------------------------------------------------------------------------------

    def runs(self) -> tuple[RunSummary, ...]:
        """All runs, the one touched last first, without reading any event."""
        with self._explaining:
            rows = fetch(self._connection(), LIST_RUNS)
        return summary.newest_first([summary.of_row(row) for row in rows])

    def delete(self, run: str) -> None:
        """Remove a run with all that is kept of it, and overwrite its words and pictures on the disk.

        While another window reads, overwriting the last copies waits until the next time the file is tidied.
        """
        if not self.last(run):
            raise RunUnknown(f"There is no run {run}.")
        self._index().forget(run)  # by itself: what is left out of the index by a failure is read in again
        with self._writing() as db:
            db.execute("INSERT INTO leaving VALUES (?)", (run,))
            if db.execute("DELETE FROM runs WHERE run = ?", (run,)).rowcount != 1:
                raise RunUnknown(f"There is no run {run}.")
            for table in ("events", "drafts", "exports", "photographs"):
                db.execute(f"DELETE FROM {table} WHERE run = ?", (run,))
            sqlite_plans.forget(db, run)
            db.execute("DELETE FROM leaving WHERE run = ?", (run,))
        with self._explaining:
            self._connection().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        try:
            presence.forget_touch(self.path.parent, run)
            presence.forget(self.path.parent, run)
        except OSError as error:
            raise JournalProblem(f"The run {run} was deleted, but its time file was not: {error}.") from error

    # -- searching ---------------------------------------------------------------------------------------------

    def read_for_search(self, most: int) -> int:
        """Read on at most so many runs that changed; how many are left."""
        with self._explaining:
            return self._index().read_on(most)

    def search(self, wanted: Wanted, most: int) -> tuple[Hit, ...]:
        """At most so many of the lines that match, the newest day first."""
        with self._explaining:
            return self._index().find(wanted, most)

    def search_told(self) -> tuple[str, ...]:
        """What there was to say about searching since this was last asked."""
        index = self._index()
        told, index.told = tuple(index.told), []
        return told

    def _index(self) -> SearchIndex:
        """The index, looked for by the first search."""
        from facilitator.journal.sqlite_index import SearchIndex

        db = self._connection()
        if self._searching is None:
            with self._explaining:
                self._searching = SearchIndex(db, self._writing, lambda run: self.read(run))
        return self._searching

    # -- beside the events: what has left the journal, photographs, unfinished words --------------------------

    def note_exported(self, run: str, files: Mapping[str, str]) -> None:
        """Remember which files of a run were written."""
        if not self.last(run):
            raise RunUnknown(f"There is no run {run}.")
        with self._writing() as db:
            db.executemany(KEEP_EXPORT, [(run, path, digest) for path, digest in files.items()])

    def exported(self, run: str) -> dict[str, str]:
        """The files that were remembered for a run, with their digests."""
        with self._explaining:
            return dict(self._connection().execute(LIST_EXPORTS, (run,)).fetchall())

    def note_backup(self, path: str, at: datetime) -> None:
        """Remember that a copy of the whole journal lies at this path."""
        with self._writing() as db:
            db.execute(KEEP_BACKUP, (path, write_moment(at)))

    def forget_backup(self, path: str) -> None:
        """A copy is there no longer."""
        with self._writing() as db:
            db.execute("DELETE FROM backups WHERE path = ?", (path,))

    def backups(self) -> tuple[str, ...]:
        """The copies that were remembered, the newest last."""
        with self._explaining:
            return tuple(path for (path,) in self._connection().execute("SELECT path FROM backups ORDER BY at, path"))

    def keep_photograph(self, run: str, digest: str, picture: bytes) -> None:
        """Store a picture with a run; see the port."""
        with self._writing() as db:
            sqlite_photographs.keep(db, run, digest, picture)

    def photograph(self, run: str, digest: str) -> bytes | None:
        """The bytes of a picture of a run."""
        with self._explaining:
            return sqlite_photographs.find(self._connection(), run, digest)

    def save_draft(self, run: str, place: str, text: str) -> None:
        """Keep unfinished words durably; an empty text forgets them. Raises RunUnknown."""
        with self._writing(BRIEFLY) as db:
            if not text:
                db.execute("DELETE FROM drafts WHERE run = ? AND place = ?", (run, place))
            elif db.execute(KEEP_DRAFT, (place, text, run)).rowcount != 1:
                raise RunUnknown(f"There is no run {run}.")

    def drafts(self, run: str) -> dict[str, str]:
        """The unfinished words of a run, by place."""
        with self._explaining:
            rows = self._connection().execute("SELECT place, text FROM drafts WHERE run = ? ORDER BY place", (run,))
            return dict(rows.fetchall())

    def learned(self, run: str) -> Learned:
        """What the decisions of all other real days taught about names."""
        with self._explaining:
            return learned_from(fetch(self._connection(), TEACHING, run))

    def touch(self, run: str, at: datetime) -> None:
        """Remember that a window was alive at this instant; never a write to the journal itself."""
        presence.touch(self.path.parent, run, at)

    def touched(self, run: str) -> datetime | None:
        """When a window was last known to be alive."""
        return presence.touched(self.path.parent, run)

    def beside(self) -> SqliteJournal:
        """Another handle on the same file; a connection belongs to the thread that opened it."""
        return SqliteJournal(self.path)

    def here(self, run: str, window: str) -> None:
        """Leave a sign that a window is open on the run."""
        presence.here(self.path.parent, run, window)

    def gone(self, run: str, window: str) -> None:
        """Delete the window's sign of presence."""
        presence.gone(self.path.parent, run, window)

    def signs(self, run: str) -> dict[str, int]:
        """The signs that lie there, by window."""
        return presence.signs(self.path.parent, run)

    def close(self) -> None:
        """Release the file; the last window to do so folds its companion files in."""
        self._closed = True
        with self._explaining:
            if self._searching is not None:
                self._searching.close()
            self._db.close()

    # -- inside ------------------------------------------------------------------------------------------------

    def _connection(self) -> sqlite3.Connection:
        if self._closed:
            raise JournalProblem("The journal has been closed.")
        return self._db

    def _writing(self, patience: float = PATIENCE) -> Writing:
        """One durable transaction, unless the file is no longer the one that was opened."""
        db = self._connection()
        if self._file_now() != self._file:
            raise WriteRefused(f"{self.path} was moved or deleted while it was open, so nothing can be saved in it.")
        return Writing(db, self.path, patience)

    def _file_now(self) -> tuple[int, int]:
        """Which file stands at the path: SQLite would go on writing into one that was deleted."""
        try:
            status = os.stat(self._name)
        except OSError as error:
            raise WriteRefused(f"{self.path} is no longer there: {error.strerror or error}.") from error
        return status.st_dev, status.st_ino

    def _data_version(self) -> int:
        with self._explaining:
            return int(self._connection().execute("PRAGMA data_version").fetchone()[0])

    def _kind_at(self, run: str, seq: int) -> str:
        row = self._db.execute("SELECT kind FROM events WHERE run = ? AND seq = ?", (run, seq)).fetchone()
        return str(row[0]) if row else ""


def _run_row(run: str, first: Recorded, rows: Sequence[Row], added: RunCounts) -> tuple[str | float, ...]:
    """The row of a run that begins with these events."""
    begun = summary.begin(run, first)
    known = (run, begun.title, begun.plan, begun.day, write_moment(begun.started), begun.rehearsal)
    return (*known, len(rows), rows[-1][3], added.issues, added.groups, added.entries, added.ends)
