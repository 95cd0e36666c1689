"""Clock, journal and pure core put together: the only thing that appends.

`dispatch` takes a command the one path: decide, append durably, fold, look. When the journal refuses a write, the day
goes on: what happened is held in memory, marked as not saved, and tried again about every second until it is stored.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec

from facilitator.agenda.counting import count_words
from facilitator.clock import ClockSource
from facilitator.journal.codec import Unstorable
from facilitator.journal.pictured import carry
from facilitator.journal.port import Journal, JournalProblem, Overtaken, take_in
from facilitator.live.facts import Recorded
from facilitator.live.facts.base import Command, Event, Refused
from facilitator.live.facts.day import NoteGap
from facilitator.live.pending import Answer, Held, carry_out, pin, settle, words_of
from facilitator.live.queries.view import View, look, pulse, until_pulse
from facilitator.live.rules import replay
from facilitator.live.stamp import Stamp, between, was_set
from facilitator.live.state import State

SLEPT = 30.0
"""Seconds between two ticks from which on the laptop is taken to have slept; ticks come at least every second."""

LEAD = "lead"
"""The window that leads the day."""

ALIVE = 10.0
"""Seconds between two signs of life left for the next start."""

RETRY = 1.0
"""Seconds between two attempts to store what is held; a journal that refuses may take long to say so."""

MOST_ATTEMPTS = 100
"""How often one command is decided again because other windows were faster, before it counts as refused."""

GONE = "The journal no longer holds all of this run."


class Saving(msgspec.Struct, frozen=True):
    """Whether everything is stored: when it last was, and if not, why, in words.

    `waiting` counts what is not stored: steps that wait for the journal, and with them the `unplaced` words for which
    another window's changes left no place (`Controller.unplaced`). `draft` says why words still being typed are not.
    """

    saved_at: datetime | None = None
    waiting: int = 0
    trouble: str = ""
    unplaced: int = 0
    draft: str = ""


class Controller:
    """One window on one run."""

    def __init__(self, journal: Journal, clock: ClockSource, run: str, window: str = "lead") -> None:
        """Read the run so far. Raises JournalProblem when it cannot be read."""
        self.journal = journal
        self.clock = clock
        self.run = run
        self.window = window
        self.unplaced: tuple[str, ...] = ()
        """Words typed while the journal refused, for which another window's changes left no place."""
        self.slept = 0.0
        """Seconds that the laptop slept and nobody has put on record yet (`note_gap`)."""
        self._entries = list(journal.read(run))
        self._stored = replay(self._entries, State(earlier=journal.learned(run)))
        self._held: tuple[Held, ...] = ()
        self._trouble = ""
        self._behind = False
        self.state: State = self._stored
        self.stepped = 0.0
        """Seconds by which the laptop's clock was put forward (negative: back) and nobody has told yet."""
        now = self._ticked = self._alive = self._tried = clock.now()
        if self.state.last is not None:
            self._watch_wall(self.state.last, now)

    @property
    def saving(self) -> Saving:
        """Whether everything is stored."""
        last = self._stored.last
        trouble, unplaced = self._trouble, len(self.unplaced)
        if unplaced:
            trouble = f"{trouble} {unplaced_words(self.unplaced)}".lstrip()
        return Saving(last.wall if last else None, len(self._held) + unplaced, trouble, unplaced)

    @property
    def waits(self) -> bool:
        """Whether steps wait for a journal that refuses."""
        return bool(self._held)

    def view(self, *, glance: bool = False) -> View:
        """What a screen may read now; at a `glance` less what takes long to look for."""
        return look(self.state, self.clock.now(), glance=glance)

    def pulse(self) -> tuple[int, ...]:
        """Something that changes exactly when the view does."""
        return pulse(self.state, self.clock.now())

    def until_pulse(self) -> float:
        """Seconds until the view changes by time alone: above 0, at most 1."""
        return until_pulse(self.state, self.clock.now())

    def would(self, command: Command) -> tuple[State, View]:
        """The run as a command would leave it, and the view of that; nothing happens. Raises Refused."""
        now = self.clock.now()
        carried = carry_out(self.state, [pin(self.state, command)], now, self.window)
        (answer,) = carried.answers
        if isinstance(answer, Refused):
            raise answer
        return carried.state, look(carried.state, now)

    def dispatch(self, command: Command) -> tuple[Event, ...]:
        """Carry out a command; the events it led to. Raises Refused, and then nothing has changed.

        When this returns, the events are durable, or held in memory with `saving` saying so in words.
        """
        (answer,) = self.dispatch_together([command])
        if isinstance(answer, Refused):
            raise answer
        return answer

    def dispatch_together(self, asked: Sequence[Command]) -> tuple[Answer, ...]:
        """Carry out commands as one batch, durable all or none; what came of each. One that is refused is left out.

        Raises Refused where none of them can be stored.
        """
        now = self.clock.now()
        asked = [pin(self.state, command) for command in asked]
        if self._held:
            return self._hold(asked, now)
        for _ in range(MOST_ATTEMPTS):
            carried = carry_out(self._stored, asked, now, self.window)
            if not carried.held:
                return carried.answers
            try:
                self._append(carried.entries, carried.state)
            except Unstorable as problem:
                raise Refused(str(problem)) from problem
            except Overtaken:
                if not self._caught_up():
                    return self._hold(asked, now)
                continue
            except JournalProblem as problem:
                self._in_trouble(str(problem))
                return self._hold(asked, now)
            self.state, self._trouble = self._stored, ""
            return carried.answers
        raise Refused("Other windows are writing too fast for this one; try again.")

    def tick(self) -> bool:
        """Do what time asks for: notice sleep, leave a sign of life, follow other windows, store what is held.

        Returns whether the state changed. Never raises: trouble shows in `saving`.
        """
        now, before = self.clock.now(), self.state
        away = between(self._ticked, now)
        self._watch_wall(self._ticked, now)
        self._ticked = now
        if away >= SLEPT * self._speed:
            self.slept += away
        if self._trouble and between(self._tried, now) < RETRY:
            return False
        try:
            self._keep_up(now)
        except JournalProblem as problem:
            self._in_trouble(str(problem))
        return self.state is not before

    def _watch_wall(self, before: Stamp, now: Stamp) -> None:
        """Notice that the wall clock was set: within one boot the running clock tells how much time really passed."""
        self.stepped += was_set(before, now)

    def recorded(self) -> tuple[Recorded, ...]:
        """All that has happened as far as this window knows, with what could not be stored yet."""
        return (*self._entries, *(entry for held in self._held for entry in held.entries))

    def move_to(self, journal: Journal) -> str:
        """Go on in another journal, with all that has happened, stored or held. Raises JournalProblem if it refuses.

        What this window has seen is enough: the old journal may be out of reach. A journal that holds the beginning
        of this very run is continued. A sentence tells of photographs that had to stay behind.
        """
        take_in(journal, self.run, self._entries)
        left = carry(self.journal, journal, self.run, self._entries)
        self.journal, self._trouble, self._behind = journal, "", False
        try:
            self._store_held()
        except JournalProblem as problem:
            self._in_trouble(str(problem))
        return f"{count_words(left, 'photograph')} could not be taken along." if left else ""

    def take_unplaced(self) -> tuple[str, ...]:
        """The words that found no place, handed over: from now on the caller keeps them."""
        texts, self.unplaced = self.unplaced, ()
        return texts

    def note_gap(self, seconds: float, *, counted: bool, slept: bool) -> None:
        """Put on record that the laptop was away. Raises Refused before the run has started."""
        self.slept = 0.0
        self.dispatch(NoteGap(seconds, counted, slept))

    def leave(self) -> None:
        """Leave a last sign of life; the run stays open."""
        self._touch(self.clock.now())

    def _touch(self, now: Stamp) -> None:
        """Leave a sign of life, if this is the window that leads: an absence is the lead's."""
        if self.window == LEAD:
            self.journal.touch(self.run, now.wall)

    @property
    def _speed(self) -> float:
        """How many times faster than real this run's clock goes."""
        return max(1.0, self.state.started.rehearsal) if self.state.started is not None else 1.0

    def _keep_up(self, now: Stamp) -> None:
        """Leave a sign of life, follow other windows, store what is held. Raises JournalProblem."""
        if between(self._alive, now) >= ALIVE:
            self._alive = now
            self._touch(now)
        self._behind = self.journal.changed() or self._behind
        if self._behind:
            self._read_on()
        self._store_held()
        self._trouble = ""

    def _in_trouble(self, words: str) -> None:
        """Say what is wrong with the journal, and leave it in peace for a while."""
        self._trouble, self._tried = words, self.clock.now()

    def _append(self, entries: tuple[Recorded, ...], then: State | None = None) -> None:
        """Store records after those that are stored, `then` is what they lead to, where that is known.

        Raises JournalProblem, and then nothing has changed.
        """
        self.journal.append(self.run, self._stored.seq, entries)
        self._entries += entries
        self._stored = then or replay(entries, self._stored)

    def _hold(self, asked: Sequence[Command], now: Stamp) -> tuple[Answer, ...]:
        """Carry commands out in memory only."""
        carried = carry_out(self.state, asked, now, self.window)
        self._held += carried.held
        self.state = carried.state
        return carried.answers

    def _caught_up(self) -> bool:
        """Read what another window appended first; whether that is a reason to try again."""
        try:
            caught = self._read_on()
        except JournalProblem as problem:
            self._in_trouble(str(problem))
            return False
        if not caught:
            self._in_trouble(GONE)
        return caught

    def _read_on(self) -> bool:
        """Fold what other windows appended; what is held is decided again on top. Raises JournalProblem."""
        entries = self.journal.read(self.run, self._stored.seq)
        self._behind = False
        if not entries:
            return False
        self._entries += entries
        self._stored = replay(entries, self._stored)
        self._settle(self._held)
        return True

    def _settle(self, held: tuple[Held, ...], lost: tuple[Held, ...] = ()) -> None:
        """Decide what is held again on top of what is stored."""
        settled = settle(self._stored, held, lost)
        self.state, self._held = settled.state, settled.held
        self.unplaced += settled.unplaced

    def _store_held(self) -> None:
        """Store the held steps, oldest first. Raises JournalProblem when the journal still refuses."""
        while self._held:
            first, *rest = self._held
            try:
                self._append(first.entries)
                self._held = tuple(rest)
            except Unstorable:
                self.unplaced += tuple(filter(None, (words_of(first.command),)))
                self._settle(tuple(rest), (first,))
            except Overtaken:
                if not self._read_on():
                    raise JournalProblem(GONE) from None
            if not self._held:
                self.state = self._stored


def unplaced_words(texts: tuple[str, ...]) -> str:
    """What to tell the trainer about words that found no place."""
    quoted = ", ".join(f"\u201c{text}\u201d" for text in texts)
    return f"Another window's changes left no place for: {quoted}. Please type it again where it belongs."


def held_words(saving: Saving) -> str:
    """The state of saving in words; empty when all is well."""
    held = saving.waiting - saving.unplaced
    if not held:
        return saving.trouble
    steps = count_words(held, "step is", "steps are")
    return f"NOT SAVED: {saving.trouble} {steps} kept in memory and tried again every second."
