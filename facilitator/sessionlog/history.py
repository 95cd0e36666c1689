"""A run's events folded once, with what the final state no longer tells.

That is: which steps were taken back and stayed so, by how much clocks were set, and each event's line as the state
at its moment makes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec

from facilitator.live.facts import KINDS, Recorded
from facilitator.live.facts.agenda import ItemEntered
from facilitator.live.facts.changes import ChangeRedone, ChangeUndone
from facilitator.live.facts.clocks import ClockChanged, ClockPaused, ClockSet, ClockStarted
from facilitator.live.facts.day import RunEnded, RunReopened, RunStarted
from facilitator.live.facts.groups import GroupAdded
from facilitator.live.facts.interruptions import InterruptionEnded
from facilitator.live.queries.interruption_cost import finish_moved
from facilitator.live.rules import evolve
from facilitator.live.stamp import Stamp, between
from facilitator.live.state import Issue, State
from facilitator.sessionlog.model import Line
from facilitator.sessionlog.model_issues import GroupLog, Standing, ThemeLog
from facilitator.sessionlog.timeline import tell
from facilitator.sessionlog.words import local_time


class History(msgspec.Struct, frozen=True):
    """All that building a session log needs to know.

    `taken_back` holds, for each step that stayed undone, the event that undid it. `given` is by how many seconds
    each clock event changed the length of its item. `idle` are the events of clocks that changed nothing, as when
    two windows paused the same clock. `moved` is by how many seconds an interruption moved the expected finish, by the
    event that ended it. `ends` holds, for each event that ended the day, what `state` and `taken_back` were then.
    """

    entries: tuple[Recorded, ...]
    started: RunStarted
    state: State
    taken_back: dict[int, Recorded]
    given: dict[int, float]
    idle: frozenset[int]
    lines: dict[int, Line]
    moved: dict[int, float]
    ends: dict[int, tuple[State, dict[int, Recorded]]]

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

    def until(self, seq: int) -> History:
        """The history up to this event that ended the day; all of it where no such event is the number of one.

        Nothing is folded or told again for that: a long day that was commented on is read once.
        """
        if seq not in self.ends or seq == self.entries[-1].seq:
            return self
        state, taken_back = self.ends[seq]
        return History(
            tuple(entry for entry in self.entries if entry.seq <= seq),
            self.started,
            state,
            taken_back,
            {at: seconds for at, seconds in self.given.items() if at <= seq},
            frozenset(at for at in self.idle if at <= seq),
            {at: line for at, line in self.lines.items() if at <= seq},
            {at: seconds for at, seconds in self.moved.items() if at <= seq},
            {at: end for at, end in self.ends.items() if at <= seq},
        )


CLOCK_EVENTS = (ClockStarted, ClockPaused, ClockChanged, ClockSet)


def read_history(entries: Sequence[Recorded]) -> History:
    """Fold the events. Raises ValueError when they do not begin a run."""
    state = State()
    taken_back: dict[int, Recorded] = {}
    given: dict[int, float] = {}
    idle: set[int] = set()
    lines: dict[int, Line] = {}
    moved: dict[int, float] = {}
    ends: dict[int, tuple[State, dict[int, Recorded]]] = {}
    for entry in entries:
        before, event = state, entry.event
        state = evolve(before, entry)
        if isinstance(event, ChangeUndone) and state.done is not before.done:
            taken_back[event.seq] = entry
        elif isinstance(event, ChangeRedone) and state.undone is not before.undone:
            taken_back.pop(event.seq, None)
        elif isinstance(event, InterruptionEnded):
            moved[entry.seq] = finish_moved(before, entry.at)
        elif isinstance(event, CLOCK_EVENTS):
            if state.items is before.items:
                idle.add(entry.seq)
            else:
                given[entry.seq] = state.items[event.item].clock.allotted - before.items[event.item].clock.allotted
        elif isinstance(event, RunEnded):
            ends[entry.seq] = state, taken_back.copy()
        lines[entry.seq] = tell(state if isinstance(event, RunStarted) else before, entry, lines)
    if state.started is None:
        raise ValueError("a run that has not been started has no session log")
    return History(tuple(entries), state.started, state, taken_back, given, frozenset(idle), lines, moved, ends)


BEGINNINGS = tuple(event for event in KINDS if event.gives == "id")
"""The events that bring something with an id into a run."""


AT_ONCE = 15 * 60.0
"""Seconds after its end within which a day that is opened again counts as never ended."""


class Ground(msgspec.Struct):
    """A history, and what was found in it first: who was there, the themes, and what brought each thing into the run.

    `under` holds the standing issues that were put under another, by the other's id.
    `present` are the groups without those that left before they said anything.
    `closed` is the sequence number of the event that ended the day for good; what comes after it was added afterwards.
    """

    history: History
    first: dict[str, Recorded]
    closed: int
    groups: tuple[GroupLog, ...] = ()
    present: tuple[GroupLog, ...] = ()
    themes: tuple[ThemeLog, ...] = ()
    under: dict[str, list[Issue]] = {}

    def stands(self, issue: Issue) -> bool:
        """Whether an issue is on the board, if perhaps under another."""
        return self.standing(self.first.get(issue.id), issue.withdrawn) == "stands"

    def standing(self, first: Recorded | None, withdrawn: bool) -> Standing:
        """Whether something stands: what its window undid is taken back, what was taken off the board withdrawn."""
        if first is not None and first.seq in self.history.taken_back:
            return "taken back"
        return "withdrawn" if withdrawn else "stands"

    def group_name(self, group_id: str) -> str:
        """What a group was called in the end; its id where there is none."""
        group = self.history.state.groups.get(group_id)
        return group.name if group is not None else group_id

    def theme_label(self, theme_id: str) -> str:
        """What a theme was called in the end; its id where there is none."""
        return next((theme.label for theme in self.themes if theme.id == theme_id), theme_id)

    def title(self, item_id: str) -> str:
        """An item's title; its id where the plan has none, and nothing for no item."""
        plan = self.history.state.plan
        return plan.item(item_id).title if plan.position(item_id) >= 0 else item_id


