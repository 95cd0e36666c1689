"""Whether what is asked for may happen, and what then happens: pure.

`decide(state, command, now)` gives the events to record, or raises `Refused` with a sentence a trainer understands.
It never changes anything itself.
"""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from typing import Any

from facilitator.agenda.cleaning import clean_line
from facilitator.live import commands, deciding_agenda, deciding_capture, deciding_review, events
from facilitator.live.commands import Command
from facilitator.live.events import AnyEvent
from facilitator.live.refused import Refused
from facilitator.live.stamp import Stamp
from facilitator.live.state import Change, State, Value

Events = tuple[AnyEvent, ...]


def decide(state: State, command: Command, now: Stamp) -> Events:
    """The events that answer a command. Raises Refused, with the reason, when it may not happen."""
    if state.started is None and not isinstance(command, commands.StartRun):
        raise Refused("This run has not been started yet.")
    if state.phase == "ended" and type(command) not in AFTER_THE_END:
        raise Refused("The day has ended. Reopen it first if something was forgotten.")
    return DECISIONS[type(command)](state, command, now)


def _start(state: State, command: commands.StartRun, now: Stamp) -> Events:
    if state.started is not None:
        raise Refused("This run has already been started.")
    deciding_capture.refuse_number(len(command.groups))
    names = [clean_line(name) or f"Group {number}" for number, name in enumerate(command.groups, 1)]
    for number, name in enumerate(names):
        deciding_capture.refuse_name(name, names[:number])
    return (
        events.RunStarted(
            plan=command.plan,
            day=command.day,
            starts_at=command.starts_at,
            finishes_at=command.finishes_at,
            fixed=command.fixed,
            offsets=command.offsets,
            groups=tuple(events.GroupSeated(number, name) for number, name in enumerate(names, 1)),
            trainers=tuple(filter(None, map(clean_line, command.trainers))),
            venue=clean_line(command.venue),
            rehearsal=command.rehearsal,
        ),
    )


def _end(state: State, command: commands.EndRun, now: Stamp) -> Events:
    return (events.RunEnded(),)


def _reopen(state: State, command: commands.ReopenRun, now: Stamp) -> Events:
    if state.phase != "ended":
        raise Refused("The day is still open.")
    return (events.RunReopened(),)


def _gap(state: State, command: commands.NoteGap, now: Stamp) -> Events:
    if not 0 < command.seconds < inf:
        return ()
    return (events.GapNoted(command.seconds, command.counted, "sleep" if command.slept else "restart"),)


def _untouched(state: State, change: Change, expected: Value) -> bool:
    """Whether the place a step changed is still as the step would find it."""
    present = getattr(state, change.part) if not change.key else getattr(state, change.part).get(change.key)
    return bool(present == expected)


def _undo(state: State, command: commands.Undo, now: Stamp) -> Events:
    chain = state.done.get(command.window)
    if chain is None:
        raise Refused("There is nothing to take back.")
    if not all(_untouched(state, change, change.after) for change in chain.step.changes):
        raise Refused("Another window has changed this since, so it cannot be taken back from here.")
    return (events.ChangeUndone(chain.step.seq),)


def _redo(state: State, command: commands.Redo, now: Stamp) -> Events:
    chain = state.undone.get(command.window)
    if chain is None:
        raise Refused("There is nothing to do again.")
    if not all(_untouched(state, change, change.before) for change in chain.step.changes):
        raise Refused("Another window has changed this since, so it cannot be done again from here.")
    return (events.ChangeRedone(chain.step.seq),)


DECISIONS: dict[type, Callable[[State, Any, Stamp], Events]] = {
    commands.StartRun: _start,
    commands.EndRun: _end,
    commands.ReopenRun: _reopen,
    commands.NoteGap: _gap,
    commands.Undo: _undo,
    commands.Redo: _redo,
    **deciding_agenda.DECISIONS,
    **deciding_capture.DECISIONS,
    **deciding_review.DECISIONS,
}
"""Which function answers which command."""

AFTER_THE_END = (
    *(commands.ReopenRun, commands.NoteGap, commands.Undo, commands.Redo),
    *deciding_review.AFTER_THE_END,
)
"""All that an ended day still answers to."""
