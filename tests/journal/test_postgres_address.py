"""Where a pool's journal may be: never with a password in the address, never unencrypted over a network."""

from __future__ import annotations

import select

import pytest

from facilitator.journal.postgres import PostgresJournal
from facilitator.journal.postgres_address import BadAddress, checked, is_address, shown
from facilitator.journal.postgres_connecting import OutOfReach
from tests.pool_server import PoolServer

from .samples import a_day


@pytest.mark.parametrize(
    "text",
    [
        "postgresql://ana:secret@pool.example/days",
        "postgresql://ana@pool.example/days?password=secret",
        "postgresql://ana@localhost/days?password=secret",
        "postgresql://ana@pool.example/days?sslpassword=secret",
        "postgresql://ana:@pool.example/days",
    ],
)
def test_a_password_in_the_address_is_refused_without_being_told(text: str) -> None:
    """The sentence says where it belongs."""
    with pytest.raises(BadAddress, match=r"\.pgpass") as refused:
        checked(text)
    assert "secret" not in str(refused.value)
    assert "secret" not in shown(text)


@pytest.mark.parametrize("mode", ["disable", "allow", "prefer", ""])
def test_a_server_elsewhere_is_reached_encrypted_or_not_at_all(mode: str) -> None:
    """Also one of several, and one whose place stands among the options."""
    for where in ("ana@pool.example/days?", "ana@localhost,10.0.0.7/days?", "ana@/days?host=pool.example&"):
        with pytest.raises(BadAddress, match="only be reached encrypted"):
            checked(f"postgresql://{where}sslmode={mode}")


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("postgresql://ana@pool.example/days", "postgresql://ana@pool.example/days?sslmode=require"),
        (
            "postgresql://ana@pool.example/days?sslmode=verify-full",
            "postgresql://ana@pool.example/days?sslmode=verify-full",
        ),
        ("postgresql://ana@[2001:db8::7]:5433/days", "postgresql://ana@[2001:db8::7]:5433/days?sslmode=require"),
        ("postgresql:///days", "postgresql:///days"),
        ("postgresql://ana@localhost/days", "postgresql://ana@localhost/days"),
        ("postgresql://ana@[::1]:5433/days", "postgresql://ana@[::1]:5433/days"),
        ("postgresql://ana@/days?host=/run/postgresql", "postgresql://ana@/days?host=/run/postgresql"),
        ("postgresql:///?service=pool", "postgresql:///?service=pool"),
    ],
)
def test_encryption_is_asked_for_where_the_address_does_not(text: str, asked: str) -> None:
    """A server on this machine needs none; a service file says for itself, and is looked at once connected."""
    assert checked(text) == asked


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("postgresql://ana@pool.example/days", "pool.example/days"),
        ("postgresql://ana:secret@pool.example:5433/days?application_name=x", "pool.example:5433/days"),
        ("postgresql:///days", "this machine/days"),
        ("postgresql:///?service=pool", "pool"),
        ("postgresql://[broken/days", "the pool's journal"),
    ],
)
def test_an_address_is_shown_by_where_it_leads(text: str, told: str) -> None:
    """Without who logs in."""
    assert shown(text) == told


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("postgresql://pool.example/days", True),
        ("POSTGRES://pool.example/days", True),
        ("/home/ana/journal.db", False),
        ("C:\\Users\\Ana", False),
        ("postgresql", False),
    ],
)
def test_an_address_is_told_from_a_path(text: str, is_one: bool) -> None:
    """By how it begins."""
    assert is_address(text) == is_one


def test_a_server_that_is_not_there_is_told_in_words() -> None:
    """With where it was looked for, and nothing of a login."""
    with pytest.raises(OutOfReach, match="/nowhere/days cannot be reached"):
        PostgresJournal("postgresql://ana@/days?host=/nowhere")


def test_the_server_tells_of_a_write_without_being_asked(pool: PoolServer) -> None:
    """So a window that looks ten times a second asks the server for nothing; and one's own writes are no news."""
    waits = PostgresJournal(pool.address("ana"), asked_every=float("inf"))
    writes = PostgresJournal(pool.address("ana"), asked_every=float("inf"))
    writes.append("r", 0, a_day(2))
    assert not writes.changed()
    told = waits.changed()
    while not told:
        ready, _, _ = select.select([waits._server.connection().fileno()], [], [], 30)
        assert ready, "nothing was told within half a minute"
        told = waits.changed()
    assert not waits.changed()
    for one in (waits, writes):
        one.close()
