"""Photographs beside the events: each run has its own copy of a picture, so no run's deletion touches another's."""

from __future__ import annotations

import sqlite3


def keep(db: sqlite3.Connection, run: str, digest: str, picture: bytes) -> bool:
    """Store a picture with a run; False where there is no such run. One that is there already stays."""
    known = db.execute("SELECT 1 FROM runs WHERE run = ?", (run,)).fetchone()
    if known is None:
        return False
    db.execute("INSERT INTO photographs VALUES (?, ?, ?) ON CONFLICT DO NOTHING", (run, digest, picture))
    return True


def find(db: sqlite3.Connection, run: str, digest: str) -> bytes | None:
    """The bytes of one; None where they are not there."""
    row = db.execute("SELECT picture FROM photographs WHERE run = ? AND digest = ?", (run, digest)).fetchone()
    return bytes(row[0]) if row else None