def ground_of(history: History) -> Ground:
    """What is needed before anything else can be built."""
    first: dict[str, Recorded] = {}
    for entry in history.entries:
        if isinstance(entry.event, BEGINNINGS):
            first.setdefault(str(getattr(entry.event, "id", "")), entry)
    ground = Ground(history, first, closed_by(history))
    ground.groups = _groups(ground)
    heard = {group for issue in history.state.issues.values() for group in (issue.group, *issue.echoes)}
    ground.present = tuple(group for group in ground.groups if not group.left or group.id in heard)
    for issue in history.state.issues.values():
        if issue.merged and ground.stands(issue):
            ground.under.setdefault(issue.merged, []).append(issue)
    return ground


def closed_by(history: History) -> int:
    """The number of the event that ended the day for good; beyond all others while it has not been.

    A day that was opened again at once, or went on to another item, had not really ended; one that was opened again
    later for something forgotten had.
    """
    never = history.entries[-1].seq + 1
    found, at = never, history.entries[0].at
    for entry in history.effective():
        if isinstance(entry.event, RunEnded):
            found, at = (entry.seq, entry.at) if found == never else (found, at)
        elif isinstance(entry.event, ItemEntered) or _at_once(entry, at):
            found = never
    return found


def _at_once(entry: Recorded, ended: Stamp) -> bool:
    """Whether the day was opened again so soon that its end must have been a slip."""
    return isinstance(entry.event, RunReopened) and between(ended, entry.at) <= AT_ONCE


def _groups(ground: Ground) -> tuple[GroupLog, ...]:
    """The groups by number, without those whose arrival was taken back and that said nothing."""
    state = ground.history.state
    added = {key: entry for key, entry in ground.first.items() if isinstance(entry.event, GroupAdded)}
    speaking = {issue.group for issue in state.issues.values()}
    return tuple(
        GroupLog(group.id, group.number, group.name, left=group.closed, late=group.id in added)
        for group in sorted(state.groups.values(), key=lambda group: group.number)
        if group.id in speaking or ground.standing(added.get(group.id), False) == "stands"
    )
