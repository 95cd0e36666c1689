"""A pool's journal named on the command line: a real server behind every command."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.journal.postgres import PostgresJournal
from tests.cli.conftest import Ask
from tests.makers import Day, started
from tests.pool_server import PoolServer

RUN = "2026-03-02-abc"


def filled(pool: PoolServer) -> str:
    """Ana's ended day in the pool; the address by which she reaches it."""
    from facilitator.live.facts.day import EndRun
    from facilitator.live.facts.issues import CaptureIssue

    day: Day = started()
    day.goes_to("ex1").does(CaptureIssue("G1", "Nobody asked the children"), EndRun())
    journal = PostgresJournal(pool.address("ana"))
    journal.append(RUN, 0, day.entries)
    journal.close()
    return pool.address("ana")


def test_runs_are_listed_searched_exported_and_deleted_on_the_server(ask: Ask, pool: PoolServer) -> None:
    """The program says each time where they are; nothing is made on this laptop but what was asked for."""
    address = filled(pool)
    code, lines, said = ask("runs", "--journal", address)
    assert (code, [line.split()[0] for line in lines]) == (0, [RUN])
    assert "This is the pool's journal on" in said
    assert "not this laptop's own" in said
    assert RUN in ask("search", "child", "--journal", address).lines[0]
    assert ask("export", "last", "--format", "md", "--output", "out", "--journal", address).code == 0
    assert ask("delete", RUN, "--yes", "--journal", address).code == 0
    assert ask("runs", "--journal", address).lines == []


def test_the_environment_may_name_it(ask: Ask, pool: PoolServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """For every command, as FACILITATOR_DATA names a folder."""
    monkeypatch.setenv("FACILITATOR_JOURNAL", filled(pool))
    assert [line.split()[0] for line in ask("runs").lines] == [RUN]


def test_the_co_ordinator_keeps_and_deletes_without_reading(ask: Ask, pool: PoolServer) -> None:
    """And nobody else says how long a colleague's run is kept."""
    filled(pool)
    kim, keeps = pool.address("kim"), ("pool", "keep", RUN, "--until")
    assert ask(*keeps, "2027-03-31", "--pool", kim).lines == [f"{RUN} is kept until 2027-03-31."]
    assert "does not allow" in ask(*keeps, "2027-03-31", "--pool", pool.address("rhea")).said
    assert ask(*keeps, "soon", "--pool", kim).code == 2
    journal = PostgresJournal(kim)
    assert [run.delete_by for run in journal.runs()] == ["2027-03-31"]
    journal.close()
    assert ask("delete", RUN, "--yes", "--journal", kim).code == 0
    assert ask("runs", "--journal", kim).lines == []


def test_a_password_or_a_path_is_refused(ask: Ask) -> None:
    """Without telling the password to whoever looks on."""
    answer = ask("runs", "--journal", "postgresql://ana:secret@pool.example/days")
    assert answer.code == 1
    assert ".pgpass" in answer.said
    assert "secret" not in answer.said
    assert "named with --data" in ask("runs", "--journal", "/home/ana/journal.db").said


def test_a_server_that_is_not_there_is_told_in_words(ask: Ask) -> None:
    """And nothing of this laptop is taken for it."""
    answer = ask("runs", "--journal", "postgresql://ana@/days?host=/nowhere")
    assert answer.code == 1
    assert "cannot be reached" in answer.said


def test_only_its_keeper_backs_it_up(ask: Ask) -> None:
    """And puts it back."""
    for command in (("backup", "out.db"), ("restore", "out.db")):
        answer = ask(*command, "--journal", "postgresql://ana@/days?host=/nowhere")
        assert (answer.code, "pg_dump" in answer.said) == (1, True)


def test_doctor_looks_at_the_server(ask: Ask, pool: PoolServer) -> None:
    """What it is, whether the way to it is safe, whether it keeps what it says, what this login may do."""
    said = "\n".join(ask("doctor", "--journal", pool.address("cora")).lines)
    assert "PostgreSQL" in said
    assert "this very machine" in said
    assert "this login is reviewer, confidential" in said
    assert "fsync is off: a power cut" in said
    assert "does not allow you this" in "\n".join(ask("doctor", "--journal", pool.address("nobody_yet")).lines)


def test_the_co_ordinator_sets_it_up(ask: Ask, pool: PoolServer) -> None:
    """Into an empty database, and again; it says which roles there are to be given."""
    with pool.admin("postgres") as db:
        db.execute("DROP DATABASE IF EXISTS fresh")
        db.execute("CREATE DATABASE fresh")
    code, lines, said = ask("pool", "setup", "--pool", pool.address("admin", "fresh"))
    assert code == 0
    assert "from version 0 to" in said
    assert any(line.startswith("GRANT facilitator_trainer TO") for line in lines)
    assert "from version" not in ask("pool", "setup", "--pool", pool.address("admin", "fresh")).said
    assert ask("pool", "setup").code == 2
    with pool.admin("postgres") as db:
        db.execute("DROP DATABASE fresh")


NOTHING_NEW = "There was nothing new, and nothing to send."


def test_every_way_to_name_the_pool_leads_to_it(
    ask: Ask, folder: Path, pool: PoolServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By --pool, --journal, either variable, or either word in the settings; each is told, and doctor looks at it."""
    address = pool.address("ana")
    for named in ("--pool", "--journal"):
        assert ask("pool", "sync", named, address).lines == [NOTHING_NEW]
    assert ask("pool", "sync").code == 2
    for variable in ("FACILITATOR_POOL", "FACILITATOR_JOURNAL"):
        with monkeypatch.context() as at_once:
            at_once.setenv(variable, address)
            said = ask("pool", "sync")
            assert (said.lines, "The pool is on" in said.said) == ([NOTHING_NEW], True)
            assert "this login is trainer" in "\n".join(ask("doctor").lines)
    for word in ("pool", "journal"):
        folder.mkdir(exist_ok=True)
        (folder / "settings.yaml").write_text(f"{word}: {address}\n", "utf-8")
        assert ask("pool", "sync").lines == [NOTHING_NEW]
        told = "\n".join(ask("doctor").lines)
        assert "this login is trainer" in told
        assert "none yet; the first run makes one" in told or "0 runs" in told
        assert ask("runs").lines == []


def test_what_is_no_address_is_told_without_repeating_it(ask: Ask) -> None:
    """A password may stand in it."""
    answer = ask("pool", "sync", "--pool", "host=pool.example password=secret")
    assert answer.code == 1
    assert "looks like postgresql://SERVER/NAME" in answer.said
    assert "secret" not in answer.said
