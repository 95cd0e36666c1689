"""One connection to the server of a pool's journal, which is made again where it was lost.

Nothing waits for long, because the screen waits with it: a server that does not answer within `PATIENCE` counts as out
of reach, also where the network swallows every word without saying so.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, LiteralString, TypeVar

import psycopg
from psycopg.abc import PQGen
from psycopg.pq import ConnStatus, TransactionStatus

from facilitator.journal.port import JournalProblem, NotOurs, Overtaken, WriteRefused
from facilitator.journal.postgres_address import checked, is_local, shown

PATIENCE = 1.5
"""Seconds that a server may take for one answer; longer would freeze the screen."""

CONNECTING = 3
"""Seconds that making a connection may take, in whole ones."""

RETRY = 2.0
"""Seconds between two attempts to reach a server that was out of reach."""

LOOKING = 0.1
"""Seconds between two looks whether the way to the server is still there."""

R = TypeVar("R")
Row = tuple[Any, ...]


class OutOfReach(WriteRefused):
    """The server cannot be reached now; the day goes on, and it is tried again.

    `unsure` is set where it went away before it said whether it has stored something.
    """

    def __init__(self, words: str, *, unsure: bool = False) -> None:
        """Out of reach, in these words."""
        super().__init__(words)
        self.unsure = unsure


class _Impatient(psycopg.Connection[Row]):
    """A connection that gives up when the server takes too long."""

    def wait(self, gen: PQGen[R], interval: float = LOOKING, timeout: float | None = None) -> R:
        """Do what the generator asks for until it is through. Raises OperationalError when that takes too long."""
        if timeout is not None:
            return super().wait(gen, interval, timeout)
        deadline = time.monotonic() + PATIENCE
        try:
            return super().wait(gen, interval, PATIENCE)
        except psycopg.Error:
            if time.monotonic() >= deadline:  # a late answer would be taken for the answer to something else
                self.pgconn.finish()
            raise


class Server:
    """The server at one address, as far as one handle of the journal sees it."""

    def __init__(self, address: str, monotonic: Callable[[], float] = time.monotonic) -> None:
        """Connect. Raises JournalProblem."""
        self.address = address
        self.name = shown(address)
        self._asked = checked(address)
        self._monotonic = monotonic
        self._tried = float("-inf")
        self._trouble = ""
        self._closed = False
        self._db: psycopg.Connection[Row] | None = None
        self.connection()

    def connection(self) -> psycopg.Connection[Row]:
        """The connection, made again if it was lost and some time has passed. Raises JournalProblem."""
        if self._closed:
            raise JournalProblem("The journal has been closed.")
        if self._db is not None and self._db.pgconn.status == ConnStatus.OK:
            return self._db
        self._let_go()
        now = self._monotonic()
        if now - self._tried < RETRY:
            raise OutOfReach(self._trouble)
        self._tried = now
        try:
            self._db = self._connect()
        except psycopg.Error as error:
            self._trouble = str(self.explain(error))
            raise OutOfReach(self._trouble) from error
        self._tried = float("-inf")
        return self._db

    def _connect(self) -> psycopg.Connection[Row]:
        db = _Impatient.connect(
            self._asked,
            autocommit=True,
            connect_timeout=CONNECTING,
            application_name="facilitator",
            keepalives_idle=5,
            tcp_user_timeout=int(PATIENCE * 1000),
            client_encoding="UTF8",
        )
        try:
            refuse_unencrypted(db, self.address)
            db.execute(f"SET statement_timeout = {int(PATIENCE * 1000)}")
            db.execute("SET synchronous_commit = on")
            db.execute("SET search_path = pg_catalog")
            with suppress(psycopg.Error):  # a pooler may not know it; then changes are asked for
                db.execute("LISTEN facilitator")
        except BaseException:
            db.close()
            raise
        return db

    def ask(self, query: LiteralString | bytes, values: Sequence[Any] = ()) -> list[Row]:
        """What the server answers, row by row. Raises JournalProblem."""
        try:
            return self.connection().execute(query, values).fetchall()
        except psycopg.Error as error:
            raise self._in_trouble(error) from error

    def save(self, query: LiteralString | bytes, values: Sequence[Any] = ()) -> Row | None:
        """Have the server store something by one statement, durably; what it answers.

        Raises OutOfReach, `unsure` where it went away before it said whether it did.
        """
        db = self.connection()
        try:
            return db.execute(query, values).fetchone()
        except psycopg.Error as error:
            problem = self._in_trouble(error)
            if isinstance(problem, OutOfReach):
                raise OutOfReach(str(problem), unsure=True) from error
            raise problem from error

    def heard(self) -> list[tuple[int, int]]:
        """The writes that were told of since this was last asked: the process of the writer, and the write's number."""
        if self._db is None or self._db.pgconn.status != ConnStatus.OK:
            return []
        try:
            return [(told.pid, int(told.payload)) for told in self._db.notifies(timeout=0)]
        except (psycopg.Error, ValueError):
            return []

    @property
    def process(self) -> int:
        """The server's process for this connection, which its own writes are told of with."""
        return self._db.pgconn.backend_pid if self._db is not None else 0

    def close(self) -> None:
        """Let the connection go, for good."""
        self._closed = True
        self._let_go()

    def _let_go(self) -> None:
        db, self._db = self._db, None
        if db is not None:
            db.close()

    def _in_trouble(self, error: psycopg.Error) -> JournalProblem:
        problem = self.explain(error)
        if isinstance(problem, OutOfReach):
            self._trouble, self._tried = str(problem), self._monotonic()
            self._let_go()
        return problem

    def explain(self, error: psycopg.Error) -> JournalProblem:
        """The problem that an error of the server, or of the way to it, means."""
        state = error.sqlstate or ""
        words = _first_line(error)
        if state == "FA001":
            return Overtaken("Another window was faster; nothing was saved yet.")
        if state == "FA002":
            return NotOurs(
                f"The pool's server at {self.name} is older than this program and does not know all that was to be "
                "saved. The pool's co-ordinator brings it up to date with: facilitator pool setup"
            )
        if state == "42501":
            return JournalProblem(f"The pool's server at {self.name} does not allow you this ({words}).")
        if state in ("3F000", "42P01", "42883"):
            return NotOurs(
                f"There is no pool's journal in {self.name} yet. Its co-ordinator makes it with: facilitator pool setup"
            )
        if state.startswith("53"):
            return WriteRefused(f"The pool's server at {self.name} has no room left, so nothing was saved ({words}).")
        if state.startswith("28"):
            return OutOfReach(f"The pool's server at {self.name} did not let you in ({words}).")
        if state[:2] in ("40", "55"):
            return WriteRefused(f"The pool's server at {self.name} is busy, so nothing was saved ({words}).")
        if self._is_lost() or state[:2] in ("08", "57") or state == "25006":
            return OutOfReach(f"The pool's server at {self.name} cannot be reached ({words}).")
        return JournalProblem(f"The pool's server at {self.name} refused ({words}).")

    def _is_lost(self) -> bool:
        """Whether there is no connection that could be used again."""
        db = self._db
        return (
            db is None or db.pgconn.status != ConnStatus.OK or db.info.transaction_status == TransactionStatus.UNKNOWN
        )


def refuse_unencrypted(db: psycopg.Connection[Row], address: str) -> None:
    """Raise NotOurs where what is said travels over a network for everybody to read."""
    if not (db.pgconn.ssl_in_use or is_local(db.info.host) or is_local(db.info.hostaddr)):
        raise NotOurs(
            f"The pool's journal on {shown(address)} may only be reached encrypted, and its server does not do that."
        )


def _first_line(error: psycopg.Error) -> str:
    text = error.diag.message_primary or str(error)
    return next((line.strip() for line in text.splitlines() if line.strip()), type(error).__name__)
