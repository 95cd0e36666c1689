"""The journal of a pool: the same store of events on a PostgreSQL server (15 or newer) that many laptops share.

Several windows, each with its own `PostgresJournal`, may use one run at the same time; the server serialises appends by
the expected sequence number. Every event is on the server's disk before `append` returns. Who may do what is decided
by the server (`postgres_*.sql`), never here.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from facilitator.journal import postgres_search, summary
from facilitator.journal.codec import Row, Unstorable, check_text, encode_after, numbered_on, write_moment
from facilitator.journal.learning import learned_from
from facilitator.journal.packed_plans import START, read_rows, without_plan
from facilitator.journal.port import Damaged, JournalProblem, Overtaken, RunSummary, RunUnknown
from facilitator.journal.postgres_connecting import OutOfReach, Server
from facilitator.journal.postgres_schema import VERSION, refuse_other
from facilitator.journal.search import findable
from facilitator.journal.summary import RunCounts
from facilitator.live.facts import Recorded
from facilitator.live.learned import Learned
from facilitator.live.queries.photographs import is_it

if TYPE_CHECKING:
    from facilitator.journal.search import Hit, Wanted

READ = """
SELECT seq, kind, version, wall, running, boot, written_in, body, batch FROM facilitator.events
WHERE run = %s AND seq > %s ORDER BY seq
"""
APPEND = f"SELECT facilitator.append({', '.join(['%s'] * 6 + ['%b'] * 8 + ['%s'] * 2)})"
APPEND_ONE = f"SELECT facilitator.append_one({', '.join(['%s'] * 14)})"
"""One event of a run that is there, as nearly all are: no lists to pack, and the least that the server has to do."""
LIST_RUNS = """
SELECT run, title, plan, day, started, rehearsal, events, touched, issues, groups, entries, ends, delete_by
FROM facilitator.runs
"""
TEACHING = """
SELECT run, seq, kind, body FROM facilitator.events
WHERE kind IN ('change.redone', 'change.undone', 'words.judged')
AND run IN (SELECT run FROM facilitator.runs WHERE rehearsal = 0 AND run <> %s)
ORDER BY run, seq
"""
WRITES = "SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM facilitator.writes"

ASKED_EVERY = 2.0
"""Seconds between two questions whether anybody wrote; in between, the server tells by itself."""


class _Doubt:
    """An append of which nobody knows whether the server has stored it: it went away before it said so.

    Until that is known, what may have been stored is not shown to this very window, which still holds it in memory and
    would otherwise take it for another window's. When it appends the same again, the server is found to have it.
    """

    def __init__(self, run: str, expected: int, rows: Sequence[Row]) -> None:
        self.run = run
        self._rows = {row[0]: row for row in rows}
        self._next = expected + 1

    def before(self, rows: list[Row]) -> list[Row]:
        """Those of the run's rows, numbered on, that stand before what is in doubt."""
        ahead = self._next - rows[0][0] if rows else 0
        in_doubt = 0 <= ahead < len(rows) and rows[ahead] == self._rows.get(self._next)
        return rows[:ahead] if in_doubt else rows

    def settles(self, rows: Sequence[Row], stored: Sequence[Row]) -> bool:
        """Whether what is to be appended is what the server stored; that much is then in doubt no longer."""
        if not rows or rows[0][0] != self._next or list(stored[: len(rows)]) != list(rows):
            return False
        self._next = rows[-1][0] + 1
        return True

    @property
    def over(self) -> bool:
        """Whether nothing is in doubt any more."""
        return self._next not in self._rows


