"""Copies of the whole journal: made while days are being led, looked into, and cleared of a run that is deleted.

A copy is an ordinary journal file, so everything that opens a journal opens a copy.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import msgspec

from facilitator.disk.names import WINDOWS, trouble_with
from facilitator.disk.placing import discard, move, reason, remove
from facilitator.journal.place import make_folder
from facilitator.journal.port import Damaged, JournalProblem, WriteRefused
from facilitator.journal.recovery import fresh_file, put_back, set_aside
from facilitator.journal.sqlite import SqliteJournal
from facilitator.journal.sqlite_connecting import Explaining, connect
from facilitator.journal.sqlite_opening import identify
from facilitator.journal.sqlite_recovery import alone, is_damaged

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


class BackedUp(msgspec.Struct, frozen=True):
    """Where a backup is, how many runs it holds, and a sentence when the journal could not remember it."""

    path: Path
    runs: int
    told: str = ""


class Restored(msgspec.Struct, frozen=True):
    """What a restore did: how many runs there are now, and where the journal is that was there before, if any."""

    runs: int
    aside: Path | None = None


def back_up(journal: Path, target: Path, now: datetime) -> BackedUp:
    """Copy the journal at a path to a file, or into a folder under a name with the local time of `now` (aware).

    Days may be led meanwhile. Nothing is ever overwritten. Raises JournalProblem.
    """
    if target.is_dir():
        target = target / f"facilitator-backup-{now:%Y%m%d-%H%M%S}.db"
    target = target.absolute()
    if WINDOWS and (trouble := trouble_with(target.name)):
        raise WriteRefused(trouble)
    if target.exists():
        raise WriteRefused(f"{target} is there already. Choose another name, or move it away.")
    if not target.parent.is_dir():
        raise WriteRefused(f"The folder {target.parent} is not there.")
    runs = copy(journal, target)
    try:
        _note(journal, target, now)
    except JournalProblem as problem:
        told = f"The backup is made, but deleting a run will not find it by itself: {problem}"
        return BackedUp(target, runs, told)
    return BackedUp(target, runs)


def _note(journal: Path, copied: Path, now: datetime) -> None:
    opened = SqliteJournal(journal)
    try:
        opened.note_backup(str(copied), now)
    finally:
        opened.close()


def runs_in(journal: Path) -> int:
    """How many runs the journal at a path holds; none where there is no journal. Raises JournalProblem."""
    if not identify(journal):
        return 0
    opened = SqliteJournal(journal)
    try:
        return len(opened.runs())
    finally:
        opened.close()


def restore(backup: Path, journal: Path, now: datetime) -> Restored:
    """Put a backup in the journal's place; what is there is set aside under a name with the time `now` (aware).

    The backup itself is only read. The new journal is complete before the names change, and an interruption between
    the two names is put right at the next start. Raises JournalProblem, and then nothing has changed.
    """
    if not identify(backup) or is_damaged(backup):
        raise Damaged(f"{backup} is not a backup of this program, or it is damaged. Nothing was changed.")
    make_folder(journal.parent)
    fresh, aside = fresh_file(journal), None
    with alone(journal):
        try:
            remove(fresh)
            copy(backup, fresh)
            if journal.exists():
                aside = set_aside(journal, now, "before-restore")
            _take_the_place(fresh, journal, aside)
        except OSError as error:
            raise WriteRefused(
                f"{journal} could not be set aside ({reason(error)}). Nothing was changed. "
                "Close all other windows of this program and try again."
            ) from error
    for other in (backup, *((aside,) if aside is not None else ())):
        _note(journal, other.absolute(), now)
    return Restored(runs_in(journal), aside)


def _take_the_place(fresh: Path, journal: Path, aside: Path | None) -> None:
    """Give the new journal its name; where that is refused, the one that was there gets it back. Raises OSError."""
    try:
        move(fresh, journal)
    except OSError:
        if aside is not None:
            put_back(aside, journal)
        discard(fresh)
        raise
