"""Copies of the whole journal: made while days are being led, looked into, and cleared of a run that is deleted.

A copy is an ordinary journal file, so everything that opens a journal opens a copy.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from facilitator.disk.placing import discard, move, reason, remove
from facilitator.journal.port import Damaged, WriteRefused
from facilitator.journal.sqlite import SqliteJournal
from facilitator.journal.sqlite_connecting import connect
from facilitator.journal.sqlite_errors import Explaining
from facilitator.journal.sqlite_opening import identify

PATIENCE = 10.0
"""Seconds to wait for other windows; a copy is never made while somebody speaks."""


def copy(source: Path, target: Path) -> int:
    """Copy the journal at `source` as it is at one moment, and check the copy; how many runs it holds.

    The target, which must not exist, appears only once it is complete and on the disk. Other windows write on
    meanwhile. Raises JournalProblem, and then there is no target.
    """
    if not identify(source):
        raise Damaged(f"There is no journal at {source}.")
    part = target.with_name(f".{target.name}.part")
    try:
        remove(part)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        runs = _copy(source, part)
        move(part, target)
    except FileExistsError as error:
        raise WriteRefused(f"{target} is there already. Choose another name, or move it away.") from error
    except OSError as error:
        raise WriteRefused(f"{target} cannot be written: {reason(error)}.") from error
    finally:
        discard(part)
    return runs


def _copy(source: Path, part: Path) -> int:
    """Copy through SQLite, which reads one moment whatever is written meanwhile; the copy is a single file."""
    with Explaining(source), closing(_look(source)) as db, closing(connect(part)) as new:
        new.execute("PRAGMA secure_delete = ON")
        db.backup(new)
        new.execute("PRAGMA journal_mode = DELETE").fetchone()
        if new.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise Damaged(f"{source} is damaged, so no copy of it was kept.")
        (runs,) = new.execute("SELECT count(*) FROM runs").fetchone()
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    return int(runs)


def _look(path: Path) -> sqlite3.Connection:
    return connect(path, "mode=ro", timeout=PATIENCE)


def holds(path: Path, run: str) -> bool:
    """Whether the copy at this path holds a run. Raises JournalProblem when it is no copy, or cannot be read."""
    if not identify(path):
        return False
    with Explaining(path), closing(_look(path)) as db:
        return db.execute("SELECT 1 FROM runs WHERE run = ?", (run,)).fetchone() is not None


def clear(path: Path, run: str) -> bool:
    """Delete a run from the copy at this path, and the copy itself when nothing else was in it; whether it is gone.

    Raises JournalProblem, or OSError where the empty copy cannot be removed.
    """
    journal = SqliteJournal(path)
    try:
        journal.delete(run)
        left = journal.runs()
    finally:
        journal.close()
    if left:
        with Explaining(path), closing(connect(path)) as db:
            db.execute("PRAGMA journal_mode = DELETE").fetchone()
        return False
    remove(path)
    return True
