"""Following a run from another window that never writes: the room's screen.

A follower opens the journal only to read, folds what is there, and asks up to ten times a second whether there is
more. Whatever goes wrong with the file is kept as words, what was known stays, and the file is tried again and again
until it is back.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

from facilitator.application.presence import SIGN, listening_name, parted_name, size_in, sized_name, window_name
from facilitator.clock import ClockSource, RehearsalClock
from facilitator.journal.port import Journal, JournalProblem, RunSummary
from facilitator.live.rules import replay
from facilitator.live.stamp import Stamp, between
from facilitator.live.state import State

RETRY = 0.5
"""Seconds between two attempts to open a journal that could not be opened."""

RECENT = timedelta(hours=16)
"""An unfinished run that was touched longer ago is not taken for today's."""

Mark = tuple[int, int, bool]
"""Which file stands at a path: its device, its number, and whether anyone has it open to write."""


class Whereabouts(Protocol):
    """Where a journal is expected to be; it may not be there yet, or not any more."""

    name: str
    """What words call it."""

    def mark(self) -> Mark | None:
        """Which journal stands there now; None for none that can be seen."""

    def open(self) -> Journal:
        """That journal, to be read only. Raises JournalProblem."""


class JournalPath:
    """A path at which a journal is expected."""

    def __init__(self, path: Path) -> None:
        """Expect a journal at this path."""
        self.path, self.name = path, str(path)
        self._wal = f"{path}-wal"

    def mark(self) -> Mark | None:
        """Which file stands there now; None for none that can be seen."""
        try:
            status = os.stat(self.name)
            return status.st_dev, status.st_ino, os.path.exists(self._wal)
        except OSError:
            return None

    def open(self) -> Journal:
        """The journal, to be read only. Raises JournalProblem."""
        from facilitator.journal.sqlite import SqliteJournal

        return SqliteJournal(self.path, reading=True)


class JournalServer:
    """A server on which a pool's journal is expected."""

    def __init__(self, address: str) -> None:
        """Expect a journal at this address."""
        from facilitator.journal.postgres_address import shown

        self.address, self.name = address, shown(address)

    def mark(self) -> Mark | None:
        """Always the same: no other journal takes this one's place under one address."""
        return 0, 0, True

    def open(self) -> Journal:
        """That journal. Raises JournalProblem."""
        from facilitator.journal.postgres import PostgresJournal

        return PostgresJournal(self.address)


