"""What a store of events must do, whatever it is made of.

Small enough that a shared server database could take SQLite's place. Every method may raise `JournalProblem`; its
message is a sentence for the trainer. Sequence numbers count from 1 within a run, without holes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

import msgspec

from facilitator.live.facts import Recorded
from facilitator.live.learned import Learned

if TYPE_CHECKING:
    from facilitator.journal.search import Hit, Wanted


class JournalProblem(Exception):
    """The journal could not do what was asked. What was stored before is unharmed."""


class Overtaken(JournalProblem):
    """Another window appended first: the expected sequence number is no longer the last. Read on and decide again."""


class WriteRefused(JournalProblem):
    """The store cannot take writes now (disk full, locked, read-only); trying again later may work."""


class NotOurs(JournalProblem):
    """The file is not a journal of this program, or was written by a newer version."""


class Damaged(JournalProblem):
    """The file cannot be read as it should; see `facilitator.journal.recovery`."""


class RunUnknown(JournalProblem):
    """There is no run of this id."""


STATES = {"waiting": "not begun", "running": "unfinished", "ended": "ended"}
"""What each state of a run is called wherever runs are listed."""


class RunSummary(msgspec.Struct, frozen=True):
    """One run as a list shows it, without reading its events.

    `state` is "waiting", "running" or "ended". `started` is when it was opened, by the machine's clock; `touched` the
    aware UTC instant of the last event, which in a rehearsal is by the rehearsal's own clock. `day` is the ISO
    date of the run, `rehearsal` how many times faster its clock runs (0: a real day). `delete_by` is the ISO date by
    which it is to be deleted; empty when nobody has said so.
    """

    run: str
    title: str
    plan: str
    day: str
    state: str
    events: int
    issues: int
    groups: int
    started: datetime
    touched: datetime
    rehearsal: float = 0.0
    delete_by: str = ""

    @property
    def state_words(self) -> str:
        """The state, as it is told wherever runs are listed."""
        return STATES[self.state]


class Journal(Protocol):
    """The append-only store."""

    def append(self, run: str, expected: int, entries: Sequence[Recorded]) -> None:
        """Store events durably, all or none; they are numbered `expected` + 1 and on.

        Returns only when they would survive a power cut. Raises Overtaken if `expected` is not the run's last
        number, WriteRefused if the store cannot take them.
        """

    def read(self, run: str, after: int = 0) -> tuple[Recorded, ...]:
        """The run's events numbered above `after`, in order; none for an unknown run."""

    def last(self, run: str) -> int:
        """The run's last sequence number; 0 for an unknown run."""

    def changed(self) -> bool:
        """Whether anyone else may have written since this was last asked; cheap enough to ask ten times a second."""

    def runs(self) -> tuple[RunSummary, ...]:
        """All runs: real days, the one touched last first, and after them the rehearsals."""

    def delete(self, run: str) -> None:
        """Remove a run with its events, drafts and photographs, its words in the search and its list of exports.

        Raises RunUnknown.
        """

    def read_for_search(self, most: int) -> int:
        """Read on at most so many runs that changed since they were last read for `search`; how many are left."""

    def search(self, wanted: Wanted, most: int) -> tuple[Hit, ...]:
        """At most so many of the lines that match, the newest day first, as far as `read_for_search` has come."""

    def search_told(self) -> tuple[str, ...]:
        """Sentences about searching since this was last asked: an index made anew, words found less well."""

    def note_exported(self, run: str, files: Mapping[str, str]) -> None:
        """Remember which files of a run were written, by absolute path, with a digest of each. Raises RunUnknown."""

    def exported(self, run: str) -> dict[str, str]:
        """The files that were remembered for a run, with their digests."""

    def note_backup(self, path: str, at: datetime) -> None:
        """Remember that a copy of the whole journal lies at this absolute path."""

    def forget_backup(self, path: str) -> None:
        """A copy is there no longer."""

    def backups(self) -> tuple[str, ...]:
        """The copies that were remembered, the newest last."""

    def keep_photograph(self, run: str, digest: str, picture: bytes) -> None:
        """Store a picture with a run, durably, by its SHA-256; one that is there already stays. Raises RunUnknown."""

    def photograph(self, run: str, digest: str) -> bytes | None:
        """The bytes of a picture of a run; None where they are not there, or are not what the digest says."""

    def learned(self, run: str) -> Learned:
        """What the decisions of all other real days taught about names; deleting a run takes away what it taught."""

    def save_draft(self, run: str, place: str, text: str) -> None:
        """Keep unfinished words for a place ("lead:capture:G2"); an empty text forgets them. Durable."""

    def drafts(self, run: str) -> dict[str, str]:
        """The unfinished words of a run, by place."""

    def touch(self, run: str, at: datetime) -> None:
        """Remember that a window was alive at this instant. Cheap, and never an event; failure is no problem."""

    def touched(self, run: str) -> datetime | None:
        """When a window was last known to be alive, as an aware UTC instant; None if never."""

    def beside(self) -> Journal:
        """Another handle on the same store, for another window or thread."""

    def here(self, run: str, window: str) -> None:
        """Leave a sign that a window ("room-4711") is open on the run. Cheap, and failure is no problem."""

    def gone(self, run: str, window: str) -> None:
        """Take the sign away: the window was closed."""

    def signs(self, run: str) -> dict[str, int]:
        """The signs that lie there, by window, each a number that changes with every new sign."""

    def close(self) -> None:
        """Release the store; closing twice is harmless."""


NO_PICTURES: Mapping[str, bytes] = {}


def take_in(
    journal: Journal, run: str, entries: Sequence[Recorded], pictures: Mapping[str, bytes] = NO_PICTURES
) -> int:
    """Store the events that are not there yet, and the run's pictures by digest; how many events that were.

    Raises JournalProblem when the run there went another way.
    """
    there = journal.read(run)
    shared = len(there)
    if shared > len(entries) or not all(map(Recorded.tells_the_same, there, entries)):
        raise JournalProblem(f"The journal there holds another run of this name, {run}. Two days are never mixed.")
    journal.append(run, shared, entries[shared:])
    for digest, picture in pictures.items():
        journal.keep_photograph(run, digest, picture)
    return len(entries) - shared
