"""A run's events folded once, with what the final state no longer tells.

That is: which steps were taken back and stayed so, by how much clocks were set, and each event's line as the state
at its moment makes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec

from facilitator.live.facts import Recorded
from facilitator.live.facts.changes import ChangeRedone, ChangeUndone
from facilitator.live.facts.clocks import ClockChanged, ClockPaused, ClockSet, ClockStarted
from facilitator.live.facts.day import RunStarted
from facilitator.live.rules import evolve
from facilitator.live.stamp import Stamp
from facilitator.live.state import State
from facilitator.sessionlog.model import Line
from facilitator.sessionlog.timeline import tell
from facilitator.sessionlog.words import local_time


class History(msgspec.Struct, frozen=True):
    """All that building a session log needs to know.

    `taken_back` holds, for each step that stayed undone, the event that undid it. `given` is by how many seconds
    each clock event changed the length of its item. `idle` are the events of clocks that changed nothing, as when
    two windows paused the same clock.
    """

    entries: tuple[Recorded, ...]
    started: RunStarted
    state: State
    taken_back: dict[int, Recorded]
    given: dict[int, float]
    idle: frozenset[int]
    lines: dict[int, Line]

    @property
    def last(self) -> Stamp:
        """The moment of the last event; the log of an unfinished day is told up to there."""
        return self.entries[-1].at

    def local(self, instant: datetime) -> datetime:
        """Local time at an instant, by the run's own record."""
        return local_time(instant, self.started.offsets)

    def effective(self) -> tuple[Recorded, ...]:
        """The events that still count: not taken back, and no idle clock keys."""
        return tuple(e for e in self.entries if e.seq not in self.taken_back and e.seq not in self.idle)


CLOCK_EVENTS = (ClockStarted, ClockPaused, ClockChanged, ClockSet)


def read_history(entries: Sequence[Recorded]) -> History:
    """Fold the events. Raises ValueError when they do not begin a run."""
    state = State()
    taken_back: dict[int, Recorded] = {}
    given: dict[int, float] = {}
    idle: set[int] = set()
    lines: dict[int, Line] = {}
    for entry in entries:
        before, event = state, entry.event
        state = evolve(before, entry)
        if isinstance(event, ChangeUndone) and state.done is not before.done:
            taken_back[event.seq] = entry
        elif isinstance(event, ChangeRedone) and state.undone is not before.undone:
            taken_back.pop(event.seq, None)
        elif isinstance(event, CLOCK_EVENTS):
            if state.items is before.items:
                idle.add(entry.seq)
            else:
                given[entry.seq] = state.items[event.item].clock.allotted - before.items[event.item].clock.allotted
        lines[entry.seq] = tell(state if isinstance(event, RunStarted) else before, entry, lines)
    if state.started is None:
        raise ValueError("a run that has not been started has no session log")
    return History(tuple(entries), state.started, state, taken_back, given, frozenset(idle), lines)
