"""What a pool's server costs at the size of a whole pool: 40 trainers, 10,000 runs, 400,000 issues.

`python -m tests.benchmarks --only pool`; `--quick` makes a fiftieth of it. A real server, as safe against power cuts as
it comes, on a socket of this machine.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from functools import partial
from pathlib import Path
from statistics import median

import psycopg

from facilitator.application.pooling import open_pool
from facilitator.clock import SystemClock
from facilitator.console.screens.review_list import MOST
from facilitator.journal.codec import encode
from facilitator.journal.port import Journal
from facilitator.journal.postgres import PostgresJournal
from facilitator.journal.postgres_search import READ_IN, lines_of
from facilitator.journal.search import findable
from facilitator.journal.sqlite import SqliteJournal
from facilitator.live.facts import Recorded
from facilitator.live.facts.issues import IssueCaptured
from facilitator.live.rules import replay
from facilitator.sessionlog.build import session_log
from tests.benchmarks.archive import make_entries, run_name, wanted_at_all
from tests.benchmarks.days import WORDS, bundled_day
from tests.benchmarks.figures import Figure, Unmeasured, worst
from tests.benchmarks.storing import timed
from tests.pool_server import PoolServer, programs

TRAINERS, RUNS, ISSUES = 40, 10_000, 40
"""Of the whole pool: people, runs of all of them, issues in each."""

SENT = 100
"""New runs in one sync."""

BARE = "INSERT INTO bare VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"


def pool(quick: bool) -> list[Figure | Unmeasured]:
    """Appending, searching, listing, opening and syncing."""
    if programs() is None:
        return [Unmeasured("a pool's server", "PostgreSQL is not installed here")]
    runs, sent, rounds = (RUNS // 50, SENT // 10, 3) if quick else (RUNS, SENT, 10)
    server = PoolServer()
    try:
        _fill(server, runs)
        server.becomes_durable()
        size = f"{runs:,} runs, {runs * ISSUES:,} issues"
        with closing(PostgresJournal(server.address("cora"))) as journal:
            asked = [
                timed(partial(journal.search, wanted, MOST + 1)) for _ in range(rounds) for wanted in wanted_at_all()
            ]
            listed = [timed(journal.runs) for _ in range(rounds)]
            opened = [timed(partial(_open, journal, run_name(number * 97 % runs))) for number in range(rounds)]
        return [
            *_appending(server, quick),
            Figure(f"pool: search {size}, 95 of 100", worst(asked, 0.95), "ms", None, 100.0, by_ratio=False),
            Figure(f"pool: list {runs:,} runs, 95 of 100", worst(listed, 0.95), "ms", None, 100.0, by_ratio=False),
            Figure("pool: open one run", worst(opened), "ms", None, 150.0, by_ratio=False),
            Figure(
                f"pool: sync {sent} new runs", _synced(server, runs, sent), "ms", None, 100.0 * sent, by_ratio=False
            ),
        ]
    finally:
        server.remove()


def _fill(server: PoolServer, runs: int) -> None:
    """The runs of forty trainers, found by words and all; as many trainers at once as the machine has processors."""
    with server.admin() as db:
        for number in range(TRAINERS):
            db.execute(f"CREATE ROLE trainer{number} LOGIN IN ROLE facilitator_trainer".encode())
    with ProcessPoolExecutor() as people:
        addresses = [server.address(f"trainer{number}") for number in range(TRAINERS)]
        list(people.map(_lead, addresses, [range(number, runs, TRAINERS) for number in range(TRAINERS)]))
    with server.admin() as db:
        db.execute("VACUUM ANALYZE")


def _lead(address: str, numbers: range) -> None:
    """One trainer's runs. What is found of them is read from what she wrote, and not from the server again."""
    plan = bundled_day()
    with closing(PostgresJournal(address)) as journal:
        for number in numbers:
            run, entries = run_name(number), make_entries(plan, number, ISSUES)
            journal.append(run, 0, entries)
            journal._server.save(READ_IN, lines_of(run, len(entries), findable(run, entries)))


def _open(journal: Journal, run: str) -> None:
    entries = journal.read(run)
    session_log(run, entries)
    replay(entries)


def _appending(server: PoolServer, quick: bool) -> Iterator[Figure]:
    """One issue, against a bare durable insert of the same bytes by the same driver."""
    ours: list[float] = []
    floor: list[float] = []
    with (
        closing(PostgresJournal(server.address("ana"))) as journal,
        psycopg.connect(server.address("admin"), autocommit=True) as bare,
    ):
        bare.execute(
            "CREATE TABLE bare (run text, seq integer, kind text, version integer, wall text, running double precision,"
            " boot text, written_in text, body text, batch integer, PRIMARY KEY (run, seq))"
        )
        entries = make_entries(bundled_day(), 0, 4)
        journal.append("appended", 0, entries)
        first = len(entries)
        for seq in range(first, first + (60 if quick else 400)):
            event = IssueCaptured(f"E1-G1-{seq + 1000}", "a08", "G1", WORDS, "a09")
            entry = Recorded(seq + 1, SystemClock().now(), "lead", event)
            append_bare = partial(bare.execute, BARE, ("appended", *encode(entry)))
            append_ours = partial(journal.append, "appended", seq, (entry,))
            for work, times in ((append_ours, ours), (append_bare, floor))[:: 1 if seq % 2 else -1]:
                times.append(timed(work))
    yield Figure("pool: append one issue, durable", median(ours), "ms", median(floor), 1.5)


def _synced(server: PoolServer, runs: int, sent: int) -> float:
    """Sending so many new runs from a laptop that has them."""
    plan = bundled_day()
    with tempfile.TemporaryDirectory() as place, closing(SqliteJournal(Path(place) / "journal.db")) as own:
        names = [run_name(runs + number) for number in range(sent)]
        for number, name in enumerate(names):
            own.append(name, 0, make_entries(plan, runs + number, ISSUES))
        pooling, opened = open_pool(own, server.address("ana"), SystemClock(), Path(place))
        took = timed(lambda: list(pooling.push(names)))
        for one in opened:
            one.close()
    return took
