"""Finding out that the journal's file is damaged, and reading what is left of it without changing it."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import msgspec

from facilitator.journal import packed_plans, presence
from facilitator.journal.codec import Row
from facilitator.journal.library_plans import library_plan
from facilitator.journal.mending import Known, PlanOf, mend
from facilitator.journal.port import Damaged
from facilitator.journal.sqlite import READ
from facilitator.journal.sqlite_connecting import Explaining, connect, is_open_here, primary_code
from facilitator.journal.sqlite_migrations import BEFORE_BATCHES, version_of
from facilitator.journal.sqlite_opening import identify
from facilitator.journal.sqlite_pages import pages_of
from facilitator.live.facts import Recorded
from facilitator.live.queries.photographs import is_it

DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
TURN = 10.0
"""Seconds to wait until another window has finished its recovery."""


class Salvaged(msgspec.Struct, frozen=True):
    """What could be read of one run: its events, with a placeholder for each that is lost, and its drafts.

    `stored` is how many events there should be; None when that cannot be read either. `lost` counts the placeholders,
    and `plan` says where the plan comes from. `photographs` are the pictures by digest, as far as they are whole.
    """

    run: str
    title: str
    stored: int | None
    events: tuple[Recorded, ...]
    drafts: dict[str, str]
    lost: int = 0
    plan: str = "its own"
    photographs: dict[str, bytes] = {}


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
    return path.exists() and (presence.any_run(path.parent) or (wal.exists() and wal.stat().st_size > 0))


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
    """Whatever can be read, run by run: through SQLite as far as it goes, and what is behind the damage page by page.

    An empty file is left alone: SQLite would remove its companions, which someone may still want to look into.
    """
    if not path.stat().st_size:
        return ()
    found = _off_the_pages(path)
    try:
        with closing(_look(path)) as db:
            _through_sqlite(db, found)
    except sqlite3.DatabaseError as error:
        if primary_code(error) not in DAMAGE:
            raise
    plan_of = library_plan(path.parent)
    return tuple(_salvaged(run, found, plan_of) for run in sorted(found.rows.keys() | found.known.keys()))


class _Found(msgspec.Struct):
    """What was found of all runs: rows by run and number, what is known of each, drafts, pictures, packed plans."""

    rows: dict[str, dict[int, Row]] = {}
    known: dict[str, Known] = {}
    drafts: dict[str, dict[str, str]] = {}
    pictures: dict[str, dict[str, bytes]] = {}
    packed: dict[str, bytes] = {}


def _off_the_pages(path: Path) -> _Found:
    """What stands whole on any page. It is read before SQLite opens the file, whose locks a second handle gives up."""
    found = _Found()
    if is_open_here(path):
        return found
    wal = path.with_name(f"{path.name}-wal")
    for record in pages_of(path.read_bytes(), wal.read_bytes() if wal.exists() else b"").records():
        _sort_in(record, found)
    return found


EventRecord = tuple[str, int, str, int, str, float, str, str, str, int]
"""An event as it stands on a page: its run before its row. Rows that came before batches have none there."""


def _sort_in(record: tuple[Any, ...], found: _Found) -> None:
    """Tell by its columns which table a record is of."""
    if len(record) in (9, 10) and _fits(event := (*record, 0)[:10], EventRecord):
        run, seq, kind, version, wall, running, *rest = event
        found.rows.setdefault(run, {})[seq] = (seq, kind, version, wall, float(running), *rest)
    elif len(record) in (12, 13) and _fits(record[:4] + record[6:7], tuple[str, str, str, str, int]):
        found.known[record[0]] = Known(record[1], record[2], record[6])
    elif len(record) == 3 and _fits(record, tuple[str, str, str]) and not DIGEST.fullmatch(record[2]):
        found.drafts.setdefault(record[0], {})[record[1]] = record[2]
    elif len(record) == 3 and isinstance(record[2], bytes) and is_it(record[1], record[2]) is not None:
        found.pictures.setdefault(record[0], {})[record[1]] = record[2]
    elif len(record) == 2 and _fits(record, tuple[str, bytes]) and DIGEST.fullmatch(record[0]):
        found.packed[record[0]] = record[1]


DIGEST = re.compile("[0-9a-f]{64}")
"""What names a plan, and the content of an exported file."""

RUNS = "SELECT run, title, plan, events FROM runs ORDER BY run"


def _through_sqlite(db: sqlite3.Connection, found: _Found) -> None:
    """Add what SQLite can read. Where it reads the list of runs to its end, a run that is not in it was deleted."""
    listed = [
        {row[0]: Known(*row[1:]) for row in _rows(db, f"{RUNS} {way}") if _fits(row, tuple[str, str, str, int])}
        for way in ("ASC", "DESC")
    ]
    found.known |= listed[0] | listed[1]
    read = READ if version_of(db) > BEFORE_BATCHES else READ.replace("batch", "0")
    for run in _names(db):
        rows = found.rows.setdefault(run, {})
        rows |= {row[0]: row for row in _rows(db, read, run, 0) if _fits(row, Row)}
        drafts = _rows(db, "SELECT place, text FROM drafts WHERE run = ?", run)
        found.drafts.setdefault(run, {}).update(dict(row for row in drafts if _fits(row, tuple[str, str])))
        pictures = _rows(db, "SELECT digest, picture FROM photographs WHERE run = ?", run)
        whole = {row[0]: row[1] for row in pictures if isinstance(row[1], bytes) and is_it(*row) is not None}
        found.pictures.setdefault(run, {}).update(whole)
    if listed[0] and listed[0].keys() == listed[1].keys():
        for gone in (found.rows.keys() | found.known.keys()) - listed[0].keys():
            found.rows.pop(gone, None)
            found.known.pop(gone, None)


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


def _salvaged(run: str, found: _Found, plan_of: PlanOf) -> Salvaged:
    known = found.known.get(run, Known())
    rows = packed_plans.put_back(list(found.rows.get(run, {}).values()), found.packed.get)
    mended = mend(run, rows, known, plan_of)
    drafts = found.drafts.get(run, {})
    pictures = found.pictures.get(run, {})
    return Salvaged(run, known.title, known.stored, mended.entries, drafts, mended.lost, mended.plan, pictures)


def _fits(values: tuple[Any, ...], kind: object) -> bool:
    """Whether values read from a doubtful page are of the kinds that were written."""
    try:
        msgspec.convert(values, kind)
    except msgspec.ValidationError:
        return False
    return True
