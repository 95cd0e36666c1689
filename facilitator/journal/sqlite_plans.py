"""The table in which a journal's file keeps plans apart: see `facilitator.journal.packed_plans`."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence

from facilitator.journal.codec import Row
from facilitator.journal.packed_plans import START, without_plan

FIND = "SELECT packed FROM plans WHERE digest = ?"


def keep_apart(db: sqlite3.Connection, run: str, rows: Sequence[Row]) -> list[Row]:
    """The rows as they are to be stored, with each plan put into its own table."""
    return [_without_plan(db, run, row) if row[1] == START else row for row in rows]


def _without_plan(db: sqlite3.Connection, run: str, row: Row) -> Row:
    stored, digest, packed = without_plan(row)
    db.execute("INSERT INTO plans VALUES (?, ?) ON CONFLICT DO NOTHING", (digest, packed))
    db.execute("INSERT INTO planned VALUES (?, ?) ON CONFLICT DO NOTHING", (run, digest))
    return stored


def find(db: sqlite3.Connection) -> Callable[[str], bytes | None]:
    """What looks up packed plans by digest through this connection; None also where the page is damaged."""

    def packed(digest: str) -> bytes | None:
        try:
            row = db.execute(FIND, (digest,)).fetchone()
        except sqlite3.DatabaseError:
            return None
        return row[0] if row else None

    return packed


def forget(db: sqlite3.Connection, run: str) -> None:
    """Remove a run's claim on its plan, and plans that no run claims any more."""
    db.execute("DELETE FROM planned WHERE run = ?", (run,))
    db.execute("DELETE FROM plans WHERE digest NOT IN (SELECT digest FROM planned)")
