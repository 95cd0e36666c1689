"""Who may do what in a pool is decided by the server: tried with real logins, by our program and past it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest

from facilitator.journal import summary
from facilitator.journal.codec import encode_after
from facilitator.journal.port import JournalProblem, NotOurs, RunUnknown
from facilitator.journal.postgres import APPEND, PostgresJournal, _apart, _appended
from facilitator.journal.postgres_schema import AMENDS, ROLES, STEPS, set_up
from facilitator.journal.search import Wanted
from facilitator.live.facts import KINDS, Recorded
from facilitator.live.facts.changes import ChangeUndone
from facilitator.live.facts.day import RunEnded
from facilitator.live.facts.entries import NoteAdded
from facilitator.live.facts.issues import IssueCaptured
from facilitator.live.facts.review import CommentMade, RetentionSet
from facilitator.live.queries.photographs import digest_of
from tests.pool_server import LOGINS, PoolServer

from .samples import a_day, record, started

SECRET = "The trainer's own words about Kai"
RUN = "2026-03-02-abc"


@contextmanager
def journal_of(pool: PoolServer, login: str) -> Iterator[PostgresJournal]:
    """Somebody's handle on the pool's journal."""
    journal = PostgresJournal(pool.address(login), asked_every=0)
    try:
        yield journal
    finally:
        journal.close()


@contextmanager
def psql(pool: PoolServer, login: str) -> Iterator[psycopg.Connection[tuple[Any, ...]]]:
    """Somebody past our program, with nothing between her and the server."""
    with psycopg.connect(pool.address(login), autocommit=True) as db:
        yield db


@pytest.fixture
def anas(pool: PoolServer) -> PoolServer:
    """A pool in which Ana's day has ended, with a private note, a draft and a photograph."""
    with journal_of(pool, "ana") as journal:
        captured = IssueCaptured("E1-G1-1", "a08", "G1", "Nobody asked the children", "a08")
        journal.append(RUN, 0, record([started(), captured, NoteAdded("N1", SECRET, "a08"), RunEnded()]))
        journal.save_draft(RUN, "lead:note", SECRET)
        journal.keep_photograph(RUN, digest_of(b"picture"), b"picture")
        while journal.read_for_search(9):
            pass
    return pool


STRANGERS = sorted(set(LOGINS) - {"ana", "cora"})


@pytest.mark.parametrize("login", STRANGERS)
def test_nobody_else_reads_a_word_of_her_day(anas: PoolServer, login: str) -> None:
    """Neither with our program nor past it; a reviewer or co-ordinator sees that there is such a run."""
    if LOGINS[login]:
        with journal_of(anas, login) as journal:
            assert journal.read(RUN) == ()
            assert journal.drafts(RUN) == {}
            assert journal.photograph(RUN, digest_of(b"picture")) is None
            while journal.read_for_search(9):
                pass
            assert journal.search(Wanted("children"), 9) == ()
            assert bool(journal.runs()) == (login in ("rhea", "kim"))
    with psql(anas, login) as db:
        for table in ("events", "drafts", "photographs", "plans", "findable", "exports"):
            try:
                assert db.execute(f"SELECT * FROM facilitator.{table}".encode()).fetchall() == []
            except psycopg.errors.InsufficientPrivilege:
                continue


def test_the_right_to_confidential_words_opens_them(anas: PoolServer) -> None:
    """To read and to find; what somebody has not sent off yet stays hers."""
    with journal_of(anas, "cora") as journal, journal_of(anas, "ana") as own:
        assert journal.read(RUN) == own.read(RUN)
        assert [hit.ref for hit in journal.search(Wanted("child"), 9)] == ["E1-G1-1"]
        assert journal.drafts(RUN) == {}
        assert journal.photograph(RUN, digest_of(b"picture")) == b"picture"


@pytest.mark.parametrize("login", sorted(set(LOGINS) - {"ana", "nobody_yet"}))
def test_nobody_else_adds_to_her_day(anas: PoolServer, login: str) -> None:
    """Not a word of the day itself, not even who may read it all."""
    with journal_of(anas, login) as journal:
        with pytest.raises(JournalProblem, match="does not allow"):
            journal.append(RUN, 4, record([IssueCaptured("E1-G1-2", "a08", "G1", "Put in", "a08")], after=4))
        with pytest.raises(JournalProblem):
            journal.keep_photograph(RUN, digest_of(b"other"), b"other") if login != "cora" else journal.delete(RUN)
    with journal_of(anas, "ana") as own:
        assert own.last(RUN) == 4


