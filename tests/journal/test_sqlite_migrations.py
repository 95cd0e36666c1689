"""Every file that was ever made opens today, and a step forward is taken whole or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from facilitator.journal.port import NotOurs
from facilitator.journal.sqlite import SqliteJournal
from facilitator.journal.sqlite_migrations import APPLICATION, STEPS, migrate, version_of

from .harm import run_sql
from .samples import ONE_OF_EACH, a_day, record, stamp

GOLDEN = Path(__file__).with_name("golden")


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    """A new database."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        yield connection


def tables(db: sqlite3.Connection) -> set[str]:
    """The names of a database's tables."""
    return {name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}


def test_a_file_of_every_version_is_kept() -> None:
    """A new step leaves the file of the version before it here, as SQL text."""
    assert sorted(file.name for file in GOLDEN.glob("version-*.sql")) == [
        f"version-{number}.sql" for number in range(1, len(STEPS) + 1)
    ]


@pytest.mark.parametrize("number", range(1, len(STEPS) + 1))
def test_a_file_of_every_version_opens(path: Path, number: int) -> None:
    """With all its events, summaries and drafts."""
    with closing(sqlite3.connect(path)) as old:
        old.executescript((GOLDEN / f"version-{number}.sql").read_text(encoding="utf-8"))
    journal = SqliteJournal(path)
    assert journal.read("2026-03-02-abc") == record(ONE_OF_EACH[:27])
    assert journal.drafts("2026-03-02-abc") == {"lead:capture:G1": "Nobody as"}
    one, other = journal.runs()
    assert (one.run, one.events, one.state, one.touched) == ("2026-03-02-abc", 27, "running", stamp(27).wall)
    assert (other.run, other.events, other.state, other.groups) == ("2026-03-02-xyz", 3, "waiting", 2)
    journal.append("2026-03-02-abc", 27, record([ONE_OF_EACH[1]], after=27))
    journal.close()


@pytest.mark.parametrize("made", [(), (f"PRAGMA application_id = {APPLICATION}",)], ids=["missing", "no tables yet"])
def test_version_nought_becomes_the_newest(path: Path, made: tuple[str, ...]) -> None:
    """A new file, or one whose making was cut short."""
    run_sql(path, *made)
    journal = SqliteJournal(path)
    journal.append("r", 0, a_day(2))
    journal.close()
    with closing(sqlite3.connect(path)) as db:
        assert version_of(db) == len(STEPS)
        words = {"runs", "events", "drafts", "leaving", "plans", "planned", "photographs"}
        assert tables(db) == words | {"exports", "backups", "findable", "searched"}
        assert db.execute("PRAGMA application_id").fetchone() == (APPLICATION,)
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_steps_are_taken_in_order_and_once(db: sqlite3.Connection) -> None:
    """From wherever the file is."""
    steps = [("CREATE TABLE one (a)",), ("CREATE TABLE two (b)", "INSERT INTO two VALUES (2)")]
    migrate(db, steps[:1])
    assert (version_of(db), tables(db)) == (1, {"one"})
    migrate(db, steps)
    migrate(db, steps)
    assert (version_of(db), tables(db)) == (2, {"one", "two"})
    assert db.execute("SELECT b FROM two").fetchall() == [(2,)]


def test_a_step_that_fails_leaves_the_version_before(db: sqlite3.Connection) -> None:
    """And nothing of itself."""
    steps = [("CREATE TABLE one (a)",), ("CREATE TABLE two (b)", "CREATE TABLE one (again)")]
    with pytest.raises(sqlite3.OperationalError, match="already exists"):
        migrate(db, steps)
    assert (version_of(db), tables(db)) == (1, {"one"})


def test_there_is_no_way_back(db: sqlite3.Connection) -> None:
    """A newer file is refused."""
    migrate(db, [("CREATE TABLE one (a)",), ("CREATE TABLE two (b)",)])
    with pytest.raises(NotOurs, match="newer version"):
        migrate(db, [("CREATE TABLE one (a)",)])


def test_two_windows_may_make_the_file_at_once(path: Path) -> None:
    """The second finds the step taken when it is let in."""

    class Late(sqlite3.Connection):
        """A window that is overtaken between looking at the version and getting the lock."""

        def execute(self, sql: str, *values: object) -> sqlite3.Cursor:
            if sql == "BEGIN IMMEDIATE":
                SqliteJournal(path).close()
            return super().execute(sql, *values)  # type: ignore[arg-type]

    with closing(sqlite3.connect(path, factory=Late, isolation_level=None)) as db:
        migrate(db)
        assert version_of(db) == len(STEPS)
