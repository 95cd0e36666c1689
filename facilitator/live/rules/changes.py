"""What is taken back and done again.

What one press of a key did is taken back by one press. Most commands lead to one event; where a line brought marks
with its words, or a first turn its order, the events of that one moment at that one place go together. Where groups are
put together or a theme is split, those of that moment go together wherever they are.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from facilitator.live.facts import Recorded
from facilitator.live.facts.changes import ChangeRedone, ChangeUndone, Redo, Undo
from facilitator.live.refused import Refused
from facilitator.live.rules.reducing import evolve, put, stacked
from facilitator.live.rules.registry import Events, Parts, decides, rewrites
from facilitator.live.stamp import Stamp
from facilitator.live.state import Chain, Change, State, Step, Value

ELSEWHERE = {
    "group.closed": ("turn.given", "issue.moved", "issue.echo_withdrawn", "issue.echoed"),
    "theme.added": ("issue.untagged", "issue.tagged"),
}
"""Steps that others may have come with at any place, and which."""


LEADS = ("issue.captured", "turns.ordered", "item.entered", "clock.started", *ELSEWHERE)
"""Steps that others may have come with."""


FOLLOWS = (
    *("issue.echoed", "issue.tagged", "issue.linked", "issue.merged"),
    *("turn.given", "turns.finished", "item.backdated"),
)
"""Steps that may have come with one before them."""


def _untouched(state: State, change: Change, expected: Value) -> bool:
    """Whether the place a step changed is still as the step would find it."""
    present = getattr(state, change.part) if not change.key else getattr(state, change.part).get(change.key)
    return bool(present == expected)


def _came_with(step: Step, before: Step) -> bool:
    """Whether a step was decided in one with the one before it."""
    if (step.seq, step.at) != (before.seq + 1, before.at):
        return False
    if any(step.kind in with_it and before.kind in (lead, *with_it) for lead, with_it in ELSEWHERE.items()):
        return True
    places = [(one.changes[0].part, one.changes[0].key) for one in (step, before)]
    return places[0] == places[1] and step.kind in FOLLOWS and before.kind in (*LEADS, *FOLLOWS)


def _stack(chain: Chain | None) -> Iterator[Step]:
    while chain is not None:
        yield chain.step
        chain = chain.rest


def _last_press(chain: Chain) -> tuple[Step, ...]:
    """The steps that the last press of a key led to, the newest first."""
    steps = [chain.step]
    for step in _stack(chain.rest):
        if not _came_with(steps[-1], step):
            break
        steps.append(step)
    return tuple(steps) if steps[-1].kind in LEADS else (chain.step,)


def _press_taken_back(chain: Chain) -> tuple[Step, ...]:
    """The steps that the press taken back last had led to, the oldest first."""
    steps = [chain.step]
    for step in _stack(chain.rest if chain.step.kind in LEADS else None):
        if not _came_with(step, steps[-1]):
            break
        steps.append(step)
    return tuple(steps)


@decides(Undo)
def _undo(state: State, command: Undo, now: Stamp) -> Events:
    chain = state.done.get(command.window)
    if chain is None:
        raise Refused("There is nothing to take back.")
    undone: Events = ()
    for step in _last_press(chain):
        if not all(_untouched(state, change, change.after) for change in step.changes):
            raise Refused("Another window has changed this since, so it cannot be taken back from here.")
        event = ChangeUndone(step.seq)
        state, undone = evolve(state, Recorded(state.seq + 1, now, command.window, event)), (*undone, event)
    return undone


@decides(Redo)
def _redo(state: State, command: Redo, now: Stamp) -> Events:
    chain = state.undone.get(command.window)
    if chain is None:
        raise Refused("There is nothing to do again.")
    redone: Events = ()
    for step in _press_taken_back(chain):
        if not all(_untouched(state, change, change.before) for change in step.changes):
            raise Refused("Another window has changed this since, so it cannot be done again from here.")
        event = ChangeRedone(step.seq)
        state, redone = evolve(state, Recorded(state.seq + 1, now, command.window, event)), (*redone, event)
    return redone


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
