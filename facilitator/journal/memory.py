"""A journal in memory: the twin of the SQLite one, for rehearsals that leave nothing behind and for tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from facilitator.journal import summary
from facilitator.journal.codec import check_text, encode_after
from facilitator.journal.learning import learned_from_events
from facilitator.journal.port import JournalProblem, Overtaken, RunSummary, RunUnknown
from facilitator.journal.summary import RunCounts
from facilitator.live.facts import KINDS, Recorded
from facilitator.live.learned import Learned
from facilitator.live.queries.photographs import is_it

if TYPE_CHECKING:
    from facilitator.journal.search import Hit, Wanted


class _Run:
    """All that is kept of one run."""

    def __init__(self, run: str, first: Recorded) -> None:
        self.begun = summary.begin(run, first)
        self.events: list[Recorded] = []
        self.tally = RunCounts()
        self.drafts: dict[str, str] = {}
        self.exported: dict[str, str] = {}
        self.photographs: dict[str, bytes] = {}
        self.delete_by = ""

    def kind_at(self, seq: int) -> str:
        return KINDS[type(self.events[seq - 1].event)] if 0 < seq <= len(self.events) else ""

    def summed(self) -> RunSummary:
        last = self.events[-1].at.wall
        return summary.brought_up_to(self.begun, self.tally, len(self.events), last, self.delete_by)


class _Shelf:
    """What several handles share: the runs, and how many writes there have been."""

    def __init__(self) -> None:
        self.runs: dict[str, _Run] = {}
        self.alive: dict[str, datetime] = {}
        self.backups: dict[str, datetime] = {}
        self.signs: dict[str, dict[str, int]] = {}
        self.writes = 0


class MemoryJournal:
    """A journal that is gone with the process. `beside` gives another window's handle on the same one."""

    def __init__(self) -> None:
        """An empty journal."""
        self._shelf: _Shelf | None = _Shelf()
        self._alive = self._shelf.alive
        self._signs = self._shelf.signs
        self._seen = 0

    def beside(self) -> MemoryJournal:
        """Another handle on the same store, as a second window would have."""
        other = MemoryJournal()
        other._shelf = self._open()
        other._alive = other._shelf.alive
        other._signs = other._shelf.signs
        other._seen = other._shelf.writes
        return other

    def _open(self) -> _Shelf:
        if self._shelf is None:
            raise JournalProblem("The journal has been closed.")
        return self._shelf

    def _wrote(self, shelf: _Shelf) -> None:
        """Count a write of this handle, which `changed` must not take for someone else's."""
        shelf.writes += 1
        self._seen += 1

    def append(self, run: str, expected: int, entries: Sequence[Recorded]) -> None:
        """Store events, all or none; see the port."""
        shelf = self._open()
        if not entries:
            return
        for row in encode_after(expected, entries):
            check_text(run, row[5], row[6])
        if expected != self.last(run):
            raise Overtaken("Another window was faster; nothing was saved yet.")
        kept = shelf.runs.get(run) or _Run(run, entries[0])
        kept.tally = kept.tally.plus(summary.tally(entries, kept.kind_at))
        kept.events.extend(entries)
        if summary.sets_retention(entries, kept.kind_at):
            kept.delete_by = summary.delete_by(kept.events)
        shelf.runs[run] = kept
        self._wrote(shelf)

    def read(self, run: str, after: int = 0) -> tuple[Recorded, ...]:
        """The run's events numbered above `after`."""
        kept = self._open().runs.get(run)
        return tuple(kept.events[max(0, after) :]) if kept else ()

    def last(self, run: str) -> int:
        """The run's last sequence number."""
        kept = self._open().runs.get(run)
        return len(kept.events) if kept else 0

    def changed(self) -> bool:
        """Whether another handle has written since this was last asked."""
        writes = self._open().writes
        changed, self._seen = writes != self._seen, writes
        return changed

    def runs(self) -> tuple[RunSummary, ...]:
        """All runs, the one touched last first."""
        return summary.newest_first([kept.summed() for kept in self._open().runs.values()])

    def delete(self, run: str) -> None:
        """Remove a run with its events and drafts."""
        shelf = self._open()
        if shelf.runs.pop(run, None) is None:
            raise RunUnknown(f"There is no run {run}.")
        shelf.alive.pop(run, None)
        shelf.signs.pop(run, None)
        self._wrote(shelf)

    def read_for_search(self, most: int) -> int:
        """Nothing to do: a search in memory reads the runs themselves."""
        self._open()
        return 0

    def search(self, wanted: Wanted, most: int) -> tuple[Hit, ...]:
        """At most so many of the lines that match, found the same way as on the disk."""
        from facilitator.journal.sqlite_search import find_in

        return find_in({run: tuple(kept.events) for run, kept in self._open().runs.items()}, wanted, most)

    def search_told(self) -> tuple[str, ...]:
        """Nothing: there is no index that could be damaged."""
        return ()

    def note_exported(self, run: str, files: Mapping[str, str]) -> None:
        """Remember which files of a run were written."""
        kept = self._open().runs.get(run)
        if kept is None:
            raise RunUnknown(f"There is no run {run}.")
        kept.exported |= files

    def exported(self, run: str) -> dict[str, str]:
        """The files that were remembered for a run, with their digests."""
        kept = self._open().runs.get(run)
        return dict(sorted(kept.exported.items())) if kept else {}

    def note_backup(self, path: str, at: datetime) -> None:
        """Remember that a copy lies at this path; nothing in memory can be copied, but the port has it."""
        self._open().backups[path] = at

    def forget_backup(self, path: str) -> None:
        """A copy is there no longer."""
        self._open().backups.pop(path, None)

    def backups(self) -> tuple[str, ...]:
        """The copies that were remembered, the newest last."""
        return tuple(sorted(self._open().backups, key=self._open().backups.__getitem__))

    def keep_photograph(self, run: str, digest: str, picture: bytes) -> None:
        """Store a picture with a run."""
        shelf = self._open()
        kept = shelf.runs.get(run)
        if kept is None:
            raise RunUnknown(f"There is no run {run}.")
        kept.photographs.setdefault(digest, picture)
        self._wrote(shelf)

    def photograph(self, run: str, digest: str) -> bytes | None:
        """The bytes of a picture of a run."""
        kept = self._open().runs.get(run)
        return is_it(digest, kept.photographs.get(digest)) if kept else None

    def learned(self, run: str) -> Learned:
        """What the decisions of all other real days taught about names."""
        runs = self._open().runs
        real = {name: kept.events for name, kept in runs.items() if name != run and not kept.begun.rehearsal}
        return learned_from_events(real)

    def save_draft(self, run: str, place: str, text: str) -> None:
        """Keep unfinished words; an empty text forgets them."""
        shelf = self._open()
        check_text(run, place, text)
        kept = shelf.runs.get(run)
        if not text:
            if kept is not None:
                kept.drafts.pop(place, None)
        elif kept is None:
            raise RunUnknown(f"There is no run {run}.")
        else:
            kept.drafts[place] = text
        self._wrote(shelf)

    def drafts(self, run: str) -> dict[str, str]:
        """The unfinished words of a run, by place."""
        kept = self._open().runs.get(run)
        return dict(sorted(kept.drafts.items())) if kept else {}

    def touch(self, run: str, at: datetime) -> None:
        """Remember that a window was alive at this instant; a closed journal minds as little as a file would."""
        self._alive[run] = at

    def touched(self, run: str) -> datetime | None:
        """When a window was last known to be alive."""
        return self._alive.get(run)

    def here(self, run: str, window: str) -> None:
        """Leave a sign that a window is open on the run."""
        signs = self._signs.setdefault(run, {})
        signs[window] = signs.get(window, 0) + 1

    def gone(self, run: str, window: str) -> None:
        """Delete the window's sign of presence."""
        self._signs.get(run, {}).pop(window, None)

    def signs(self, run: str) -> dict[str, int]:
        """The signs that lie there, by window."""
        return dict(self._signs.get(run, {}))

    def close(self) -> None:
        """Let go of the store; other handles keep theirs."""
        self._shelf = None
