"""Searching all runs: words in any form, filters, what is never found, and that people's signs are never syntax."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.journal.memory import MemoryJournal
from facilitator.journal.port import Journal
from facilitator.journal.search import Hit, Wanted
from facilitator.journal.sqlite import SqliteJournal
from facilitator.live.facts.changes import Undo
from facilitator.live.facts.day import EndRun
from facilitator.live.facts.entries import AddNote, AddParking
from facilitator.live.facts.issues import CaptureIssue, EditIssue, WithdrawIssue
from facilitator.live.facts.review import MakeComment
from facilitator.live.facts.themes import IssueTagged
from tests.makers import Day, started

from .conftest import STORES, open_kind

FIRST, SECOND = "2026-03-02-abc", "2026-03-02-xyz"


def spoken() -> Day:
    """A day on which two groups said something in both exercises, and two things were jotted down."""
    day = started()
    day.goes_to("ex1").does(
        CaptureIssue("G1", "Nobody asked the children; appointments were missed"),
        CaptureIssue("G3", "GP letters filed, no one rang"),
        AddNote("Private: the child again"),
        AddParking("Who rings the children's school?", "Board"),
    )
    day.happens(IssueTagged("E1-G1-1", "is-childs-eyes"))
    day.goes_to("ex2").does(CaptureIssue("G1", "Missing an appointment became normal"))
    return day


def refs(found: tuple[Hit, ...]) -> list[str]:
    """What was found, by id."""
    return [hit.ref for hit in found]


def asked(journal: Journal, words: str = "", **filters: str) -> list[str]:
    """What a search finds once everything has been read."""
    while journal.read_for_search(100):
        pass
    return refs(journal.search(Wanted(words, **filters), 50))


@pytest.fixture(params=STORES)
def archive(request: pytest.FixtureRequest) -> Iterator[Journal]:
    """A store of one such day."""
    journal = open_kind(request.param, request)()
    journal.append(FIRST, 0, spoken().entries)
    yield journal
    journal.close()


def test_words_are_found_in_any_form(archive: Journal) -> None:
    """Stemmed, whatever their case; all of them must occur; the last may be unfinished."""
    assert asked(archive, "appointment") == ["E2-G1-1", "E1-G1-1"]
    assert asked(archive, "CHILDREN") == ["P1", "E1-G1-1"]
    assert asked(archive, "missing appointments") == ["E2-G1-1", "E1-G1-1"]
    assert asked(archive, "missing lett") == []
    assert asked(archive, "gp lett") == ["E1-G3-1"]
    assert asked(archive, "board") == ["P1"]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ["E2-G1-1", "P1", "E1-G3-1", "E1-G1-1"]),
        ({"plan": "small"}, ["E2-G1-1", "P1", "E1-G3-1", "E1-G1-1"]),
        ({"plan": "larger"}, []),
        ({"plan": "%"}, []),
        ({"item": "ex1"}, ["P1", "E1-G3-1", "E1-G1-1"]),
        ({"item": "exercise 2"}, ["E2-G1-1"]),
        ({"group": "3"}, ["E1-G3-1"]),
        ({"group": "group 1"}, ["E2-G1-1", "E1-G1-1"]),
        ({"theme": "is-childs-eyes"}, ["E1-G1-1"]),
        ({"theme": "is-childs"}, ["E1-G1-1"]),
        ({"since": "2026-03-02", "until": "2026-03-02", "group": "3"}, ["E1-G3-1"]),
        ({"since": "2026-03-03"}, []),
        ({"until": "2026-03-01"}, []),
    ],
)
def test_filters(archive: Journal, filters: dict[str, str], expected: list[str]) -> None:
    """By plan, item, group, theme and date; a filter alone lists all that it lets through."""
    found = asked(archive, **filters)
    assert sorted(found) == sorted(expected)


def test_what_no_longer_stands_is_not_found(archive: Journal) -> None:
    """Withdrawn, reworded, taken back; and a private note never."""
    day = spoken()
    day.does(
        WithdrawIssue("E1-G3-1"),
        EditIssue("E2-G1-1", "It became normal"),
        CaptureIssue("G2", "Typed too early: letters"),
        Undo(),
    )
    asked(archive, "letters")
    archive.append(FIRST, archive.last(FIRST), day.entries[archive.last(FIRST) :])
    assert asked(archive, "letters") == []
    assert asked(archive, "missing") == ["E1-G1-1"]
    assert asked(archive, "normal") == ["E2-G1-1"]
    assert asked(archive, "private") == []


def test_only_runs_that_changed_are_read_again(path: Path) -> None:
    """And so many at a time."""
    with closing(SqliteJournal(path)) as journal:
        for number in range(5):
            journal.append(f"run-{number}", 0, spoken().entries)
        assert [journal.read_for_search(2) for _ in range(4)] == [3, 1, 0, 0]
        read: list[str] = []
        journal.read = lambda run, after=0: read.append(run) or SqliteJournal.read(journal, run, after)  # type: ignore[method-assign,func-returns-value]
        day = spoken()
        day.does(EndRun(), MakeComment("Well led", "CD"))
        journal.append("run-3", journal.last("run-3"), day.entries[-2:])
        assert journal.read_for_search(100) == 0
        assert read == ["run-3"]


def test_newer_days_come_first_and_no_more_than_asked(path: Path) -> None:
    """Whatever the order in which they were stored."""
    with closing(SqliteJournal(path)) as journal:
        for run in ("b", "a"):
            journal.append(run, 0, spoken().entries)
        asked(journal)
        assert len(journal.search(Wanted("appointment"), 3)) == 3


def test_a_deleted_run_is_not_found(archive: Journal) -> None:
    """The other one still is."""
    archive.append(SECOND, 0, spoken().entries)
    assert len(asked(archive, "letters")) == 2
    archive.delete(FIRST)
    assert [hit.run for hit in archive.search(Wanted("letters"), 9)] == [SECOND]


SIGNS = [
    '"',
    "'",
    "*",
    "NEAR(a b)",
    "a AND",
    "OR",
    "words:x",
    "a-b",
    "(",
    ")",
    "^x",
    "{x}",
    "+",
    "\\",
    "%",
    "-",
    "; DROP",
]


@pytest.mark.parametrize("sign", SIGNS)
def test_signs_are_never_syntax(archive: Journal, sign: str) -> None:
    """They part words, and nothing else."""
    assert asked(archive, f"children {sign}") in (["P1", "E1-G1-1"], [])
    assert asked(archive, sign, plan=sign, item=sign, group=sign, theme=sign) == []


@given(st.text(max_size=40))
def test_any_text_can_be_asked(text: str) -> None:
    """Nothing that can be typed or pasted raises."""
    with closing(sqlite3.connect(":memory:")):
        journal = MemoryJournal()
        journal.append(FIRST, 0, spoken().entries)
        journal.search(Wanted(text, group=text), 5)


def test_a_file_whose_index_was_lost_is_read_anew(path: Path) -> None:
    """As when another program dropped the table."""
    with closing(SqliteJournal(path)) as journal:
        journal.append(FIRST, 0, spoken().entries)
        asked(journal)
    with closing(sqlite3.connect(path)) as db:
        db.execute("DROP TABLE search")
    with closing(SqliteJournal(path)) as journal:
        assert journal.search(Wanted("letters"), 9) == ()
        assert asked(journal, "letters") == ["E1-G3-1"]


def test_nothing_of_a_deleted_run_stays_in_its_files(path: Path) -> None:
    """Neither its words nor, in the search, their stems; what other runs said stays findable."""
    other = spoken()
    gone = started()
    gone.goes_to("ex1").does(CaptureIssue("G1", "Xylophone Quizzically"), AddNote("Zanzibar"))
    with closing(SqliteJournal(path)) as journal:
        journal.append(FIRST, 0, other.entries)
        journal.append(SECOND, 0, gone.entries)
        journal.save_draft(SECOND, "lead:note", "Jabberwocky")
        journal.note_exported(SECOND, {"/tmp/Vouchsafe.md": "0"})
        assert asked(journal, "xylophones") == ["E1-G1-1"]
        assert all(_anywhere(path, word) for word in ("xylophon", "Zanzibar", "Jabberwocky", "Vouchsafe"))
        journal.delete(SECOND)
        for word in ("xylophon", "Xylophone", "quizzic", "Zanzibar", "Jabberwocky", "Vouchsafe", SECOND):
            assert not _anywhere(path, word), word
        assert asked(journal, "letters") == ["E1-G3-1"]


def _anywhere(path: Path, word: str) -> bool:
    """Whether the bytes of a word stand in the journal or in any file beside it."""
    return any(word.encode() in file.read_bytes() for file in path.parent.iterdir() if file.is_file())
