"""What the journal costs: an append against a bare durable commit of the same bytes, and reading a long day."""

from __future__ import annotations

import json
import sqlite3
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median

from facilitator.clock import SystemClock
from facilitator.controller import Controller
from facilitator.journal.codec import encode
from facilitator.journal.place import journal_path
from facilitator.journal.recovery import open_journal
from facilitator.journal.sqlite import SqliteJournal
from facilitator.live.facts import Recorded
from facilitator.live.facts.issues import IssueCaptured
from facilitator.live.rules import replay
from tests.benchmarks.days import WORDS, make_run
from tests.benchmarks.figures import Figure

LONG_DAY = 5_000
"""Events of a day that is longer than any real one."""


def timed(work: Callable[[], object]) -> float:
    """Milliseconds that a piece of work takes."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def append(quick: bool) -> list[Figure]:
    """Encode, check and commit one issue, against committing the same bytes."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        run = make_run(folder, 200)
        journal = SqliteJournal(journal_path(folder))
        bare = _bare_database(folder / "bare.db")
        ours: list[float] = []
        floor: list[float] = []
        clock = SystemClock()
        start = journal.last(run)
        for seq in range(start, start + (100 if quick else 500)):
            event = IssueCaptured(f"E1-G1-{seq + 1000}", "a08", "G1", WORDS, "a09")
            entry = Recorded(seq + 1, clock.now(), "lead", event)
            row = encode(entry)
            append_ours = partial(journal.append, run, seq, (entry,))
            append_bare = partial(_commit, bare, run, row)
            if seq % 2:
                ours.append(timed(append_ours))
                floor.append(timed(append_bare))
            else:
                floor.append(timed(append_bare))
                ours.append(timed(append_ours))
        bare.close()
        journal.close()
    return [Figure("append one issue, durable", median(ours), "ms", median(floor), 1.3)]


def _bare_database(path: Path) -> sqlite3.Connection:
    """A database with one table, as durable as the journal."""
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA synchronous = FULL")
    db.execute("PRAGMA journal_mode = WAL")
    db.execute(
        "CREATE TABLE events (run TEXT, seq INTEGER, kind TEXT, version INTEGER, wall TEXT, running REAL, boot TEXT,"
        " window TEXT, body TEXT, batch INTEGER, PRIMARY KEY (run, seq)) STRICT"
    )
    return db


def _commit(db: sqlite3.Connection, run: str, row: tuple[object, ...]) -> None:
    db.execute("BEGIN IMMEDIATE")
    db.execute("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (run, *row))
    db.execute("COMMIT")


def long_day(quick: bool) -> list[Figure]:
    """Coming back to a run of 5,000 events, and folding them, against only reading the same rows as JSON."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        run = make_run(folder, LONG_DAY)
        journal = open_journal(journal_path(folder), datetime.now(UTC)).journal
        entries = journal.read(run)
        db = sqlite3.connect(journal_path(folder))
        resumed: list[float] = []
        folded: list[float] = []
        floor: list[float] = []
        for _ in range(5 if quick else 15):
            floor.append(timed(lambda: _rows(db, run)))
            folded.append(timed(lambda: replay(entries)))
            resumed.append(timed(lambda: Controller(journal, SystemClock(), run)))
        db.close()
        journal.close()
    return [
        Figure(f"replay {LONG_DAY:,} events", median(folded), "ms", median(floor), 50.0, by_ratio=False),
        Figure(f"resume a run of {LONG_DAY:,} events", median(resumed), "ms", median(floor)),
    ]


def _rows(db: sqlite3.Connection, run: str) -> list[object]:
    """The floor for reading: every row's JSON made into plain values."""
    return [json.loads(body) for (body,) in db.execute("SELECT body FROM events WHERE run = ? ORDER BY seq", (run,))]
