"""The search index: an FTS5 table over the words of all runs, read on from the journal when somebody searches.

Nothing of it is touched by an append. A run that has events which the index has not seen is read anew as a whole,
because one event can change how any earlier words stand. What people type is only ever quoted words to FTS5, never
its syntax. The table of words is made at the first search. A Python without FTS5 searches the same lines for words as
they are typed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from datetime import date

from facilitator.journal.search import Hit, Wanted, findable
from facilitator.journal.sqlite_migrations import SEARCH_TABLES
from facilitator.live.facts import Recorded

MODULE = "fts5"
"""What finds words in any form; a Python whose SQLite lacks it finds them as they are typed."""

OPTIONS = """
words, content = 'findable', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2', prefix = '2 3'
"""

SHADOWS = ("search_data", "search_idx", "search_content", "search_docsize", "search_config")
"""The tables in which FTS5 keeps the index called `search`."""

EXAMINED = 10_000
"""Lines up to which every word of the index is compared with what is findable: 50 ms. Above, lines are counted."""

PER_DAY = 1 << 24
"""Ids kept for each day: far more lines than all runs of one day have."""

ADD = "INSERT INTO findable VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
COLUMNS = "f.run, f.plan, f.title, f.day, f.ref, f.kind, f.item, f.item_title, f.team, f.themes, f.labels, f.words"
BETWEEN = "\x1f"
"""Parts the labels of themes; cleaned text never holds it."""

Reads = Callable[[str], tuple[Recorded, ...]]


def has_words_module(db: sqlite3.Connection) -> bool:
    """Whether words can be found in any form."""
    return db.execute("SELECT 1 FROM pragma_module_list WHERE name = ?", (MODULE,)).fetchone() is not None


def stale(db: sqlite3.Connection, runs: Mapping[str, int]) -> list[str]:
    """The runs, given with their number of events, that the index has not seen to their end; oldest name first."""
    ready = _has_words(db) == has_words_module(db)
    seen = dict(db.execute("SELECT run, seq FROM searched").fetchall()) if ready else {}
    return sorted(run for run, events in runs.items() if seen.get(run) != events)


def read_in(db: sqlite3.Connection, run: str, entries: Sequence[Recorded]) -> None:
    """Read a run into the index, in the place of what it held of it. The caller opens and ends the transaction."""
    _make(db)
    forget(db, run)
    _add(db, findable(run, entries))
    db.execute("INSERT INTO searched VALUES (?, ?)", (run, len(entries)))


def _make(db: sqlite3.Connection) -> None:
    """Make the table of words where it is missing, of what is known to be findable.

    Where FTS5 is missing, one that another Python made is taken away: it could not be kept up to date.
    """
    words, module = _has_words(db), has_words_module(db)
    if module and not words:
        db.execute(f"CREATE VIRTUAL TABLE search USING {MODULE}({OPTIONS})")
        db.execute("INSERT INTO search (search) VALUES ('rebuild')")
    elif words and not module:
        discard(db)


def in_memory() -> sqlite3.Connection:
    """An empty index of its own."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    for statement in SEARCH_TABLES:
        db.execute(statement)
    return db


def examine(db: sqlite3.Connection) -> None:
    """Raise sqlite3.DatabaseError where the index is not what it should be. It changes nothing, in a transaction."""
    if not (_has_words(db) and has_words_module(db)):
        return
    (lines,) = db.execute("SELECT count(*) FROM findable").fetchone()
    (words,) = db.execute("SELECT count(*) FROM search_docsize").fetchone()
    if lines <= EXAMINED or lines != words:
        db.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")


def discard(db: sqlite3.Connection) -> None:
    """Put an empty index in the place of one that is damaged in any way. The caller opens and ends the transaction."""
    db.execute("SAVEPOINT discarding")
    try:
        db.execute("DROP TABLE IF EXISTS search")
    except sqlite3.DatabaseError:  # FTS5 refuses to open, and so to drop, what is too badly damaged
        db.execute("ROLLBACK TO discarding")
        for name in SHADOWS:
            db.execute(f"DROP TABLE IF EXISTS {name}")
        db.execute("PRAGMA writable_schema = ON")
        db.execute("DELETE FROM sqlite_schema WHERE name = 'search'")
        db.execute("PRAGMA writable_schema = RESET")
    db.execute("RELEASE discarding")
    for name in (*SHADOWS, "findable", "searched"):
        db.execute(f"DROP TABLE IF EXISTS {name}")
    for statement in SEARCH_TABLES:
        db.execute(statement)


def _add(db: sqlite3.Connection, hits: Iterable[Hit]) -> None:
    indexed = has_words_module(db)
    for hit in hits:
        base = date.fromisoformat(hit.day).toordinal() * PER_DAY
        (last,) = db.execute("SELECT max(id) FROM findable WHERE id >= ? AND id < ?", (base, base + PER_DAY)).fetchone()
        number = base if last is None else last + 1
        themes = f" {' '.join(hit.themes)} "
        labels = BETWEEN.join(hit.labels)
        told = (hit.run, hit.plan, hit.title, hit.day, hit.ref, hit.kind, hit.item, hit.item_title, hit.group)
        db.execute(ADD, (number, *told, themes, labels, hit.text))
        if indexed:
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
    indexed = _has_words(db)
    if not indexed and has_words_module(db):
        return ()  # nothing was read in yet
    clauses, values = _filters(wanted)
    if words and not indexed:
        source, order = "findable f", "f.id"
        clauses = [*("f.words LIKE ? ESCAPE '\\'" for _ in words), *clauses]
        values = [*map(_part, words), *values]
    elif words:
        source, order = "search JOIN findable f ON f.id = search.rowid", "search.rowid"
        clauses, values = ["search MATCH ?", *clauses], [_match(words), *values]
    else:
        source, order = "findable f", "f.id"
    where = f"WHERE {' AND '.join(clauses)}" if clauses else ""
    query = f"SELECT {COLUMNS} FROM {source} {where} ORDER BY {order} DESC LIMIT ?"
    return tuple(_hit(row) for row in db.execute(query, (*values, most)))


def find_in(runs: Mapping[str, tuple[Recorded, ...]], wanted: Wanted, most: int) -> tuple[Hit, ...]:
    """The same for runs that are in no file: they are read into an index that is gone afterwards."""
    with closing(in_memory()) as db:
        for run in sorted(runs):
            read_in(db, run, runs[run])
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
