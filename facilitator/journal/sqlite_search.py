"""The search index: an FTS5 table over the words of all runs, read on from the journal when somebody searches.

Nothing of it is touched by an append. A run that has events which the index has not seen is read anew as a whole,
because one event can change how any earlier words stand. What people type is only ever quoted words to FTS5, never
its syntax. The table of words is made at the first search, so that a Python without FTS5 can still lead a day.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from datetime import date

from facilitator.journal.port import JournalProblem
from facilitator.journal.search import Hit, Wanted, findable
from facilitator.journal.sqlite_migrations import SEARCH_TABLES
from facilitator.live.events import Recorded

WORDS = """
CREATE VIRTUAL TABLE search USING fts5(
    words, content = 'findable', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2', prefix = '2 3'
)
"""

PER_DAY = 1 << 24
"""Ids kept for each day: far more lines than all runs of one day have."""

ADD = "INSERT INTO findable VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
COLUMNS = "f.run, f.plan, f.title, f.day, f.ref, f.kind, f.item, f.item_title, f.team, f.themes, f.labels, f.words"
BETWEEN = "\x1f"
"""Parts the labels of themes; cleaned text never holds it."""

Reads = Callable[[str], tuple[Recorded, ...]]


def stale(db: sqlite3.Connection, runs: Mapping[str, int]) -> list[str]:
    """The runs, given with their number of events, that the index has not seen to their end; oldest name first."""
    seen = dict(db.execute("SELECT run, seq FROM searched").fetchall()) if _has_words(db) else {}
    return sorted(run for run, events in runs.items() if seen.get(run) != events)


def read_in(db: sqlite3.Connection, runs: Iterable[str], read: Reads) -> None:
    """Read runs into the index, in the place of what it held of them. The caller opens and ends the transaction."""
    _make(db)
    for run in runs:
        entries = read(run)
        forget(db, run)
        _add(db, findable(run, entries))
        db.execute("INSERT INTO searched VALUES (?, ?)", (run, len(entries)))


def _make(db: sqlite3.Connection) -> None:
    """Make the table of words where it is missing, of what is known to be findable."""
    if _has_words(db):
        return
    try:
        db.execute(WORDS)
        db.execute("INSERT INTO search (search) VALUES ('rebuild')")
    except sqlite3.OperationalError as error:
        if "fts5" not in str(error):
            raise
        raise JournalProblem("This Python's SQLite cannot search text (it was built without FTS5).") from error


def _add(db: sqlite3.Connection, hits: Iterable[Hit]) -> None:
    for hit in hits:
        base = date.fromisoformat(hit.day).toordinal() * PER_DAY
        (last,) = db.execute("SELECT max(id) FROM findable WHERE id >= ? AND id < ?", (base, base + PER_DAY)).fetchone()
        number = base if last is None else last + 1
        themes = f" {' '.join(hit.themes)} "
        labels = BETWEEN.join(hit.labels)
        told = (hit.run, hit.plan, hit.title, hit.day, hit.ref, hit.kind, hit.item, hit.item_title, hit.group)
        db.execute(ADD, (number, *told, themes, labels, hit.text))
        db.execute("INSERT INTO search (rowid, words) VALUES (?, ?)", (number, hit.text))


def forget(db: sqlite3.Connection, run: str, for_ever: bool = False) -> None:
    """Take a run out of the index; `for_ever`: leave nothing of its words in it either, which takes longer."""
    if _has_words(db):
        db.execute(
            "INSERT INTO search (search, rowid, words) SELECT 'delete', id, words FROM findable WHERE run = ?", (run,)
        )
    db.execute("DELETE FROM findable WHERE run = ?", (run,))
    db.execute("DELETE FROM searched WHERE run = ?", (run,))
    if for_ever and _has_words(db):  # FTS5 only notes what was deleted, until it merges all there is into one
        db.execute("INSERT INTO search (search) VALUES ('rebuild')")


def _has_words(db: sqlite3.Connection) -> bool:
    return db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'search'").fetchone() is not None


def find(db: sqlite3.Connection, wanted: Wanted, most: int) -> tuple[Hit, ...]:
    """At most so many of what matches, the newest day first."""
    words = wanted.split()
    if wanted.words.strip() and not words:
        return ()
    if not _has_words(db):
        return ()
    clauses, values = _filters(wanted)
    if words:
        source, order = "search JOIN findable f ON f.id = search.rowid", "search.rowid"
        clauses, values = ["search MATCH ?", *clauses], [_match(words), *values]
    else:
        source, order = "findable f", "f.id"
    where = f"WHERE {' AND '.join(clauses)}" if clauses else ""
    query = f"SELECT {COLUMNS} FROM {source} {where} ORDER BY {order} DESC LIMIT ?"
    return tuple(_hit(row) for row in db.execute(query, (*values, most)))


def find_in(runs: Mapping[str, tuple[Recorded, ...]], wanted: Wanted, most: int) -> tuple[Hit, ...]:
    """The same for runs that are in no file: they are read into an index that is gone afterwards."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        for statement in SEARCH_TABLES:
            db.execute(statement)
        read_in(db, sorted(runs), runs.__getitem__)
        return find(db, wanted, most)


def _match(words: tuple[str, ...]) -> str:
    """Every word quoted; the last one, still being typed, counts as a whole word or as the beginning of one."""
    *whole, last = (f'"{word}"' for word in words)
    return " AND ".join((*whole, f"({last} OR {last}*)"))


def _filters(wanted: Wanted) -> tuple[list[str], list[str | int]]:
    clauses: list[str] = []
    values: list[str | int] = []

    def add(clause: str, *given: str) -> None:
        clauses.append(clause)
        values.extend(given)

    if wanted.plan:
        add("(f.plan = ? OR f.title LIKE ? ESCAPE '\\')", wanted.plan, _part(wanted.plan))
    if wanted.item:
        add("(f.item = ? OR f.item_title LIKE ? ESCAPE '\\')", wanted.item, _part(wanted.item))
    if wanted.group:
        add("(f.team LIKE ? ESCAPE '\\' OR f.ref LIKE ?)", _part(wanted.group), f"E%-G{_figures(wanted.group)}-%")
    if wanted.theme:
        theme = _escaped(wanted.theme)
        add("(f.themes LIKE ? ESCAPE '\\' OR f.labels LIKE ? ESCAPE '\\')", f"% {theme} %", f"%{theme}%")
    if wanted.since:
        add("f.day >= ?", wanted.since)
    if wanted.until:
        add("f.day <= ?", wanted.until)
    return clauses, values


def _figures(group: str) -> str:
    """The number of a group given as one; else something that no issue's number holds."""
    return group if group.isascii() and group.isdecimal() else "none"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _part(text: str) -> str:
    return f"%{_escaped(text)}%"


def _hit(row: tuple[str, ...]) -> Hit:
    run, plan, title, day, ref, kind, item, item_title, group, themes, labels, text = row
    named = tuple(labels.split(BETWEEN)) if labels else ()
    return Hit(run, plan, title, day, ref, kind, item, item_title, group, tuple(themes.split()), named, text)
