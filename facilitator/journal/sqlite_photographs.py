"""Photographs beside the events: each run has its own copy of a picture, so no run's deletion touches another's."""

from __future__ import annotations

import sqlite3

from facilitator.journal.port import RunUnknown
from facilitator.live.queries.photographs import is_it


def keep(db: sqlite3.Connection, run: str, digest: str, picture: bytes) -> None:
    """Store a picture with a run; one that is there already stays. Raises RunUnknown."""
    if db.execute("SELECT 1 FROM runs WHERE run = ?", (run,)).fetchone() is None:
        raise RunUnknown(f"There is no run {run}.")
    db.execute("INSERT INTO photographs VALUES (?, ?, ?) ON CONFLICT DO NOTHING", (run, digest, picture))


def find(db: sqlite3.Connection, run: str, digest: str) -> bytes | None:
    """The bytes of one; None where they are not there, or are not what they were."""
    row = db.execute("SELECT picture FROM photographs WHERE run = ? AND digest = ?", (run, digest)).fetchone()
    return is_it(digest, bytes(row[0])) if row else None
