"""What each event does to the state: the fold, pure and total.

Every event that can have been recorded can be folded, whatever came before it: a state from an older program or a
merged journal must never stop a day. An event that names something unknown changes nothing but the sequence number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import reduce
from typing import Any

from msgspec.structs import replace

from facilitator.live import countdown, events
from facilitator.live.events import AnyEvent, Recorded
from facilitator.live.state import Chain, Change, Clock, Gap, Group, ItemState, State, Step
from facilitator.live.steps import STEPS, Changes


def evolve(state: State, recorded: Recorded) -> State:
    """The state after one more event."""
    event = recorded.event
    if isinstance(event, events.PageTurned):  # by far the commonest, and no step to take back
        pages = {**state.pages, event.item: event.page}
        return replace(state, pages=pages, seq=recorded.seq, last=recorded.at)
    special = WHOLE.get(type(event))
    if special is not None:
        state = special(state, recorded)
    else:
        step = STEPS[type(event)]
        changes = step(state, recorded)
        if changes:
            state = _record_step(_apply(state, changes), recorded, changes)
    return replace(state, seq=recorded.seq, last=recorded.at)


def replay(entries: Iterable[Recorded], state: State | None = None) -> State:
    """The state after all these events, from the beginning or from a given state."""
    return reduce(evolve, entries, State() if state is None else state)


def _apply(state: State, changes: Changes) -> State:
    """The state with each change's `after` in its place."""
    parts: dict[str, Any] = {}
    for change in changes:
        if not change.key:
            parts[change.part] = change.after
        else:
            mapping = parts.get(change.part)
            if mapping is None:
                mapping = parts[change.part] = dict(getattr(state, change.part))
            mapping[change.key] = change.after
    return replace(state, **parts)


def _record_step(state: State, recorded: Recorded, changes: Changes) -> State:
    """The state with these changes on top of what the window can take back, and nothing left to do again."""
    step = Step(seq=recorded.seq, kind=type(recorded.event).__struct_config__.tag, changes=changes)  # type: ignore[arg-type]
    done = {**state.done, recorded.by: Chain(step, state.done.get(recorded.by))}
    undone = {**state.undone, recorded.by: None} if state.undone.get(recorded.by) else state.undone
    return replace(state, done=done, undone=undone, counts=_counted(state.counts, recorded.event))


def _counted(counts: dict[str, int], event: AnyEvent) -> dict[str, int]:
    """The highest numbers given out, after an event that may have given one."""
    match event:
        case events.IssueCaptured() | events.NoteAdded() | events.ParkingAdded() | events.ActionAdded():
            key, number = split_number(event.id)
            return {**counts, key: max(number, counts.get(key, 0))}
        case events.GroupAdded():
            return {**counts, "G": max(event.number, counts.get("G", 0))}
        case _:
            return counts


def split_number(identifier: str) -> tuple[str, int]:
    """The series and the running number of an id: ("E1-G3-", 4) of "E1-G3-4", ("N", 2) of "N2"."""
    head = identifier.rstrip("0123456789")
    digits = identifier[len(head) :]
    return head, int(digits) if digits else 0


def find_step(chain: Chain | None, seq: int) -> Step | None:
    """The step with this sequence number, if it is in the chain."""
    while chain is not None:
        if chain.step.seq == seq:
            return chain.step
        chain = chain.rest
    return None


# -- events that are more than a step --------------------------------------------------------------------------


def _started(state: State, recorded: Recorded) -> State:
    event = recorded.event
    assert isinstance(event, events.RunStarted)
    items = {item.id: ItemState(clock=Clock(allotted=item.minutes * 60.0)) for item in event.plan.items}
    groups = {f"G{seat.number}": Group(f"G{seat.number}", seat.number, seat.name) for seat in event.groups}
    counts = {"G": max((seat.number for seat in event.groups), default=0)}
    return replace(state, started=event, items=items, groups=groups, counts=counts, first=recorded.at)


def _undone(state: State, recorded: Recorded) -> State:
    event = recorded.event
    assert isinstance(event, events.ChangeUndone)
    for window, chain in state.done.items():
        if chain is not None and chain.step.seq == event.seq:
            step = chain.step
            back = tuple(replace(c, before=c.after, after=c.before) for c in reversed(step.changes))
            return replace(
                _apply(state, back),
                done={**state.done, window: chain.rest},
                undone={**state.undone, window: Chain(step, state.undone.get(window))},
            )
    return state


def _redone(state: State, recorded: Recorded) -> State:
    event = recorded.event
    assert isinstance(event, events.ChangeRedone)
    for window, chain in state.undone.items():
        if chain is not None and chain.step.seq == event.seq:
            return replace(
                _apply(state, chain.step.changes),
                done={**state.done, window: Chain(chain.step, state.done.get(window))},
                undone={**state.undone, window: chain.rest},
            )
    return state


def _gap(state: State, recorded: Recorded) -> State:
    event = recorded.event
    assert isinstance(event, events.GapNoted)
    gap = Gap(recorded.at, event.seconds, event.counted, state.current, event.why)
    state = replace(state, gaps=(*state.gaps, gap))
    if event.counted or state.current not in state.items:
        return state
    before = state.items[state.current]
    after = replace(before, clock=countdown.leave_out(before.clock, event.seconds))
    if after == before:
        return state
    changes = (Change("items", state.current, before, after),)
    return _record_step(_apply(state, changes), recorded, changes)


WHOLE: dict[type, Callable[[State, Recorded], State]] = {
    events.RunStarted: _started,
    events.ChangeUndone: _undone,
    events.ChangeRedone: _redone,
    events.GapNoted: _gap,
}
"""Events that do something other than change one place of the state."""
