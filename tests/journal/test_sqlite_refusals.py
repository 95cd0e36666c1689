"""Everything that can fail in the room is a problem in words, soon, and harms nothing."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from facilitator.journal import sqlite_opening
from facilitator.journal.codec import Unstorable
from facilitator.journal.port import Damaged, JournalProblem, NotOurs, WriteRefused
from facilitator.journal.recovery import open_journal
from facilitator.journal.sqlite import SqliteJournal
from facilitator.journal.sqlite_connecting import explain
from facilitator.live.facts.day import RunEnded
from facilitator.live.facts.entries import NoteAdded

from .harm import folder_of_an_ordinary_user, locked, run_sql
from .samples import NINE, a_day, record


def a_closed_journal(path: Path) -> None:
    """A journal of three events that no window has open."""
    journal = SqliteJournal(path)
    journal.append("r", 0, a_day(3))
    journal.close()


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    """It is not made behind the trainer's back here; `open_journal` does make it."""
    with pytest.raises(WriteRefused, match=r"folder .*gone is not there"):
        SqliteJournal(tmp_path / "gone" / "journal.db")


def test_a_folder_is_no_journal(tmp_path: Path) -> None:
    """Someone gave the folder's name twice."""
    with pytest.raises(WriteRefused, match="cannot be opened"):
        SqliteJournal(tmp_path)


def test_another_programs_database_is_never_touched(path: Path) -> None:
    """Not even opened: that alone can change a database."""
    run_sql(path, "PRAGMA journal_mode = WAL", "CREATE TABLE books (title)", "PRAGMA application_id = 7")
    before = path.read_bytes()
    with pytest.raises(NotOurs, match="another program"):
        open_journal(path, NINE)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["journal.db"]


