"""The tables of the journal's file, as steps that only ever lead forward.

A step, once released, is never edited: a change is another step. Each runs in the same transaction that records it
in `user_version`, so a file is at one version or at the next and never in between.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from facilitator.journal.port import NotOurs

APPLICATION = 0x46434C54
"""Stands in the file's header ("FCLT"), so that no other program's database is ever taken for a journal."""

Step = tuple[str, ...]

FIRST: Step = (
    f"PRAGMA application_id = {APPLICATION}",
    """
    CREATE TABLE runs (
        run TEXT PRIMARY KEY,
        title TEXT NOT NULL,
        plan TEXT NOT NULL,
        day TEXT NOT NULL,
        started TEXT NOT NULL,
        rehearsal REAL NOT NULL,
        events INTEGER NOT NULL,
        touched TEXT NOT NULL,
        issues INTEGER NOT NULL,
        groups INTEGER NOT NULL,
        entries INTEGER NOT NULL,
        ends INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE events (
        run TEXT NOT NULL,
        seq INTEGER NOT NULL,
        kind TEXT NOT NULL,
        version INTEGER NOT NULL CHECK (version > 0),
        wall TEXT NOT NULL CHECK (length(wall) = 27),
        running REAL NOT NULL,
        boot TEXT NOT NULL,
        window TEXT NOT NULL,
        body TEXT NOT NULL CHECK (json_valid(body)),
        PRIMARY KEY (run, seq)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE TABLE drafts (run TEXT, place TEXT, text TEXT NOT NULL, PRIMARY KEY (run, place)) STRICT, WITHOUT ROWID",
    "CREATE TABLE leaving (run TEXT PRIMARY KEY) STRICT, WITHOUT ROWID",
    """
    CREATE TRIGGER events_follow BEFORE INSERT ON events
    WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM events WHERE run = NEW.run)
    BEGIN SELECT RAISE(ABORT, 'an event follows the last one and replaces none'); END
    """,
    """
    CREATE TRIGGER events_stay BEFORE UPDATE ON events
    BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END
    """,
    """
    CREATE TRIGGER events_leave BEFORE DELETE ON events
    WHEN NOT EXISTS (SELECT 1 FROM leaving WHERE run = OLD.run)
    BEGIN SELECT RAISE(ABORT, 'events are removed only with their whole run'); END
    """,
    """
    CREATE TRIGGER runs_leave BEFORE DELETE ON runs
    WHEN NOT EXISTS (SELECT 1 FROM leaving WHERE run = OLD.run)
    BEGIN SELECT RAISE(ABORT, 'a run is removed only with its events'); END
    """,
)

SEARCH_TABLES: Step = (
    "CREATE TABLE searched (run TEXT PRIMARY KEY, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    """
    CREATE TABLE findable (
        id INTEGER PRIMARY KEY,
        run TEXT NOT NULL,
        plan TEXT NOT NULL,
        title TEXT NOT NULL,
        day TEXT NOT NULL,
        ref TEXT NOT NULL,
        kind TEXT NOT NULL,
        item TEXT NOT NULL,
        item_title TEXT NOT NULL,
        team TEXT NOT NULL,
        themes TEXT NOT NULL,
        labels TEXT NOT NULL,
        words TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX findable_run ON findable (run)",
)
"""How far each run has been read for searching, and what can be found; `id` grows with the day."""

PAPER_TABLES: Step = (
    """
    CREATE TABLE exports (run TEXT, path TEXT, digest TEXT NOT NULL, PRIMARY KEY (run, path)) STRICT, WITHOUT ROWID
    """,
    "CREATE TABLE backups (path TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT, WITHOUT ROWID",
)
"""What has left the journal: the exports of each run, and backups of the whole."""

REVIEW: Step = (
    "ALTER TABLE runs ADD COLUMN delete_by TEXT NOT NULL DEFAULT ''",
    *SEARCH_TABLES,
    *PAPER_TABLES,
)
"""What reviewing needs, with a day of deletion for each run."""

PLANS: Step = (
    "CREATE TABLE plans (digest TEXT PRIMARY KEY, packed BLOB NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE planned (run TEXT PRIMARY KEY, digest TEXT NOT NULL) STRICT, WITHOUT ROWID",
)
"""Plans apart from the words, and which run has which."""

BATCHES: Step = ("ALTER TABLE events ADD COLUMN batch INTEGER NOT NULL DEFAULT 0",)
"""Which events one press of a key led to; 0 for those that were stored before that was told."""

BEFORE_BATCHES = 3
"""The last version whose events have no batch."""

PHOTOGRAPHS: Step = (
    """
    CREATE TABLE photographs (run TEXT, digest TEXT, picture BLOB NOT NULL, PRIMARY KEY (run, digest))
    STRICT, WITHOUT ROWID
    """,
)
"""The pictures that each run's photographs name by digest, once for each run."""

LEARNING: Step = (
    """
    CREATE INDEX events_teaching ON events (kind, run, seq)
    WHERE kind IN ('change.redone', 'change.undone', 'words.judged')
    """,
)
"""Finds decisions about names, and what was undone of them, without reading whole days."""

STEPS: tuple[Step, ...] = (FIRST, REVIEW, PLANS, BATCHES, PHOTOGRAPHS, LEARNING)
"""Step n leads from version n to version n + 1."""


def version_of(db: sqlite3.Connection) -> int:
    """The version the file is at; 0 for a new one."""
    (version,) = db.execute("PRAGMA user_version").fetchone()
    return int(version)


def refuse_newer(version: int, steps: Sequence[Step] = STEPS) -> None:
    """Raise NotOurs for a version that this program does not know."""
    if version > len(steps):
        raise NotOurs(
            f"The journal was written by a newer version of this program (its version {version}, known here up to "
            f"{len(steps)}). Please update this program; the journal was left as it is."
        )


def migrate(db: sqlite3.Connection, steps: Sequence[Step] = STEPS) -> None:
    """Bring the file to the newest version, one transaction a step. Two windows may do this at the same time."""
    while (version := version_of(db)) < len(steps):
        db.execute("BEGIN IMMEDIATE")
        try:
            if version_of(db) == version:  # no other window was faster
                for statement in steps[version]:
                    db.execute(statement)
                db.execute(f"PRAGMA user_version = {version + 1}")
            db.execute("COMMIT")
        finally:
            if db.in_transaction:
                db.execute("ROLLBACK")
    refuse_newer(version, steps)
