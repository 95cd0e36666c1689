"""What has left the journal: the exports of each run, and backups of the whole. Deleting a run follows these up."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping


def note_exported(db: sqlite3.Connection, run: str, files: Mapping[str, str]) -> None:
    """Remember the files of a run, by path, with what identifies their content."""
    for path, digest in files.items():
        db.execute(
            "INSERT INTO exports VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET digest = excluded.digest",
            (run, path, digest),
        )


def exported(db: sqlite3.Connection, run: str) -> dict[str, str]:
    """The files that were remembered."""
    return dict(db.execute("SELECT path, digest FROM exports WHERE run = ? ORDER BY path", (run,)).fetchall())


def note_backup(db: sqlite3.Connection, path: str, at: str) -> None:
    """Remember a backup and when it was made."""
    db.execute("INSERT INTO backups VALUES (?, ?) ON CONFLICT DO UPDATE SET at = excluded.at", (path, at))


def forget_backup(db: sqlite3.Connection, path: str) -> None:
    """A backup is there no longer."""
    db.execute("DELETE FROM backups WHERE path = ?", (path,))


def backups(db: sqlite3.Connection) -> tuple[str, ...]:
    """The backups that were remembered, the newest last."""
    return tuple(path for (path,) in db.execute("SELECT path FROM backups ORDER BY at, path"))
