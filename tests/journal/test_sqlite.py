"""What the SQLite journal promises beyond the contract: private, guarded, nothing left of what is deleted."""

from __future__ import annotations

import os
import re
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.journal import sqlite_opening
from facilitator.journal.port import WriteRefused
from facilitator.journal.sqlite import SqliteJournal
from facilitator.live.facts.day import RunEnded, RunStarted
from facilitator.live.facts.issues import IssueCaptured

from .harm import run_sql, run_window
from .samples import NINE, a_day, record, started

POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows keeps others out by the profile folder's access list")


@pytest.fixture
def no_umask() -> Iterator[None]:
    """A careless system, on which new files are open to everyone."""
    before = os.umask(0)
    yield
    os.umask(before)


@POSIX
@pytest.mark.usefixtures("no_umask")
def test_the_files_are_for_their_owner_alone(path: Path) -> None:
    """The companions, too: they hold the same words."""
    journal = SqliteJournal(path)
    journal.append("r", 0, a_day(3))
    journal.touch("r", NINE)
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir() if file.is_file()}
    assert modes == {"journal.db": 0o600, "journal.db-wal": 0o600, "journal.db-shm": 0o600}
    assert stat.S_IMODE((path.parent / "alive").stat().st_mode) == 0o700
    journal.close()


@POSIX
def test_a_file_open_to_others_is_closed_to_them(path: Path, sqlite_journal: SqliteJournal) -> None:
    """It may have been copied carelessly."""
    sqlite_journal.close()
    path.chmod(0o644)
    again = SqliteJournal(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert again.remarks == ()
    again.close()


@POSIX
def test_a_disk_without_permissions_is_remarked_upon(
    path: Path, sqlite_journal: SqliteJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stick has none; the journal works there, and says who may read it."""
    sqlite_journal.close()
    path.chmod(0o644)

    def refuse(self: Path, mode: int) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "chmod", refuse)
    again = SqliteJournal(path)
    assert again.remarks == (f"Other users of this computer may be able to read {path}.",)
    again.close()


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE events SET body = '{}' WHERE seq = 2", "an event is never changed"),
        ("UPDATE events SET seq = 9 WHERE seq = 3", "an event is never changed"),
        ("DELETE FROM events WHERE seq = 3", "only with their whole run"),
        ("DELETE FROM events", "only with their whole run"),
        ("DELETE FROM runs", "only with its events"),
        ("INSERT OR REPLACE INTO events SELECT * FROM events WHERE seq = 3", "follows the last one"),
        ("SELECT run, 5, kind, version, wall, running, boot, window, body, batch FROM events", "follows"),
        ("SELECT run, 4, kind, version, wall, running, boot, window, '{', batch FROM events", "CHECK"),
        ("SELECT run, 4, kind, version, 'now', running, boot, window, body, batch FROM events", "CHECK"),
        ("SELECT run, 4, kind, 'x', wall, running, boot, window, body, batch FROM events", "cannot store"),
        ("SELECT run, 4, kind, version, wall, running, boot, window, body, 'x' FROM events", "cannot store"),
    ],
)
def test_no_sql_changes_what_happened(path: Path, sqlite_journal: SqliteJournal, statement: str, words: str) -> None:
    """Neither a mistake in this program nor a hand on the file."""
    sqlite_journal.append("r", 0, a_day(3))
    with pytest.raises(sqlite3.IntegrityError, match=re.escape(words)):
        run_sql(path, f"INSERT INTO events {statement}" if statement.startswith("SELECT") else statement)
    assert sqlite_journal.read("r") == a_day(3)


def test_deleted_words_are_nowhere_in_the_files(path: Path, sqlite_journal: SqliteJournal) -> None:
    """Not in a free page, not in a companion file."""
    secret = "Mrs Aardvark of Zennor"
    issue = IssueCaptured("E1-G1-1", "a08", "G1", secret)
    sqlite_journal.append("r", 0, record([started(secret), issue]))
    sqlite_journal.save_draft("r", "lead:note", secret)
    sqlite_journal.append("other", 0, a_day(50))
    sqlite_journal.delete("r")
    assert not any(secret.encode() in file.read_bytes() for file in path.parent.iterdir() if file.is_file())


def test_a_commit_waits_for_the_disk() -> None:
    """On every system: macOS needs a stronger word for it."""
    assert "PRAGMA synchronous = FULL" in sqlite_opening.SETTINGS
    assert "PRAGMA fullfsync = ON" in sqlite_opening.SETTINGS


@pytest.mark.skipif(os.name == "nt", reason="Windows does not let an open file be moved")
def test_a_file_that_was_moved_takes_no_more_writes(path: Path, sqlite_journal: SqliteJournal) -> None:
    """SQLite would go on writing into it, or into nothing at all; what is there can still be read and rescued."""
    sqlite_journal.append("r", 0, a_day(2))
    path.rename(path.with_name("elsewhere.db"))
    with pytest.raises(WriteRefused, match="no longer there"):
        sqlite_journal.append("r", 2, record([RunEnded()], after=2))
    path.write_bytes(b"")
    with pytest.raises(WriteRefused, match="moved or deleted"):
        sqlite_journal.save_draft("r", "lead:note", "words")
    assert sqlite_journal.read("r") == a_day(2)


def test_opening_loads_nothing_heavy() -> None:
    """The first screen waits for it."""
    script = """
import sys
from facilitator.journal import place, recovery, sqlite
heavy = {"platformdirs", "textual", "yaml", "dataclasses", "asyncio"}
sys.stdout.write(" ".join(sorted(heavy & set(sys.modules))))
"""
    with run_window(script) as window:
        assert window.stdout is not None
        assert window.stdout.read() == ""
    assert window.returncode == 0


def test_runs_of_one_plan_share_it(path: Path, sqlite_journal: SqliteJournal) -> None:
    """It is unpacked and made once, however many runs of it are opened; one of another plan has its own."""
    for run, title in (("one", "Monday"), ("two", "Monday"), ("three", "Tuesday")):
        sqlite_journal.append(run, 0, a_day(3, title))
    plans = [
        entry.event.plan
        for run in ("one", "two", "three")
        for entry in sqlite_journal.read(run)[:1]
        if isinstance(entry.event, RunStarted)
    ]
    assert plans[0] is plans[1]
    assert [plan.title for plan in plans] == ["Monday", "Monday", "Tuesday"]
    assert sqlite_journal.read("two") == a_day(3, "Monday")


def test_a_plan_whose_bytes_changed_is_not_the_one_that_was_read(path: Path, sqlite_journal: SqliteJournal) -> None:
    """What was made of the same digest before does not hide that a disk has lost it."""
    sqlite_journal.append("one", 0, a_day(3))
    assert sqlite_journal.read("one") == a_day(3)
    run_sql(path, "UPDATE plans SET packed = x'00'")
    assert sqlite_journal.read("one") != a_day(3)
