"""Stores to test: every contract runs on each kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from facilitator.journal.memory import MemoryJournal
from facilitator.journal.port import Journal
from facilitator.journal.postgres import PostgresJournal
from facilitator.journal.sqlite import SqliteJournal
from tests.pool_server import PoolServer

from .samples import NINE, a_day

Opener = Callable[[], Journal]
"""Gives another handle on the same store, as another window would have."""


STORES = ("sqlite", "memory", "postgres")
"""The kinds of store that every contract runs on."""

LAST = "2026-03-03-ccc"
LENGTHS = {"2026-03-01-aaa": 60, "2026-03-02-bbb": 400, LAST: 5}
"""How many events the runs of a `used` journal have."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a journal's file may be made."""
    return tmp_path / "journal.db"


def open_kind(kind: str, request: pytest.FixtureRequest) -> Opener:
    """What opens another handle on one new store of this kind."""
    if kind == "sqlite":
        path: Path = request.getfixturevalue("path")
        return lambda: SqliteJournal(path)
    if kind == "memory":
        return MemoryJournal().beside
    pool: PoolServer = request.getfixturevalue("pool")
    return lambda: PostgresJournal(pool.address("ana"), asked_every=0)


@pytest.fixture(params=STORES)
def opener(request: pytest.FixtureRequest) -> Iterator[Opener]:
    """Opens any number of handles on one new store; they are closed afterwards."""
    handles: list[Journal] = []
    another = open_kind(request.param, request)

    def open_another() -> Journal:
        handles.append(another())
        return handles[-1]

    yield open_another
    for handle in handles:
        handle.close()


@pytest.fixture
def journal(opener: Opener) -> Journal:
    """A handle on a new store."""
    return opener()


@pytest.fixture
def sqlite_journal(path: Path) -> Iterator[SqliteJournal]:
    """A journal in a new file."""
    handle = SqliteJournal(path)
    yield handle
    handle.close()


@pytest.fixture
def used(path: Path) -> Path:
    """A journal of three days, closed."""
    journal = SqliteJournal(path)
    for run, length in LENGTHS.items():
        journal.append(run, 0, a_day(length))
        journal.touch(run, NINE)
    journal.save_draft(LAST, "lead:note", "Half a wo")
    journal.close()
    return path