def test_a_reviewer_who_may_read_comments_once_the_day_has_ended(anas: PoolServer) -> None:
    """And takes her own comment back, nobody else's; while the day lasts, she adds nothing."""
    comment = CommentMade("K1", "Well led", "CD")
    with journal_of(anas, "cora") as journal:
        journal.append(RUN, 4, record([comment], after=4))
        journal.append(RUN, 5, record([ChangeUndone(5)], after=5))
        with pytest.raises(JournalProblem, match="does not allow"):
            journal.append(RUN, 6, record([ChangeUndone(2)], after=6))
    with journal_of(anas, "ben") as other:
        other.append("r", 0, a_day(2))
    with journal_of(anas, "cora") as journal, pytest.raises(JournalProblem, match="does not allow"):
        journal.append("r", 2, record([comment], after=2))
    with journal_of(anas, "rhea") as journal, pytest.raises(JournalProblem, match="does not allow"):
        journal.append(RUN, 6, record([comment], after=6))


def test_the_day_of_deletion_and_deleting_are_the_co_ordinators(anas: PoolServer) -> None:
    """Of anybody's run; who led it may delete it as well."""
    with journal_of(anas, "kim") as journal:
        assert [run.run for run in journal.runs()] == [RUN]
        journal.delete(RUN)
        assert journal.runs() == ()
        with pytest.raises(RunUnknown):
            journal.delete(RUN)
    with journal_of(anas, "ana") as own:
        own.append("r", 0, a_day(2))
        own.delete("r")
    with journal_of(anas, "cora") as reviewer, journal_of(anas, "ben") as trainer:
        trainer.append("b", 0, a_day(2))
        with pytest.raises(JournalProblem, match="does not allow"):
            reviewer.delete("b")


def test_the_co_ordinator_says_how_long_a_run_is_kept_without_reading_it(anas: PoolServer) -> None:
    """Nothing else may she add."""
    from datetime import date

    with journal_of(anas, "kim") as journal:
        journal.append(RUN, 4, record([RetentionSet(date(2026, 4, 1))], after=4))
        assert journal.runs()[0].delete_by == "2026-04-01"
        with pytest.raises(JournalProblem, match="does not allow"):
            journal.append(RUN, 5, record([CommentMade("K1", "Well led", "CD")], after=5))


WRITES = [
    "INSERT INTO facilitator.events SELECT run, seq + 90, kind, version, wall, running, boot, written_in, body, batch "
    "FROM facilitator.events",
    "UPDATE facilitator.events SET body = '{}'",
    "DELETE FROM facilitator.events",
    "TRUNCATE facilitator.events CASCADE",
    "UPDATE facilitator.runs SET owner = session_user",
    "DELETE FROM facilitator.runs",
    "INSERT INTO facilitator.kinds VALUES ('made.up', 1, true)",
    "DROP TABLE facilitator.drafts CASCADE",
    "CREATE TABLE facilitator.mine (a text)",
    "ALTER TABLE facilitator.events DISABLE TRIGGER ALL",
    "SET session_replication_role = replica",
    "SELECT facilitator.wrote()",
    "SELECT facilitator.delete_run_itself('2026-03-02-abc')",
    "INSERT INTO facilitator.filed (sort, id, label) VALUES ('team', '1', 'Group 1')",
]


@pytest.mark.parametrize("login", sorted(LOGINS))
@pytest.mark.parametrize("statement", WRITES)
def test_no_table_is_written_past_the_functions(anas: PoolServer, login: str, statement: str) -> None:
    """By nobody, whatever she may do with our program."""
    with psql(anas, login) as db, pytest.raises(psycopg.errors.InsufficientPrivilege):
        db.execute(statement.encode())
    with journal_of(anas, "ana") as own:
        assert own.last(RUN) == 4


@pytest.mark.parametrize("statement", WRITES[1:4])
def test_not_even_the_servers_keeper_changes_what_was_said_by_accident(anas: PoolServer, statement: str) -> None:
    """An event stays as it is, until its whole run goes."""
    with anas.admin() as db, pytest.raises(psycopg.Error, match="never changed"):
        db.execute(statement.encode())


def test_the_server_takes_only_kinds_of_events_that_it_knows(anas: PoolServer) -> None:
    """One of a newer program is refused in words that say who can help."""
    with anas.admin() as db:
        db.execute("SET session_replication_role = replica")
        db.execute("DELETE FROM facilitator.kinds WHERE kind = 'comment.made'")
    try:
        with journal_of(anas, "ana") as own:
            with pytest.raises(NotOurs, match=r"older than this program.*facilitator pool setup"):
                own.append(RUN, 4, record([CommentMade("K1", "Well led", "CD")], after=4))
            assert own.last(RUN) == 4
    finally:
        with psycopg.connect(anas.address("admin")) as db:
            set_up(db, anas.address("admin"))


def test_setting_up_again_changes_nothing(anas: PoolServer) -> None:
    """It says what it did; done already, that is nothing."""
    with psycopg.connect(anas.address("admin")) as db:
        assert set_up(db, anas.address("admin")) == []
    with journal_of(anas, "ana") as own:
        assert own.last(RUN) == 4