class Follower:
    """One window that looks on.

    `state` is the run as far as it could be read, None while there is none. `trouble` says in words, for whoever
    looks after the laptop, why no more can be read; empty when all is well.
    """

    def __init__(self, place: Whereabouts, clock: ClockSource, run: str = "", *, asked: bool = False) -> None:
        """Follow a run by its id; without one, the day that is under way, or the next to be.

        `asked` tells that the run was only chosen among those that lay open: where it is a rehearsal, the window turns
        to a real day all the same.
        """
        self.place = place
        self.run = run
        self.window = window_name("room")
        self.port = 0
        """Where this window hears that somebody wrote; 0 for nowhere."""
        self._signed = ""
        self._sign: Stamp | None = None
        self.state: State | None = None
        self.trouble = ""
        self.broken = False
        """Whether a file is there that cannot be read now."""
        self.journal: Journal | None = None
        self.real = self.clock = clock
        self.chooses = asked or not run
        """Whether it looks for today's run by itself, because none was named."""
        self._asked = asked
        self._mark: Mark | None = None
        self._tried: Stamp | None = None
        self._fresh = True

    def now(self) -> Stamp:
        """This moment by the run's clock, which a rehearsal has of its own."""
        return self.clock.now()

    def poll(self) -> bool:
        """Read what is new. Returns whether the state changed; never raises for anything the file does."""
        before = self.state, self.run
        try:
            if self._reach():
                self._read_on()
        except JournalProblem as problem:
            self.trouble, self.broken = str(problem), True
            self._let_go()
        return (self.state, self.run) != before if self.state is None else self.state is not before[0]

    def sign(self) -> None:
        """Leave a sign, for the lead, that this window is open, unless the last one is fresh."""
        now = self.real.now()
        if self._signed == self.run and self._sign is not None and between(self._sign, now) < SIGN:
            return
        self._sign = now
        if self.journal is not None and self.run:
            if self._signed != self.run:
                self._unsign()
            self._signed = self.run
            self.journal.here(self.run, self.window)

    def listens(self, port: int) -> None:
        """Tell the writers where this window hears of them, in the next name that it gets by its size, or now."""
        self.port = port
        if size := size_in(self.window):
            self.resized(*size)
        else:
            self._call(listening_name(window_name("room"), port))

    def resized(self, width: int, height: int, picture: str = "", parts: int = 0, at: int = 0) -> None:
        """Tell the lead the size of this window, in cells; the new sign comes before the old one goes.

        A window that lays out by other rules than a terminal's also tells how many parts it takes for a picture, and
        which of them it shows, from 0.
        """
        name = listening_name(window_name("room"), self.port)
        name = parted_name(name, picture, parts, at) if parts else name
        self._call(sized_name(name, width, height))

    def _call(self, name: str) -> None:
        """Be called so from now on."""
        before, self.window = self.window, name
        if self.journal is not None and self._signed and before != self.window:
            self.journal.here(self._signed, self.window)
            self.journal.gone(self._signed, before)

    def _unsign(self) -> None:
        if self.journal is not None and self._signed:
            self.journal.gone(self._signed, self.window)

    def close(self) -> None:
        """Take this window's sign away and let the journal go."""
        self._unsign()
        self._let_go()

    def _reach(self) -> bool:
        """Have the file that stands at the place open; whether it is. Raises JournalProblem."""
        mark = self.place.mark()
        if self.journal is not None:
            if mark is not None and mark[:2] == (self._mark or mark)[:2] and (mark == self._mark or not mark[2]):
                return True
            self._let_go()
        if mark is None:
            self.broken = False
            self.trouble = f"There is no journal at {self.place.name}."
            return False
        now = self.real.now()
        if self.trouble and self._tried is not None and between(self._tried, now) < RETRY:
            return False
        self._tried = now
        self.journal = self.place.open()
        self._mark = self.place.mark()
        self._fresh = True
        return True

    def _let_go(self) -> None:
        journal, self.journal = self.journal, None
        if journal is not None:
            try:
                journal.close()
            except JournalProblem as problem:
                self.trouble = str(problem)

    def _read_on(self) -> None:
        """Fold what others have appended. Raises JournalProblem."""
        assert self.journal is not None
        changed = self.journal.changed()
        if not (changed or self._fresh):
            return
        if self.chooses:
            self._choose(self.journal.runs())
        if self.run:
            self._take(self.journal)
        self._fresh, self.trouble, self.broken = False, "", False

    def _take(self, journal: Journal) -> None:
        """Read the run from where this window stands; from the beginning when the file is another than before."""
        state = self.state
        if self._fresh or state is None:
            state = None
        entries = journal.read(self.run, state.seq if state is not None else 0)
        if not entries:
            if state is None:
                raise JournalProblem(f"The journal holds no run {self.run}.")
            return
        self.state = replay(entries, state or State(earlier=journal.learned(self.run)))
        started = self.state.started
        if started is not None and started.rehearsal:
            self.clock = RehearsalClock(self.real, started.rehearsal, entries[-1].at)
        else:
            self.clock = self.real

    def _choose(self, runs: tuple[RunSummary, ...]) -> None:
        """Take today's run: the newest real day, a rehearsal only where there is none.

        What has ended stays, unless another was opened since.
        """
        chosen = todays(runs, self.real.now().wall)
        own = next((run for run in runs if run.run == self.run), None)
        if self._asked and own is not None and not own.rehearsal:
            return
        if chosen and chosen[0].run != self.run and (own is None or _takes_over(chosen[0], own)):
            self.run, self.state, self._asked = chosen[0].run, None, False


def todays(runs: Sequence[RunSummary], now: datetime) -> list[RunSummary]:
    """The runs that may be meant without a name, the newest first: unfinished real days of today, else rehearsals.

    `now` is the machine's time; a rehearsal's own clock is never asked.
    """
    fresh = [
        run for run in runs if run.state != "ended" and now - (run.started if run.rehearsal else run.touched) < RECENT
    ]
    real = [run for run in fresh if not run.rehearsal]
    return sorted(real or fresh, key=lambda run: run.started if run.rehearsal else run.touched, reverse=True)


def day_begun(runs: Sequence[RunSummary], own: str, now: datetime) -> str:
    """The real day that a window on the rehearsal `own` is to turn to; "" while there is none, or on a real day."""
    followed = next((run for run in runs if run.run == own), None)
    chosen = todays(runs, now)
    if not chosen or chosen[0].rehearsal or (followed is not None and not followed.rehearsal):
        return ""
    return chosen[0].run


def _takes_over(other: RunSummary, own: RunSummary) -> bool:
    """Whether a window that follows `own` is to turn to another: a later one that is worked on, or any real day."""
    if bool(other.rehearsal) != bool(own.rehearsal):
        return bool(own.rehearsal)
    return other.started > own.started and (bool(own.rehearsal) or other.touched > own.touched)