class PostgresJournal:
    """One window's handle on a pool's journal."""

    def __init__(
        self, address: str, *, monotonic: Callable[[], float] = time.monotonic, asked_every: float = ASKED_EVERY
    ) -> None:
        """Connect to the server at this address. Raises JournalProblem.

        `monotonic` gives seconds; `asked_every` is for how many of them the server is trusted to tell of writes itself.
        """
        self.address = address
        self._monotonic = monotonic
        self._asked_every = asked_every
        self._doubt: _Doubt | None = None
        self._server = Server(address, monotonic)
        try:
            refuse_other(int(self._server.ask(VERSION)[0][0]), address)
            self._writes = int(self._server.ask(WRITES)[0][0])
        except BaseException:
            self._server.close()
            raise
        self._others = False
        self._asked = monotonic()

    # -- events ------------------------------------------------------------------------------------------------

    def append(self, run: str, expected: int, entries: Sequence[Recorded]) -> None:
        """Store events durably, all or none; see the port."""
        rows = encode_after(expected, entries)
        if not rows:
            return
        check_storable(run, rows)
        added = summary.tally(entries, lambda seq: self._kind_at(run, seq))
        retention = None
        if summary.sets_retention(entries, lambda seq: self._kind_at(run, seq)):
            retention = summary.delete_by([*(self.read(run) if expected else ()), *entries][: expected + len(rows)])
        query, values = APPEND_ONE, _one(run, expected, rows[0], added)
        if not expected or len(rows) > 1 or retention is not None or rows[0][1] == START:
            rows, digest, packed = _apart(rows)
            query, values = APPEND, _appended(run, expected, entries[0], rows, added, retention, digest, packed)
        try:
            self._wrote(self._server.save(query, values))
        except OutOfReach as problem:
            if problem.unsure and self._doubt is None:
                self._doubt = _Doubt(run, expected, rows)
            raise
        except Overtaken:
            if not self._was_ours(run, expected, rows):
                raise
        else:
            self._doubt = None

    def _was_ours(self, run: str, expected: int, rows: Sequence[Row]) -> bool:
        """Whether another window was faster in appearance alone: what is there is what this one sent before."""
        doubt = self._doubt
        if doubt is None or doubt.run != run:
            return False
        settled = doubt.settles(rows, self._rows(run, expected))
        if not settled or doubt.over:
            self._doubt, self._others = None, True
        return settled

    def read(self, run: str, after: int = 0) -> tuple[Recorded, ...]:
        """The run's events numbered above `after`, in order."""
        rows = self._rows(run, after)
        if self._doubt is not None and self._doubt.run == run:
            rows = self._doubt.before(rows)
        if not numbered_on(rows, after):
            raise Damaged(f"Events of {run} are missing from the pool's journal.")
        return read_rows(rows, self._packed)

    def _rows(self, run: str, after: int) -> list[Row]:
        return [_row(row) for row in self._server.ask(READ, (storable(run), after))]

    def last(self, run: str) -> int:
        """The run's last sequence number; 0 for an unknown run."""
        found = self._server.ask("SELECT events FROM facilitator.runs WHERE run = %s", (storable(run),))
        return int(found[0][0]) if found else 0

    def changed(self) -> bool:
        """Whether another connection has written since this was last asked; writes of this one do not count.

        Told by the server; every few seconds it is asked as well, as a pooler between may not pass on what it tells.
        """
        self._server.connection()
        for process, number in self._server.heard():
            self._writes = max(self._writes, number)
            self._others = self._others or process != self._server.process
        if (now := self._monotonic()) - self._asked >= self._asked_every:
            self._asked = now
            number = int(self._server.ask(WRITES)[0][0])
            self._others = self._others or number != self._writes
            self._writes = number
        changed, self._others = self._others, False
        return changed

    def _wrote(self, answered: Sequence[Any] | None) -> bool:
        """Count a write of this handle, which `changed` must not take for another's; whether there was one."""
        if answered is None or answered[0] is None:
            return False
        number = int(answered[0])
        self._others = self._others or number != self._writes + 1
        self._writes = number
        return True

    # -- runs --------------------------------------------------------------------------------------------------

    def runs(self) -> tuple[RunSummary, ...]:
        """All runs that this login may see, the one touched last first."""
        return summary.newest_first([summary.of_row(row) for row in self._server.ask(LIST_RUNS)])

    def delete(self, run: str) -> None:
        """Remove a run with all that is kept of it, as far as the server allows this login to."""
        if not self._wrote(self._server.save("SELECT facilitator.delete_run(%s)", (storable(run),))):
            raise RunUnknown(f"There is no run {run}.")

    # -- searching ---------------------------------------------------------------------------------------------

    def read_for_search(self, most: int) -> int:
        """Read on at most so many runs that changed; how many are left."""
        behind = self._server.ask(postgres_search.STALE, (most,))
        for run, events, _ in behind:
            lines = postgres_search.lines_of(run, events, findable(run, self.read(run)))
            self._server.save(postgres_search.READ_IN, lines)
        return int(behind[0][2]) - len(behind) if behind else 0

    def search(self, wanted: Wanted, most: int) -> tuple[Hit, ...]:
        """At most so many of the lines that match, the newest day first."""
        asked = postgres_search.question(wanted, most)
        return tuple(map(postgres_search.hit_of, self._server.ask(postgres_search.SEARCH, asked))) if asked else ()

    def search_told(self) -> tuple[str, ...]:
        """Nothing: the server looks after its index."""
        return ()

    # -- beside the events: what has left the journal, photographs, unfinished words --------------------------

    def note_exported(self, run: str, files: Mapping[str, str]) -> None:
        """Remember which files of a run were written from this login."""
        noted = self._server.save(
            "SELECT facilitator.note_exported(%s, %s, %s)", (storable(run), list(files), list(files.values()))
        )
        if not (noted and noted[0]):
            raise RunUnknown(f"There is no run {run}.")

    def exported(self, run: str) -> dict[str, str]:
        """The files that were remembered for a run, with their digests."""
        query = "SELECT path, digest FROM facilitator.exports WHERE run = %s"
        return dict(sorted(self._server.ask(query, (storable(run),))))

    def note_backup(self, path: str, at: datetime) -> None:
        """Remember that a copy of the whole journal lies at this path."""
        self._server.save("SELECT facilitator.note_backup(%s, %s)", (path, write_moment(at)))

    def forget_backup(self, path: str) -> None:
        """A copy is there no longer."""
        self._server.save("SELECT facilitator.forget_backup(%s)", (path,))

    def backups(self) -> tuple[str, ...]:
        """The copies that were remembered from this login, the newest last."""
        found = self._server.ask("SELECT at, path FROM facilitator.backups")
        return tuple(path for _, path in sorted(found))

    def keep_photograph(self, run: str, digest: str, picture: bytes) -> None:
        """Store a picture with a run; see the port."""
        query = "SELECT facilitator.keep_photograph(%s, %s, %s)"
        if not self._wrote(self._server.save(query, (storable(run), digest, picture))):
            raise RunUnknown(f"There is no run {run}.")

    def photograph(self, run: str, digest: str) -> bytes | None:
        """The bytes of a picture of a run."""
        query = "SELECT picture FROM facilitator.photographs WHERE run = %s AND digest = %s"
        found = self._server.ask(query, (storable(run), digest))
        return is_it(digest, bytes(found[0][0]) if found else None)

    def learned(self, run: str) -> Learned:
        """What the decisions of all other real days that may be read taught about names."""
        return learned_from(self._server.ask(TEACHING, (storable(run),)))

    def save_draft(self, run: str, place: str, text: str) -> None:
        """Keep unfinished words durably; an empty text forgets them. Raises RunUnknown."""
        check_text(run, place, text)
        kept = json.dumps(text) if text else None
        query = "SELECT facilitator.save_draft(%s, %s, %s)"
        if not self._wrote(self._server.save(query, (storable(run), storable(place), kept))):
            raise RunUnknown(f"There is no run {run}.")

    def drafts(self, run: str) -> dict[str, str]:
        """The unfinished words of a run, by place."""
        query = "SELECT place, words FROM facilitator.drafts WHERE run = %s"
        return {place: json.loads(words) for place, words in sorted(self._server.ask(query, (storable(run),)))}

    def touch(self, run: str, at: datetime) -> None:
        """Remember that a window was alive at this instant; failure is no problem."""
        self._sign("SELECT facilitator.touch(%s, %s)", run, write_moment(at))

    def touched(self, run: str) -> datetime | None:
        """When a window was last known to be alive."""
        found = self._server.ask("SELECT at FROM facilitator.alive WHERE run = %s", (storable(run),))
        return datetime.fromisoformat(found[0][0]) if found else None

    def beside(self) -> PostgresJournal:
        """Another handle on the same store, by a connection of its own."""
        return PostgresJournal(self.address, monotonic=self._monotonic, asked_every=self._asked_every)

    def here(self, run: str, window: str) -> None:
        """Leave a sign that a window is open on the run."""
        self._sign("SELECT facilitator.here(%s, %s)", run, window)

    def gone(self, run: str, window: str) -> None:
        """Take the sign away."""
        self._sign("SELECT facilitator.gone(%s, %s)", run, window)

    def _sign(self, query: str, *values: str) -> None:
        try:
            self._server.save(query.encode(), tuple(map(storable, values)))
        except JournalProblem:
            return  # by the port: a sign that could not be left is no problem

    def signs(self, run: str) -> dict[str, int]:
        """The signs that lie there, by window."""
        query = "SELECT opened_in, number FROM facilitator.signs WHERE run = %s"
        return dict(self._server.ask(query, (storable(run),)))

    def close(self) -> None:
        """Let the connection go."""
        self._server.close()

    # -- inside ------------------------------------------------------------------------------------------------

    def _kind_at(self, run: str, seq: int) -> str:
        query = "SELECT kind FROM facilitator.events WHERE run = %s AND seq = %s"
        found = self._server.ask(query, (storable(run), seq))
        return str(found[0][0]) if found else ""

    def _packed(self, digest: str) -> bytes | None:
        found = self._server.ask("SELECT packed FROM facilitator.plans WHERE digest = %s", (storable(digest),))
        return bytes(found[0][0]) if found else None