OLD = "2026-01-05-old"


def test_tables_of_every_older_version_are_brought_up_to_date(pool: PoolServer) -> None:
    """With all that was stored in them, which is found, added to and deleted afterwards as ever."""
    for version in range(1, len(STEPS)):
        with pool.admin() as db:
            db.execute("DROP DATABASE IF EXISTS older")
            db.execute("CREATE DATABASE older")
        address = pool.address("ana", "older")
        with psycopg.connect(pool.address("admin", "older")) as db:
            set_up(db, address, STEPS[:version])
        with pytest.raises(NotOurs, match=r"older version.*facilitator pool setup"):
            PostgresJournal(address)
        entries = record([started(), IssueCaptured("E1-G1-1", "a08", "G1", "Nobody asked the children", "a08")])
        with psycopg.connect(address) as db:
            db.execute(APPEND, appended(OLD, entries))
        with psycopg.connect(pool.address("admin", "older")) as db:
            assert f"from version {version} to {len(STEPS)}" in " ".join(set_up(db, address))
        journal = PostgresJournal(address)
        assert journal.read(OLD) == tuple(entries)
        journal.append(OLD, 2, record([RunEnded()], after=2))
        while journal.read_for_search(9):
            pass
        assert [hit.ref for hit in journal.search(Wanted("child", item="a08"), 9)] == ["E1-G1-1"]
        journal.delete(OLD)
        assert journal.search(Wanted("child"), 9) == ()
        journal.close()
        with psycopg.connect(pool.address("admin", "older")) as db:
            assert db.execute("SELECT count(*) FROM facilitator.filed").fetchall() == [(0,)]


def appended(run: str, entries: Sequence[Recorded]) -> tuple[Any, ...]:
    """What the program sends of a new run."""
    rows, digest, packed = _apart(encode_after(0, entries))
    counts = summary.tally(entries, lambda seq: "")
    return _appended(run, 0, entries[0], rows, counts, None, digest, packed)


def test_a_group_or_theme_is_known_no_longer_than_a_line_is_filed_under_it(pool: PoolServer) -> None:
    """What deleted days alone had is gone with them; what others have too stays, and nobody reads the list."""
    with journal_of(pool, "ana") as own:
        for run, group in (("one", "G1"), ("two", "G2")):
            said = IssueCaptured(f"E1-{group}-1", "a08", group, "Nobody asked", "a08")
            own.append(run, 0, record([started(), said, RunEnded()]))
        while own.read_for_search(9):
            pass
        assert [hit.run for hit in own.search(Wanted("asked", group="2"), 9)] == ["two"]
        own.delete("two")
        assert own.search(Wanted("asked", group="2"), 9) == ()
        assert [hit.run for hit in own.search(Wanted("asked", group="1"), 9)] == ["one"]
    with pool.admin() as db:
        assert db.execute("SELECT id FROM facilitator.filed WHERE sort = 'team'").fetchall() == [("1",)]
    with psql(pool, "cora") as db, pytest.raises(psycopg.errors.InsufficientPrivilege):
        db.execute("SELECT * FROM facilitator.filed")


def test_who_may_not_make_roles_is_told_so(pool: PoolServer) -> None:
    """And nothing is half done."""
    with pool.admin() as db:
        db.execute("DROP DATABASE IF EXISTS other")
        db.execute("CREATE DATABASE other")
    address = pool.address("ana", "other")
    with psycopg.connect(address) as db, pytest.raises(JournalProblem, match=r"could not be set up.*make roles"):
        set_up(db, address)
    with pytest.raises(NotOurs, match=r"no pool's journal.*facilitator pool setup"):
        PostgresJournal(address)


@pytest.mark.parametrize(("version", "words"), [(len(STEPS) + 1, "newer version"), (0, "older version")])
def test_another_version_of_the_tables_is_not_touched(pool: PoolServer, version: int, words: str) -> None:
    """By a program that does not know it."""
    with pool.admin() as db:
        db.execute("UPDATE facilitator.made SET version = %s", (version,))
    try:
        with pytest.raises(NotOurs, match=words):
            PostgresJournal(pool.address("ana"))
    finally:
        with pool.admin() as db:
            db.execute("UPDATE facilitator.made SET version = %s", (len(STEPS),))


def test_every_role_and_kind_that_is_named_is_one() -> None:
    """The rights of the logins here, and the kinds that a reviewer adds."""
    assert {role for roles in LOGINS.values() for role in roles} == set(ROLES)
    assert set(AMENDS) <= set(KINDS.values())


def test_a_login_without_any_role_is_told_so(pool: PoolServer) -> None:
    """In words, when the journal is opened."""
    with pytest.raises(JournalProblem, match="does not allow you this"):
        PostgresJournal(pool.address("nobody_yet"))
