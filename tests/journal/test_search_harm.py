"""Searching with an index that is damaged, missing, read-only or without FTS5: it finds, and says what is wrong."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from facilitator.journal import sqlite_search
from facilitator.journal.port import JournalProblem
from facilitator.journal.search import Wanted
from facilitator.journal.sqlite import SqliteJournal
from facilitator.journal.sqlite_index import ANEW, BESIDE, PLAIN
from facilitator.live.facts import Recorded
from tests.journal.harm import folder_of_an_ordinary_user, locked, run_sql
from tests.journal.test_search import FIRST, SECOND, asked, spoken

HARM = [
    *(f"DROP TABLE search_{name}" for name in ("data", "idx", "docsize", "config")),
    "DELETE FROM search_data",
    "UPDATE search_data SET block = x'00ff' WHERE id > 10",
    "DELETE FROM search_docsize",
    "DELETE FROM search_config",
    "UPDATE search_config SET v = 99 WHERE k = 'version'",
    "DROP TABLE findable",
    "DELETE FROM findable",
    "UPDATE findable SET words = 'zebra'",
    "DROP TABLE findable; CREATE TABLE findable (id INTEGER PRIMARY KEY)",
    "DROP TABLE searched",
    "DROP TABLE searched; CREATE TABLE searched (x)",
    "DROP TABLE search; CREATE TABLE search (words)",
]
"""What can happen to the tables of the index while the events are sound."""


def make(path: Path) -> None:
    """A journal of two runs that were read for searching."""
    with closing(SqliteJournal(path)) as journal:
        for run in (FIRST, SECOND):
            journal.append(run, 0, spoken().entries)
        assert len(asked(journal, "letters")) == 2
        assert journal.search_told() == ()


@pytest.mark.parametrize("harm", HARM)
def test_a_damaged_index_is_made_anew_by_the_next_search(path: Path, harm: str) -> None:
    """It finds everything, says so once, and the file is whole again for the one after."""
    make(path)
    run_sql(path, *harm.split("; "))
    with closing(SqliteJournal(path)) as journal:
        assert asked(journal, "letters") == ["E1-G3-1", "E1-G3-1"]
        assert journal.search_told() == (ANEW,)
        assert len(asked(journal, "missing appointments")) == 4
        assert journal.search_told() == ()
    with closing(SqliteJournal(path)) as journal:
        assert asked(journal, "letters") == ["E1-G3-1", "E1-G3-1"]
        assert journal.search_told() == ()
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


@pytest.mark.parametrize("harm", ["DELETE FROM search_data", "DROP TABLE search_idx", "DROP TABLE findable"])
def test_an_index_that_is_damaged_meanwhile_is_made_anew(path: Path, harm: str) -> None:
    """By another program, while the window is open: the next word that is typed finds out."""
    make(path)
    with closing(SqliteJournal(path)) as journal:
        assert len(asked(journal, "letters")) == 2
        run_sql(path, harm)
        journal.append(FIRST, journal.last(FIRST), _more())
        assert len(asked(journal, "letters")) == 2
        assert journal.search_told() == (ANEW,)


def _more() -> list[Recorded]:
    from facilitator.live.facts.entries import AddParking

    day = spoken()
    before = len(day.entries)
    day.does(AddParking("Something else"))
    return list(day.entries[before:])


@pytest.mark.parametrize("harm", HARM)
def test_a_run_is_deleted_whatever_has_become_of_the_index(path: Path, harm: str) -> None:
    """And its words are nowhere in the file."""
    make(path)
    run_sql(path, *harm.split("; "))
    with closing(SqliteJournal(path)) as journal:
        journal.delete(FIRST)
        journal.delete(SECOND)
    assert not any(b"letters" in file.read_bytes() for file in path.parent.iterdir() if file.is_file())


def test_a_file_that_cannot_be_written_is_searched_in_memory(path: Path) -> None:
    """Runs that were not read in before the file became read-only are found as well; nothing is written."""
    make(path)
    with closing(SqliteJournal(path)) as journal:
        journal.append("2026-03-02-new", 0, spoken().entries)
    with closing(SqliteJournal(path, reading=True)) as journal:
        assert asked(journal, "letters") == ["E1-G3-1"] * 3
        assert journal.search_told() == (BESIDE,)
        assert asked(journal, "letters") == ["E1-G3-1"] * 3
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT count(*) FROM searched").fetchone() == (2,)


def test_a_read_only_file_that_was_read_before_is_searched_as_it_is() -> None:
    """There is nothing to say."""
    with folder_of_an_ordinary_user() as folder:
        path = folder / "journal.db"
        make(path)
        path.chmod(0o400)
        folder.chmod(0o500)
        with closing(SqliteJournal(path)) as journal:
            assert len(asked(journal, "letters")) == 2
            assert journal.search_told() == ()


def test_a_file_that_another_window_writes_is_tried_again(path: Path) -> None:
    """A lock is no damage."""
    make(path)
    run_sql(path, "DROP TABLE search_data")
    with closing(SqliteJournal(path)) as journal:
        with locked(path), pytest.raises(JournalProblem, match="Another program is using"):
            asked(journal, "letters")
        assert len(asked(journal, "letters")) == 2


def test_a_run_that_cannot_be_read_keeps_no_other_from_being_found(path: Path) -> None:
    """It is named, once."""
    make(path)
    with closing(SqliteJournal(path)) as journal:
        journal.append("2026-03-02-odd", 0, spoken().entries)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("DROP TRIGGER events_stay")
        db.execute("UPDATE events SET version = 99 WHERE run = '2026-03-02-odd' AND seq = 1")
    with closing(SqliteJournal(path)) as journal:
        assert len(asked(journal, "letters")) == 2
        (told,) = journal.search_told()
        assert "2026-03-02-odd cannot be searched" in told
        assert len(asked(journal, "letters")) == 2
        assert journal.search_told() == ()


def test_without_fts5_words_are_found_as_they_are_typed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a new file and in one that a Python with FTS5 has made; that one then reads it anew."""
    make(path)
    monkeypatch.setattr(sqlite_search, "MODULE", "fts0")
    with closing(SqliteJournal(path)) as journal:
        assert asked(journal, "LETTERS gp") == ["E1-G3-1", "E1-G3-1"]
        assert asked(journal, "letters", group="1") == []
        assert asked(journal, "letter 100%") == []
        assert journal.search_told() == (PLAIN,)
        journal.delete(SECOND)
        assert asked(journal, "lett") == ["E1-G3-1"]
        assert journal.search_told() == ()
    monkeypatch.undo()
    with closing(SqliteJournal(path)) as journal:
        assert journal.search(Wanted("letters"), 9) == ()
        assert asked(journal, "letter filing") == ["E1-G3-1"]
        assert journal.search_told() == ()
