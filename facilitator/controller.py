"""Clock, journal and pure core put together: the only thing that appends.

`dispatch` takes a command the one path: decide, append durably, fold, look. When the journal refuses a write, the day
goes on: what happened is held in memory, marked as not saved, and tried again on every tick until it is stored.
"""

from __future__ import annotations

from datetime import datetime

import msgspec

from facilitator.clock import ClockSource
from facilitator.journal.port import Journal, JournalProblem, Overtaken
from facilitator.live.commands import Command, NoteGap
from facilitator.live.decide import decide
from facilitator.live.evolve import evolve, replay
from facilitator.live.events import AnyEvent, Recorded
from facilitator.live.refused import Refused
from facilitator.live.stamp import Stamp, between
from facilitator.live.state import State
from facilitator.live.view import View, look

SLEPT = 30.0
"""Seconds between two ticks from which on the laptop is taken to have slept; ticks come at least every second."""

ALIVE = 10.0
"""Seconds between two signs of life left for the next start."""

MOST_ATTEMPTS = 20
"""How often one command is decided again because other windows were faster, before it counts as refused."""


class Saving(msgspec.Struct, frozen=True):
    """Whether everything is stored: when it last was, and if not, how many steps wait and why, in words."""

    saved_at: datetime | None = None
    waiting: int = 0
    trouble: str = ""


class Held(msgspec.Struct, frozen=True):
    """A command that was carried out but could not be stored yet, with the moment it was given."""

    command: Command
    at: Stamp


class Controller:
    """One window on one run."""

    def __init__(self, journal: Journal, clock: ClockSource, run: str, window: str = "lead") -> None:
        """Read the run so far. Raises JournalProblem when it cannot be read."""
        self.journal = journal
        self.clock = clock
        self.run = run
        self.window = window
        self._stored = replay(journal.read(run))
        self._held: tuple[Held, ...] = ()
        self._trouble = ""
        self.state: State = self._stored
        self._ticked = clock.now()
        self._alive = self._ticked
        self.slept = 0.0

    @property
    def saving(self) -> Saving:
        """Whether everything is stored."""
        last = self._stored.last
        return Saving(last.wall if last else None, len(self._held), self._trouble)

    def view(self) -> View:
        """What a screen may read now."""
        return look(self.state, self.clock.now())

    def dispatch(self, command: Command) -> tuple[AnyEvent, ...]:
        """Carry out a command; the events it led to. Raises Refused, and then nothing has changed.

        When this returns, the events are durable, or held in memory with `saving` saying so in words.
        """
        now = self.clock.now()
        if self._held:
            return self._hold(command, now)
        for _ in range(MOST_ATTEMPTS):
            decided = decide(self._stored, command, now)
            if not decided:
                return ()
            entries = self._record(self._stored, decided, now)
            try:
                self.journal.append(self.run, self._stored.seq, entries)
            except Overtaken:
                self._read_on()
                continue
            except JournalProblem as problem:
                self._trouble = str(problem)
                return self._hold(command, now)
            self._stored = self.state = replay(entries, self._stored)
            return decided
        raise Refused("Other windows are writing too fast for this one; try again.")

    def tick(self) -> bool:
        """Do what time asks for: notice sleep, leave a sign of life, follow other windows, store what is held.

        Returns whether the state changed. Never raises: trouble shows in `saving`.
        """
        now = self.clock.now()
        away = between(self._ticked, now)
        self._ticked = now
        if away >= SLEPT:
            self.slept = away
        if between(self._alive, now) >= ALIVE:
            self._alive = now
            self.journal.touch(self.run, now.wall)
        try:
            changed = self.journal.changed() and self._read_on()
            return (bool(self._held) and self._store_held()) or changed
        except JournalProblem as problem:
            self._trouble = str(problem)
            return False

    def move_to(self, journal: Journal) -> None:
        """Go on in another journal, with all that has happened, stored or held. Raises JournalProblem if it refuses."""
        journal.append(self.run, 0, self.journal.read(self.run))
        self.journal, self._trouble = journal, ""
        self._store_held()

    def note_gap(self, seconds: float, *, counted: bool, slept: bool) -> None:
        """Put on record that the laptop was away."""
        self.slept = 0.0
        self.dispatch(NoteGap(seconds, counted, slept))

    def leave(self) -> None:
        """Leave a last sign of life; the run stays open."""
        self.journal.touch(self.run, self.clock.now().wall)

    def _record(self, state: State, decided: tuple[AnyEvent, ...], now: Stamp) -> tuple[Recorded, ...]:
        return tuple(Recorded(state.seq + n, now, self.window, event) for n, event in enumerate(decided, 1))

    def _hold(self, command: Command, now: Stamp) -> tuple[AnyEvent, ...]:
        """Carry a command out in memory only."""
        decided = decide(self.state, command, now)
        if decided:
            self._held = (*self._held, Held(command, now))
            self.state = replay(self._record(self.state, decided, now), self.state)
        return decided

    def _read_on(self) -> bool:
        """Fold what other windows appended; with steps held, they are decided again on top."""
        entries = self.journal.read(self.run, self._stored.seq)
        if not entries:
            return False
        for entry in entries:
            self._stored = evolve(self._stored, entry)
        self.state = self._stored
        self._held = tuple(held for held in self._held if self._again(held))
        return True

    def _again(self, held: Held) -> bool:
        """Whether a held command may still happen after what others did; if so it has happened in `state`."""
        try:
            decided = decide(self.state, held.command, held.at)
        except Refused:
            return False
        self.state = replay(self._record(self.state, decided, held.at), self.state)
        return bool(decided)

    def _store_held(self) -> bool:
        """Store the held steps, oldest first. Raises JournalProblem when the journal still refuses."""
        while self._held:
            held = self._held[0]
            try:
                entries = self._record(self._stored, decide(self._stored, held.command, held.at), held.at)
                self.journal.append(self.run, self._stored.seq, entries)
            except Overtaken:
                self._read_on()
                continue
            self._stored = replay(entries, self._stored)
            self._held = self._held[1:]
        self._trouble = ""
        self.state = self._stored
        return True


def held_words(saving: Saving) -> str:
    """The state of saving as one sentence."""
    if not saving.waiting:
        return ""
    steps = "1 step is" if saving.waiting == 1 else f"{saving.waiting} steps are"
    return f"NOT SAVED: {saving.trouble} {steps} kept in memory and tried again every second."


