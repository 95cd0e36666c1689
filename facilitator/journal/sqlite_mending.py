"""Reading a run whose rows are damaged, out of a file that is open and otherwise sound."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from facilitator.journal import packed_plans, sqlite_plans
from facilitator.journal.codec import Row, decode
from facilitator.journal.library_plans import library_plan
from facilitator.journal.mending import Known, contradicts, mend
from facilitator.live.facts import Recorded

UNREADABLE_TEXT = "Could not decode to UTF-8"
"""How Python's sqlite3 begins to say that a text is no text any more; it has no code of its own for that."""


def fetch(db: sqlite3.Connection, query: str, *values: str | int) -> list[Any]:
    """The rows of a query; where bytes of a text have changed, with a mark for each that means nothing.

    Raises sqlite3.Error for whatever else goes wrong.
    """
    try:
        return db.execute(query, values).fetchall()
    except sqlite3.OperationalError as error:
        if not str(error).startswith(UNREADABLE_TEXT):
            raise
    db.text_factory = lambda text: text.decode("utf-8", "replace")
    try:
        return db.execute(query, values).fetchall()
    finally:
        db.text_factory = str


ALL = """
SELECT seq, kind, version, wall, running, boot, window, body, batch FROM events WHERE +run = ? ORDER BY +seq
"""
"""Every row of a run, looked for in every row there is: one key that has changed hides what stands behind it."""

KNOWN = "SELECT title, plan, events FROM runs WHERE run = ?"


def mended(
    run: str,
    rows: Sequence[Row],
    stored: int,
    db: sqlite3.Connection,
    folder: Path,
) -> tuple[Recorded, ...]:
    """The run's events, with a placeholder for each that cannot be read.

    `rows` are those that were found by their key, `stored` is how many there should be, and `folder` is the
    journal's. Raises NotOurs where the rows are simply a newer program's.
    """
    rows = packed_plans.put_back(rows, sqlite_plans.find(db))
    if len(rows) >= stored and not contradicts(rows):
        return decode(rows)  # which says what is wrong
    found = packed_plans.put_back(fetch(db, ALL, run), sqlite_plans.find(db))
    known = next(iter(fetch(db, KNOWN, run)), ())
    return mend(run, [*found, *rows], Known(*known), library_plan(folder)).entries
