"""What changing the agenda, backdating and the second clock do to the state; see `facilitator.live.steps`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from msgspec.structs import replace

from facilitator.agenda.model import Item
from facilitator.live import countdown, events
from facilitator.live.events import Recorded
from facilitator.live.stamp import Stamp
from facilitator.live.state import Clock, ItemState, SecondClock, State
from facilitator.live.swapping import Changes, appear, swap


def _earlier(stamp: Stamp, seconds: float) -> Stamp:
    """A moment so many seconds before another."""
    return Stamp(stamp.wall - timedelta(seconds=seconds), stamp.run - seconds, stamp.boot)


def _backdated(state: State, recorded: Recorded, event: events.ItemBackdated) -> Changes:
    """The clock has run that much longer; a stay began earlier, and the one that ended as it began ended earlier."""
    item = state.items.get(event.item)
    if item is None:
        return ()
    clock = replace(item.clock, banked=item.clock.banked + event.seconds, started=True)
    if event.what == "clock" or not item.visits:
        return swap(state, "items", event.item, replace(item, clock=clock))
    entered = item.visits[-1].entered
    visits = (*item.visits[:-1], replace(item.visits[-1], entered=_earlier(entered, event.seconds)))
    if not item.clock.started:
        clock = item.clock
    changes = swap(state, "items", event.item, replace(item, clock=clock, visits=visits))
    for key, other in state.items.items():
        if key != event.item and other.visits and other.visits[-1].left == entered:
            last = other.visits[-1]
            left = max(last.entered, _earlier(entered, event.seconds), key=lambda stamp: stamp.wall)
            changes += swap(state, "items", key, replace(other, visits=(*other.visits[:-1], replace(last, left=left))))
    return changes


def _with_items(state: State, items: tuple[Item, ...]) -> Changes:
    return swap(state, "agenda", "", replace(state.plan, items=items))


def _place(items: tuple[Item, ...], item: Item, after: str) -> tuple[Item, ...]:
    """The items with one more, after the named one; at the beginning where there is none of that name."""
    at = next((number for number, other in enumerate(items, 1) if other.id == after), 0)
    return (*items[:at], item, *items[at:])


def _appeared(state: State, item: Item) -> Changes:
    there = ItemState(clock=Clock(allotted=item.minutes * 60.0))
    return appear(state, "items", item.id, replace(there, skipped=True), there)


def _known(state: State, item_id: str) -> bool:
    return state.started is not None and state.plan.position(item_id) >= 0


def _inserted(state: State, recorded: Recorded, event: events.ItemInserted) -> Changes:
    if state.started is None or _known(state, event.item.id):
        return ()
    return _with_items(state, _place(state.plan.items, event.item, event.after)) + _appeared(state, event.item)


def _split(state: State, recorded: Recorded, event: events.ItemSplit) -> Changes:
    standing = state.items.get(event.item)
    if standing is None or not _known(state, event.item) or _known(state, event.rest.id):
        return ()
    clock = replace(standing.clock, allotted=event.minutes * 60.0)
    kept = (replace(item, minutes=event.minutes) if item.id == event.item else item for item in state.plan.items)
    changes = _with_items(state, _place(tuple(kept), event.rest, event.item))
    changes += appear(state, "cut_from", event.rest.id, "", event.item)
    return changes + swap(state, "items", event.item, replace(standing, clock=clock)) + _appeared(state, event.rest)


def _moved(state: State, recorded: Recorded, event: events.ItemMoved) -> Changes:
    if not _known(state, event.item) or event.item == event.after:
        return ()
    rest = tuple(item for item in state.plan.items if item.id != event.item)
    return _with_items(state, _place(rest, state.plan.item(event.item), event.after))


def _caught_up(state: State, recorded: Recorded, event: events.CatchUpTaken) -> Changes:
    changes: Changes = ()
    for cut in event.cuts:
        item = state.items.get(cut.item)
        if item is not None:
            clock = countdown.change(item.clock, -cut.seconds)
            won = item.won + (item.clock.allotted if cut.skipped else cut.seconds)
            given = replace(item, clock=clock, skipped=item.skipped or cut.skipped, won=won)
            changes += swap(state, "items", cut.item, given)
    return changes


# -- the second clock ------------------------------------------------------------------------------------------


def _second_started(state: State, recorded: Recorded, event: events.SecondClockStarted) -> Changes:
    clock = countdown.start(Clock(allotted=event.seconds), recorded.at)
    return swap(state, "second", "", SecondClock(event.name, clock))


def _second(change: Callable[[Clock, Any, Stamp], Clock]) -> Callable[[State, Recorded, Any], Changes]:
    """The step of an event that does this to the second clock."""

    def step(state: State, recorded: Recorded, event: events.Event) -> Changes:
        if state.second is None:
            return ()
        return swap(state, "second", "", replace(state.second, clock=change(state.second.clock, event, recorded.at)))

    return step


def _second_closed(state: State, recorded: Recorded, event: events.SecondClockClosed) -> Changes:
    return swap(state, "second", "", None)


STEPS: dict[type, Callable[[State, Recorded, Any], Changes]] = {
    events.ItemBackdated: _backdated,
    events.ItemInserted: _inserted,
    events.ItemSplit: _split,
    events.ItemMoved: _moved,
    events.CatchUpTaken: _caught_up,
    events.SecondClockStarted: _second_started,
    events.SecondClockPaused: _second(lambda clock, event, at: countdown.pause(clock, at)),
    events.SecondClockResumed: _second(lambda clock, event, at: countdown.start(clock, at)),
    events.SecondClockChanged: _second(lambda clock, event, at: countdown.change(clock, event.seconds)),
    events.SecondClockClosed: _second_closed,
}
"""What these events change."""
