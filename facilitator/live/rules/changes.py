"""What is taken back and done again.

What one press of a key did is taken back by one press: the whole batch, or where another window has changed any of it
since, nothing.
"""

from __future__ import annotations

from msgspec.structs import replace

from facilitator.live.facts import Recorded
from facilitator.live.facts.base import Refused
from facilitator.live.facts.changes import ChangeRedone, ChangeUndone, Redo, Undo
from facilitator.live.rules.reducing import evolve, put, stacked
from facilitator.live.rules.registry import Events, Parts, decides, rewrites
from facilitator.live.stamp import Stamp
from facilitator.live.state import Chain, Change, State, Value


def _untouched(state: State, change: Change, expected: Value) -> bool:
    """Whether the place a step changed is still as the step would find it."""
    present = getattr(state, change.part) if not change.key else getattr(state, change.part).get(change.key)
    return bool(present == expected)


@decides(Undo)
def _undo(state: State, command: Undo, now: Stamp) -> Events:
    chain = state.done.get(command.window)
    if chain is None:
        raise Refused("There is nothing to take back.")
    return _each(state, chain, now, command.window, ChangeUndone)


@decides(Redo)
def _redo(state: State, command: Redo, now: Stamp) -> Events:
    chain = state.undone.get(command.window)
    if chain is None:
        raise Refused("There is nothing to do again.")
    return _each(state, chain, now, command.window, ChangeRedone)


def _each(state: State, chain: Chain, now: Stamp, window: str, change: type[ChangeUndone | ChangeRedone]) -> Events:
    """An event for each step of the batch on top: each is looked for where the one before it left the day."""
    back = change is ChangeUndone
    done: Events = ()
    for step in chain.batch():
        if not all(_untouched(state, one, one.after if back else one.before) for one in step.changes):
            what = "taken back" if back else "done again"
            raise Refused(f"Another window has changed this since, so it cannot be {what} from here.")
        event = change(step.seq)
        state, done = evolve(state, Recorded(state.seq + 1, now, window, event)), (*done, event)
    return done


@rewrites(ChangeUndone)
def _undone(state: State, recorded: Recorded, event: ChangeUndone, own: set[str]) -> Parts:
    for window, chain in state.done.items():
        if chain.step.seq == event.seq:
            back = tuple(replace(c, before=c.after, after=c.before) for c in reversed(chain.step.changes))
            return put(state, back, own) | {
                "done": stacked(state.done, window, chain.rest),
                "undone": {**state.undone, window: Chain(chain.step, state.undone.get(window))},
            }
    return {}


@rewrites(ChangeRedone)
def _redone(state: State, recorded: Recorded, event: ChangeRedone, own: set[str]) -> Parts:
    for window, chain in state.undone.items():
        if chain.step.seq == event.seq:
            return put(state, chain.step.changes, own) | {
                "done": {**state.done, window: Chain(chain.step, state.done.get(window))},
                "undone": stacked(state.undone, window, chain.rest),
            }
    return {}
