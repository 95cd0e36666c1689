"""Opening the journal's file: whose it is, who may read it, and whether it takes writes.

Another program's file is recognised by its first hundred bytes, before SQLite is let near it: merely opening and
closing a database can change it.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import ExitStack
from pathlib import Path

from facilitator.disk.drives import drive_of
from facilitator.disk.placing import BRIEF, patiently
from facilitator.journal.port import Damaged, NotOurs, WriteRefused
from facilitator.journal.sqlite_connecting import Explaining, connect, explain, is_open_here, primary_code
from facilitator.journal.sqlite_migrations import APPLICATION, STEPS, migrate, refuse_newer, version_of

PATIENCE = 0.25
"""Seconds to wait for another window's write; longer would freeze the screen."""

MAGIC = b"SQLite format 3\x00"
HEADER = 100

SETTINGS = (
    "PRAGMA synchronous = FULL",
    "PRAGMA fullfsync = ON",  # macOS alone: there a plain sync stops at the disk's own cache
    "PRAGMA checkpoint_fullfsync = ON",
    "PRAGMA secure_delete = ON",  # what is deleted is overwritten
    "PRAGMA cell_size_check = ON",
)


def identify(path: Path) -> bool:
    """Whether there is a journal at the path; False when there is nothing, or only an empty file.

    A file that this process has open is one: it was looked at before, and opening it again would give up its locks.
    Raises NotOurs for another program's database or a newer version, Damaged for what is no database at all.
    """
    if is_open_here(path):
        return True
    try:
        header = patiently(lambda: _head(path), BRIEF)
    except FileNotFoundError:
        return False
    except OSError as error:
        raise WriteRefused(f"{path} cannot be opened: {error.strerror or error}.") from error
    if not header:
        return False
    if len(header) < HEADER or not header.startswith(MAGIC):
        raise Damaged(f"{path} is not a journal, or its beginning is damaged.")
    if int.from_bytes(header[68:72], "big") != APPLICATION:
        raise NotOurs(f"{path} belongs to another program; it was left as it is.")
    refuse_newer(int.from_bytes(header[60:64], "big"))
    return True


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(HEADER)


def open_file(path: Path) -> tuple[sqlite3.Connection, tuple[str, ...]]:
    """A connection to the journal's file, made and brought to the newest version where needed, and remarks about it.

    A file that can be read but not written is opened for reading and a remark says so.
    """
    known = identify(path)
    if not known:
        _create(path)
    with Explaining(path):
        try:
            db = _open_to_write(path)
        except sqlite3.OperationalError as error:
            if not known or primary_code(error) not in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
                raise
            return _open_to_read(path), (str(explain(error, path)),)
        return db, _make_private(path)


def open_file_to_read(path: Path) -> sqlite3.Connection:
    """A connection that never writes, to a journal that is there. Raises JournalProblem."""
    if not identify(path):
        raise WriteRefused(f"There is no journal at {path} yet.")
    with Explaining(path):
        return _open_to_read(path)


def _create(path: Path) -> None:
    """Make an empty file for this user alone; SQLite gives its companions (-wal, -shm) the same permissions."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except FileNotFoundError as error:
        raise WriteRefused(f"The folder {path.parent} is not there, so no journal can be kept in it.") from error
    except OSError as error:
        raise WriteRefused(f"No journal can be kept in {path.parent}: {error.strerror or error}.") from error


def _make_private(path: Path) -> tuple[str, ...]:
    """Take the file's permissions from everyone else; a remark when its disk knows no permissions (a stick, say).

    Windows has no such bits: there the access list of the user's profile folder keeps others out.
    """
    if os.name == "nt":
        return ()
    try:
        if _open_to_others(path):
            path.chmod(0o600)
        shared = _open_to_others(path)
    except OSError:
        shared = True
    return (f"Other users of this computer may be able to read {path}.",) if shared else ()


def _open_to_others(path: Path) -> bool:
    return bool(path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))


def _open_to_write(path: Path) -> sqlite3.Connection:
    with ExitStack() as undo:
        db = connect(path, timeout=PATIENCE)
        undo.callback(db.close)
        for setting in SETTINGS:
            db.execute(setting)
        migrate(db)
        _choose_companion(db, path)
        _probe(db)
        undo.pop_all()
    return db


def _choose_companion(db: sqlite3.Connection, path: Path) -> None:
    """Write ahead into a companion, so that windows read while another writes; on a network drive into the file itself.

    What windows share beside the companion is memory, which a network drive has none of. A window that has the file
    open already has chosen, and its choice stands.
    """
    on_network = drive_of(path.parent) == "network"
    try:
        db.execute(f"PRAGMA journal_mode = {'TRUNCATE' if on_network else 'WAL'}").fetchone()
    except sqlite3.OperationalError as error:
        if not on_network or primary_code(error) not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise


def _probe(db: sqlite3.Connection) -> None:
    """Find out now whether the file takes writes: a read-only one opens without a word and fails at the first event.

    Even BEGIN IMMEDIATE says nothing; deleting nothing from a table that is always empty does not pass.
    """
    try:
        db.execute("BEGIN IMMEDIATE")
        db.execute("DELETE FROM leaving")
    except sqlite3.OperationalError as error:
        if primary_code(error) != sqlite3.SQLITE_BUSY:  # someone else is writing, so the file can be written
            raise
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")


def _open_to_read(path: Path) -> sqlite3.Connection:
    """A connection that only reads, on a file or folder that cannot be written.

    WAL needs a companion file even to read. Where that cannot be made, the file is read as one that nobody changes,
    unless a companion still holds events that would then be missing without a word.
    """
    try:
        return _checked(path, "mode=ro")
    except sqlite3.OperationalError as error:
        if primary_code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):  # somebody is at work on it
            raise
        for ending in ("-wal", "-journal"):  # the second holds what a write that broke off has to be undone with
            companion = path.with_name(f"{path.name}{ending}")
            if companion.exists() and companion.stat().st_size:
                raise
        return _checked(path, "immutable=1")


def _checked(path: Path, how: str) -> sqlite3.Connection:
    with ExitStack() as undo:
        db = connect(path, how, timeout=PATIENCE)
        undo.callback(db.close)
        if version_of(db) != len(STEPS):
            raise WriteRefused(f"{path} is from an older version and must be brought up to date, but is read-only.")
        db.execute("SELECT count(*) FROM runs").fetchone()
        undo.pop_all()
    return db
