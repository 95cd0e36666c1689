"""Finding out that the journal's file is damaged, and reading what is left of it without changing it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import msgspec

from facilitator.journal import alive
from facilitator.journal.codec import Row, decode
from facilitator.journal.port import Damaged, JournalProblem, NotOurs
from facilitator.journal.sqlite import READ
from facilitator.journal.sqlite_connecting import connect
from facilitator.journal.sqlite_errors import Explaining, primary_code
from facilitator.journal.sqlite_opening import identify
from facilitator.live.events import Recorded

DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
TURN = 10.0
"""Seconds to wait until another window has finished its recovery."""


class Salvaged(msgspec.Struct, frozen=True):
    """What could be read of one run: its events up to the first hole, its drafts.

    `stored` is how many events there should be; None when that cannot be read either.
    """

    run: str
    title: str
    stored: int | None
    events: tuple[Recorded, ...]
    drafts: dict[str, str]


def is_damaged(path: Path) -> bool:
    """Whether the file is not what it should be. Raises NotOurs for a file that is none of this program's business.

    All pages are checked, which takes about a millisecond for each day that the journal holds. A file that cannot
    be looked at (locked, not readable) is not called damaged.
    """
    try:
        if not identify(path):
            return _was_emptied(path)
    except Damaged:
        return True
    try:
        with closing(_look(path)) as db:
            found = db.execute("PRAGMA quick_check(1)").fetchone()
            return bool(found != ("ok",))
    except sqlite3.DatabaseError as error:
        return primary_code(error) in DAMAGE


def _was_emptied(path: Path) -> bool:
    """Whether the file is there but empty, beside signs that it was in use; a new one is empty for a moment, too."""
    wal = path.with_name(f"{path.name}-wal")
    return path.exists() and (alive.any_run(path.parent) or (wal.exists() and wal.stat().st_size > 0))


def _look(path: Path) -> sqlite3.Connection:
    """A connection that changes nothing and stumbles over damage rather than reading on."""
    db = connect(path, "mode=ro", timeout=TURN)
    db.execute("PRAGMA cell_size_check = ON")
    db.execute("PRAGMA ignore_check_constraints = ON")  # those hold for what was written; the pages are in doubt
    return db


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Only one window at a time gets in here. The lock is SQLite's own, so a killed window never leaves it behind."""
    lock = path.with_name(f"{path.stem}.recovery-lock")
    with Explaining(lock), closing(connect(lock, timeout=TURN)) as db:
        db.execute("BEGIN EXCLUSIVE")
        yield


def salvage(path: Path) -> tuple[Salvaged, ...]:
    """Whatever can be read, run by run.

    An empty file is left alone: SQLite would remove its companions, which someone may still want to look into.
    """
    if not path.stat().st_size:
        return ()
    try:
        with closing(_look(path)) as db:
            return tuple(_salvage_run(db, run) for run in _names(db))
    except sqlite3.DatabaseError as error:
        if primary_code(error) in DAMAGE:
            return ()
        raise


def _names(db: sqlite3.Connection) -> list[str]:
    """Every run that is mentioned anywhere, looked for from both ends because a damaged page may lie between."""
    ways = ((table, way) for table in ("runs", "events") for way in ("ASC", "DESC"))
    queries = (f"SELECT DISTINCT run FROM {table} ORDER BY run {way}" for table, way in ways)
    return sorted({name for query in queries for (name,) in _rows(db, query) if isinstance(name, str)})


def _rows(db: sqlite3.Connection, query: str, *values: str | int) -> Iterator[tuple[Any, ...]]:
    """The rows of a query, as far as they can be read: where the damage begins, they end."""
    try:
        yield from db.execute(query, values)
    except sqlite3.DatabaseError:
        return


def _salvage_run(db: sqlite3.Connection, run: str) -> Salvaged:
    events = _decodable(list(_sound(_rows(db, READ, run, 0))))
    known = next(_rows(db, "SELECT title, events FROM runs WHERE run = ?", run), ("", None))
    title, stored = known if _fits(known, tuple[str, int]) else ("", None)
    drafts = _rows(db, "SELECT place, text FROM drafts WHERE run = ?", run)
    whole = dict(row for row in drafts if _fits(row, tuple[str, str]))
    return Salvaged(run, title, stored, events, whole)


def _fits(values: tuple[Any, ...], kind: object) -> bool:
    """Whether values read from a doubtful page are of the kinds that were written."""
    try:
        msgspec.convert(values, kind)
    except msgspec.ValidationError:
        return False
    return True


def _sound(rows: Iterator[tuple[Any, ...]]) -> Iterator[Row]:
    """The rows up to the first that is missing or misshapen."""
    for number, row in enumerate(rows, 1):
        if row[0] != number or not _fits(row, Row):
            return
        yield row


def _decodable(rows: Sequence[Row]) -> tuple[Recorded, ...]:
    """The events of the rows up to the first that means nothing."""
    try:
        return decode(rows)
    except (Damaged, NotOurs):
        events: list[Recorded] = []
        for row in rows:
            try:
                events.extend(decode([row]))
            except JournalProblem:
                break
        return tuple(events)
