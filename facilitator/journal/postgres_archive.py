"""What a pool's server keeps beside the runs: who holds copies, what was deleted, and what may be passed on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import msgspec

from facilitator.journal.port import Journal
from facilitator.journal.postgres_connecting import Server
from facilitator.live.facts import Recorded
from facilitator.live.facts.review import RetentionSet
from facilitator.live.stamp import Stamp


class Gone(msgspec.Struct, frozen=True):
    """A run that was deleted from the pool: its id, title and ISO date, and the login that deleted it."""

    run: str
    title: str
    day: str
    by: str


def keep_until(pool: Journal, run: str, day: date, now: Stamp) -> None:
    """Put on record until which day a run in the pool is kept. Raises JournalProblem where this login may not.

    A co-ordinator may not read the run, so nothing is decided on its state: the step stands for itself.
    """
    last = pool.last(run)
    pool.append(run, last, [Recorded(last + 1, now, "pool", RetentionSet(day), last + 1)])


class PoolArchive:
    """One login's view of a pool, by a connection of its own."""

    def __init__(self, address: str, laptop: str) -> None:
        """Connect, as this laptop. Raises JournalProblem."""
        self.laptop = laptop
        self._server = Server(address)
        self.name = self._server.name

    def close(self) -> None:
        """Let the connection go."""
        self._server.close()

    def own(self) -> frozenset[str]:
        """The runs that this login opened there."""
        return frozenset(
            run for (run,) in self._server.ask("SELECT run FROM facilitator.runs WHERE owner = session_user")
        )

    def readable(self) -> frozenset[str]:
        """The runs that this login may read all of."""
        found = self._server.ask(
            "SELECT run FROM facilitator.runs "
            "WHERE owner = session_user OR facilitator.is_a('facilitator_confidential')"
        )
        return frozenset(run for (run,) in found)

    def note_copy(self, run: str) -> None:
        """Say that this laptop holds a copy of a run now."""
        self._server.save("SELECT facilitator.note_copy(%s, %s)", (run, self.laptop))

    def note_removed(self, run: str) -> None:
        """Say that it holds none any more."""
        self._server.save("SELECT facilitator.note_removed(%s, %s)", (run, self.laptop))

    def copies_here(self) -> frozenset[str]:
        """The runs of which this laptop ever said that it holds a copy."""
        found = self._server.ask(
            "SELECT run FROM facilitator.copies WHERE laptop = %s AND login = session_user", (self.laptop,)
        )
        return frozenset(run for (run,) in found)

    def deleted(self) -> tuple[Gone, ...]:
        """What was deleted from the pool, of the runs that concern this login."""
        found = self._server.ask("SELECT run, title, day, by_whom FROM facilitator.deleted ORDER BY at")
        return tuple(Gone(*row) for row in found)

    def still_on(self) -> dict[str, tuple[str, ...]]:
        """By deleted run, the laptops that have not said yet that they hold no copy of it any more."""
        found = self._server.ask(
            "SELECT run, array_agg(laptop ORDER BY laptop) FROM facilitator.copies "
            "JOIN facilitator.deleted USING (run) "
            "WHERE NOT removed AND run NOT IN (SELECT run FROM facilitator.runs) GROUP BY run ORDER BY run"
        )
        return {run: tuple(laptops) for run, laptops in found}

    def keep_shared(self, run: str, files: Mapping[str, bytes]) -> None:
        """Put there what may be passed on of a run, by the names of the files."""
        self._server.save("SELECT facilitator.keep_shared(%s, %s, %b)", (run, list(files), list(files.values())))

    def shared_digests(self) -> dict[str, dict[str, str]]:
        """By run and file name, what identifies the content of what may be passed on: its SHA-256, in hexadecimal."""
        found: dict[str, dict[str, str]] = {}
        for run, name, digest in self._server.ask("SELECT run, name, digest FROM facilitator.shared_copies"):
            found.setdefault(run, {})[name] = digest
        return found

    def shared(self, run: str) -> dict[str, bytes]:
        """What may be passed on of a run."""
        found = self._server.ask("SELECT name, content FROM facilitator.shared_copies WHERE run = %s", (run,))
        return {name: bytes(content) for name, content in sorted(found)}
