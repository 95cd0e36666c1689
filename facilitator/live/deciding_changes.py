"""Deciding what is taken back and done again.

What one press of a key did is taken back by one press: the whole batch, or where another window has changed any of it
since, nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from facilitator.live import commands, events
from facilitator.live.events import AnyEvent, Recorded
from facilitator.live.evolve import evolve
from facilitator.live.refused import Refused
from facilitator.live.stamp import Stamp
from facilitator.live.state import Change, State, Value

Events = tuple[AnyEvent, ...]


def _untouched(state: State, change: Change, expected: Value) -> bool:
    """Whether the place a step changed is still as the step would find it."""
    present = getattr(state, change.part) if not change.key else getattr(state, change.part).get(change.key)
    return bool(present == expected)


def _undo(state: State, command: commands.Undo, now: Stamp) -> Events:
    chain = state.done.get(command.window)
    if chain is None:
        raise Refused("There is nothing to take back.")
    undone: Events = ()
    for step in chain.batch():
        if not all(_untouched(state, change, change.after) for change in step.changes):
            raise Refused("Another window has changed this since, so it cannot be taken back from here.")
        event = events.ChangeUndone(step.seq)
        state, undone = evolve(state, Recorded(state.seq + 1, now, command.window, event)), (*undone, event)
    return undone


def _redo(state: State, command: commands.Redo, now: Stamp) -> Events:
    chain = state.undone.get(command.window)
    if chain is None:
        raise Refused("There is nothing to do again.")
    redone: Events = ()
    for step in chain.batch():
        if not all(_untouched(state, change, change.before) for change in step.changes):
            raise Refused("Another window has changed this since, so it cannot be done again from here.")
        event = events.ChangeRedone(step.seq)
        state, redone = evolve(state, Recorded(state.seq + 1, now, command.window, event)), (*redone, event)
    return redone


DECISIONS: dict[type, Callable[[State, Any, Stamp], Events]] = {commands.Undo: _undo, commands.Redo: _redo}