def storable(text: str) -> str:
    """The text, as the server can take it. Raises Unstorable for half a character or a zero byte."""
    check_text(text)
    if "\0" in text:
        raise Unstorable("A name holds a character that the server cannot keep.")
    return text


def check_storable(run: str, rows: Sequence[Row]) -> None:
    """Raise Unstorable unless the server can keep the names in these rows; words stand in JSON, which it always can."""
    storable(run)
    for row in rows:
        storable(row[5])
        storable(row[6])


def _apart(rows: Sequence[Row]) -> tuple[list[Row], str | None, bytes | None]:
    """The rows with the plan of the one that starts a run taken out, and that plan, packed, by digest."""
    digest, packed, found = None, None, []
    for row in rows:
        if row[1] == START:
            row, digest, packed = without_plan(row)
        found.append(row)
    return found, digest, packed


def _one(run: str, expected: int, row: Row, added: RunCounts) -> tuple[Any, ...]:
    """What `APPEND_ONE` is to be given."""
    return (run, expected, added.issues, added.groups, added.entries, added.ends, *row[1:])


def _appended(
    run: str,
    expected: int,
    first: Recorded,
    rows: Sequence[Row],
    added: RunCounts,
    retention: str | None,
    digest: str | None,
    packed: bytes | None,
) -> tuple[Any, ...]:
    """What `APPEND` is to be given."""
    begun = summary.begin(run, first)
    head = [begun.title, begun.plan, begun.day, write_moment(begun.started)] if not expected else []
    _, kinds, versions, walls, runnings, boots, windows, bodies, batches = map(list, zip(*rows, strict=True))
    counts = [added.issues, added.groups, added.entries, added.ends]
    columns = (kinds, versions, walls, runnings, boots, windows, bodies, batches)
    return (
        run,
        expected,
        [text.replace("\0", " ") for text in head],
        begun.rehearsal,
        counts,
        retention,
        *columns,
        digest,
        packed,
    )


def _row(row: Sequence[Any]) -> Row:
    seq, kind, version, wall, running, boot, window, body, batch = row
    return seq, kind, version, wall, running, boot, window, body, batch