def test_a_newer_version_is_never_touched(path: Path) -> None:
    """A co-facilitator's laptop may be ahead of this one."""
    a_closed_journal(path)
    run_sql(path, "PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(NotOurs, match=r"newer version .*99.* update"):
        open_journal(path, NINE)
    assert path.read_bytes() == before


def test_a_newer_version_that_is_still_open_is_refused(path: Path) -> None:
    """Its version then stands only in the companion file."""
    a_closed_journal(path)
    newer = sqlite3.connect(path, isolation_level=None)
    newer.execute("PRAGMA user_version = 99")
    with pytest.raises(NotOurs, match="newer version"):
        SqliteJournal(path)
    newer.close()


def test_a_locked_file_refuses_within_two_seconds(path: Path, sqlite_journal: SqliteJournal) -> None:
    """Reading goes on, and as soon as the lock is gone so does writing."""
    sqlite_journal.append("r", 0, a_day(2))
    more = record([RunEnded()], after=2)
    with locked(path):
        begun = time.monotonic()
        with pytest.raises(WriteRefused, match="Another program is using"):
            sqlite_journal.append("r", 2, more)
        assert time.monotonic() - begun < 2
        assert sqlite_journal.read("r") == a_day(2)
        second = SqliteJournal(path)
        assert (second.last("r"), second.remarks) == (2, ())
        second.close()
    sqlite_journal.append("r", 2, more)
    assert sqlite_journal.last("r") == 3


def test_a_full_disk_keeps_what_was_stored(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The refused events are not there, not even in part, and small ones fit again later."""
    monkeypatch.setattr(sqlite_opening, "SETTINGS", (*sqlite_opening.SETTINGS, "PRAGMA max_page_count = 24"))
    journal = SqliteJournal(path)
    journal.append("r", 0, a_day(10))
    big = record([NoteAdded(f"N{n}", "words " * 500) for n in range(40)], after=10)
    with pytest.raises(WriteRefused, match="disk is full"):
        journal.append("r", 10, big)
    assert journal.read("r") == a_day(10)
    assert journal.runs()[0].events == 10
    journal.append("r", 10, record([RunEnded()], after=10))
    assert journal.last("r") == 11
    journal.close()


@contextmanager
def _no_file_above(size: int) -> Iterator[None]:
    resource = pytest.importorskip("resource", reason="Windows sets no limit on the size of files")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_disk_that_fails_keeps_what_was_stored(path: Path, sqlite_journal: SqliteJournal) -> None:
    """Here the system itself refuses to write on; afterwards the day goes on in the same journal."""
    sqlite_journal.append("r", 0, a_day(10))
    big = record([NoteAdded("N1", "words " * 50_000)], after=10)
    with _no_file_above(path.stat().st_size + 60_000), pytest.raises(WriteRefused):
        sqlite_journal.append("r", 10, big)
    assert sqlite_journal.read("r") == a_day(10)
    sqlite_journal.append("r", 10, big)
    assert sqlite_journal.read("r") == (*a_day(10), *big)


def test_a_read_only_file_is_known_at_once() -> None:
    """It opens, says so, and can be read."""
    with folder_of_an_ordinary_user() as folder:
        path = folder / "journal.db"
        a_closed_journal(path)
        path.chmod(0o400)
        opened = open_journal(path, NINE)
        assert [remark for remark in opened.told if "can be read but not written" in remark]
        assert opened.journal.read("r") == a_day(3)
        assert [run.run for run in opened.journal.runs()] == ["r"]
        with pytest.raises(WriteRefused, match="not written"):
            opened.journal.append("r", 3, record([RunEnded()], after=3))
        opened.journal.close()


def test_a_read_only_folder_is_known_at_once() -> None:
    """SQLite cannot make its companions there, not even to read: the file is taken as it is."""
    with folder_of_an_ordinary_user() as folder:
        path = folder / "journal.db"
        a_closed_journal(path)
        folder.chmod(0o500)
        opened = open_journal(path, NINE)
        assert len(opened.told) == 1
        assert opened.journal.read("r") == a_day(3)
        with pytest.raises(WriteRefused):
            opened.journal.save_draft("r", "lead:note", "words")
        opened.journal.close()


def test_a_read_only_folder_takes_no_new_journal() -> None:
    """The message names the folder."""
    with folder_of_an_ordinary_user() as folder:
        folder.chmod(0o500)
        with pytest.raises(WriteRefused, match="No journal can be kept"):
            SqliteJournal(folder / "journal.db")
        with pytest.raises(WriteRefused, match="cannot be made"):
            open_journal(folder / "more" / "journal.db", NINE)


def test_events_that_only_the_companion_holds_are_never_left_out() -> None:
    """Copied to a read-only disk while in use: refused, rather than shown without its last events."""
    with folder_of_an_ordinary_user() as folder:
        path, copy = folder / "journal.db", folder / "copy"
        journal = SqliteJournal(path)
        journal.append("r", 0, a_day(3))
        copy.mkdir()
        for ending in ("", "-wal"):
            (copy / f"journal.db{ending}").write_bytes((folder / f"journal.db{ending}").read_bytes())
        journal.close()
        copy.chmod(0o500)
        with pytest.raises(WriteRefused):
            SqliteJournal(copy / "journal.db")
        copy.chmod(0o700)
        journal = SqliteJournal(copy / "journal.db")
        assert journal.read("r") == a_day(3)
        journal.close()


def test_an_older_version_on_a_read_only_disk_is_refused() -> None:
    """It would have to be changed before it can be read."""
    with folder_of_an_ordinary_user() as folder:
        path = folder / "journal.db"
        a_closed_journal(path)
        run_sql(path, "PRAGMA user_version = 0")
        path.chmod(0o400)
        with pytest.raises(WriteRefused, match="older version"):
            SqliteJournal(path)


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        (sqlite3.SQLITE_FULL, WriteRefused),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, WriteRefused),
        (sqlite3.SQLITE_IOERR_FSYNC, WriteRefused),
        (sqlite3.SQLITE_READONLY_DIRECTORY, WriteRefused),
        (sqlite3.SQLITE_CORRUPT_VTAB, Damaged),
        (sqlite3.SQLITE_TOOBIG, Unstorable),
        (sqlite3.SQLITE_MISUSE, JournalProblem),
        (None, JournalProblem),
    ],
)
def test_every_error_has_words(code: int | None, problem: type[JournalProblem]) -> None:
    """With the file's name, and what SQLite says for whoever is asked for help."""
    error = sqlite3.OperationalError("what SQLite says")
    if code is not None:
        error.sqlite_errorcode = code
    explained = explain(error, Path("somewhere/journal.db"))
    assert type(explained) is problem
    assert str(Path("somewhere/journal.db")) in str(explained)
    assert "what SQLite says" in str(explained)
